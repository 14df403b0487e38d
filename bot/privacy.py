"""What is stored about a person, all of it, and how long each kind is kept; `bot.erasing` takes it away.

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
| that somebody has blocked us, and when | blocked_chat | until neither case nor news is left; `blocked_days` at most |
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

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import records
from bot.authoring import drafts
from bot.chat.remembering.shown import from_column
from bot.chat.wishes import feedback
from bot.clock import local_time
from bot.keeping import held
from bot.keeping.tables import StaffRoleRow
from bot.storage.tables import (
    BannedChatRow,
    BlockedChatRow,
    CaseRow,
    ConversationRow,
    InboxRow,
    OutboxRow,
)
from bot.transport.outgoing import outbox
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
class Retention:
    """How many days each kind is kept."""

    text_days: int = 30
    case_days: int = 180
    question_days: int = 365
    blocked_days: int = 90


async def stored_about(session: AsyncSession, chat_id: int) -> Stored:
    """Everything stored about the person of a private chat."""
    conversation = await session.get(ConversationRow, chat_id)
    cases = await cases_of(session, chat_id)
    incoming = (await session.scalars(select(InboxRow).where(InboxRow.lane == str(chat_id)))).all()
    outgoing = (await session.scalars(select(OutboxRow).where(concerns(chat_id, cases)).order_by(OutboxRow.id))).all()
    blocked = await session.get(BlockedChatRow, chat_id)
    banned = await session.scalar(select(BannedChatRow).where(BannedChatRow.chat_id == chat_id))
    role, acts = await as_staff(session, chat_id)
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


def _shown_lately(row: ConversationRow) -> dict[str, str]:
    numbers = ", ".join(str(each.message_id) for each in from_column(row.shown))
    return {"shown": numbers} if numbers else {}


async def as_staff(session: AsyncSession, person: int) -> tuple[StaffRoleRow | None, Sequence[ActRow]]:
    """The role of a member of staff and what they did, which is signed with their number."""
    acts = select(ActRow).where(ActRow.who.endswith(f" ({person})")).order_by(ActRow.id)
    return await session.get(StaffRoleRow, person), (await session.scalars(acts)).all()


async def cases_of(session: AsyncSession, chat_id: int) -> Sequence[CaseRow]:
    """All cases of the person of a private chat, oldest first."""
    return (await session.scalars(select(CaseRow).where(CaseRow.chat_id == chat_id).order_by(CaseRow.id))).all()


def concerns(chat_id: int, cases: Sequence[CaseRow]) -> Any:
    """The condition for what was sent or is to be sent to a person or, of their cases, to staff."""
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
