"""`borgerbot events fetch` and `list`: ask the sources once, and see what is known."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.clock import local_time, system_clock
from bot.settings import Settings, read_settings
from knowledge.errors import SettingsError

if TYPE_CHECKING:
    from bot.events.updating import Outcome
    from knowledge.events.model import Occurrence

_FAULTY = 1


class House(StrEnum):
    """A house."""

    HASLEV = "haslev"
    FAXE = "faxe"


def fetch() -> None:
    """Ask the sources of events once and tell what has changed; exit code 1 if one of them fails."""
    from bot.logs import configure_logging  # noqa: PLC0415 - a command imports what it needs

    # Else what is logged would stand among what is printed.
    configure_logging("WARNING")
    outcomes = asyncio.run(fetched(read_settings()))
    for outcome in outcomes:
        for line in _told(outcome):
            typer.echo(line)
    faults = [outcome for outcome in outcomes if outcome.fault is not None]
    for outcome in faults:
        typer.echo(f"{outcome.source.host}: {outcome.fault}; what was known stays", err=True)
    if faults:
        raise typer.Exit(_FAULTY)


def list_(
    *,
    days: Annotated[int, typer.Option(min=1, max=1000, help="How many days ahead.")] = 30,
    house: Annotated[House | None, typer.Option(case_sensitive=False, help="Only what takes place there.")] = None,
) -> None:
    """List the events that are known, whatever their state: start, state, houses, code, source, title."""
    for occurrence in asyncio.run(coming(read_settings(), timedelta(days=days), house)):
        typer.echo("\t".join(_columns(occurrence)))


async def fetched(settings: Settings) -> tuple[Outcome, ...]:
    """Ask the sources that are set, once.

    Raises:
        SettingsError: if none is set.
    """
    from bot.catalogue import Catalogue  # noqa: PLC0415 - a command imports what it needs
    from bot.command_line.loading import present  # noqa: PLC0415
    from bot.events.sources import sources_of  # noqa: PLC0415
    from bot.events.telling import Teller  # noqa: PLC0415
    from bot.events.updating import Updating  # noqa: PLC0415

    sources = sources_of(settings)
    if not sources:
        raise SettingsError("BORGERBOT_EVENTS_URL: missing", "Set it, or BORGERBOT_EVENTS_ICAL")
    async with present(settings) as database:
        teller = Teller(Catalogue(), settings.staff_chat_id)
        return await Updating(database, system_clock, sources, teller).work()


async def coming(settings: Settings, ahead: timedelta, house: str | None) -> tuple[Occurrence, ...]:
    """What is known of the time from now on.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
        DatabaseFaultError: if there is none, or it refuses.
    """
    from bot.command_line.loading import present  # noqa: PLC0415
    from knowledge.events import store  # noqa: PLC0415
    from knowledge.events.model import State  # noqa: PLC0415

    now = system_clock()
    async with present(settings) as database, database.reading() as session:
        return await store.between(session, now, now + ahead, house=house, states=frozenset(State))


def _told(outcome: Outcome) -> Iterator[str]:
    if outcome.answer is not None:
        yield f"{outcome.source.host}: {len(outcome.answer.occurrences)} events, {len(outcome.changes)} changes"
        yield from (f"  {change.kind.value}: {change.after.title}" for change in outcome.changes)
        yield from (f"  left out: {line}" for line in outcome.answer.left_out)
    elif outcome.fault is None:
        yield f"{outcome.source.host}: unchanged"


def _columns(occurrence: Occurrence) -> Iterable[str]:
    starts = local_time(occurrence.starts)
    yield f"{starts:%Y-%m-%d}" if occurrence.all_day else f"{starts:%Y-%m-%d %H:%M}"
    yield occurrence.state.value
    yield "+".join(occurrence.houses) or "-"
    yield occurrence.code
    yield occurrence.source
    yield occurrence.title
