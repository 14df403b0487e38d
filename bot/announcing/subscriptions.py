"""Subscriptions in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing.tables import SubscriptionRow
from bot.storage.database import write_over
from knowledge.entries import Language
from knowledge.events.audiences import Audience
from knowledge.subscriptions.limits import Limit
from knowledge.subscriptions.quiet import NEVER, Quiet
from knowledge.subscriptions.themes import Theme
from knowledge.subscriptions.wishes import Rhythm, Subscription

INDEFINITELY = NEVER
"""The end of a pause that lasts until its person ends it."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody with a subscription, in the language that they read."""

    chat_id: int
    language: Language
    wishes: Subscription
    since: datetime


async def of_chat(session: AsyncSession, chat_id: int) -> Subscriber | None:
    """The subscription of a chat, or None."""
    row = (await session.execute(_ALL.where(SubscriptionRow.chat_id == chat_id))).first()
    return None if row is None else _from(row)


async def of_chats(session: AsyncSession, chat_ids: list[int]) -> dict[int, Subscriber]:
    """The subscriptions of those of the chats that have one."""
    rows = await session.execute(_ALL.where(SubscriptionRow.chat_id.in_(chat_ids)))
    return {row.chat_id: _from(row) for row in rows}


async def everybody(session: AsyncSession, *, after: int | None = None, most: int | None = None) -> list[Subscriber]:
    """All subscribers in the order of their chats' ids, or at most so many of those after a chat."""
    query = _ALL if after is None else _ALL.where(SubscriptionRow.chat_id > after)
    rows = await session.execute(query.order_by(SubscriptionRow.chat_id).limit(most))
    return [_from(row) for row in rows]


async def keep(session: AsyncSession, subscriber: Subscriber) -> None:
    """Keep a subscription, new or changed; the caller commits."""
    wishes = subscriber.wishes
    await write_over(
        session,
        SubscriptionRow,
        chat_id=subscriber.chat_id,
        language=subscriber.language.value,
        houses=sorted(wishes.houses),
        audiences=sorted(wishes.audiences),
        categories=sorted(wishes.categories),
        themes=sorted(wishes.themes),
        limits=sorted(wishes.limits),
        rhythm=wishes.rhythm.value,
        quiet_from=wishes.quiet.begins,
        quiet_to=wishes.quiet.ends,
        paused_until=wishes.paused_until,
        since=subscriber.since,
    )


async def remove(session: AsyncSession, chat_id: int) -> bool:
    """Forget a subscription; gives whether there was one."""
    removed = delete(SubscriptionRow).where(SubscriptionRow.chat_id == chat_id).returning(SubscriptionRow.chat_id)
    return (await session.execute(removed)).first() is not None


async def pause(session: AsyncSession, chat_id: int, until: datetime | None) -> None:
    """Pause a subscription until then, or end its pause (None)."""
    paused = update(SubscriptionRow).where(SubscriptionRow.chat_id == chat_id).values(paused_until=until)
    await session.execute(paused)


_ALL = select(SubscriptionRow.__table__)


def _from(row: Any) -> Subscriber:
    wishes = Subscription(
        houses=frozenset(row.houses),
        audiences=frozenset(map(Audience, row.audiences)),
        categories=frozenset(row.categories),
        themes=frozenset(map(Theme, row.themes)),
        limits=frozenset(map(Limit, row.limits or ())),
        rhythm=Rhythm(row.rhythm),
        quiet=Quiet(row.quiet_from, row.quiet_to),
        paused_until=row.paused_until,
    )
    return Subscriber(row.chat_id, Language(row.language), wishes, row.since)
