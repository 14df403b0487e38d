"""Notices: one piece of news for one person, and when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from knowledge.dates.spans import ONE_DAY, day_of, moment_of
from knowledge.events.model import State
from knowledge.subscriptions.happenings import Happening, News
from knowledge.subscriptions.quiet import Quiet, in_time
from knowledge.subscriptions.wishes import Rhythm, Subscription, concerns

EVENING: Final = time(17, 0)
"""When reminders of the next day's events and the week's digest are due."""

DIGEST_WEEKDAY: Final = 3
"""Thursday: the digest is about the seven days after it, so that every day is in one digest."""

DIGEST_DAYS: Final = 7
DIGESTS: Final = "week-"
"""How the subjects of digests begin."""

ONE_HOUR: Final = timedelta(hours=1)
SHORTLY: Final = timedelta(hours=2)
"""How long before an event somebody is reminded who asked for it later than the evening before."""


class NoticeKind(StrEnum):
    """What a notice is about."""

    NEW = "new"
    MOVED = "moved"
    SOLD_OUT = "sold_out"
    CANCELLED = "cancelled"
    BACK = "back"
    REMINDER = "reminder"
    DIGEST = "digest"
    POST = "post"


TURNS: Final = frozenset({NoticeKind.CANCELLED, NoticeKind.MOVED, NoticeKind.BACK})
"""Kinds that say whether something takes place, when and where, also while it lasts: of several the outcome is told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One piece of news for one person; two with the same person, subject, kind and edition are the same.

    Attributes:
        person: whom it is for.
        subject: the happening, week or announcement that it is about.
        kind: what is told of it.
        edition: 0 where that can only be told once; else which of several it is: of a happening that was moved twice
            the first move or the second, of a reminder the day that it is a reminder of.
        due_at: when it may be told.
        until: from when on it is of no use any more.
        asked: whether the person has asked for this one by itself.
    """

    person: int
    subject: str
    kind: NoticeKind
    edition: int
    due_at: datetime
    until: datetime
    asked: bool = False


def wants_news(
    subscription: Subscription | None, happening: Happening, news: News, now: datetime, *, knows: bool
) -> bool:
    """Whether somebody gets a piece of news of a happening.

    Args:
        subscription: theirs, or None.
        happening: as it is now.
        news: what there is to tell.
        now: the present moment.
        knows: whether they have had, or will have, another notice of it: who was told that it takes place is also told
            that it does not.
    """
    if subscription is not None and subscription.paused(now):
        return False
    if knows and news is not News.NEW:
        return True
    at_once = subscription is not None and subscription.rhythm is Rhythm.AT_ONCE
    return at_once and subscription is not None and concerns(subscription, happening)


def news_notice(
    person: int, quiet: Quiet, happening: Happening, news: News, now: datetime, *, edition: int
) -> Notice | None:
    """The notice of a piece of news, at once or when it is not quiet any more; None if the event is over by then."""
    kind = NoticeKind(news.value)
    until = of_use_until(kind, happening)
    due = in_time(now, quiet, until)
    if due is None:
        return None
    once = news in {News.NEW, News.SOLD_OUT}
    return Notice(person, happening.id, kind, 0 if once else edition, due, until)


def of_use_until(kind: NoticeKind, happening: Happening) -> datetime:
    """From when on a notice of a happening is of no use any more.

    Who may be on their way to something that lasts for the day, or for weeks, has to know what has changed in it.
    """
    return happening.ends_at if kind in TURNS else happening.starts_at


def reminder_notice(person: int, quiet: Quiet, happening: Happening, now: datetime, *, asked: bool) -> Notice | None:
    """The reminder of a happening on the evening before, or None where it is too late for one.

    Who has asked for this one later than that is reminded shortly before.
    """
    evening = evening_before(happening)
    wanted = max(evening, now)
    if asked and evening <= now:
        wanted = happening.starts_at - SHORTLY
        if wanted <= now:
            return None
    due = in_time(wanted, quiet, happening.starts_at) or _before_quiet(wanted, quiet, now)
    edition = day_of(happening.starts_at).toordinal()
    if due is None or happening.state.called_off:
        return None
    return Notice(person, happening.id, NoticeKind.REMINDER, edition, due, happening.starts_at, asked)


def _before_quiet(wanted: datetime, quiet: Quiet, now: datetime) -> datetime | None:
    """When it can be said some hours earlier, where quiet hours leave no moment for it later."""
    earlier = [moment for number in range(1, 7) if (moment := wanted - number * ONE_HOUR) > now]
    return next((moment for moment in [*earlier, now] if not quiet.holds(moment)), None)


def evening_before(happening: Happening) -> datetime:
    """When people are reminded of a happening: the evening of the day before, by the clock on the wall."""
    return moment_of(day_of(happening.starts_at) - ONE_DAY, EVENING)


def digest_day(now: datetime) -> date:
    """The day of the newest digest that may be due at `now`: today or the last digest day before."""
    return digest_day_of(day_of(now))


def digest_day_of(day: date) -> date:
    """The day of the digest that is the newest on a day: the day itself or the last digest day before."""
    return day - (day.weekday() - DIGEST_WEEKDAY) % 7 * ONE_DAY


def misses_its_digest(happening: Happening, known_at: datetime) -> bool:
    """Whether it became known when the digest of its week was out: who waits for digests would never hear of it."""
    return moment_of(digest_day_of(day_of(happening.starts_at) - ONE_DAY), EVENING) <= known_at


def digest_notice(person: int, quiet: Quiet, day: date) -> Notice | None:
    """The digest of `day`: due in its evening, and of no use when half of its week is over."""
    due_at, until = moment_of(day, EVENING), moment_of(day + DIGEST_DAYS // 2 * ONE_DAY, EVENING)
    due = in_time(due_at, quiet, until)
    return None if due is None else Notice(person, digest_subject(day), NoticeKind.DIGEST, 0, due, until)


def digest_subject(day: date) -> str:
    """The name of the digest of a day."""
    return f"{DIGESTS}{day.isoformat()}"


def digest_of(subject: str) -> date:
    """The day of a digest's name."""
    return date.fromisoformat(subject.removeprefix(DIGESTS))


def week_end(day: date) -> datetime:
    """When the week that the digest of `day` is about is over."""
    return moment_of(day + (DIGEST_DAYS + 1) * ONE_DAY, time(0))


def in_digest(happening: Happening, day: date) -> bool:
    """Whether a happening is in the week that the digest of `day` is about."""
    return day < day_of(happening.starts_at) <= day + DIGEST_DAYS * ONE_DAY


def holds(kind: NoticeKind, happening: Happening | None, now: datetime) -> bool:
    """Whether a notice that is due still says what is so: nobody is told what has been overtaken.

    A reminder of what is missing is still given, with that.
    """
    if happening is None or of_use_until(kind, happening) <= now:
        return False
    match kind:
        case NoticeKind.CANCELLED:
            return happening.state.called_off
        case NoticeKind.SOLD_OUT:
            return happening.state is State.SOLD_OUT
        case NoticeKind.REMINDER:
            return not happening.state.called_off
        case _:
            return happening.takes_place
