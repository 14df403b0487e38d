"""Weeks by their number, and the week or month that was named before."""

from __future__ import annotations

import pytest

from tests.unit.dates.reading import days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fra uge 49 til uge 51", ["2026-11-30..2026-12-20"]),
        ("fra uge 49 og frem", ["2026-11-30.."]),
        ("mellem uge 49 og uge 51", ["2026-11-30..2026-12-20"]),
        ("uge 49, 50 og 52", ["2026-11-30..2026-12-13", "2026-12-21..2026-12-27"]),
        ("i uge 7 eller uge 9", ["2027-02-15..2027-02-21", "2027-03-01..2027-03-07"]),
    ],
)
def test_several_weeks_are_those_that_are_numbered(text: str, expected: list[str]) -> None:
    """A run has an end, and a list leaves out what it does not name."""
    assert days(text) == expected


def test_school_holiday_is_in_the_week_that_is_named() -> None:
    """The neighbouring municipality has another one."""
    assert days("vinterferien uge 8") == days("vinterferien (uge 8)") == ["2027-02-22..2027-02-28"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vi kommer i uge 51, hvad sker der i ugen", ["2026-12-14..2026-12-20"]),
        ("om to uger er vi i byen, hele ugen, hvad er der", ["2026-12-07..2026-12-13"]),
        ("næste uge, sidst på ugen", ["2026-12-04..2026-12-06"]),
        ("i januar er vi hjemme, er der noget sidst på måneden", ["2027-01-21..2027-01-31"]),
        ("vi flytter lørdag, hvad sker der i ugen", ["2026-11-25..2026-11-29"]),
        ("er der noget i ugen mellem jul og nytår", ["2026-12-27..2026-12-30"]),
    ],
)
def test_the_week_is_the_one_that_was_named(text: str, expected: list[str]) -> None:
    """Where another one was; else it is the running one."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("første uge i december", "2026-11-30..2026-12-06"),
        ("anden uge i januar", "2027-01-11..2027-01-17"),
        ("sidste uge i december", "2026-12-28..2027-01-03"),
        ("i overnæste uge", "2026-12-07..2026-12-13"),
        ("torsdag i overnæste uge", "2026-12-10"),
    ],
)
def test_week_of_a_month_is_one_that_lies_mostly_in_it(text: str, expected: str) -> None:
    """As weeks are counted in a calendar, where that of the first days may have begun in the month before."""
    assert days(text) == [expected]


def test_what_is_in_a_school_holiday_is_on_its_days() -> None:
    """However the two words were joined; what is paid for a holiday is no time."""
    assert days("har I efterårsferieaktiviteter") == days("i efterårsferien")
    assert days("vinterferieprogram") == ["2027-02-15..2027-02-21"]
    assert days("sommerferiepenge") == []


def test_weekday_behind_some_weeks_is_of_that_week() -> None:
    """Where a week may mean a day or all of it, what follows says which."""
    assert days("om to uger på torsdag") == ["2026-12-10"]
    assert days("om 3 uger på onsdag") == ["2026-12-16"]
