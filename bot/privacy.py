"""What is stored about a person: all of it shown, all of it erased, and each kind forgotten in time.

| what | where | kept |
|---|---|---|
| language, latest question, what is waited for | conversation | `text_days` after the last message, at most |
| numbers of pictures and the like that may yet go to staff | conversation | an hour; the night after at the latest |
| a question handed over | case | `case_days` after it was closed |
| the numbers of its messages and topics | case_message, case_echo, former_topic | as long as the case |
| a message not handled yet | inbox | until it is handled; its number two days more |
| what was said in a case | outbox | `text_days` after it was closed; on record, with the case, also after `/slet` |
| a message not sent yet, or just sent | outbox | two days; announcements' keys 400 days, without their text |
| when a case is looked at again, with its number | scheduled | two days after that; as long as the case, at most |
| whether they said that an answer helped | outbox | with the answer, two days; then only how many say so |
| a question kept with consent | asked_question | `question_days`; without the person |
| what somebody asked to hear about | subscription | until they stop it, or `blocked_days` after they blocked us |
| what they were told of it, or will be | notice | 30 days after the event is over |
| a draft that a member of staff writes | knowledge_draft | `case_days` after its last change; `/slet` takes the name |
| the numbers of who wrote any of a draft | knowledge_draft | as long as the draft; `/slet` does not take them |
| that somebody has blocked us, and when | blocked_chat | until nothing is to be told; `blocked_days` at most |
| that a chat is banned, and until when | banned_chat | until the ban ends or staff lift it; `/slet` does not |
| which colleague handed a file in | held_import | until it is settled, seven days at most; `/slet` does not take it |
| which colleague approved an announcement | announcement | 400 days; `/slet` does not take it |
| a colleague's role | staff_role | until an administrator takes it back; `/slet` does not |
| what a colleague did to the knowledge base | staff_act, knowledge_change | for good; `/slet` does not take it |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import records
from bot.authoring import drafts
from bot.chat import bans, feedback
from bot.chat.shown import from_column
from bot.clock import local_time
from bot.desk.spoken import said_in_a_case
from bot.desk.states import CaseState
from bot.keeping import held
from bot.keeping.tables import StaffRoleRow
from bot.running import ticker
from bot.storage.tables import (
    BannedChatRow,
    BlockedChatRow,
    CaseMessageRow,
    CaseRow,
    ConversationRow,
    ErasureRow,
    InboxRow,
    OutboxRow,
)
from bot.transport import outbox
from bot.transport.inbox import InboxState
from bot.transport.results import OutboxState
from knowledge.storing.history_tables import ActRow

Record = Mapping[str, str]
"""What one row says, by the name of the field; times are Copenhagen's, and what is true or not is "yes" or "no"."""

CASE_FIELDS = (
    "id state language question reason trace answered_question answered_with opened_at promised_by waiting_since "
    "active_at closed_at for_record rating house snoozed_until urgent"
)
"""What of a case concerns its citizen: all of it but where its topic stands in the staff group and which
member of staff has it."""

STAYING = ("banned", "wrote", "handed", "role", "act")
"""Kinds that an erasure leaves: a ban, and what somebody is, wrote or did as a member of staff."""

_DRAFT_FIELDS = "id slug state updated_at"
_DONE = (InboxState.DONE.value, InboxState.SET_ASIDE.value)


