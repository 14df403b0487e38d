"""Where cases stand in the staff group: their topics, their messages there, and where the group itself is now."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.cases import Case, to_case
from bot.storage.database import write_over
from bot.storage.tables import CaseMessageRow, CaseRow, FormerTopicRow, MovedChatRow


async def case_of_message(session: AsyncSession, staff_chat_id: int, message_id: int) -> Case | None:
    """The case that a message in the staff group belongs to, or None."""
    row = await session.scalar(
        select(CaseRow)
        .join(CaseMessageRow, CaseMessageRow.case_id == CaseRow.id)
        .where(CaseMessageRow.staff_chat_id == staff_chat_id, CaseMessageRow.message_id == message_id)
    )
    return None if row is None else to_case(row)


async def case_of_topic(session: AsyncSession, staff_chat_id: int, topic: int) -> Case | None:
    """The case that a forum topic of the staff group belongs to, or belonged to before it was lost; or None."""
    row = await session.scalar(select(CaseRow).where(CaseRow.topic_chat_id == staff_chat_id, CaseRow.topic_id == topic))
    if row is None:
        left = await session.get(FormerTopicRow, (staff_chat_id, topic))
        row = None if left is None else await session.get(CaseRow, left.case_id)
    return None if row is None else to_case(row)


async def topic_of(session: AsyncSession, case_id: int) -> tuple[int, int] | None:
    """The forum topic of a case (group's chat id, topic id), or None."""
    query = select(CaseRow.topic_chat_id, CaseRow.topic_id).where(CaseRow.id == case_id)
    row = (await session.execute(query)).first()
    return None if row is None or None in row else (row.topic_chat_id, row.topic_id)


async def set_topic(session: AsyncSession, case_id: int, topic: tuple[int, int] | None) -> None:
    """Remember the forum topic of a case; None where it is gone, and then its messages are gone too.

    A topic that bots find no more may still be there for people, so it is remembered whose it was.
    """
    row = await session.get_one(CaseRow, case_id)
    if topic is None and row.topic_chat_id is not None and row.topic_id is not None:
        await session.merge(FormerTopicRow(topic_chat_id=row.topic_chat_id, topic_id=row.topic_id, case_id=case_id))
        await session.execute(
            delete(CaseMessageRow).where(
                CaseMessageRow.case_id == case_id,
                CaseMessageRow.staff_chat_id == row.topic_chat_id,
                CaseMessageRow.message_id > row.topic_id,
            )
        )
    row.topic_chat_id, row.topic_id = topic or (None, None)
    await session.flush()


async def link_of(session: AsyncSession, staff_chat_id: int, message_id: int) -> tuple[int, int | None] | None:
    """What a message in the staff group belongs to: the case's number and the message in the citizen's chat, if any."""
    row = await session.get(CaseMessageRow, (staff_chat_id, message_id))
    return None if row is None else (row.case_id, row.citizen_message_id)


async def staff_message_of(session: AsyncSession, case_id: int, citizen_message_id: int) -> tuple[int, int] | None:
    """Where a message of the citizen's chat stands in the staff group (chat id, message id), or None."""
    row = await session.scalar(
        select(CaseMessageRow)
        .where(CaseMessageRow.case_id == case_id, CaseMessageRow.citizen_message_id == citizen_message_id)
        .order_by(CaseMessageRow.message_id)
        .limit(1)
    )
    return None if row is None else (row.staff_chat_id, row.message_id)


async def card_of(session: AsyncSession, case_id: int) -> tuple[int, int] | None:
    """The first message of a case in the staff group (chat id, message id), or None if it never got there."""
    row = await session.scalar(
        select(CaseMessageRow).where(CaseMessageRow.case_id == case_id).order_by(CaseMessageRow.message_id).limit(1)
    )
    return None if row is None else (row.staff_chat_id, row.message_id)


async def bind_message(
    session: AsyncSession, case: Case, staff_message: tuple[int, int], citizen_message_id: int | None = None
) -> None:
    """Remember that a message in the staff group (chat id, message id) belongs to a case."""
    staff_chat_id, message_id = staff_message
    await write_over(
        session,
        CaseMessageRow,
        staff_chat_id=staff_chat_id,
        message_id=message_id,
        case_id=case.id,
        citizen_message_id=citizen_message_id,
    )


async def current_chat_id(session: AsyncSession, chat_id: int) -> int:
    """Where a group is now: the id it got when it became a supergroup, or the same id."""
    moved = await session.get(MovedChatRow, chat_id)
    return chat_id if moved is None else moved.new_id


async def chat_moved(session: AsyncSession, old_id: int, new_id: int) -> None:
    """Remember that a group became a supergroup."""
    await write_over(session, MovedChatRow, old_id=old_id, new_id=new_id)
