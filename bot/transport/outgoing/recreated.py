"""A case whose topic was deleted gets a new one, with what was said so far, and what did not arrive is sent again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import cases, places
from bot.desk.cards import Cards
from bot.desk.relaying.spoken import read_spoken
from bot.storage.tables import OutboxRow
from bot.transport.outgoing import outbox
from bot.transport.outgoing.outbox import IN_TOPIC, REPLY_TO_CARD, Purpose
from bot.transport.outgoing.results import OutboxState

_log = structlog.get_logger(__name__)
_BROUGHT = frozenset({Purpose.TOPIC.value, Purpose.CARD.value})


async def begin_anew(session: AsyncSession, lost: OutboxRow, cards: Cards, now: datetime) -> None:
    """Make a new topic for the case of `lost`, a message that found none, and put everything that waits after it.

    Only the topic is made where the card itself waits: then nothing was said in the old one.
    """
    case = await cases.case_by_id(session, lost.context.get(IN_TOPIC, lost.context.get(REPLY_TO_CARD, 0)))
    if case is None:
        return
    _log.warning("case.topic_gone", case=case.id)
    await places.set_topic(session, case.id, None)
    waiting = [lost, *await _waiting(session, lost)]
    if any(row.purpose in _BROUGHT for row in waiting):
        await outbox.put(session, [cards.topic(case, lost.chat_id)], now)
    else:
        await outbox.put(session, cards.again(case, lost.chat_id, await read_spoken(session, case)), now)
    for row in waiting:
        session.add(_copy(row, now))
        if row is not lost:
            await session.delete(row)
    await session.flush()


async def _waiting(session: AsyncSession, lost: OutboxRow) -> Sequence[OutboxRow]:
    query = select(OutboxRow).where(
        OutboxRow.lane == lost.lane,
        OutboxRow.id != lost.id,
        OutboxRow.state == OutboxState.DUE.value,
    )
    return (await session.scalars(query.order_by(OutboxRow.id).with_for_update())).all()


def _copy(row: OutboxRow, now: datetime) -> OutboxRow:
    return OutboxRow(
        chat_id=row.chat_id,
        lane=row.lane,
        priority=row.priority,
        purpose=row.purpose,
        payload=row.payload,
        context=row.context,
        state=OutboxState.DUE.value,
        attempts=0,
        not_before=now,
        created_at=now,
    )
