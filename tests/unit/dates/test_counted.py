"""Days that are counted from others, named within a feast or told by what they belong to, as on 25 November 2026."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import COPENHAGEN, read_dates
from tests.unit.dates.reading import days

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2040, 12, 31), timezones=st.just(COPENHAGEN))  # noqa: DTZ001
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("har I åbent de fire dage før jul", "2026-12-20..2026-12-23"),
        ("de sidste to dage inden påske", "2027-03-23..2027-03-24"),
        ("the three days after Easter", "2027-03-30..2027-04-01"),
        ("tre dage før jul", "2026-12-21"),
        ("en uge efter nytår", "2027-01-08"),
        ("tre hverdage før jul", "2026-12-21"),
        ("dagene efter påske", "2027-03-30..2027-04-05"),
    ],
)
def test_days_are_counted_from_a_feast(text: str, expected: str) -> None:
    """Spoken of as a run ("de fire dage") all of them are meant, else the one that lies so far away."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("juledagene 25-26", "2026-12-25..2026-12-26"),
        ("påskedagene fra 26. til 28.", "2027-03-26..2027-03-28"),
        ("julen (24, 25 og 26)", "2026-12-24..2026-12-26"),
        ("juleaften 10-12", "2026-12-24"),
        ("den 1. og 2. påskedag", "2027-03-28..2027-03-29"),
    ],
)
def test_figures_behind_a_feast_are_its_days(text: str, expected: str) -> None:
    """The month need not be said; hours of one day are none of these."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hvad er der fra torsdag om en uge og hele weekenden", "2026-12-03..2026-12-06"),
        ("fredag om 14 dage og weekenden", "2026-12-11..2026-12-13"),
        ("fra mandag og fire dage frem", "2026-11-30..2026-12-04"),
        ("fra i morgen og ugen ud", "2026-11-26..2026-11-29"),
        ("fra den 1. december og de næste to uger", "2026-12-01..2026-12-15"),
    ],
)
def test_what_goes_on_from_a_day_ends_with_it(text: str, expected: str) -> None:
    """A weekend, a rest of a week or a number of days behind "fra … og" is where the time ends, and no year later."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den sidste januar", "2027-01-31"),
        ("næste måneds anden tirsdag", "2026-12-08"),
        ("denne måneds sidste fredag", "2026-11-27"),
        ("torsdag i ugen før jul", "2026-12-17"),
        ("de to sidste dage i næste uge", "2026-12-05..2026-12-06"),
        ("om tre ugers tid", "2026-12-16"),
        ("i uge-enden", "2026-11-28..2026-11-29"),
        ("bare ikke sidst i weekenden, men på mandag", "2026-11-30"),
    ],
)
def test_what_belongs_to_a_week_or_a_month_lies_in_it(text: str, expected: str) -> None:
    """A week, a month or a weekend may come first and own the day that is named of it."""
    assert days(text) == [expected]


@given(now=MOMENTS, number=st.integers(0, 6), frame=st.sampled_from((
    "næste uges {}", "denne uges {}", "{} i næste uge", "uge 50s {}", "{} om to uger", "første {} i maj",
    "decembers sidste {}", "{} før påske",
)))  # fmt: skip
def test_a_weekday_of_a_week_is_that_weekday(now: datetime, number: int, frame: str) -> None:
    """Whatever week or month it is told of, the day that is read has the name that was written."""
    reading = read_dates(frame.format(WEEKDAYS[number]), now)
    assert {day.weekday() for span in reading.days for day in span.days()} <= {number}


@given(now=MOMENTS, number=st.integers(0, 6), other=st.integers(0, 6), frame=st.sampled_from((
    "fra på {} og hele weekenden", "fra {} om en uge og weekenden", "{} om to uger og hele weekenden",
    "fra {} og tre dage frem", "fra {} og ugen ud", "fra {} til {}", "fra på {} om en uge til {}",
)))  # fmt: skip
def test_no_such_time_is_longer_than_a_fortnight(now: datetime, number: int, other: int, frame: str) -> None:
    """It ends where it says, not before it begins and not in another year."""
    reading = read_dates(frame.format(WEEKDAYS[number], WEEKDAYS[other]), now)
    assert reading.first is not None
    assert reading.last is not None
    assert 0 <= (reading.last - reading.first).days < 14
