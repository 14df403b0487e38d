"""The outbox: what is to be said is a row, committed with the work that caused it; a sender makes it a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count, repeat
from typing import Any

from sqlalchemy import ColumnElement, Dialect, and_, delete, insert, or_, select, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.messages import Message
from bot.storage.tables import BlockedChatRow, OutboxRow
from bot.transport.outgoing.operations import Operation, Send, chat_of, to_payload
from bot.transport.outgoing.results import OutboxState, Priority
from knowledge.storing.tables import table_of

REPLY_TO_CARD = "reply_to_card"
"""In a row's context: the message answers the case's card, whose id is known only when the card has been sent."""

IN_TOPIC = "in_topic"
"""In a row's context: the message goes into the topic of this case, if it has one, without answering the card."""

WHOLE = "whole"
"""In a row's context: the message is all that became of a staff message, so editing that one changes this one."""

PART_OF = "part_of"
"""In a row's context: the message of staff (chat id, message id) of which this is a part, but not the last one."""

_ROWS_AT_ONCE = 500
"""Rows in one statement: both databases take some 32,000 values in one, and an announcement may go to thousands."""

REMEMBERED = timedelta(days=2)
"""How long a finished row stays, for whoever looks into a complaint."""

ANNOUNCEMENTS_REMEMBERED = timedelta(days=400)
"""How long it is known who got which announcement."""


class Purpose(StrEnum):
    """Why something is said, which decides what follows when it has arrived or failed.

    What follows is in `bot.transport.outgoing.outcomes`.
    """

    REPLY = "reply"
    TOPIC = "topic"
    CARD = "card"
    TO_STAFF = "to_staff"
    TO_CITIZEN = "to_citizen"
    STATUS = "status"
    ANNOUNCEMENT = "announcement"


FOLLOWED_BY_NOTHING = frozenset({Purpose.REPLY, Purpose.STATUS, Purpose.ANNOUNCEMENT})
"""What is done with when it has arrived."""

_PRIORITIES = {
    Purpose.REPLY: Priority.REPLY,
    Purpose.TOPIC: Priority.RELAY,
    Purpose.CARD: Priority.RELAY,
    Purpose.TO_STAFF: Priority.RELAY,
    Purpose.TO_CITIZEN: Priority.RELAY,
    Purpose.STATUS: Priority.STATUS,
    Purpose.ANNOUNCEMENT: Priority.ANNOUNCEMENT,
}
_INSERT = insert(table_of(OutboxRow))
_LANES = {Purpose.STATUS: "status", Purpose.ANNOUNCEMENT: "announcement"}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something to do at Telegram.

    Attributes:
        operation: what.
        purpose: why.
        context: what the follow-up needs to know, as JSON.
        lane: what it must stay in order with; "" means its chat (and, apart from that, its kind of purpose).
        not_before: the earliest time, or None for at once.
        not_after: from when on it is not sent any more, or None; whoever put it there sees to it then.
        dedupe_key: a second row with the same key is never made.
        urgent: it goes before everything else that waits for its chat.
    """

    operation: Operation
    purpose: Purpose = Purpose.REPLY
    context: dict[str, Any] = field(default_factory=dict)
    lane: str = ""
    not_before: datetime | None = None
    not_after: datetime | None = None
    dedupe_key: str | None = None
    urgent: bool = False


def said(messages: Iterable[Message], purpose: Purpose = Purpose.REPLY, *, once: str | None = None) -> list[Outgoing]:
    """Messages as outgoing rows; what is said under the name `once` is said no second time."""
    keys = repeat(None) if once is None else (f"{once}:{number}" for number in count())
    return [Outgoing(Send(message), purpose, dedupe_key=key) for message, key in zip(messages, keys, strict=False)]


async def put(session: AsyncSession, outgoing: Iterable[Outgoing], now: datetime) -> int:
    """Add rows to the outbox; the caller commits.

    Returns:
        how many are new; rows whose dedupe key is there already are left out, and so are announcements to people who
        have blocked the assistant.
    """
    values = [_values(each, now) for each in await _welcome(session, list(outgoing))]
    if not values:
        return 0
    if all(each["dedupe_key"] is None for each in values):
        await session.execute(_INSERT, values)
        return len(values)
    new = 0
    for start in range(0, len(values), _ROWS_AT_ONCE):
        statement = _insert_new(session.get_bind().dialect, values[start : start + _ROWS_AT_ONCE])
        new += len((await session.scalars(statement)).all())
    return new


async def purge(session: AsyncSession, now: datetime, *, spare: ColumnElement[bool] | None = None) -> int:
    """Forget rows that were finished long ago; announcements stay longer, so that none is ever made twice.

    Rows for which `spare` holds stay however old they are.
    """
    finished = [state.value for state in OutboxState if state not in {OutboxState.DUE, OutboxState.SENDING}]
    result = await session.execute(
        delete(OutboxRow)
        .where(
            OutboxRow.state.in_(finished),
            true() if spare is None else ~spare,
            or_(
                and_(
                    or_(OutboxRow.dedupe_key.is_(None), OutboxRow.purpose != Purpose.ANNOUNCEMENT.value),
                    OutboxRow.finished_at < now - REMEMBERED,
                ),
                OutboxRow.finished_at < now - ANNOUNCEMENTS_REMEMBERED,
            ),
        )
        .returning(OutboxRow.id)
    )
    return len(result.all())


def in_case(outgoing: Outgoing, case_id: int, *, urgent: bool = False) -> Outgoing:
    """The same, in order with everything else that its case brings to the staff group; a reply to it finds the case."""
    return replace(outgoing, context={"case": case_id} | outgoing.context, lane=lane_of_case(case_id), urgent=urgent)


def lane_of_chat(chat_id: int, purpose: Purpose = Purpose.REPLY) -> str:
    """What is said in a chat stays in order; apart from that, what tells of its state, and what is announced."""
    return f"{_LANES.get(purpose, 'chat')}:{chat_id}"


def lane_of_case(case_id: int) -> str:
    """What everything that a case brings to the staff group stays in order in."""
    return f"case:{case_id}"


def lane_of_card(case_id: int) -> str:
    """What the changes of a case's card stay in order in: none of them keeps what is said in the case waiting."""
    return f"card:{case_id}"


