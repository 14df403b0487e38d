"""Which message on one side of a case became which on the other, for as long as the case is kept."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.tables import CaseEchoRow
from bot.storage.database import write_over


async def note(
    session: AsyncSession, case_id: int, staff_message: tuple[int, int], citizen_message_id: int, *, by_staff: bool
) -> None:
    """Note that a message in the staff group (chat id, message id) and one in the citizen's chat are the same.

    `by_staff` wrote it, else the citizen did; the caller commits.
    """
    await write_over(
        session,
        CaseEchoRow,
        staff_chat_id=staff_message[0],
        staff_message_id=staff_message[1],
        case_id=case_id,
        citizen_message_id=citizen_message_id,
        by_staff=by_staff,
    )


async def staff_original(session: AsyncSession, case_id: int, citizen_message_id: int) -> tuple[int, int] | None:
    """What staff wrote (chat id, message id) that became this message in the citizen's chat, or None."""
    row = await session.scalar(
        select(CaseEchoRow).where(
            CaseEchoRow.case_id == case_id,
            CaseEchoRow.citizen_message_id == citizen_message_id,
            CaseEchoRow.by_staff,
        )
    )
    return None if row is None else (row.staff_chat_id, row.staff_message_id)


async def any_by_staff(session: AsyncSession, case_id: int) -> bool:
    """Whether anything that staff wrote in a case has reached its citizen."""
    by_staff = select(CaseEchoRow.case_id).where(CaseEchoRow.case_id == case_id, CaseEchoRow.by_staff)
    return await session.scalar(by_staff.limit(1)) is not None


async def citizen_original(session: AsyncSession, staff_message: tuple[int, int]) -> tuple[int, int] | None:
    """What a citizen wrote (case's number, message id) that became this message in the staff group, or None."""
    row = await session.scalar(
        select(CaseEchoRow).where(
            CaseEchoRow.staff_chat_id == staff_message[0],
            CaseEchoRow.staff_message_id == staff_message[1],
            CaseEchoRow.by_staff.is_(False),
        )
    )
    return None if row is None else (row.case_id, row.citizen_message_id)
