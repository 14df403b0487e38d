"""`borgerbot db restored`: before the first start on a restored backup, so that nothing is announced twice."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from bot.clock import system_clock
from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from bot.announcing.restoring import CountedAsTold
    from bot.events.updating import Outcome

_FAULTY = 1


@dataclass(frozen=True, slots=True)
class Settled:
    """What the command has done.

    Attributes:
        outcomes: what the sources of events said, the changes since the backup among it.
        told: what counts as told.
        unasked: sources that have told of events once, and are not set.
    """

    outcomes: tuple[Outcome, ...]
    told: CountedAsTold
    unasked: tuple[str, ...]


def restored() -> None:
    """Count everything that was due before now as told: it may have been sent after the backup was made."""
    from bot.logs import configure_logging

    # Else what is logged would stand among what is printed.
    configure_logging("WARNING")
    settled = asyncio.run(settle(read_settings()))
    typer.echo(f"Count as told: {settled.told.notices} notices, {settled.told.posts} announcements of the staff")
    changes = [change for outcome in settled.outcomes for change in outcome.changes]
    if changes:
        typer.echo("Since the backup, and told to nobody who has not read it already:")
    for change in changes:
        typer.echo(f"  {change.kind.value}: {change.after.title}")
    faults = [outcome for outcome in settled.outcomes if outcome.fault is not None]
    for outcome in faults:
        typer.echo(f"{outcome.source.host}: {outcome.fault}; call this again before the start", err=True)
    for source in settled.unasked:
        typer.echo(f"{source}: not asked, for it is not set; call this again with the settings of the start", err=True)
    if faults or settled.unasked:
        raise typer.Exit(_FAULTY)


async def settle(settings: Settings) -> Settled:
    """Take in what became of events since the backup, and count everything that was due as told.

    Raises:
        SecondProcessError: if the assistant runs on this database.
        DatabaseVersionError: if the database is not of this program's version.
        DatabaseFaultError: if there is none, or it refuses.
    """
    from bot.announcing.restoring import count_as_told
    from bot.catalogue import Catalogue
    from bot.command_line.loading import present
    from bot.events.sources import sources_of
    from bot.events.telling import Teller
    from bot.events.updating import Updating
    from bot.transport.leader import nobody_leads, sole_user
    from knowledge.events import store
    from knowledge.events.model import FILE, STAFF

    async with present(settings) as database, sole_user(database), nobody_leads(database):
        teller = Teller(Catalogue(), settings.staff_chat_id)
        sources = sources_of(settings)
        outcomes = await Updating(database, system_clock, sources, teller).work() if sources else ()
        now = system_clock()
        async with database.transaction() as session:
            told = await count_as_told(session, now)
            unasked = await store.sources(session, now) - {STAFF, FILE, *(source.name for source in sources)}
        return Settled(outcomes, told, tuple(sorted(unasked)))