async def forget_lane(session: AsyncSession, lane: str) -> None:
    """Forget a lane's rows, sent or not, but for one that is being sent: what comes instead makes them void."""
    await session.execute(delete(OutboxRow).where(OutboxRow.lane == lane, OutboxRow.state != OutboxState.SENDING.value))


async def hurry(session: AsyncSession, case_id: int, *, urgent: bool) -> None:
    """Let what waits for the staff group in a case go before everything else there, or no longer."""
    query = select(OutboxRow).where(OutboxRow.lane == lane_of_case(case_id), OutboxRow.state == OutboxState.DUE.value)
    for row in await session.scalars(query.with_for_update()):
        row.priority = int(_priority(Purpose(row.purpose), urgent=urgent))


def _priority(purpose: Purpose, *, urgent: bool) -> Priority:
    return Priority.REPLY if urgent else _PRIORITIES[purpose]


async def _welcome(session: AsyncSession, outgoing: Sequence[Outgoing]) -> Sequence[Outgoing]:
    if all(each.purpose is not Purpose.ANNOUNCEMENT for each in outgoing):
        return outgoing
    blocked = set((await session.scalars(select(BlockedChatRow.chat_id))).all())
    return [
        each for each in outgoing if each.purpose is not Purpose.ANNOUNCEMENT or chat_of(each.operation) not in blocked
    ]


def _insert_new(dialect: Dialect, values: list[dict[str, Any]]) -> Any:
    make = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    return make(OutboxRow).values(values).on_conflict_do_nothing().returning(OutboxRow.id)


def _values(outgoing: Outgoing, now: datetime) -> dict[str, Any]:
    chat_id = chat_of(outgoing.operation)
    return {
        "chat_id": chat_id,
        "lane": outgoing.lane or lane_of_chat(chat_id, outgoing.purpose),
        "priority": int(_priority(outgoing.purpose, urgent=outgoing.urgent)),
        "purpose": outgoing.purpose.value,
        "payload": to_payload(outgoing.operation),
        "context": outgoing.context,
        "dedupe_key": outgoing.dedupe_key,
        "state": OutboxState.DUE.value,
        "attempts": 0,
        "not_before": outgoing.not_before or now,
        "not_after": outgoing.not_after,
        "created_at": now,
    }
