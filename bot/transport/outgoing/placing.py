"""Where a case's message goes: into its topic, or as a reply to its card, as things are when it is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import places
from bot.transport.outgoing.operations import Copy, Operation, Send
from bot.transport.outgoing.outbox import IN_TOPIC, REPLY_TO_CARD
from bot.transport.outgoing.repairs import OUTSIDE


async def placed(session: AsyncSession, operation: Operation, row: Row[Any]) -> Operation:
    """A case's message where it belongs now: in the case's topic, or where there is none, as a reply to its card."""
    answers = row.context.get(REPLY_TO_CARD)
    case_id = row.context.get(IN_TOPIC, answers)
    if case_id is None:
        return operation
    topic = None if row.context.get(OUTSIDE) else await places.topic_of(session, case_id)
    if topic is not None and topic[0] == row.chat_id:
        return _with(operation, topic=topic[1])
    card = None if answers is None else await places.card_of(session, answers)
    # In a group that moved, message ids begin anew: the old card's is somebody else's message there.
    if card is not None and card[0] == row.chat_id and row.payload.get("reply_to") is None:
        return _with(operation, reply_to=card[1])
    return operation


def _with(operation: Operation, **place: Any) -> Operation:
    match operation:
        case Send(message):
            return Send(replace(message, **place))
        case Copy():
            return replace(operation, **place)
        case _:
            return operation
