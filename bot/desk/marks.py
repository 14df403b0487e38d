"""What staff note on a case: who has it, its house, until when it is put off, and whether it is urgent.

Each gives the case as it is then, or None where it is gone; the caller commits.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.cases import Case, Colleague, to_case
from bot.desk.houses import House
from bot.storage.tables import CaseRow


async def give_to(session: AsyncSession, case_id: int, colleague: Colleague | None) -> Case | None:
    """Note who has a case; None for nobody."""

    def change(row: CaseRow) -> None:
        row.colleague_id = None if colleague is None else colleague.id
        row.colleague_name = None if colleague is None else colleague.name

    return await _mark(session, case_id, change)


async def move_to(session: AsyncSession, case_id: int, house: House) -> Case | None:
    """Note the house that a case belongs to; nobody there has it yet."""

    def change(row: CaseRow) -> None:
        row.house, row.colleague_id, row.colleague_name = house.value, None, None

    return await _mark(session, case_id, change)


async def put_off(session: AsyncSession, case_id: int, until: datetime | None) -> Case | None:
    """Note until when staff are not reminded of a case; None ends it."""

    def change(row: CaseRow) -> None:
        row.snoozed_until = until

    return await _mark(session, case_id, change)


async def make_urgent(session: AsyncSession, case_id: int, *, urgent: bool) -> Case | None:
    """Note whether a case goes before the others."""

    def change(row: CaseRow) -> None:
        row.urgent = urgent

    return await _mark(session, case_id, change)


async def _mark(session: AsyncSession, case_id: int, change: Callable[[CaseRow], None]) -> Case | None:
    row = await session.get(CaseRow, case_id, populate_existing=True)
    if row is None:
        return None
    change(row)
    await session.flush()
    return to_case(row)
