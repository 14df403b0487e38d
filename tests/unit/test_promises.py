"""What citizens are promised: so many hours at the desk, said as people say it, or nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.catalogue import Catalogue
from bot.desk.waiting.promises import Promises, parse_desk_hours
from knowledge.entries import Language
from knowledge.opening_hours import Hours, OpeningHours

CATALOGUE = Catalogue()
WEEK = "mandag-fredag 10-15"


def promised(now: datetime, hours: float = 5.0, desk: str = WEEK, language: Language = Language.DA) -> str | None:
    """What is promised at `now`, in words."""
    plan = parse_desk_hours(desk)
    opening = None if plan is None else OpeningHours(plan)
    return Promises(CATALOGUE, lambda: now, opening, hours).now(language)


@pytest.mark.parametrize(
    ("now", "hours", "danish", "english"),
    [
        (datetime(2026, 11, 25, 9, 15, tzinfo=UTC), 2.0, "i dag inden kl. 13", "today before 13:00"),
        (datetime(2026, 11, 25, 9, 15, tzinfo=UTC), 5.0, "i morgen inden kl. 11", "tomorrow before 11:00"),
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), 2.0, "på mandag inden kl. 12", "on Monday before 12:00"),
        (datetime(2026, 12, 23, 15, 0, tzinfo=UTC), 2.0, "på mandag inden kl. 12", "on Monday before 12:00"),
        (datetime(2026, 12, 23, 15, 0, tzinfo=UTC), 20.0, "den 4. januar inden kl. 15", "on 4 January before 15:00"),
    ],
)
def test_promises_are_said_as_people_say_them(now: datetime, hours: float, danish: str, english: str) -> None:
    """Hours at the desk are counted over evenings, week ends and public holidays, and named by the nearest name."""
    assert promised(now, hours) == danish
    assert promised(now, hours, language=Language.EN) == english


@pytest.mark.parametrize(
    ("since", "closes"),
    [
        (datetime(2026, 11, 25, 9, 15, tzinfo=UTC), datetime(2026, 11, 25, 14, 0, tzinfo=UTC)),
        (datetime(2026, 11, 25, 14, 0, tzinfo=UTC), datetime(2026, 11, 26, 14, 0, tzinfo=UTC)),
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), datetime(2026, 11, 30, 14, 0, tzinfo=UTC)),
    ],
)
def test_closing_time_is_the_next_one_of_a_day(since: datetime, closes: datetime) -> None:
    """Whoever waits does so until the desk closes for the day, not for a break; where it never opens it never does."""
    for desk in (WEEK, "mandag-fredag 10-12, 13-15"):
        plan = parse_desk_hours(desk)
        assert plan is not None
        assert Promises(CATALOGUE, lambda: since, OpeningHours(plan), 5.0).closing(since) == closes
    assert Promises(CATALOGUE, lambda: since, None, 5.0).closing(since) is None


def test_nothing_is_promised_where_no_hours_are_set() -> None:
    """A desk without hours promises nothing rather than something that nobody keeps."""
    assert promised(datetime(2026, 11, 25, 9, 15, tzinfo=UTC), desk="ingen") is None


def test_hours_are_read_day_by_day() -> None:
    """Ranges, single days, half hours and breaks are understood; a day that is not named is closed."""
    plan = parse_desk_hours("man-tors 10-17; fredag 9.30-12, 13-15")
    assert plan is not None
    assert plan.hours(date(2026, 11, 26)) == (Hours(time(10), time(17)),)
    assert plan.hours(date(2026, 11, 27)) == (Hours(time(9, 30), time(12)), Hours(time(13), time(15)))
    assert plan.hours(date(2026, 11, 28)) == ()


@pytest.mark.parametrize("text", ["10-15", "mandag", "mandag 15-10", "m 10-15", "ugedag 10-15", "mandag 10-25", ""])
def test_hours_that_are_none_are_refused(text: str) -> None:
    """What is not understood is refused, so that no promise is ever made by mistake."""
    with pytest.raises(ValueError, match=r"."):
        parse_desk_hours(text)
