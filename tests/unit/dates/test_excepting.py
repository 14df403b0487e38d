"""Days that a message leaves out, as on Wednesday 25 November 2026."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import read_dates
from tests.unit.dates.reading import NOW

WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
ENGLISH = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def met(text: str) -> set[int]:
    """The weekdays on which what `text` asks for may be, Monday 0."""
    reading = read_dates(text, NOW)
    return {day.weekday() for span in reading.days for day in span.days()} or set(reading.weekdays)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("kommer der noget i næste uge, men ikke om tirsdagen", {1}),
        ("events in January, just not on Sundays", {6}),
        ("hvad er der i uge 50 bortset fra fredag", {4}),
        ("foredrag i december, helst ikke i weekenderne", {5, 6}),
        ("i næste uge, jeg kan ikke om onsdagen", {2}),
        ("noget i uge 51 ud over weekenden", {5, 6}),
        ("what is on next week, I can't do Thursdays", {3}),
    ],
)
def test_a_weekday_is_left_out_of_the_time_that_is_named(text: str, out: set[int]) -> None:
    """Of a week or a month every other day is meant."""
    assert met(text) == set(range(7)) - out


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("noget for børn, bare ikke om fredagen", {4}),
        ("er der strikkecafé andre dage end torsdag", {3}),
        ("anything other than Sunday", {6}),
        ("ikke i weekenden, hvad har I for seniorer", {5, 6}),
        ("det må ikke være om søndagen", {6}),
        ("ikke på mandage og tirsdage", {0, 1}),
        ("alt andet end weekend", {5, 6}),
    ],
)
def test_where_no_time_is_named_all_the_other_weekdays_are_meant(text: str, out: set[int]) -> None:
    """A day that is turned down is never the one that is looked for."""
    assert met(text) == set(range(7)) - out


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("noget for voksne, torsdage dur ikke", {3}),
        ("i næste uge, mandag kan jeg ikke", {0}),
        ("anything next week? Friday is no good", {4}),
        ("uge 50, lørdag undtaget", {5}),
        ("sker der noget i næste uge, tirsdag er vi bortrejst", {1}),
        ("koncerter, bare det ikke er fredag", {4}),
        ("a club that isn't on a Monday", {0}),
        ("noget for unge som ikke falder i weekenden", {5, 6}),
        ("hvad er der i december, hvis man ser bort fra fredagene", {4}),
    ],
)
def test_a_day_may_be_turned_down_behind_its_name(text: str, out: set[int]) -> None:
    """What is said of the day, before or after it, decides whether it is wanted."""
    assert met(text) == set(range(7)) - out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("har I ikke åbent om søndagen", {6}),
        ("lørdag kan jeg ikke finde noget, sker der ikke noget", {5}),
        ("er fredag ikke den dag I har banko", {4}),
        ("er det ikke om torsdagen I har læsekreds", {3}),
        ("hvorfor ikke om mandagen", {0}),
        ("ikke kun om lørdagen", {5}),
        ("jeg kan ikke komme ind om søndagen, hvorfor", {6}),
        ("er der ikke noget på lørdag", {5}),
        ("kom ud lørdag", {5}),
    ],
)
def test_a_question_that_denies_turns_no_day_down(text: str, expected: set[int]) -> None:
    """Whoever asks whether it is not on Sundays asks about Sundays."""
    assert met(text) == expected


@given(
    number=st.integers(0, 6),
    frame=st.sampled_from(
        (
            ("noget i næste uge, men ikke {}", WEEKDAYS),
            ("noget i næste uge, bare ikke om {}en", WEEKDAYS),
            ("er der noget andet end {}", WEEKDAYS),
            ("hvad sker der bortset fra {}", WEEKDAYS),
            ("something for kids, not on {}s", ENGLISH),
            ("anything next week except {}", ENGLISH),
        )
    ),
)
def test_no_frame_finds_the_day_that_it_leaves_out(number: int, frame: tuple[str, list[str]]) -> None:
    """Whatever the weekday, and however it is turned down, it is the one that is missing."""
    text, names = frame
    assert met(text.format(names[number])) == set(range(7)) - {number}
