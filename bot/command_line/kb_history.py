"""`borgerbot kb history` and `borgerbot kb undo`: what became of an entry, and taking a change back."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from knowledge.storing.history import Version


_LAST_NUMBER = 2**31 - 1
"""More than a database counts to."""


def person() -> str:
    """Who works at the command line, for the history."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return "command line"


def history(slug: Annotated[str, typer.Argument(help="The entry's slug.")]) -> None:
    """Every version of an entry: who changed what, when, and why."""
    for line in asyncio.run(history_lines(read_settings(), slug)):
        typer.echo(line)


def undo(
    change: Annotated[
        int,
        typer.Argument(
            min=1, max=_LAST_NUMBER, help="The number of the change, as shown by the history and the import."
        ),
    ],
    *,
    who: Annotated[str | None, typer.Option(help="Who takes it back; the user of this machine unless told.")] = None,
    why: Annotated[str, typer.Option(help="The reason, for the history.")] = "",
) -> None:
    """Take back a change as a whole; entries that were new are archived, nothing is deleted."""
    made, slugs = asyncio.run(undo_change(read_settings(), change, who or person(), why))
    if made is None:
        typer.echo(f"Change {change} is taken back already; nothing was changed")
    else:
        what = f"{len(slugs)} entries" if slugs else "the question sets"
        typer.echo(f"Took back change {change} of {what}; that is change {made}")


async def history_lines(settings: Settings, slug: str) -> list[str]:
    """What is printed about the versions of an entry, newest first.

    Raises:
        HistoryError: if none is kept.
    """
    from bot.command_line.loading import present
    from knowledge.errors import HistoryError
    from knowledge.storing.history import versions

    async with present(settings) as database, database.reading() as session:
        found = await versions(session, slug)
    if not found:
        raise HistoryError(f"{slug}: no version of it is kept", "Check the name; an unchanged entry may have none")
    return [line for number in range(len(found) - 1, -1, -1) for line in _about(found, number)]


def _about(found: tuple[Version, ...], number: int) -> Iterator[str]:
    from bot.clock import local_time
    from knowledge.storing.differences import differences

    version, before = found[number], found[number - 1] if number else None
    reason = f" - {version.why}" if version.why else ""
    yield (
        f"Version {version.number}, {local_time(version.at):%Y-%m-%d %H:%M}, {version.who}:"
        f" {version.what} (change {version.change}){reason}"
    )
    if before is not None:
        for each in differences(before.entry, version.entry):
            yield f"  {each.field}"
            yield from (f"    {line}" for line in each.lines)


async def undo_change(settings: Settings, change: int, who: str, why: str) -> tuple[int | None, tuple[str, ...]]:
    """Take a change back, and tell the running processes.

    Raises:
        HistoryError: if there is no such change, or it is taken back already.
        ConflictError: if what it changed was changed again since.
    """
    from bot.command_line.loading import present
    from bot.transport.signals import Signal, Signals
    from knowledge.errors import HistoryError
    from knowledge.storing.changing import Act
    from knowledge.storing.history import taken_back_by
    from knowledge.storing.history import undo as take_back

    async with present(settings) as database, database.transaction() as session:
        before = await taken_back_by(session, change)
        if before is not None:
            number, by = before
            raise HistoryError(
                f"change {change}: {by} has taken it back already, by change {number}",
                f"Nothing was changed; `borgerbot kb undo {number}` brings it back",
            )
        done = await take_back(session, change, Act(who, "undo", why))
        await Signals(database).everywhere(session, Signal.KNOWLEDGE)
        return done
