"""Reading parts of the day, and what they are in real time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import Span, Window, read_dates
from knowledge.dates.spans import Reading
from tests.unit.dates.reading import NOW


def window(text: str) -> tuple[str, str] | None:
    """The window of a text as clock times."""
    found = read_dates(text, NOW).window
    return None if found is None else (f"{found.start:%H:%M}", f"{found.end:%H:%M}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("torsdag formiddag", ("08:00", "12:00")),
        ("i eftermiddag", ("12:00", "18:00")),
        ("i aften", ("17:00", "00:00")),
        ("i morgen tidlig", ("06:00", "10:00")),
        ("tonight", ("17:00", "00:00")),
        ("om aftenen", ("17:00", "00:00")),
        ("er der formiddagsarrangementer", ("08:00", "12:00")),
        ("efter kl. 17", ("17:00", "00:00")),
        ("efter 17", ("17:00", "00:00")),
        ("inden 12", ("00:00", "12:00")),
        ("før kl 9.30", ("00:00", "09:30")),
        ("mellem 10 og 12", ("10:00", "12:00")),
        ("torsdag kl 19-21", ("19:00", "21:00")),
        ("from 1 pm to 3 pm", ("13:00", "15:00")),
        ("before noon", ("00:00", "12:00")),
        ("efter klokken fem", ("17:00", "00:00")),
        ("d. 4/12 14.00-16.00", ("14:00", "16:00")),
        ("efter skole", ("14:00", "18:00")),
    ],
)
def test_parts_of_the_day_are_read(text: str, expected: tuple[str, str]) -> None:
    """A part of the day, and a time with "efter", "inden" or "mellem", is a window of the clock."""
    assert window(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lørdag kl. 14", "14:00"),
        ("kl 9:30 på lørdag", "09:30"),
        ("at 5pm", "17:00"),
        ("halv fem", "16:30"),
        ("kl. 4", "16:00"),
        ("kl. 04.00", "04:00"),
        ("i aften kl. 8", "20:00"),
        ("kl. 8 i morgen", "08:00"),
        ("omkring 17-tiden", "17:00"),
    ],
)
def test_a_time_is_a_moment(text: str, expected: str) -> None:
    """A bare time is that moment; small hours are those after noon, and "i aften" makes every hour late."""
    assert window(text) == (expected, expected)


@pytest.mark.parametrize(
    "text",
    [
        "i morgen",
        "efter 3 år",
        "den 12. december",
        "inden 14 dage",
        "uge 49",
        "kl. 25",
        "25.50 kr",
        "2/12",
        "inden jul",
    ],
)
def test_other_figures_are_no_times(text: str) -> None:
    """Dates, ages, durations and prices are no times of the day."""
    assert window(text) is None


def test_now_is_the_present_moment() -> None:
    """The word "nu" is today at the time it is."""
    reading = read_dates("har I åbent nu", NOW)
    assert reading.days == (Span.of(date(2026, 11, 25)),)
    assert reading.window == Window(time(10, 15), time(10, 15))


def test_a_time_without_a_day_names_no_day() -> None:
    """A part of the day alone leaves the day open."""
    assert read_dates("har I åbent efter kl. 17", NOW).days == ()


def test_a_night_ends_on_the_next_day() -> None:
    """A window that passes midnight ends on the day after."""
    start, end = Window(time(22), time(6)).on(date(2026, 11, 25))
    assert (start, end) == (datetime(2026, 11, 25, 21, tzinfo=UTC), datetime(2026, 11, 26, 5, tzinfo=UTC))


def test_a_window_that_spring_leaves_out_is_a_moment() -> None:
    """A window in the hour that clocks skip does not end before it begins."""
    start, end = Window(time(2, 30), time(3, 10)).on(date(2026, 3, 29))
    assert start == end == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-25", 24)])
def test_days_are_as_long_as_they_are(day: str, hours: int) -> None:
    """The days on which clocks change have 23 and 25 hours."""
    ((start, end),) = Reading(days=(Span.of(date.fromisoformat(day)),)).intervals()
    assert end is not None
    assert end - start == timedelta(hours=hours)


def test_a_window_is_an_interval_on_each_day() -> None:
    """Days with a part of the day are one interval for each of them."""
    assert read_dates("i weekenden efter kl. 12", NOW).intervals() == tuple(
        (datetime(2026, 11, day, 11, tzinfo=UTC), datetime(2026, 11, day, 23, tzinfo=UTC)) for day in (28, 29)
    )


def test_a_time_without_an_end_is_an_interval_without_an_end() -> None:
    """A time "fra på mandag af" begins at midnight in Denmark and does not end."""
    assert read_dates("fra på mandag af", NOW).intervals() == ((datetime(2026, 11, 29, 23, tzinfo=UTC), None),)


@given(day=st.dates(date(2000, 1, 1), date(2080, 1, 1)), one=st.times(), other=st.times())
def test_windows_never_end_before_they_begin(day: date, one: time, other: time) -> None:
    """Also in the nights when clocks change, a window's end is not before its start."""
    start, end = Window(one, other).on(day)
    assert start <= end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("lørdag 10-14", time(10), time(14)),
        ("torsdag tidlig aften", time(17), time()),
        ("kl. kvart over fire", time(16, 15), time(16, 15)),
        ("fredag kvart i 5", time(16, 45), time(16, 45)),
        ("quarter past four", time(16, 15), time(16, 15)),
    ],
)
def test_quarters_and_bare_hours_behind_a_day_are_times(text: str, start: time, end: time) -> None:
    """Figures behind a day are its hours, unless they count people, ages or days of a month."""
    assert read_dates(text, NOW).window == Window(start, end)


@pytest.mark.parametrize("text", ["lørdag 8-12 år", "lørdag 10-15 personer", "lørdag 12-13 december", "lørdag 3-6"])
def test_other_figures_behind_a_day_are_no_hours(text: str) -> None:
    """How old, how many, or which days."""
    assert read_dates(text, NOW).window is None
