"""`borgerbot events import`: many events at once from a spreadsheet, all or none."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.clock import local_time, system_clock
from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from knowledge.events.model import Change, Occurrence
    from knowledge.events.sheet import Sheet, Told

_FAULTY = 1
_MOST_OTHERS = 1000
_NAMED = 20


def import_(
    file: Annotated[Path, typer.Argument(help="A table of events: .xlsx or .csv, one row each.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
) -> None:
    """Take in a table of events: all of it, or nothing and exit code 1 if a row has a fault.

    The columns are id, titel, dato, tid, hus, sted, for, emne, pris, link, billet, om and status; titel, dato, tid and
    one of hus and sted are needed.
    """
    sheet = read_file(file)
    for fault in sheet.faults:
        typer.echo(f"{file}: {fault}", err=True)
    if sheet.faults:
        for note in sheet.notes:
            typer.echo(note)
        typer.echo(f"{len(sheet.faults)} faults; nothing was changed")
        raise typer.Exit(_FAULTY)
    changes, others = asyncio.run(import_sheet(read_settings(), sheet, dry_run=dry_run))
    for change in changes:
        typer.echo(f"  {change.kind.value}: {change.after.title}")
    for line in (*_about_others(others), *sheet.notes):
        typer.echo(line)
    if over := len(sheet.over(system_clock())):
        typer.echo(f"{over} are over already; nobody is shown them")
    outcome = "nothing was changed; leave out --dry-run" if dry_run else "done"
    typer.echo(f"{len(sheet.told)} events, {len(changes)} changes: {outcome}")


def read_file(file: Path) -> Sheet:
    """The events of a file, which is not even read if it is too large.

    Raises:
        BulkFileError: if it cannot be read as a table of events.
    """
    from knowledge import bulk  # noqa: PLC0415 - a command imports what it needs
    from knowledge.events.sheet import FORMATS, read_sheet  # noqa: PLC0415

    return read_sheet(file.name, bulk.read_table_file(file, FORMATS), system_clock())


async def import_sheet(
    settings: Settings, sheet: Sheet, *, dry_run: bool
) -> tuple[tuple[Change, ...], tuple[Occurrence, ...]]:
    """Take in the events of a file, or see what that would change; and what comes of earlier files beside them."""
    from bot.command_line.loading import present  # noqa: PLC0415
    from knowledge.events import store  # noqa: PLC0415
    from knowledge.events.model import FILE  # noqa: PLC0415

    async with present(settings) as database, database.transaction() as session, session.begin_nested() as tried:
        occurrences = [await _with_its_state(session, each) for each in sheet.told]
        changes = await store.upsert(session, occurrences, system_clock())
        entered = await store.entered(session, {FILE}, system_clock(), limit=_MOST_OTHERS)
        if dry_run:
            await tried.rollback()
        told = {each.uuid for each in occurrences}
        return changes, tuple(each for each in entered if each.uuid not in told and not each.state.called_off)


def _about_others(others: Sequence[Occurrence]) -> Iterator[str]:
    """A row that is gone, or has another title or day and no id, leaves its event behind."""
    if others:
        yield f"{len(others)} events of earlier files are not in this one and stay; /arrangement aflyst CODE ends one:"
        yield from (f"  {each.code}: {local_time(each.starts):%Y-%m-%d} {each.title}" for each in others[:_NAMED])
        yield from ["  …"] if len(others) > _NAMED else []


async def _with_its_state(session: AsyncSession, told: Told) -> Occurrence:
    """What was cancelled in the group is not on again because a file says nothing of it."""
    from knowledge.events import store  # noqa: PLC0415
    from knowledge.events.model import State  # noqa: PLC0415

    known = await store.by_uuid(session, told.occurrence.uuid)
    if told.state is not None or known is None or not (known.state.called_off or known.state is State.SOLD_OUT):
        return told.occurrence
    return replace(told.occurrence, state=known.state)
