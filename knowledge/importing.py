"""A file of entries against the knowledge base in the database: what it would change, and changing it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from knowledge import changing, store
from knowledge.bulk import Plan, Row, behind, compare
from knowledge.changing import Act
from knowledge.history import entries_at


@dataclass(frozen=True, slots=True)
class Done:
    """What an import found and did: the plan, and the number of the change, if one was made."""

    plan: Plan
    change: int | None


async def plan_of(session: AsyncSession, rows: Sequence[Row]) -> Plan:
    """What the rows of a file would change; a few queries, however many rows there are."""
    return (await _compared(session, rows))[0]


async def carry_out(session: AsyncSession, rows: Sequence[Row], act: Act, *, archive: Collection[str] | bool) -> Done:
    """Make the knowledge base as the rows say, as one change, or leave it as it is where one of them is in conflict.

    Args:
        session: a session in a transaction that the caller commits.
        rows: of a file without faults.
        act: who does it and why.
        archive: whether entries that the file leaves out go out of service; or which of them.
    """
    await changing.keep_other_writers_out(session)
    plan, versions = await _compared(session, rows)
    if plan.conflicts:
        return Done(plan, None)
    if not isinstance(archive, bool):
        plan = replace(plan, missing=tuple(entry for entry in plan.missing if entry.slug in archive))
    entries, expected = plan.writes(versions, archive_missing=bool(archive))
    return Done(plan, await changing.apply(session, entries, act, expected=expected))


async def _compared(session: AsyncSession, rows: Sequence[Row]) -> tuple[Plan, dict[str, int]]:
    versions = await changing.current_versions(session)
    current = (await store.read(session)).entries
    # What had no version at the export has its first one from just before its first change.
    wanted = {row.entry.slug: max(row.version or 0, 1) for row in behind(rows, current, versions)}
    return compare(rows, current, versions, await entries_at(session, wanted)), versions
