"""A file of entries or questions against what the database holds: what it would change, and changing it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.bulk import Fault, Plan, QuestionContent, Row, behind, compare
from knowledge.entries import Entry
from knowledge.errors import ConflictError
from knowledge.storing import changing, set_store, store
from knowledge.storing.changing import Act
from knowledge.storing.history import entries_at
from knowledge.storing.set_store import Question, SetName, SetPlan


@dataclass(frozen=True, slots=True)
class Done:
    """What an import found and did: the plan, and the number of the change, if one was made."""

    plan: Plan
    change: int | None


async def plan_beside(session: AsyncSession, rows: Sequence[Row]) -> tuple[Plan, Mapping[str, Entry]]:
    """What the rows of a file would change, and the entries that they were held against.

    A few queries, however many rows there are.
    """
    compared = await _compared(session, rows)
    return compared.plan, compared.current


async def carry_out(session: AsyncSession, rows: Sequence[Row], act: Act, *, archive: Collection[str] | bool) -> Done:
    """Make the knowledge base as the rows say, as one change, or leave it as it is where one of them is in conflict.

    Args:
        session: a session in a transaction that the caller commits.
        rows: of a file without faults.
        act: who does it and why.
        archive: whether entries that the file leaves out go out of service; or which of them.
    """
    await changing.keep_other_writers_out(session)
    compared = await _compared(session, rows)
    plan, versions = compared.plan, compared.versions
    if plan.conflicts:
        return Done(plan, None)
    if not isinstance(archive, bool):
        plan = replace(plan, missing=tuple(entry for entry in plan.missing if entry.slug in archive))
    entries, expected = plan.writes(versions, archive_missing=bool(archive))
    return Done(plan, await changing.apply(session, entries, act, expected=expected))


async def plan_of_questions(session: AsyncSession, content: QuestionContent) -> tuple[SetPlan, tuple[Fault, ...]]:
    """What a file of questions would change, and everything that is wrong with it."""
    plan = set_store.compare([question for _, question in content.rows], await set_store.read(session))
    rows = {question.key: number for number, question in content.rows}
    entries = (await store.read(session)).entries
    wrong = set_store.learnt((*plan.new, *plan.changed), entries)
    return plan, (*content.faults, *(Fault(rows[each.key], column, what) for each, column, what in wrong))


async def carry_out_questions(
    session: AsyncSession,
    questions: Sequence[Question],
    act: Act,
    *,
    gone: Collection[tuple[SetName, str]],
    base: int | None = None,
) -> int | None:
    """Make the question sets as a file says, as one change; gives its number, or None where nothing changes.

    Args:
        session: a session in a transaction that the caller commits.
        questions: of a file without faults.
        act: who does it and why.
        gone: keys of questions that the file leaves out and that go.
        base: the version of the sets that the file was compared with, if that was before this transaction.

    Raises:
        ConflictError: if somebody has changed the sets since that version.
    """
    await changing.keep_other_writers_out(session)
    if base is not None and await set_store.newest_number(session) != base:
        raise ConflictError("the question sets have changed since", "Compare the file with them anew")
    current = await set_store.read(session)
    plan = set_store.compare(questions, current)
    plan = replace(plan, missing=tuple(each for each in plan.missing if each.key in gone))
    return await set_store.write(session, plan.result(current), act)


@dataclass(frozen=True, slots=True)
class _Compared:
    plan: Plan
    current: Mapping[str, Entry]
    versions: dict[str, int]


async def _compared(session: AsyncSession, rows: Sequence[Row]) -> _Compared:
    versions = await changing.current_versions(session)
    current = (await store.read(session)).entries
    # What had no version at the export has its first one from just before its first change.
    wanted = {row.entry.slug: max(row.version or 0, 1) for row in behind(rows, current, versions)}
    plan = compare(rows, current, versions, await entries_at(session, wanted))
    return _Compared(plan, current, versions)
