"""`borgerbot kb export` and `borgerbot kb import`: many entries at once, as a file that staff work in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.command_line.hint_lines import hint_lines
from bot.command_line.kb_history import person
from bot.command_line.kb_questions import exported_questions, import_questions
from bot.command_line.whole_files import write_new
from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from knowledge.bulk import FileContent, Plan, QuestionContent
    from knowledge.checks.imported import ImportHint
    from knowledge.entries import Entry
    from knowledge.storing.importing import Done

_FAULTY = 1


def export(
    file: Annotated[Path, typer.Argument(help="The file to write: .xlsx, .csv or .yaml.")],
    *,
    questions: Annotated[bool, typer.Option("--questions", help="The question sets, as .csv or .yaml.")] = False,
) -> None:
    """Write all entries to a file that staff can work in; `kb import` reads it back."""
    made = exported_questions if questions else exported
    data, count = asyncio.run(made(read_settings(), file.name))
    write_new_file(file, data)
    typer.echo(f"{count} {'questions' if questions else 'entries'} are in {file}")


def import_(
    file: Annotated[
        Path, typer.Argument(help="A file like those of `kb export`, of entries or questions: .xlsx, .csv or .yaml.")
    ],
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Make the changes; without it they are only told.")] = False,
    archive_missing: Annotated[
        bool,
        typer.Option(
            "--archive-missing",
            help="Take entries out of service, or questions out of their set, that the file leaves out.",
        ),
    ] = False,
    who: Annotated[str | None, typer.Option(help="Who imports; the user of this machine unless told.")] = None,
    why: Annotated[str, typer.Option(help="The reason, for the history.")] = "",
) -> None:
    """Tell what a file would change, and with --apply change it, all or nothing; exit code 1 if a row has a fault."""
    from knowledge import bulk

    content = read_file(file)
    if archive_missing and not content.rows:
        raise bulk.BulkFileError(
            f"{file}: holds nothing, so --archive-missing would take everything out of service",
            "Hand in what is to stay, or leave --archive-missing away",
        )
    settings = read_settings()
    signed = who or person()
    if isinstance(content, bulk.QuestionContent):
        import_questions(settings, file, content, who=signed, why=why, apply=apply, remove_missing=archive_missing)
        return
    done, hints = asyncio.run(
        import_rows(
            settings,
            content,
            who=signed,
            why=why,
            apply=apply,
            archive_missing=archive_missing,
        )
    )
    faults = (*content.faults, *done.plan.conflicts)
    blocking = sum(each.hint.blocks for each in hints)
    for line in (*_report(done.plan, archive_missing=archive_missing, whole=not content.faults), *content.notes):
        typer.echo(line)
    told = (f"{file}: {fault}" for fault in sorted(faults, key=lambda fault: fault.row))
    for line in (*told, *hint_lines(file, hints)):
        typer.echo(line, err=True)
    typer.echo(_outcome(done, len(faults) + blocking, apply=apply))
    if faults or blocking:
        raise typer.Exit(_FAULTY)


def read_file(file: Path) -> FileContent | QuestionContent:
    """The entries or questions of a file, which is not even read if it is too large.

    Raises:
        BulkFileError: if it cannot be read as a table of either.
    """
    from knowledge import bulk

    return bulk.read(file.name, bulk.read_table_file(file))


def write_new_file(file: Path, data: bytes) -> None:
    """Write a file that is not there yet: somebody may have worked in one that is.

    Raises:
        BulkFileError: if it is there, or cannot be written.
    """
    from knowledge.bulk import BulkFileError

    try:
        write_new(file, data)
    except FileExistsError as error:
        raise BulkFileError(f"{file}: cannot be written ({error.strerror})", "Name another file") from None
    except OSError as error:
        raise BulkFileError(
            f"{file}: cannot be written ({error.strerror})", "Make room there, or name another place"
        ) from None


async def exported(settings: Settings, name: str) -> tuple[bytes, int]:
    """All entries in the format that a file's name says, and how many they are.

    Raises:
        BulkFileError: if the format is not known, or cannot hold a text.
    """
    from bot.command_line.loading import present
    from knowledge import bulk
    from knowledge.storing import store
    from knowledge.storing.changing import current_versions

    bulk.format_of(name)
    async with present(settings) as database, database.reading() as session:
        entries = (await store.read(session)).entries
        versions = await current_versions(session)
    return bulk.write(name, entries.values(), versions), len(entries)


async def import_rows(
    settings: Settings, content: FileContent, *, who: str, why: str, apply: bool, archive_missing: bool
) -> tuple[Done, tuple[ImportHint, ...]]:
    """Compare the rows of a file with the knowledge base; with `apply`, and where nothing is wrong, make it so.

    What staff are told of a file in their group is told here too, and what is refused there is refused.
    """
    from bot.command_line.loading import present
    from bot.transport.signals import Signal, Signals
    from knowledge.storing.changing import Act
    from knowledge.storing.importing import Done, carry_out, plan_beside

    async with present(settings) as database:
        async with database.reading() as session:
            plan, entries = await plan_beside(session, content.rows)
        hints = () if content.faults or plan.conflicts else _hints(plan, entries)
        if not apply or content.faults or any(each.hint.blocks for each in hints):
            return Done(plan, None), hints
        async with database.transaction() as session:
            done = await carry_out(session, content.rows, Act(who, "import", why), archive=archive_missing)
            if done.change is not None:
                await Signals(database).everywhere(session, Signal.KNOWLEDGE)
            return done, hints


def _hints(plan: Plan, entries: Mapping[str, Entry]) -> tuple[ImportHint, ...]:
    from bot.clock import local_date, system_clock
    from knowledge.checks.imported import import_hints

    changed = [(row.number, row.entry) for row in (*plan.new, *plan.changed)]
    return import_hints(changed, entries, local_date(system_clock()))


def _report(plan: Plan, *, archive_missing: bool, whole: bool) -> Iterator[str]:
    """What a file would change; where it is not read as a `whole`, nobody knows what is missing from it."""
    yield from _named("New", (row.entry.slug for row in plan.new))
    yield from _named("Changed", (row.entry.slug for row in plan.changed))
    yield from _named("Changed here since the export, not in the file; they stay as they are", plan.stale)
    fate = "are archived" if archive_missing else "stay; --archive-missing takes them out of service"
    if whole:
        yield from _named(f"Missing from the file ({fate})", (entry.slug for entry in plan.missing))
    yield f"{plan.unchanged} unchanged"


def _named(what: str, slugs: Iterable[str]) -> Iterator[str]:
    listed = list(slugs)
    if listed:
        yield f"{what}: {len(listed)}"
        yield from (f"  {slug}" for slug in listed)


def _outcome(done: Done, faults: int, *, apply: bool) -> str:
    if faults:
        return f"{faults} faults; nothing was changed"
    if done.change is not None:
        return f"That is change {done.change}; `borgerbot kb undo {done.change}` takes it back"
    return "Nothing was to be changed" if apply else "Nothing was changed; --apply makes the changes"
