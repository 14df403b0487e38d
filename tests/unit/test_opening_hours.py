"""Opening hours: what is known, open or closed, and business time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.dates import COPENHAGEN
from knowledge.opening_hours import (
    DatedHours,
    Holidays,
    Hours,
    OpeningHours,
    State,
    Status,
    WeeklyPlan,
)

TEN_TO_SIX = Hours(time(10), time(18))
WORKING_WEEK = dict.fromkeys(range(5), (TEN_TO_SIX,)) | {5: (), 6: ()}
STAFF = OpeningHours(WeeklyPlan(WORKING_WEEK, Holidays.CLOSED))

CLOCK_TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
DAY_HOURS = st.lists(st.builds(Hours, CLOCK_TIMES, CLOCK_TIMES), max_size=3).map(tuple)
WEEKS = st.dictionaries(st.integers(0, 6), DAY_HOURS)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
DURATIONS = st.integers(0, 40 * 60).map(lambda minutes: timedelta(minutes=minutes))


def local(text: str) -> datetime:
    """A moment by clocks in Denmark."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def plan(hours: Hours, *days: int) -> OpeningHours:
    """The same hours on some weekdays; nothing is known about the others."""
    return OpeningHours(WeeklyPlan(dict.fromkeys(days or range(7), (hours,)), Holidays.AS_USUAL))


def test_open_until_closing_time() -> None:
    """While it is open, the state says until when; at closing time it is closed."""
    assert STAFF.state_at(local("2026-11-25T10:00")) == State(Status.OPEN, local("2026-11-25T18:00"))
    assert STAFF.state_at(local("2026-11-25T18:00")) == State(Status.CLOSED, local("2026-11-26T10:00"))


def test_no_information_is_not_closed() -> None:
    """A weekday that is not filled in is unknown, one without hours is closed."""
    hours = OpeningHours(WeeklyPlan({0: (TEN_TO_SIX,), 6: ()}))
    assert hours.state_at(local("2026-11-28T12:00")).status is Status.UNKNOWN
    assert hours.state_at(local("2026-11-29T12:00")).status is Status.CLOSED
    assert (hours.intervals(date(2026, 11, 28)), hours.intervals(date(2026, 11, 29))) == (None, ())


def test_days_that_were_not_entered_are_unknown() -> None:
    """Of hours that were entered day by day, a missing day says nothing."""
    hours = OpeningHours(DatedHours({date(2026, 11, 25): (TEN_TO_SIX,)}))
    assert hours.state_at(local("2026-11-25T09:00")) == State(Status.CLOSED, local("2026-11-25T10:00"))
    assert hours.state_at(local("2026-11-26T12:00")) == State(Status.UNKNOWN, None)


def test_a_night_belongs_to_the_day_it_began_on() -> None:
    """Hours past midnight are open on the next day, and are told on the first."""
    night = plan(Hours(time(18), time(2)), 4)
    assert night.state_at(local("2026-11-28T01:59")) == State(Status.OPEN, local("2026-11-28T02:00"))
    assert night.state_at(local("2026-11-28T02:00")).status is Status.UNKNOWN
    (evening,) = night.intervals(date(2026, 11, 27)) or ()
    assert (evening.start, evening.end) == (local("2026-11-27T18:00"), local("2026-11-28T02:00"))


def test_open_day_and_night_never_closes_soon() -> None:
    """Hours that touch at midnight are one opening."""
    always = plan(Hours(time(), time()))
    until = always.state_at(local("2026-11-25T12:00")).until
    assert until is not None
    assert until - local("2026-11-25T12:00") > timedelta(days=7)


def test_hours_that_overlap_count_once() -> None:
    """Two openings of a day that overlap are one, also for business time."""
    twice = OpeningHours(WeeklyPlan({2: (TEN_TO_SIX, Hours(time(12), time(20)))}))
    assert len(twice.intervals(date(2026, 11, 25)) or ()) == 1
    assert twice.business_time_add(local("2026-11-25T10:00"), timedelta(hours=9)) == local("2026-11-25T19:00")


@pytest.mark.parametrize(
    ("holidays", "status"),
    [(Holidays.CLOSED, Status.CLOSED), (Holidays.UNKNOWN, Status.UNKNOWN), (Holidays.AS_USUAL, Status.OPEN)],
)
def test_public_holidays_follow_what_the_plan_says(holidays: Holidays, status: Status) -> None:
    """On a public holiday a weekly plan holds only where it says so."""
    hours = OpeningHours(WeeklyPlan(WORKING_WEEK, holidays))
    assert hours.state_at(local("2027-03-25T12:00")).status is status


@pytest.mark.parametrize("day", ["2026-12-24", "2026-12-31", "2030-06-05"])
def test_days_that_are_often_closed_must_be_named(day: str) -> None:
    """A weekly plan says nothing about juleaftensdag, nytårsaftensdag and grundlovsdag."""
    assert STAFF.intervals(date.fromisoformat(day)) is None


