"""What announcing stores about a person: all of it shown, all of it erased, each kind forgotten in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import notices
from bot.announcing.tables import AnnouncementRow, NoticeRow, SubscriptionRow
from bot.desk.states import CaseState
from bot.storage.tables import BlockedChatRow, CaseRow

SUBSCRIPTION_FIELDS = "language houses audiences categories themes limits rhythm quiet_from quiet_to paused_until since"
NOTICE_FIELDS = "kind subject asked state due_at"

_POSTS_KEPT = timedelta(days=400)
"""How long it is known what staff announced; nothing in it is about a citizen."""


async def subscription(session: AsyncSession, chat_id: int) -> Sequence[SubscriptionRow]:
    """The subscription of a chat, if it has one."""
    return (await session.scalars(select(SubscriptionRow).where(SubscriptionRow.chat_id == chat_id))).all()


async def notices_of(session: AsyncSession, chat_id: int) -> Sequence[NoticeRow]:
    """What a chat was told, or is to be told."""
    return (await session.scalars(select(NoticeRow).where(NoticeRow.chat_id == chat_id).order_by(NoticeRow.id))).all()


async def erase(session: AsyncSession, chat_id: int) -> bool:
    """Erase all of it; gives whether there was anything. The caller commits."""
    found = False
    for table, condition in (
        (SubscriptionRow, SubscriptionRow.chat_id == chat_id),
        (NoticeRow, NoticeRow.chat_id == chat_id),
    ):
        result = await session.execute(delete(table).where(condition).returning(condition))
        found = result.first() is not None or found
    return found


async def forget(session: AsyncSession, now: datetime, blocked_for: timedelta) -> None:
    """Forget what has been over for long, and who has blocked the assistant for so long; the caller commits.

    That somebody has blocked it says what need not be tried: without anything to tell them it goes the same
    night, but of whoever has an open case staff need to know it.
    """
    await notices.forget(session, now)
    over = BlockedChatRow.since < now - blocked_for
    gone = select(BlockedChatRow.chat_id).where(over)
    await session.execute(delete(SubscriptionRow).where(SubscriptionRow.chat_id.in_(gone)))
    in_case = select(CaseRow.chat_id).where(CaseRow.state != CaseState.CLOSED.value)
    told = (select(SubscriptionRow.chat_id), select(NoticeRow.chat_id), in_case)
    kept = or_(*(BlockedChatRow.chat_id.in_(each) for each in told))
    await session.execute(delete(BlockedChatRow).where(or_(over, ~kept)))
    await session.execute(delete(AnnouncementRow).where(AnnouncementRow.made_at < now - _POSTS_KEPT))