@dataclass(frozen=True, slots=True)
class Stored:
    """Everything stored about a person, by kind.

    The kinds: conversation, case, incoming, outgoing, subscription, notice, draft, blocked; and those of `STAYING`.
    """

    kinds: Mapping[str, Sequence[Record]]

    @property
    def empty(self) -> bool:
        """Whether nothing is known of the person; the message that asks and the reply to it do not count."""
        return not self.erasable and not any(self.kinds[kind] for kind in STAYING)

    @property
    def erasable(self) -> bool:
        """Whether there is anything that an erasure could take; a ban stays, and so does what was done as staff."""
        kinds = ("conversation", "case", "draft", "subscription", "notice", "blocked")
        return any(self.kinds[kind] for kind in kinds)


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


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days each kind is kept."""

    text_days: int = 30
    case_days: int = 180
    question_days: int = 365
    blocked_days: int = 90


async def stored_about(session: AsyncSession, chat_id: int) -> Stored:
    """Everything stored about the person of a private chat."""
    conversation = await session.get(ConversationRow, chat_id)
    cases = await _cases_of(session, chat_id)
    incoming = (await session.scalars(select(InboxRow).where(InboxRow.lane == str(chat_id)))).all()
    outgoing = (await session.scalars(select(OutboxRow).where(_concerns(chat_id, cases)).order_by(OutboxRow.id))).all()
    blocked = await session.get(BlockedChatRow, chat_id)
    banned = await session.scalar(select(BannedChatRow).where(BannedChatRow.chat_id == chat_id))
    role, acts = await _as_staff(session, chat_id)
    return Stored(
        {
            "conversation": [_record(each, "chat_id language last_question answered_question answered_with improve "
                             "updated_at") | _shown_lately(each) for each in
                             ([] if conversation is None else [conversation])],
            "case": [_record(each, CASE_FIELDS) for each in cases],
            "incoming": [_record(each, "update_id state received_at") | _text(each.payload) for each in incoming],
            "outgoing": [_record(each, "purpose state created_at finished_at") | _html(each.payload)
                         | _opinion(each.context) for each in outgoing],
            "subscription": [_record(each, records.SUBSCRIPTION_FIELDS)
                             for each in await records.subscription(session, chat_id)],
            "notice": [_record(each, records.NOTICE_FIELDS) for each in await records.notices_of(session, chat_id)],
            "draft": [_record(each, _DRAFT_FIELDS) for each in await drafts.of_author(session, chat_id)],
            "wrote": [_record(each, _DRAFT_FIELDS) for each in await drafts.written_by(session, chat_id)],
            "handed": [_record(each, "id kind at") for each in await held.of_person(session, chat_id)],
            "blocked": [] if blocked is None else [_record(blocked, "since")],
            "banned": [] if banned is None else [_record(banned, "id since until")],
            "role": [] if role is None else [_record(role, "name role at")],
            "act": [_record(each, "at who what about") for each in acts],
        }
    )  # fmt: skip


async def erase(session: AsyncSession, chat_id: int, now: datetime) -> Erased:
    """Erase everything about the person of a private chat but cases kept for the record and a ban; the caller commits.

    Of a member of staff what they did stays, and their number with drafts that they wrote some of.

    What stays is a note that something was erased, and when, without a word of what and whose.
    """
    cases = await _cases_of(session, chat_id)
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
    await ticker.drop_of_cases(session, numbers)
    topics = tuple((each.topic_chat_id, each.topic_id) for each in gone if each.topic_chat_id and each.topic_id)
    for case in gone:
        await session.delete(case)
    kept = tuple(case.id for case in cases if case.for_record)
    ended = [case for case in cases if case.for_record and case.state != CaseState.CLOSED.value]
    for case in ended:
        case.state, case.closed_at = CaseState.CLOSED.value, now
    banned = await bans.of_chat(session, chat_id, now) is not None
    found = (*await _as_staff(session, chat_id), await drafts.written_by(session, chat_id))
    in_group = any((*found, await held.of_person(session, chat_id)))
    still_open = tuple(case.id for case in ended)
    erased = Erased(numbers, kept, still_open, staff_messages, messages, known, topics, banned, in_group)
    if not erased.nothing:
        session.add(ErasureRow(at=now, cases=len(erased.cases), messages=erased.messages))
    await session.flush()
    return erased


def _shown_lately(row: ConversationRow) -> dict[str, str]:
    numbers = ", ".join(str(each.message_id) for each in from_column(row.shown))
    return {"shown": numbers} if numbers else {}


async def _as_staff(session: AsyncSession, person: int) -> tuple[StaffRoleRow | None, Sequence[ActRow]]:
    """The role of a member of staff and what they did, which is signed with their number."""
    acts = select(ActRow).where(ActRow.who.endswith(f" ({person})")).order_by(ActRow.id)
    return await session.get(StaffRoleRow, person), (await session.scalars(acts)).all()


async def _cases_of(session: AsyncSession, chat_id: int) -> Sequence[CaseRow]:
    return (await session.scalars(select(CaseRow).where(CaseRow.chat_id == chat_id).order_by(CaseRow.id))).all()


async def _erase_outgoing(session: AsyncSession, chat_id: int, gone: Sequence[CaseRow]) -> int:
    """Erase what was said or is to be said; what is under way at this moment loses its text and is deleted there."""
    recorded = said_in_a_case(and_(CaseRow.chat_id == chat_id, CaseRow.for_record))
    concerned = _concerns(chat_id, gone) & ~((OutboxRow.state == OutboxState.SENT.value) & recorded)
    rows = (await session.scalars(select(OutboxRow).where(concerned).with_for_update())).all()
    for row in rows:
        if row.state == OutboxState.SENDING.value and row.chat_id != chat_id:
            row.payload = {"do": "drop_keyboard", "message_id": 0}
        else:
            await session.delete(row)
    return len(rows)


def _concerns(chat_id: int, cases: Sequence[CaseRow]) -> Any:
    lanes = [lane for case in cases for lane in (outbox.lane_of_case(case.id), outbox.lane_of_card(case.id))]
    return or_(OutboxRow.chat_id == chat_id, OutboxRow.lane.in_(lanes))


def _record(row: object, fields: str) -> dict[str, str]:
    values = {name: getattr(row, name) for name in fields.split()}
    return {name: _shown(value) for name, value in values.items() if value is not None}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{local_time(value):%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)


def _text(payload: Mapping[str, Any] | None) -> dict[str, str]:
    message = (payload or {}).get("message") or (payload or {}).get("edited_message") or {}
    written = message.get("text") or message.get("caption")
    return {"text": written} if written else {}


def _opinion(context: Mapping[str, Any]) -> dict[str, str]:
    return {feedback.HELPED: _shown(context[feedback.HELPED])} if feedback.HELPED in context else {}


def _html(payload: Mapping[str, Any]) -> dict[str, str]:
    return {"text": payload["html"]} if payload.get("html") else {}