def test_exceptions_win() -> None:
    """A day with hours of its own has these, also on a holiday and outside the time the plan holds for."""
    own = {date(2026, 12, 24): (Hours(time(9), time(11)),), date(2026, 11, 26): ()}
    hours = OpeningHours(WeeklyPlan(WORKING_WEEK, Holidays.CLOSED, own, last=date(2026, 11, 30)))
    assert hours.state_at(local("2026-12-24T10:00")).status is Status.OPEN
    assert hours.state_at(local("2026-11-26T12:00")).status is Status.CLOSED
    assert OpeningHours(WeeklyPlan({}, exceptions=own)).intervals(date(2026, 11, 26)) == ()


def test_a_plan_holds_for_its_time() -> None:
    """Before and after the days a plan holds for, nothing is known."""
    hours = OpeningHours(WeeklyPlan(WORKING_WEEK, first=date(2026, 11, 25), last=date(2026, 11, 26)))
    known = [hours.intervals(date(2026, 11, day)) is not None for day in range(24, 28)]
    assert known == [False, True, True, False]


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-25T09:00", 2, "2026-11-25T12:00"),
        ("2026-11-25T16:00", 2, "2026-11-25T18:00"),
        ("2026-11-27T17:00", 3, "2026-11-30T12:00"),
        ("2026-11-28T12:00", 0, "2026-11-30T10:00"),
        ("2027-03-24T17:00", 2, "2027-03-30T11:00"),
    ],
)
def test_business_time_runs_only_while_it_is_open(start: str, hours: int, end: str) -> None:
    """Business time stands still in evenings, on weekends and on public holidays."""
    assert STAFF.business_time_add(local(start), timedelta(hours=hours)) == local(end)


@pytest.mark.parametrize(("day", "hours"), [("2027-03-27", 8), ("2026-10-24", 10)])
def test_nights_when_clocks_change_are_as_long_as_they_are(day: str, hours: int) -> None:
    """From 20 to 5 are 8 hours in the night that loses one, and 10 in the night that has one twice."""
    (night,) = plan(Hours(time(20), time(5))).intervals(date.fromisoformat(day)) or ()
    assert night.end - night.start == timedelta(hours=hours)


def test_a_leap_day_is_a_day() -> None:
    """The 29 February 2028 is a Tuesday with its hours."""
    assert STAFF.state_at(local("2028-02-29T12:00")).status is Status.OPEN


def test_business_time_does_not_run_backwards() -> None:
    """A negative duration is an error."""
    with pytest.raises(ValueError, match="backwards"):
        STAFF.business_time_add(local("2026-11-25T12:00"), timedelta(minutes=-1))


@given(week=WEEKS, start=MOMENTS, duration=DURATIONS)
def test_business_time_ends_inside_an_opening(
    week: dict[int, tuple[Hours, ...]], start: datetime, duration: timedelta
) -> None:
    """The end of business time lies in an opening or at its end, and never before the start."""
    hours = OpeningHours(WeeklyPlan(week, Holidays.CLOSED))
    end = hours.business_time_add(start, duration)
    assume(end is not None)
    assert end is not None
    assert end >= start
    assert Status.OPEN in {hours.state_at(end).status, hours.state_at(end - timedelta(microseconds=1)).status}


@given(week=WEEKS, start=MOMENTS, later=DURATIONS, duration=DURATIONS, more=DURATIONS)
def test_business_time_is_monotone(
    week: dict[int, tuple[Hours, ...]], start: datetime, later: timedelta, duration: timedelta, more: timedelta
) -> None:
    """Who starts later or needs more is never ready earlier."""
    hours = OpeningHours(WeeklyPlan(week, Holidays.CLOSED))
    end = hours.business_time_add(start, duration)
    for other in (hours.business_time_add(start + later, duration), hours.business_time_add(start, duration + more)):
        assert end is None or other is None or end <= other


@given(week=WEEKS, start=MOMENTS, duration=DURATIONS)
def test_business_time_is_time_open(week: dict[int, tuple[Hours, ...]], start: datetime, duration: timedelta) -> None:
    """Between start and end it is open for exactly the duration."""
    hours = OpeningHours(WeeklyPlan(week, Holidays.CLOSED))
    end = hours.business_time_add(start, duration)
    assume(end is not None)
    assert end is not None
    spent = timedelta()
    for interval in hours.from_on(start):
        spent += max(timedelta(), min(interval.end, end) - max(interval.start, start))
    assert spent == duration


@given(week=WEEKS, moment=MOMENTS)
def test_states_follow_one_another(week: dict[int, tuple[Hours, ...]], moment: datetime) -> None:
    """What is open now is not open any more at `until`, and what is not is open then."""
    hours = OpeningHours(WeeklyPlan(week, Holidays.CLOSED))
    state = hours.state_at(moment)
    assume(state.until is not None)
    assert state.until is not None
    assert state.until > moment
    # What never closes ends where we stop looking.
    assume(state.until - moment < timedelta(days=30))
    assert (hours.state_at(state.until).status is Status.OPEN) is (state.status is not Status.OPEN)
