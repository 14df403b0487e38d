"""Promises: by when staff will have had so many hours, and how that is said."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import COPENHAGEN
from knowledge.entries import Language
from knowledge.opening_hours import (
    DatedHours,
    Holidays,
    Hours,
    Nearness,
    OpeningHours,
    Promise,
    WeeklyPlan,
    deadline,
    promise,
)

TEN_TO_HALF_PAST_FIVE = Hours(time(10), time(17, 30))
STAFF = OpeningHours(WeeklyPlan(dict.fromkeys(range(5), (TEN_TO_HALF_PAST_FIVE,)) | {5: (), 6: ()}, Holidays.CLOSED))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2031, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def local(text: str) -> datetime:
    """A moment by clocks in Denmark."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def said(now: str, hours: float, language: Language = Language.DA) -> tuple[str, dict[str, str]]:
    """The key and the arguments of the text for a promise made at `now`."""
    made = promise(STAFF, local(now), hours)
    assert made is not None
    named = deadline(made, local(now))
    return named.key, named.arguments(language)


@pytest.mark.parametrize(
    ("now", "hours", "by"),
    [
        ("2026-11-25T10:15", 2, "2026-11-25T13:00"),
        ("2026-11-25T11:00", 4, "2026-11-25T15:00"),
        ("2026-11-25T15:20", 2, "2026-11-25T17:30"),
        ("2026-11-27T16:30", 3, "2026-11-30T12:00"),
        ("2026-12-23T17:00", 2, "2026-12-28T12:00"),
    ],
)
def test_a_promise_is_rounded_up_within_the_opening(now: str, hours: int, by: str) -> None:
    """A promise is the next whole hour at which staff will have had the time, or closing time if that is earlier."""
    assert promise(STAFF, local(now), hours) == Promise(local(by))


def test_no_information_is_no_promise() -> None:
    """Where no hours are known, nothing is promised."""
    assert promise(OpeningHours(DatedHours({})), local("2026-11-25T10:15"), 2) is None
    closed = OpeningHours(WeeklyPlan(dict.fromkeys(range(7), ())))
    assert promise(closed, local("2026-11-25T10:15"), 2) is None


@pytest.mark.parametrize(
    ("now", "hours", "key"),
    [
        ("2026-11-25T10:15", 2, "promise-by-today"),
        ("2026-11-25T17:00", 2, "promise-by-tomorrow"),
        ("2026-11-27T17:00", 2, "promise-by-weekday"),
        ("2026-11-25T10:15", 36, "promise-by-weekday"),
        ("2026-11-25T10:15", 38, "promise-by-date"),
    ],
)
def test_a_day_is_named_as_people_name_it(now: str, hours: int, key: str) -> None:
    """Today, tomorrow, a weekday within the next six days, and a date after that."""
    assert said(now, hours)[0] == key


def test_a_deadline_has_the_parts_of_its_text() -> None:
    """The arguments are figures that the catalogue turns into names; times are written as the language does."""
    assert said("2026-11-27T16:30", 3)[1] == {"weekday": "0", "day": "30", "month": "11", "time": "12"}
    assert said("2026-11-27T16:30", 3, Language.EN)[1]["time"] == "12:00"
    assert said("2026-11-25T15:20", 2)[1]["time"] == "17.30"
    assert said("2026-11-25T15:20", 2, Language.EN)[1]["time"] == "17:30"


def test_days_are_counted_in_denmark() -> None:
    """Shortly after midnight in Denmark, the same morning is today, although it is yesterday in Greenwich."""
    now = datetime.fromisoformat("2026-11-25T23:30+00:00")
    made = promise(STAFF, now, 1)
    assert made is not None
    assert deadline(made, now).nearness is Nearness.TODAY


@given(now=MOMENTS, hours=st.integers(0, 100))
def test_a_promise_gives_staff_their_time(now: datetime, hours: int) -> None:
    """A promise is never earlier than the work, at most an hour later, and never after closing time."""
    made, due = promise(STAFF, now, hours), STAFF.business_time_add(now, timedelta(hours=hours))
    assert made is not None
    assert due is not None
    assert due <= made.by < due + timedelta(hours=1)
    assert time(10) <= made.by.astimezone(COPENHAGEN).time() <= time(17, 30)
