"""Planning: each afternoon the evening's reminders and the week's digest are made ready; the wall clock counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import notices, programme, subscriptions
from bot.announcing.notices import NoticeState
from bot.announcing.subscriptions import Subscriber
from bot.announcing.tables import NoticeRow
from bot.running.regular import Daily
from bot.running.scheduled import Task
from knowledge.dates.spans import ONE_DAY, day_of
from knowledge.entries import Language
from knowledge.subscriptions.happenings import Happening, News
from knowledge.subscriptions.notices import (
    Notice,
    NoticeKind,
    digest_day,
    digest_notice,
    evening_before,
    news_notice,
    reminder_notice,
)
from knowledge.subscriptions.quiet import Quiet, at_hour
from knowledge.subscriptions.wishes import Rhythm, concerns

PLAN = "announcing-plan"
DAILY = Daily(PLAN, time(16, 55))
"""A little before `knowledge.subscriptions.notices.EVENING`."""

_AHEAD = timedelta(minutes=10)


def tasks() -> dict[str, Task]:
    """The planning by its name, for the ticker."""

    async def task(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
        del details
        return f"{await plan(session, now)} notices planned"

    return {PLAN: task}


async def plan(session: AsyncSession, now: datetime) -> int:
    """Make ready what is due this evening, or was due and is not over; the caller commits.

    Done late, or twice, it makes ready what is missing and nothing else.
    """
    people = [each for each in await subscriptions.everybody(session) if not each.wishes.paused(now)]
    until = at_hour(day_of(now) + 2 * ONE_DAY, 0)
    coming = await programme.between(session, now, until)
    made = [notice for happening in coming for notice in _reminders(happening, people, now)]
    day = digest_day(now)
    for each in people:
        digest = digest_notice(each.chat_id, each.wishes.quiet, day) if each.wishes.rhythm is Rhythm.WEEKLY else None
        # Whoever has subscribed on the day of the digest gets it; a digest from before they did is not made up for.
        if digest is not None and digest.until > now and day_of(each.since) <= day:
            made.append((digest, each.language))
    return await notices.add(session, made)


async def remind_of(session: AsyncSession, happening: Happening, people: Iterable[Subscriber], now: datetime) -> int:
    """Reminders of an event that is new, or has been moved: anew to who asked for one, and to all if it is soon."""
    await _ask_anew(session, happening, now)
    awake = [each for each in people if not each.wishes.paused(now)]
    return await notices.add(session, _reminders(happening, awake, now))


async def tell_beside_digest(
    session: AsyncSession, happening: Happening, people: Iterable[Subscriber], now: datetime
) -> int:
    """News of an event that the digest of its week could not tell of, for those of the people who wait for digests."""
    made = []
    for each in people if happening.takes_place else ():
        wishes = each.wishes
        if wishes.rhythm is Rhythm.WEEKLY and not wishes.paused(now) and concerns(wishes, happening):
            notice = news_notice(each.chat_id, wishes.quiet, happening, News.NEW, now, edition=0)
            made += [] if notice is None else [(notice, each.language)]
    return await notices.add(session, made)


def _reminders(happening: Happening, people: Iterable[Subscriber], now: datetime) -> Iterable[tuple[Notice, Language]]:
    if evening_before(happening) > now + _AHEAD:
        return
    for each in people:
        if each.wishes.rhythm is Rhythm.DAY_BEFORE and concerns(each.wishes, happening):
            notice = reminder_notice(each.chat_id, each.wishes.quiet, happening, now, asked=False)
            if notice is not None:
                yield notice, each.language


async def _ask_anew(session: AsyncSession, happening: Happening, now: datetime) -> None:
    rows = await notices.asked_reminders(session, happening.id)
    languages = {row.chat_id: Language(row.language) for row in rows}
    known = await subscriptions.of_chats(session, list(languages))
    for chat_id, language in languages.items():
        quiet = known[chat_id].wishes.quiet if chat_id in known else Quiet()
        notice = reminder_notice(chat_id, quiet, happening, now, asked=True)
        waiting = (
            NoticeRow.chat_id == chat_id,
            NoticeRow.subject == happening.id,
            NoticeRow.kind == NoticeKind.REMINDER.value,
            NoticeRow.state == NoticeState.DUE.value,
        )
        if notice is None:
            continue
        await session.execute(delete(NoticeRow).where(*waiting, NoticeRow.edition != notice.edition))
        same = update(NoticeRow).where(*waiting, NoticeRow.edition == notice.edition)
        await session.execute(same.values(until=notice.until))
        # One that should be told now is not put off.
        await session.execute(same.where(NoticeRow.due_at > now).values(due_at=notice.due_at))
        await notices.add(session, [(notice, language)])
