"""Taking back what waits in the outbox: what could not be sent in time, or is not wanted as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing.notices import NoticeState
from bot.announcing.tables import NoticeRow
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.outbox import Purpose
from bot.transport.outgoing.results import OutboxState
from knowledge.subscriptions.notices import DIGESTS, NoticeKind
from knowledge.subscriptions.quiet import NEVER

_AT_ONCE = 500
ANNOUNCED = OutboxRow.purpose == Purpose.ANNOUNCEMENT.value
"""Rows of the outbox that announce something."""


def late(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Announcements that wait in the outbox and may not be sent any more."""
    return OutboxRow.state == OutboxState.DUE.value, ANNOUNCED, OutboxRow.not_after <= now


async def take_back_late(session: AsyncSession, now: datetime) -> int:
    """Take back what the outbox could not send in time, so that it is looked at anew; the caller commits."""
    return await _take_back(session, late(now), now)


async def take_back_of(session: AsyncSession, chat_id: int, now: datetime) -> int:
    """Take back what waits in the outbox for somebody who pauses, so that it is looked at anew; the caller commits."""
    return await _take_back(session, (*late(NEVER), OutboxRow.chat_id == chat_id), now)


async def reopen(session: AsyncSession, keys: Sequence[str], now: datetime) -> None:
    """Have the notices of messages that were certainly not sent told in new ones; the caller commits."""
    for start in range(0, len(keys), _AT_ONCE):
        of_these = NoticeRow.message_key.in_(keys[start : start + _AT_ONCE])
        # What a digest told of single events is written down anew with the new one.
        inner = NoticeRow.kind == NoticeKind.DIGEST.value, ~NoticeRow.subject.startswith(DIGESTS)
        await session.execute(delete(NoticeRow).where(of_these, *inner))
        await session.execute(
            update(NoticeRow)
            .where(of_these, NoticeRow.state == NoticeState.GIVEN.value)
            .values(state=NoticeState.DUE.value, message_key=None, tries=NoticeRow.tries + 1, due_at=now)
        )


async def _take_back(session: AsyncSession, which: Iterable[ColumnElement[bool]], now: datetime) -> int:
    rows = (await session.scalars(select(OutboxRow).where(*which).with_for_update(skip_locked=True))).all()
    await reopen(session, [row.dedupe_key for row in rows if row.dedupe_key is not None], now)
    for row in rows:
        await session.delete(row)
    await session.flush()
    return len(rows)
