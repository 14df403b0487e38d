"""The ban list: chats that staff do not hear for a time, because they were abused.

A ban is a chat's number and two moments: no reason, and nothing of what was written. So it may outlast an erasure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import BannedChatRow


@dataclass(frozen=True, slots=True)
class Ban:
    """A banned chat.

    Attributes:
        id: the ban's number, by which staff lift it.
        chat_id: the private chat.
        since: when it began.
        until: when it ends by itself.
    """

    id: int
    chat_id: int
    since: datetime
    until: datetime


async def of_chat(session: AsyncSession, chat_id: int, now: datetime) -> Ban | None:
    """The ban that a chat is under, or None."""
    row = await session.scalar(select(BannedChatRow).where(BannedChatRow.chat_id == chat_id, BannedChatRow.until > now))
    return None if row is None else _to_ban(row)


async def in_force(session: AsyncSession, now: datetime) -> Sequence[Ban]:
    """Every ban that has not ended, the oldest first."""
    rows = await session.scalars(select(BannedChatRow).where(BannedChatRow.until > now).order_by(BannedChatRow.id))
    return [_to_ban(row) for row in rows]


async def put(session: AsyncSession, chat_id: int, now: datetime, days: int) -> Ban:
    """Ban a chat from now on for so many days; the caller has seen that it is not banned, and commits.

    Raises:
        sqlalchemy.exc.IntegrityError: if somebody was faster.
    """
    await session.execute(delete(BannedChatRow).where(BannedChatRow.chat_id == chat_id, BannedChatRow.until <= now))
    row = BannedChatRow(chat_id=chat_id, since=now, until=now + timedelta(days=days))
    session.add(row)
    await session.flush()
    return _to_ban(row)


async def lift(session: AsyncSession, number: int) -> bool:
    """End a ban; the caller commits. Gives whether there was one of this number."""
    result = await session.execute(delete(BannedChatRow).where(BannedChatRow.id == number).returning(BannedChatRow.id))
    return result.first() is not None


async def purge(session: AsyncSession, now: datetime) -> int:
    """Forget bans that have ended; gives how many."""
    result = await session.execute(delete(BannedChatRow).where(BannedChatRow.until <= now).returning(BannedChatRow.id))
    return len(result.all())


def _to_ban(row: BannedChatRow) -> Ban:
    return Ban(row.id, row.chat_id, row.since, row.until)
