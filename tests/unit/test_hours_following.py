"""What goes on with opening hours asks for the hours of the day, house or part that it names."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from knowledge.dates import COPENHAGEN
from knowledge.opening_hours.following import read_hours_follow_up
from knowledge.opening_hours.questions import read_hours_question
from knowledge.opening_hours.timetable import Kind

NOW = datetime(2026, 11, 25, 10, 15, tzinfo=COPENHAGEN)
BEFORE = "har biblioteket i Haslev åbent på fredag"
FRIDAY, SUNDAY = date(2026, 11, 27), date(2026, 11, 29)
LIBRARY = (Kind.STAFFED, Kind.SELF_SERVICE)


@pytest.mark.parametrize(
    ("text", "days", "house", "kinds"),
    [
        ("og søndag så?", (SUNDAY,), "haslev", LIBRARY),
        ("også i Faxe", (FRIDAY,), "faxe", LIBRARY),
        ("nej jeg mente Faxe", (FRIDAY,), "faxe", LIBRARY),
        ("hvad med borgerservice", (FRIDAY,), "haslev", (Kind.CITIZEN_SERVICE,)),
        ("and in Faxe on Sunday?", (SUNDAY,), "faxe", LIBRARY),
        ("og 2. juledag?", (date(2026, 12, 26),), "haslev", LIBRARY),
        ("og om aftenen?", (FRIDAY,), "haslev", LIBRARY),
        ("and in the morning?", (FRIDAY,), "haslev", LIBRARY),
    ],
)
def test_what_is_named_anew_is_asked_and_the_rest_holds(
    text: str, days: tuple[date, ...], house: str, kinds: tuple[Kind, ...]
) -> None:
    """A day, a house, a part of the house: each takes the place of what was asked before."""
    asked = read_hours_follow_up(BEFORE, text, NOW)
    assert asked is not None
    assert (asked.days, asked.house, asked.kinds) == (days, house, kinds)


def test_one_may_go_on_again_and_again() -> None:
    """What was named on the way still holds."""
    asked = read_hours_follow_up(f"{BEFORE}\nog søndag så?", "også i Faxe", NOW)
    assert asked is not None
    assert (asked.days, asked.house) == ((SUNDAY,), "faxe")


def test_a_house_without_a_day_is_told_of_for_the_coming_week() -> None:
    """Asked outright, or where no day was named before."""
    for asked in (
        read_hours_question("åbningstider i Faxe", NOW),
        read_hours_follow_up("hvornår åbner I", "Faxe", NOW),
    ):
        assert asked is not None
        assert (asked.house, asked.days[0], len(asked.days)) == ("faxe", NOW.date(), 7)


@pytest.mark.parametrize(
    "text", ["hvad koster det", "og til børn", "er der wifi", "tak", "og hvor", "kan jeg få pas i dag"]
)
def test_other_things_do_not_go_on_with_opening_hours(text: str) -> None:
    """What asks for anything else, or names nothing of theirs."""
    assert read_hours_follow_up(BEFORE, text, NOW) is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("hvornår lukker I?", LIBRARY),
        ("hvor længe har I åbent", LIBRARY),
        ("hvor længe endnu", LIBRARY),
        ("og hvornår åbner borgerservice", (Kind.CITIZEN_SERVICE,)),
        ("when do you close", LIBRARY),
    ],
)
def test_the_time_is_asked_of_the_days_that_were_told_of(text: str, kinds: tuple[Kind, ...]) -> None:
    """The times of a day that nobody names anew, of the same house."""
    asked = read_hours_follow_up(BEFORE, text, NOW)
    assert asked is not None
    assert (asked.days, asked.house, asked.kinds) == ((FRIDAY,), "haslev", kinds)


@pytest.mark.parametrize(
    "text", ["hvornår lukker svømmehallen", "hvor længe må jeg låne", "luk nu", "er i lukket for mig"]
)
def test_the_time_of_something_else_is_another_question(text: str) -> None:
    """Another place, a loan, an order."""
    assert read_hours_follow_up(BEFORE, text, NOW) is None


def test_whoever_asks_how_long_after_now_is_told_of_the_whole_day() -> None:
    """That it is open was told already."""
    asked = read_hours_follow_up("er I åbne nu", "hvor længe endnu", NOW)
    assert asked is not None
    assert asked.days == (NOW.date(),)
    assert not asked.now
