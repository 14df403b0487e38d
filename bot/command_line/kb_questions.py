"""The question sets at the command line: out as a file and back, as `kb export` and `kb import` do with entries."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.settings import Settings

if TYPE_CHECKING:
    from knowledge.bulk import Fault, QuestionContent
    from knowledge.storing.set_store import Question, SetPlan

_FAULTY = 1


async def exported_questions(settings: Settings, name: str) -> tuple[bytes, int]:
    """The question sets as the content of a file, and how many questions they are.

    Raises:
        BulkFileError: if its name is that of no CSV or YAML file.
    """
    from bot.command_line.loading import present
    from knowledge import bulk
    from knowledge.storing import set_store

    bulk.write_questions(name, ())
    async with present(settings) as database, database.reading() as session:
        questions = await set_store.read(session)
    return bulk.write_questions(name, questions), len(questions)


def import_questions(
    settings: Settings, file: Path, content: QuestionContent, *, who: str, why: str, apply: bool, remove_missing: bool
) -> None:
    """Tell what a file of questions would change, and with `apply` change it; ends with code 1 if a row has a fault."""
    plan, faults, change = asyncio.run(
        _import(settings, content, who=who, why=why, apply=apply, remove_missing=remove_missing)
    )
    for line in (*_report(plan, remove_missing=remove_missing), *content.notes):
        typer.echo(line)
    for fault in sorted(faults, key=lambda fault: fault.row):
        typer.echo(f"{file}: {fault}", err=True)
    if faults:
        typer.echo(f"{len(faults)} faults; nothing was changed")
        raise typer.Exit(_FAULTY)
    if change is not None:
        typer.echo(f"That is change {change}; `borgerbot kb undo {change}` takes it back")
    else:
        typer.echo("Nothing was to be changed" if apply else "Nothing was changed; --apply makes the changes")


async def set_lines(settings: Settings, name: str) -> list[str]:
    """The questions of a set in force, as the lines of a labelled file."""
    from bot.command_line.loading import existing
    from knowledge.storing import set_store

    async with existing(settings) as database:
        if database is None:
            questions: tuple[Question, ...] = set_store.shipped()
        else:
            async with database.reading() as session:
                questions = await set_store.read(session)
    return [each.labelled() for each in questions if each.set == name]


async def _import(
    settings: Settings, content: QuestionContent, *, who: str, why: str, apply: bool, remove_missing: bool
) -> tuple[SetPlan, tuple[Fault, ...], int | None]:
    from bot.command_line.loading import present
    from knowledge.storing.changing import Act
    from knowledge.storing.importing import carry_out_questions, plan_of_questions

    if not apply:
        async with present(settings) as database, database.reading() as session:
            return *await plan_of_questions(session, content), None
    async with present(settings) as database, database.transaction() as session:
        plan, faults = await plan_of_questions(session, content)
        if faults:
            return plan, faults, None
        questions = [question for _, question in content.rows]
        gone = {each.key for each in plan.missing} if remove_missing else set()
        return plan, (), await carry_out_questions(session, questions, Act(who, "import", why), gone=gone)


def _report(plan: SetPlan, *, remove_missing: bool) -> Iterator[str]:
    for what, questions in (("New", plan.new), ("Changed", plan.changed)):
        if questions:
            yield f"{what}: {len(questions)}"
    if plan.missing:
        fate = "are removed" if remove_missing else "stay; --archive-missing removes them"
        yield f"Missing from the file ({fate}): {len(plan.missing)}"
    yield f"{plan.unchanged} unchanged"
