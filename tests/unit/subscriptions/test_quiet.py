"""Quiet hours and moments by the clock on the wall, on every day of the year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates.spans import COPENHAGEN, moment_of
from knowledge.subscriptions.quiet import NEVER, NO_QUIET, Quiet, in_time

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
QUIETS = st.builds(Quiet, st.integers(0, 23), st.integers(0, 23))
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 by the clock in Copenhagen."""
    return datetime(2026, 11, day, hour, minute, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(20, 59, False), (21, 0, True), (23, 59, True), (0, 0, True), (7, 59, True), (8, 0, False)],
)
def test_quiet_hours_reach_over_midnight(hour: int, minute: int, quiet: bool) -> None:
    """From nine in the evening until eight nobody is written to, unless they say otherwise."""
    assert Quiet().holds(at(25, hour, minute)) is quiet


def test_what_falls_into_quiet_hours_comes_in_the_morning() -> None:
    """What is due at night is said when the quiet ends, on the same day or the next."""
    assert Quiet().over(at(25, 22)) == at(26, 8)
    assert Quiet().over(at(26, 3)) == at(26, 8)
    assert Quiet().over(at(26, 12)) == at(26, 12)


@given(moment=MOMENTS, quiet=QUIETS)
def test_after_quiet_hours_it_is_not_quiet(moment: datetime, quiet: Quiet) -> None:
    """The moment that something is put off to is not quiet, not before it, and within a day and a changed clock."""
    over = quiet.over(moment)
    assert not quiet.holds(over)
    assert moment <= over <= moment + 25 * HOUR
    assert over == moment or quiet.holds(moment)


@given(moment=MOMENTS, quiet=QUIETS)
def test_until_the_next_quiet_hours_it_is_not_quiet(moment: datetime, quiet: Quiet) -> None:
    """Whatever is sent in between is sent in time: no quarter of an hour before the next quiet hours is quiet."""
    if quiet.holds(moment):
        return
    begins = quiet.next_after(moment)
    assert begins > moment
    if begins == NEVER:
        assert quiet.begins == quiet.ends
        return
    quarters = (begins - moment) // timedelta(minutes=15)
    assert not any(quiet.holds(begins - number * timedelta(minutes=15)) for number in range(1, quarters))


def test_who_wants_no_quiet_hours_has_none() -> None:
    """Who has chosen never gets everything at once, at night too."""
    assert NO_QUIET.over(at(25, 3)) == at(25, 3)
    assert NO_QUIET.next_after(at(25, 3)) == NEVER


@given(day=st.dates(date(2026, 1, 1), date(2028, 1, 1)), hour=st.integers(3, 23))
def test_a_time_of_day_is_what_the_wall_shows(day: date, hour: int) -> None:
    """A time reads the same on a Copenhagen wall on every day, also when the clocks have changed."""
    shown = moment_of(day, time(hour, 30)).astimezone(COPENHAGEN)
    assert (shown.date(), shown.time()) == (day, time(hour, 30))


def test_a_time_that_is_left_out_or_comes_twice() -> None:
    """Half past two is half past three on the night in March, and in October the first of the two."""
    assert moment_of(date(2027, 3, 28), time(2, 30)).astimezone(COPENHAGEN).time() == time(3, 30)
    assert moment_of(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_what_would_come_too_late_does_not_come() -> None:
    """What could be said only when it is of no use any more is not said."""
    assert in_time(at(25, 22), Quiet(), at(26, 8)) is None
    assert in_time(at(25, 22), Quiet(), at(26, 8, 1)) == at(26, 8)
