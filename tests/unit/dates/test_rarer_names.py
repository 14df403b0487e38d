"""Rarer ways to name days: weeks in words, runs of short weekdays, the end of the year, halves of a month."""

from __future__ import annotations

from datetime import datetime

import pytest

from knowledge.dates import COPENHAGEN, read_dates
from tests.unit.dates.reading import NOW


def days(text: str, now: datetime = NOW) -> str:
    """The first and the last day that a text names, "" where it names none."""
    found = read_dates(text, now)
    return f"{found.first}..{found.last}" if found.days else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("noget til børnene i uge syv", "2027-02-15..2027-02-21"),
        ("program for uge toogfyrre", "2027-10-18..2027-10-24"),
        ("næste uge tre voksne", "2026-11-30..2026-12-06"),
        ("har I fri i denne uge, fem børn", "2026-11-25..2026-11-29"),
    ],
)
def test_a_week_may_have_its_number_in_words(text: str, expected: str) -> None:
    """How many people come in a week is no number of one."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fre-søn hvad sker der", "2026-11-27..2026-11-29"),
        ("lør/søn åbent?", "2026-11-28..2026-11-29"),
        ("fredag med min søn", "2026-11-27..2026-11-27"),
    ],
)
def test_what_stands_behind_a_weekday_and_a_dash_is_one(text: str, expected: str) -> None:
    """Alone it is a son."""
    assert days(text) == expected


@pytest.mark.parametrize("text", ["årets sidste dag", "den sidste dag i året", "sidste aften i året"])
def test_the_last_day_of_the_year(text: str) -> None:
    """The last evening of the year is not that of yesterday."""
    assert days(text) == "2026-12-31..2026-12-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weekenden efter denne", "2026-12-05..2026-12-06"),
        ("ugen efter denne", "2026-11-30..2026-12-06"),
        ("weekenden om to uger", "2026-12-12..2026-12-13"),
        ("i dag en uge", "2026-12-02..2026-12-02"),
        ("første halvdel af december", "2026-12-01..2026-12-15"),
        ("anden halvdel af december", "2026-12-16..2026-12-31"),
        ("20dec", "2026-12-20..2026-12-20"),
        ("lukket 28.-30.?", "2026-11-28..2026-11-30"),
        ("sker der noget på verdens bogdag", "2027-04-23..2027-04-23"),
        ("kvindedagen", "2027-03-08..2027-03-08"),
    ],
)
def test_times_counted_from_others(text: str, expected: str) -> None:
    """From this week or weekend, from today, and parts of a month."""
    assert days(text) == expected


def test_school_years_and_hours_are_no_days() -> None:
    """Though they are written as a run of days."""
    assert (days("noget for 1.-3. klasse"), days("åbent kl. 10.-12.")) == ("", "")


def test_the_next_sunday_in_advent_is_the_one_to_come() -> None:
    """On such a Sunday it is the one after."""
    assert days("næste søndag i advent") == "2026-11-29..2026-11-29"
    sunday = datetime(2026, 11, 29, 18, tzinfo=COPENHAGEN)
    assert days("næste søndag i advent", sunday) == "2026-12-06..2026-12-06"


@pytest.mark.parametrize("text", ["hvad tid åbner I mandag nu hvor det er vinter", "mandag, nu da vi har fri"])
def test_now_that_something_is_so_is_no_time(text: str) -> None:
    """The day beside it is meant."""
    assert days(text) == "2026-11-30..2026-11-30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("åbent mandag den syvende?", "2026-12-07..2026-12-07"),
        ("Friday the fourth", "2026-12-04..2026-12-04"),
        ("d. 25. næste måned", "2026-12-25..2026-12-25"),
        ("den 3. denne måned", "2026-12-03..2026-12-03"),
        ("mandag i juleugen", "2026-12-21..2026-12-21"),
        ("påskeugen", "2027-03-22..2027-03-28"),
    ],
)
def test_a_day_by_its_number_in_words_or_in_a_month_or_week_that_is_named(text: str, expected: str) -> None:
    """Regression: "mandag den syvende" was the next Monday, "d. 25. næste måned" all days until then."""
    assert days(text) == expected


def test_what_is_counted_in_hours_may_be_tomorrow() -> None:
    """Regression: late in the evening, "om tre timer" was a time of the day that is over by then."""
    late = datetime(2026, 11, 25, 23, 30, tzinfo=COPENHAGEN)
    assert days("har I åbent om tre timer", late) == "2026-11-26..2026-11-26"


def test_now_is_a_small_word_only_behind_that_word() -> None:
    """Regression: behind "bemandet" and "bog", which end like "det" and "og", "nu" said nothing."""
    assert days("er der bemandet nu") == days("kan jeg låne en bog nu") == "2026-11-25..2026-11-25"
    assert days("hvornår er det nu") == ""
