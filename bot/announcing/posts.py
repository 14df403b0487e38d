"""What staff announce, in the database: written, approved for a time, given out in portions, cancelled until then."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, delete, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import notices, subscriptions
from bot.announcing.notices import NoticeState
from bot.announcing.tables import AnnouncementRow, NoticeRow
from bot.chat.controls.actions import row_number
from bot.storage.database import Database
from bot.storage.tables import BlockedChatRow, OutboxRow
from bot.transport.outgoing.results import OutboxState
from knowledge.entries import Language
from knowledge.events.audiences import Audience
from knowledge.subscriptions.notices import Notice, NoticeKind
from knowledge.subscriptions.wishes import addressed

LASTS = timedelta(days=3)
"""An announcement that could not be told so long after its time is not told any more."""

_PORTION = 200
"""Subscribers looked at in one transaction: nobody who writes meanwhile has to wait for thousands."""

_PORTIONS = 3
"""Portions in one step: far more than the limiter lets through until the next."""

_POSTS = "post-"
_AT_ONCE = AnnouncementRow.due_at.is_(None)


class PostState(StrEnum):
    """Where an announcement of the staff is."""

    DRAFT = "draft"
    APPROVED = "approved"
    GIVEN = "given"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PostText:
    """What an announcement says, as the small Markdown of answers; English may be missing."""

    danish: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """An announcement of the staff.

    Attributes:
        id: its number.
        text: what it says.
        houses: for whose subscribers it is; empty for everybody's.
        audiences: for which groups; empty for all.
        state: where it is.
        due_at: when it goes out; None for at once.
    """

    id: int
    text: PostText
    houses: frozenset[str]
    audiences: frozenset[Audience]
    state: PostState
    due_at: datetime | None

    @property
    def goes_out(self) -> bool:
        """Whether it was approved and not cancelled."""
        return self.state in {PostState.APPROVED, PostState.GIVEN}

    def too_late(self, now: datetime) -> bool:
        """Whether it is a draft whose time has passed: it needs another before it can be approved."""
        return self.state is PostState.DRAFT and self.due_at is not None and self.due_at <= now

    @property
    def subject(self) -> str:
        """How its notices name it."""
        return f"{_POSTS}{self.id}"


async def make(session: AsyncSession, text: PostText, now: datetime) -> Post:
    """A new draft; the caller commits."""
    row = AnnouncementRow(
        danish=text.danish,
        english=text.english,
        houses=[],
        audiences=[],
        state=PostState.DRAFT.value,
        due_at=None,
        reached=0,
        made_at=now,
    )
    session.add(row)
    await session.flush()
    return _from(row)


async def by_id(session: AsyncSession, number: int) -> Post | None:
    """An announcement by its number, or None."""
    row = await session.get(AnnouncementRow, number)
    return None if row is None else _from(row)


async def by_subject(session: AsyncSession, subject: str) -> Post | None:
    """An announcement as its notices name it, or None."""
    number = row_number(subject.removeprefix(_POSTS))
    return None if number is None else await by_id(session, number)


async def newest(session: AsyncSession, most: int) -> list[Post]:
    """The newest announcements that were approved once, the newest first."""
    query = select(AnnouncementRow).where(AnnouncementRow.approved_at.is_not(None))
    rows = await session.scalars(query.order_by(AnnouncementRow.id.desc()).limit(most))
    return [_from(row) for row in rows]


async def change(session: AsyncSession, number: int, **values: Any) -> bool:
    """Change a draft (houses, audiences, due_at); False if it is none any more. The caller commits."""
    return await _change(session, number, true(), values)


async def approve(session: AsyncSession, number: int, now: datetime, by: str | None) -> bool:
    """Have a draft go out at its time; False if it is none any more, or its time has passed. The caller commits.

    At a time that has passed nobody would get it, or they would get what was meant for another day.
    """
    values = {"state": PostState.APPROVED.value, "approved_at": now, "approved_by": by}
    return await _change(session, number, _AT_ONCE | (AnnouncementRow.due_at > now), values)


async def cancel(session: AsyncSession, number: int) -> int | None:
    """Cancel an announcement; what waits is taken back. The caller commits.

    Returns:
        how many have it already or may have it; None where nothing is left to cancel.
    """
    row = await session.get(AnnouncementRow, number, with_for_update=True)
    if row is None or row.state == PostState.CANCELLED.value:
        return None
    subject = _from(row).subject
    mine = NoticeRow.subject == subject, NoticeRow.kind == NoticeKind.POST.value
    keys = select(NoticeRow.message_key).where(*mine, NoticeRow.state == NoticeState.GIVEN.value)
    waiting = (
        delete(OutboxRow)
        .where(OutboxRow.dedupe_key.in_(keys), OutboxRow.state == OutboxState.DUE.value)
        .returning(OutboxRow.dedupe_key)
    )
    taken = list(await session.scalars(waiting))
    for start in range(0, len(taken), _PORTION):
        back = NoticeRow.message_key.in_(taken[start : start + _PORTION])
        await session.execute(update(NoticeRow).where(back).values(state=NoticeState.DROPPED.value))
    due = update(NoticeRow).where(*mine, NoticeRow.state == NoticeState.DUE.value)
    dropped = due.values(state=NoticeState.DROPPED.value).returning(NoticeRow.id)
    left = len(taken) + len((await session.scalars(dropped)).all())
    gone = list(await session.scalars(select(NoticeRow.id).where(*mine, NoticeRow.state == NoticeState.GIVEN.value)))
    if row.state == PostState.GIVEN.value and not left:
        return None
    row.state, row.reached = PostState.CANCELLED.value, 0
    return len(gone)


async def audience(session: AsyncSession, post: Post, now: datetime) -> int:
    """How many an announcement would reach now."""
    blocked = set(await session.scalars(select(BlockedChatRow.chat_id)))
    return sum(
        addressed(each.wishes, post.houses, post.audiences)
        for each in await subscriptions.everybody(session)
        if each.chat_id not in blocked and not each.wishes.paused(now)
    )


async def step(database: Database, now: datetime) -> int:
    """Make the notices of announcements whose time has come; gives how many."""
    made = 0
    for _ in range(_PORTIONS):
        async with database.reading() as session:
            waiting = await session.scalar(select(AnnouncementRow.id).where(*_due(now)).limit(1))
        if waiting is None:
            break
        async with database.transaction() as session:
            made += await give_some(session, now)
        # Citizens' questions that came meanwhile go first.
        await asyncio.sleep(0)
    return made


async def give_some(session: AsyncSession, now: datetime) -> int:
    """The next portion of notices; where it breaks off, it goes on. The caller commits.

    Somebody who subscribes while it goes out may get it or not, but nobody gets it twice.
    """
    row = await session.scalar(select(AnnouncementRow).where(*_due(now)).order_by(AnnouncementRow.id).limit(1))
    if row is None:
        return 0
    post, due_at = _from(row), row.due_at or row.approved_at or now
    portion = await subscriptions.everybody(session, after=row.reached, most=_PORTION)
    made: list[tuple[Notice, Language]] = [
        (
            Notice(each.chat_id, post.subject, NoticeKind.POST, 0, each.wishes.quiet.over(due_at), due_at + LASTS),
            each.language,
        )
        for each in portion
        if addressed(each.wishes, post.houses, post.audiences) and not each.wishes.paused(now)
    ]
    new = await notices.add(session, made)
    if len(portion) < _PORTION:
        # Whom it has reached last is known only as long as it is needed.
        row.state, row.reached = PostState.GIVEN.value, 0
    else:
        row.reached = portion[-1].chat_id
    return new


async def pass_over(session: AsyncSession, now: datetime) -> int:
    """Give nobody the announcements whose time has come; gives how many. The caller commits."""
    over = update(AnnouncementRow).where(*_due(now)).values(state=PostState.GIVEN.value, reached=0)
    return len((await session.scalars(over.returning(AnnouncementRow.id))).all())


async def _change(session: AsyncSession, number: int, if_so: ColumnElement[bool], values: Mapping[str, Any]) -> bool:
    draft = AnnouncementRow.id == number, AnnouncementRow.state == PostState.DRAFT.value
    changed = update(AnnouncementRow).where(*draft, if_so).values(**values).returning(AnnouncementRow.id)
    return (await session.execute(changed)).first() is not None


def _due(now: datetime) -> Any:
    return AnnouncementRow.state == PostState.APPROVED.value, _AT_ONCE | (AnnouncementRow.due_at <= now)


def _from(row: AnnouncementRow) -> Post:
    return Post(
        id=row.id,
        text=PostText(row.danish, row.english),
        houses=frozenset(row.houses),
        audiences=frozenset(map(Audience, row.audiences)),
        state=PostState(row.state),
        due_at=row.due_at,
    )
