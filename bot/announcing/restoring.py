"""After a backup was restored: whatever was due before now counts as told, for it may have been told since then.

The rows that knew are lost, so an announcement comes rather never than twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import news, planning, posts, recall
from bot.announcing.notices import NoticeState
from bot.announcing.tables import NoticeRow
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.results import OutboxState
from knowledge.dates.spans import ONE_DAY


@dataclass(frozen=True, slots=True)
class CountedAsTold:
    """What nobody is told any more.

    Attributes:
        notices: how many, each one piece of news for one person.
        posts: how many announcements of the staff.
    """

    notices: int
    posts: int


async def count_as_told(session: AsyncSession, now: datetime) -> CountedAsTold:
    """Count as told what was due before `now`, and all that is known to have become of events; the caller commits.

    Reminders and digests that an evening since the backup made are made again first, to be counted with the others.
    """
    await planning.plan(session, planning.DAILY.next_after(now - ONE_DAY))
    await news.pass_over(session)
    given = await posts.pass_over(session, now)
    await _pass_over_messages(session, now)
    due = NoticeRow.state == NoticeState.DUE.value, NoticeRow.due_at <= now
    told = update(NoticeRow).where(*due).values(state=NoticeState.GIVEN.value).returning(NoticeRow.id)
    return CountedAsTold(len((await session.scalars(told)).all()), given)


async def _pass_over_messages(session: AsyncSession, now: datetime) -> None:
    """Whether they were sent nobody can say."""
    waiting = OutboxRow.state.in_((OutboxState.DUE.value, OutboxState.SENDING.value)), recall.ANNOUNCED
    over = {"state": OutboxState.UNCERTAIN.value, "finished_at": now, "problem": "restored from a backup"}
    await session.execute(update(OutboxRow).where(*waiting).values(**over, owner=None, lease_until=None))
