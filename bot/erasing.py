"""Erasing what is stored about a person, but for what the law keeps and what was done as staff (`bot.privacy`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import records
from bot.authoring import drafts
from bot.chat import bans
from bot.desk.relaying.spoken import said_in_a_case
from bot.desk.states import CaseState
from bot.keeping import held
from bot.privacy import as_staff, cases_of, concerns
from bot.running import scheduled
from bot.storage.tables import (
    BlockedChatRow,
    CaseMessageRow,
    CaseRow,
    ConversationRow,
    ErasureRow,
    InboxRow,
    OutboxRow,
)
from bot.transport.incoming.inbox import InboxState
from bot.transport.outgoing.results import OutboxState

_DONE = (InboxState.DONE.value, InboxState.SET_ASIDE.value)


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure found.

    Attributes:
        cases: numbers of the cases that are gone.
        kept: numbers of the cases that the law says must be kept.
        ended: numbers of those of them that were open.
        staff_messages: messages of the erased cases in the staff group (chat id, message id).
        messages: messages that are gone, said or to be said.
        topics: topics of the erased cases in the staff group (chat id, topic id).
        known: whether anything else was known of the person.
        banned: whether a ban stays.
        staff: whether a role in the staff group stays, or what was done or written in it.
    """

    cases: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    staff_messages: tuple[tuple[int, int], ...] = ()
    messages: int = 0
    known: bool = False
    topics: tuple[tuple[int, int], ...] = ()
    banned: bool = False
    staff: bool = False

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to erase."""
        return not self.cases and not self.known


async def erase(session: AsyncSession, chat_id: int, now: datetime) -> Erased:
    """Erase everything about the person of a private chat but cases kept for the record and a ban; the caller commits.

    Of a member of staff what they did stays, and their number with drafts that they wrote some of.

    What stays is a note that something was erased, and when, without a word of what and whose.
    """
    cases = await cases_of(session, chat_id)
    gone = [case for case in cases if not case.for_record]
    staff = await session.execute(
        select(CaseMessageRow.staff_chat_id, CaseMessageRow.message_id)
        .where(CaseMessageRow.case_id.in_([case.id for case in gone]))
        .order_by(CaseMessageRow.message_id)
    )
    staff_messages = tuple((chat, message) for chat, message in staff)
    messages = await _erase_outgoing(session, chat_id, gone)
    known = await drafts.disown(session, chat_id) > 0
    for table, condition in (
        (ConversationRow, ConversationRow.chat_id == chat_id),
        (BlockedChatRow, BlockedChatRow.chat_id == chat_id),
    ):
        result = await session.execute(delete(table).where(condition).returning(condition))
        known = known or result.first() is not None
    known = await records.erase(session, chat_id) or known
    # Numbers of updates stay, so that none is handled twice; whose they were goes. What waits is still answered.
    await session.execute(
        update(InboxRow).where(InboxRow.lane == str(chat_id), InboxRow.state.in_(_DONE)).values(lane="", payload=None)
    )
    numbers = tuple(case.id for case in gone)
    await scheduled.drop_of_cases(session, numbers)
    topics = tuple((each.topic_chat_id, each.topic_id) for each in gone if each.topic_chat_id and each.topic_id)
    for case in gone:
        await session.delete(case)
    kept = tuple(case.id for case in cases if case.for_record)
    ended = [case for case in cases if case.for_record and case.state != CaseState.CLOSED.value]
    for case in ended:
        case.state, case.closed_at = CaseState.CLOSED.value, now
    banned = await bans.of_chat(session, chat_id, now) is not None
    found = (*await as_staff(session, chat_id), await drafts.written_by(session, chat_id))
    in_group = any((*found, await held.of_person(session, chat_id)))
    still_open = tuple(case.id for case in ended)
    erased = Erased(numbers, kept, still_open, staff_messages, messages, known, topics, banned, in_group)
    if not erased.nothing:
        session.add(ErasureRow(at=now, cases=len(erased.cases), messages=erased.messages))
    await session.flush()
    return erased


async def _erase_outgoing(session: AsyncSession, chat_id: int, gone: Sequence[CaseRow]) -> int:
    """Erase what was said or is to be said; what is under way at this moment loses its text and is deleted there."""
    recorded = said_in_a_case(and_(CaseRow.chat_id == chat_id, CaseRow.for_record))
    concerned = concerns(chat_id, gone) & ~((OutboxRow.state == OutboxState.SENT.value) & recorded)
    rows = (await session.scalars(select(OutboxRow).where(concerned).with_for_update())).all()
    for row in rows:
        if row.state == OutboxState.SENDING.value and row.chat_id != chat_id:
            row.payload = {"do": "drop_keyboard", "message_id": 0}
        else:
            await session.delete(row)
    return len(rows)
