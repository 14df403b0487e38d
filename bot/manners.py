"""How much one chat may write: who sends more than a person can is asked, once a minute, to take it slowly."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.messages import Message
from bot.tables import InboxRow
from bot.transport.operations import Send
from bot.transport.outbox import Outgoing

_WINDOW = timedelta(minutes=1)
_LATELY = (
    select(func.count())
    .select_from(InboxRow)
    .where(InboxRow.lane == bindparam("writer"), InboxRow.received_at > bindparam("since"))
)


async def messages_lately(session: AsyncSession, chat_id: int, now: datetime) -> int:
    """How many updates came from a private chat within the last minute, those included that are not handled yet."""
    return (await session.execute(_LATELY, {"writer": str(chat_id), "since": now - _WINDOW})).scalar_one()


def slowly(message: Message, now: datetime) -> Outgoing:
    """The friendly sentence, which a chat gets at most once a minute."""
    return Outgoing(Send(message), dedupe_key=f"slowly:{message.chat_id}:{now:%Y%m%d%H%M}")
