"""What a corrected time keeps of the one that is taken back, as on Wednesday 25 November 2026."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import read_dates
from tests.unit.dates.reading import NOW, days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lørdag i uge 49, nej uge 50", "2026-12-12"),
        ("onsdag i uge 50 - nej 51, er der noget", "2026-12-16"),
        ("fredag i uge 49, nej lørdag", "2026-12-05"),
        ("lørdag den 5. december, nej søndag, er der noget", "2026-12-06"),
        ("fredag d. 4/12, nej lørdag og søndag", "2026-12-05..2026-12-06"),
        ("i næste uge på fredag, undskyld, torsdag", "2026-12-03"),
        ("tuesday in week 51, no sorry thursday, are you open", "2026-12-17"),
        ("weekenden i uge 49, nej uge 50", "2026-12-12..2026-12-13"),
    ],
)
def test_a_correction_keeps_what_it_does_not_name(text: str, expected: str) -> None:
    """Another week has the same weekday, and another weekday lies in the same week."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("på fredag, nej lørdag", "2026-11-28"),
        ("lørdag i uge 49, nej hele uge 50", "2026-12-07..2026-12-13"),
        ("fredag den 27. november, nej tirsdag", "2026-12-01"),
        ("lørdag i uge 49, nej i morgen", "2026-11-26"),
    ],
)
def test_a_correction_that_names_all_of_it_keeps_nothing(text: str, expected: str) -> None:
    """A bare weekday has no week of its own, a whole week no weekday, and a day that has gone by is the coming one."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hvad sker der i uge 49, øh nej 50 mente jeg", "2026-12-07..2026-12-13"),
        ("uge 52, nej 1, hvad sker der", "2027-01-04..2027-01-10"),
        ("har i åbent den 14. december, nej 15.", "2026-12-15"),
    ],
)
def test_a_number_alone_corrects_that_of_the_time_before_it(text: str, expected: str) -> None:
    """Of a week it is the number of another one, of a date another day of the month."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text", ["uge 49, nej 6 personer kommer", "er der åbent i uge 49, nej 12 år er hun", "i uge 49, nej 60"]
)
def test_a_number_of_something_else_corrects_no_time(text: str) -> None:
    """Persons and years are no weeks, and what the calendar does not have is none either."""
    assert days(text) == ["2026-11-30..2026-12-06"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tirsdag om to uger... altså den 8.", "2026-12-08"),
        ("på lørdag, altså den 5., er der noget", "2026-12-05"),
        ("næste lørdag, altså den 28.", "2026-11-28"),
        ("i næste uge, altså fredag", "2026-12-04"),
        ("på tirsdag, det vil sige den 1., sker der noget", "2026-12-01"),
    ],
)
def test_a_time_that_is_told_again_is_the_closer_one(text: str, expected: str) -> None:
    """What "altså" explains is one time and not two."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("på fredag kl 10 nej lørdag kl 12 har i åbent", "2026-11-28", "12:00"),
        ("i eftermiddag, nej i morgen formiddag, har I åbent", "2026-11-26", "08:00"),
        ("åbent i aften nej i morgen aften", "2026-11-26", "17:00"),
        ("på fredag kl 10, nej lørdag, har I åbent", "2026-11-28", "10:00"),
    ],
)
def test_the_hour_is_that_of_the_day_that_is_meant(text: str, day: str, clock: str) -> None:
    """The hour of a day that is taken back goes with it, unless the other one has none."""
    found = read_dates(text, NOW)
    assert days(text) == [day]
    assert found.window is not None
    assert found.window.start.isoformat("minutes") == clock


@given(st.integers(1, 99), st.sampled_from(["uge 49", "den 5. december", "lørdag i uge 49", "i går", "fra mandag af"]))
def test_any_number_can_follow_a_correction(number: int, time: str) -> None:
    """A number that fits nothing leaves the time as it was."""
    assert days(f"{time}, nej {number}")
