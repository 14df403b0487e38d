"""How announcements went out: due, sent, blocked, failed, uncertain; and those that failed are sent again, on request.

What is uncertain may have arrived, so it is never sent again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import recall
from bot.announcing.notices import NoticeState
from bot.announcing.tables import NoticeRow
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.results import OutboxState
from knowledge.subscriptions.notices import DIGESTS, NoticeKind

AUTOMATIC = "auto"
"""Stands for everything that is not an announcement of the staff."""

AUTOMATIC_DAYS = timedelta(days=7)


class Fate(StrEnum):
    """What became of a delivery, in the order in which a report names it."""

    DUE = "due"
    SENT = "sent"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    OVERTAKEN = "overtaken"


_OF_STATES = {
    NoticeState.DUE.value: Fate.DUE,
    NoticeState.DROPPED.value: Fate.OVERTAKEN,
    NoticeState.BLOCKED.value: Fate.BLOCKED,
}
_OF_MESSAGES = {
    OutboxState.DUE.value: Fate.DUE,
    OutboxState.SENDING.value: Fate.DUE,
    OutboxState.SENT.value: Fate.SENT,
    OutboxState.BLOCKED.value: Fate.BLOCKED,
    OutboxState.FAILED.value: Fate.FAILED,
    OutboxState.UNCERTAIN.value: Fate.UNCERTAIN,
}


@dataclass(frozen=True, slots=True)
class Report:
    """How many deliveries of something there are of each fate."""

    counts: Mapping[Fate, int] = field(default_factory=dict)

    def __getitem__(self, fate: Fate) -> int:
        return self.counts.get(fate, 0)


async def of(session: AsyncSession, about: str, now: datetime) -> Report:
    """The report of an announcement (its subject), or of what went out by itself in the last days (`AUTOMATIC`)."""
    query = (
        select(NoticeRow.state, OutboxRow.state, func.count())
        .select_from(NoticeRow)
        .outerjoin(OutboxRow, OutboxRow.dedupe_key == NoticeRow.message_key)
        .where(*_about(about, now))
        .group_by(NoticeRow.state, OutboxRow.state)
    )
    counts: dict[Fate, int] = {}
    for state, message, count in await session.execute(query):
        # A message that was purged long since had its end; that it was sent is what most of them were.
        fate = _OF_STATES.get(state) or _OF_MESSAGES.get(message, Fate.SENT)
        counts[fate] = counts.get(fate, 0) + count
    return Report(counts)


async def send_failed_again(session: AsyncSession, about: str, now: datetime) -> int:
    """Have what certainly failed told again, if its people still want it and it is not over; the caller commits.

    Returns:
        how many messages that is.
    """
    failed = OutboxRow.state == OutboxState.FAILED.value
    query = (
        select(OutboxRow.dedupe_key)
        .join(NoticeRow, OutboxRow.dedupe_key == NoticeRow.message_key)
        .where(*_about(about, now), failed, NoticeRow.state == NoticeState.GIVEN.value)
        .distinct()
    )
    keys = [key for key in await session.scalars(query) if key is not None]
    await recall.reopen(session, keys, now)
    return len(keys)


def _about(about: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    post = NoticeRow.kind == NoticeKind.POST.value
    if about != AUTOMATIC:
        return post, NoticeRow.subject == about
    # What a digest told of single events went out with the digest.
    whole = (NoticeRow.kind != NoticeKind.DIGEST.value) | NoticeRow.subject.startswith(DIGESTS)
    return ~post, whole, NoticeRow.due_at > now - AUTOMATIC_DAYS, NoticeRow.due_at <= now
