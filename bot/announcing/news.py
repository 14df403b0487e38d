"""News: what has become of events turns into notices for those whom it concerns, once the dust has settled."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import notices, planning, programme, subscriptions
from bot.announcing.subscriptions import Subscriber
from bot.announcing.tables import ChangeReadRow
from bot.storage.database import Database, write_over
from knowledge.entries import Language
from knowledge.events import store
from knowledge.events.model import COUNTED_ON, Change, Kind, Occurrence, State
from knowledge.subscriptions.happenings import Happening, News, news_of
from knowledge.subscriptions.notices import Notice, NoticeKind, misses_its_digest, news_notice, wants_news
from knowledge.subscriptions.quiet import Quiet

SETTLING = timedelta(minutes=5)
"""How long an event must have been left alone before anybody is told: who corrects a slip does so within minutes."""

PATIENCE = timedelta(hours=1)
"""An event that is changed again and again is told of after so long all the same."""

SOON = timedelta(hours=1)
"""What becomes of an event that would begin by then is told at once: people are on their way."""

WAITING_FOR_MISSING = timedelta(days=1)
"""How long a new event that is not there any more is waited for, and one that was moved to a day gone by: a slip."""

_AT_ONCE = 5000
"""Changes looked at in one go: more than all that a day brings, since one that waits may keep others waiting."""

_ALL = ""
_MARKS = select(ChangeReadRow)
_log = structlog.get_logger(__name__)


async def step(database: Database, now: datetime) -> int:
    """Tell of the changes that have settled; gives how many notices that makes."""
    async with database.reading() as session:
        read = await _read(session)
        if await store.last_change(session) <= read.get(_ALL, 0):
            return 0
        if not await _settled(session, read, now):
            return 0
    async with database.transaction() as session:
        return await tell(session, now)


async def tell(session: AsyncSession, now: datetime) -> int:
    """Make notices of the changes that have settled; the caller commits, and with it that they are told."""
    read = await _read(session)
    settled = await _settled(session, read, now)
    people = {each.chat_id: each for each in await subscriptions.everybody(session)} if settled else {}
    made = 0
    for changes in settled:
        made += await _tell_of(session, changes, people, now)
        await write_over(session, ChangeReadRow, subject=changes[0].uuid, upto=changes[-1].id)
    await _move_on(session)
    if made:
        _log.info("news.told", events=len(settled), notices=made)
    return made


async def pass_over(session: AsyncSession) -> None:
    """Tell nobody of the changes that are there; the caller commits."""
    await session.execute(delete(ChangeReadRow))
    await write_over(session, ChangeReadRow, subject=_ALL, upto=await store.last_change(session))


async def _tell_of(
    session: AsyncSession, changes: Sequence[Change], people: dict[int, Subscriber], now: datetime
) -> int:
    """The notices of what became of one event by all of these changes together."""
    occurrence = await store.by_uuid(session, changes[0].uuid)
    if occurrence is None:
        return 0
    happening = programme.happening_of(occurrence)
    if happening.ends_at <= now:
        return 0
    first, edition = changes[0], changes[0].id
    if first.before is None or occurrence.state is State.MISSING:
        await _carry_over(session, occurrence)
    news = news_of(None if first.before is None else programme.happening_of(first.before), happening)
    knows = await _who_knows(session, occurrence if first.before is None else first.before)
    twins = await store.twins(session, occurrence)
    made: list[tuple[Notice, Language]] = []
    for each in news:
        heard = await _who_heard_of(session, occurrence, twins, each)
        made += [
            (notice, language)
            for notice, language in _notices(happening, each, people, knows, now, edition=edition)
            if notice.person not in heard
        ]
    if first.before is None:
        # Who found it in the calendar before it had settled, and asked for a reminder, knows it as it was then.
        for each in news_of(programme.happening_of(first.after), happening):
            made += _notices(happening, each, {}, knows, now, edition=edition)
    new = await notices.add(session, made)
    if happening.starts_at > now and (News.NEW in news or _is_there_again(changes)):
        new += await planning.remind_of(session, happening, people.values(), now)
        if misses_its_digest(happening, changes[-1].at):
            heard = await _who_heard_of(session, occurrence, twins, News.NEW)
            new += await planning.tell_beside_digest(session, happening, _but(people, {*knows, *heard}), now)
    return new


def _but(people: Mapping[int, Subscriber], knows: Container[int]) -> list[Subscriber]:
    return [each for chat_id, each in people.items() if chat_id not in knows]


def _is_there_again(changes: Iterable[Change]) -> bool:
    """On again or moved, also there and back, which is no news: reminders may have been planned without it."""
    return any(each.kind in {Kind.BACK, Kind.MOVED} for each in changes)


async def _carry_over(session: AsyncSession, occurrence: Occurrence) -> None:
    """What is deleted and made anew has another id, but people are told of it, and reminded, as of one event.

    Which of the two is noticed first does not matter.
    """
    for other in await store.entered_again(session, occurrence):
        if other.state is State.MISSING and occurrence.state in COUNTED_ON:
            await notices.carry_over(session, other.uuid, occurrence.uuid)
        elif occurrence.state is State.MISSING and other.state in COUNTED_ON:
            await notices.carry_over(session, occurrence.uuid, other.uuid)


async def _who_knows(session: AsyncSession, occurrence: Occurrence) -> dict[int, Language]:
    """Who has heard of an event, or of the same one from another source or under another id."""
    ids = [*(each.uuid for each in await store.twins(session, occurrence)), occurrence.uuid]
    known = [await notices.concerned_by(session, each) for each in ids]
    return {chat_id: language for each in known for chat_id, language in each.items()}


async def _who_heard_of(
    session: AsyncSession, occurrence: Occurrence, twins: Sequence[Occurrence], news: News
) -> set[int]:
    """Who need not hear a piece of news, because they heard it of a twin that is called off as well, or as little.

    That something is new is no news to whoever knows its twin at all. What was on and off before counts as they last
    heard of it.
    """
    alike = [each for each in twins if each.state.called_off is occurrence.state.called_off]
    if news in {News.NEW, News.SOLD_OUT}:
        kind = None if news is News.NEW else NoticeKind.SOLD_OUT
        return {chat_id for each in alike for chat_id in await notices.concerned_by(session, each.uuid, kind)}
    last = await notices.last_words(session, {occurrence.uuid, *(each.uuid for each in twins)})
    heard = {each.uuid for each in alike}
    off = occurrence.state.called_off
    return {
        chat_id for chat_id, (uuid, kind) in last.items() if uuid in heard and (kind is NoticeKind.CANCELLED) is off
    }


def _notices(
    happening: Happening,
    news: News,
    people: dict[int, Subscriber],
    knows: dict[int, Language],
    now: datetime,
    *,
    edition: int,
) -> Iterable[tuple[Notice, Language]]:
    for person in sorted({*people, *knows}):
        subscriber = people.get(person)
        wishes = None if subscriber is None else subscriber.wishes
        if wants_news(wishes, happening, news, now, knows=person in knows):
            quiet = Quiet() if wishes is None else wishes.quiet
            notice = news_notice(person, quiet, happening, news, now, edition=edition)
            if notice is not None:
                yield notice, knows[person] if subscriber is None else subscriber.language


async def _settled(session: AsyncSession, read: dict[str, int], now: datetime) -> list[tuple[Change, ...]]:
    """The changes that nobody was told of, one group for each event that has been left alone for a while."""
    groups: dict[str, list[Change]] = {}
    for change in await store.changes_after(session, read.get(_ALL, 0), limit=_AT_ONCE):
        if change.id > read.get(change.uuid, 0):
            groups.setdefault(change.uuid, []).append(change)
    return [tuple(group) for group in groups.values() if _has_settled(group, now)]


def _has_settled(group: Sequence[Change], now: datetime) -> bool:
    first, last = group[0], group[-1]
    gone = (
        last.after.state is State.MISSING if first.before is None else last.after.ends <= first.at < first.before.ends
    )
    if gone:
        return first.at <= now - WAITING_FOR_MISSING
    soon = first.before is not None and now < first.before.starts <= now + SOON
    return soon or last.at <= now - SETTLING or first.at <= now - PATIENCE


async def _read(session: AsyncSession) -> dict[str, int]:
    return {row.subject: row.upto for row in await session.scalars(_MARKS)}


async def _move_on(session: AsyncSession) -> None:
    """Where all changes up to one are told, one mark says so instead of one for each event."""
    read = await _read(session)
    upto = read.get(_ALL, 0)
    for change in await store.changes_after(session, upto, limit=_AT_ONCE):
        if change.id > read.get(change.uuid, 0):
            break
        upto = change.id
    if upto > read.get(_ALL, 0):
        await write_over(session, ChangeReadRow, subject=_ALL, upto=upto)
        await session.execute(delete(ChangeReadRow).where(ChangeReadRow.subject != _ALL, ChangeReadRow.upto <= upto))
