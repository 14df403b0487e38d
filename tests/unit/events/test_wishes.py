"""What is looked for travels in a button."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.controls.actions import Action, Verb
from knowledge.dates import Span, Window
from knowledge.events.audiences import Audience
from knowledge.events.houses import HOUSES
from knowledge.events.wishes import MOST_BYTES, Wish, from_key
from tests.unit.events.coming import BABIES, CAFES, CHRISTMAS, NOW

DAYS = st.dates(date(2026, 1, 1), date(2035, 1, 1))
SPANS = st.builds(Span.of, DAYS, st.integers(1, 400)) | st.builds(Span, DAYS, st.none())
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from((0, 30)))
WISHES = st.builds(
    Wish,
    days=st.lists(SPANS, max_size=4).map(lambda spans: tuple(sorted(spans, key=lambda span: span.first))),
    window=st.none() | st.builds(Window, CLOCKS, CLOCKS),
    weekdays=st.frozensets(st.integers(0, 6)),
    house=st.none() | st.sampled_from(HOUSES),
    audience=st.none() | st.sampled_from(Audience),
    words=st.lists(st.from_regex(r"[a-z0-9ж]{1,30}", fullmatch=True), max_size=6).map(tuple),
)


@settings(max_examples=60)
@given(wish=WISHES)
def test_every_wish_fits_into_a_button_and_comes_back(wish: Wish) -> None:
    """Fitted, it is at most what Telegram carries, and read again it is the same."""
    fitted = wish.fitted()
    assert len(fitted.key().encode()) <= MOST_BYTES
    assert from_key(fitted.key()) == fitted
    assert Action(Verb.EVENTS, f"99.{fitted.key()}").data()


@settings(max_examples=60)
@given(key=st.text() | st.from_regex(r"[0-9x_]{0,20}\.[0-9]{0,8}\.[0-9]{0,3}\.[01-]{2}\.[a-z+]{0,9}", fullmatch=True))
def test_what_no_button_had_is_nothing(key: str) -> None:
    """Whatever comes as a key, nothing is raised."""
    wish = from_key(key)
    assert wish is None or isinstance(wish, Wish)


def test_a_run_of_scattered_days_keeps_their_weekdays() -> None:
    """The Saturdays of a month travel as that month, on Saturdays only."""
    saturdays = tuple(Span.of(date(2026, 12, day)) for day in (5, 12, 19, 26))
    assert Wish(days=saturdays).fitted() == Wish(
        days=(Span(date(2026, 12, 5), date(2026, 12, 26)),), weekdays=frozenset({5})
    )


def test_longest_words_are_kept() -> None:
    """Where not all words fit, the short ones go."""
    words = ("og", "forfatteraftenen", "spandingsromaner", "litteraturhistorie")
    assert Wish(words=words).fitted().words == words[1:]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(), True),
        (Wish(days=(Span.of(NOW.date() + timedelta(days=3)),)), True),
        (Wish(days=(Span.of(NOW.date() + timedelta(days=2)),)), False),
        (Wish(days=(Span(NOW.date(), None),)), True),
        (Wish(days=(Span(NOW.date(), None),), window=Window(time(17), time(0))), False),
        (Wish(days=(Span(NOW.date(), None),), window=Window(time(11), time(17))), True),
        (Wish(window=Window(time(17), time(0))), False),
        (Wish(weekdays=frozenset({5})), True),
        (Wish(weekdays=frozenset({6})), False),
    ],
)
def test_days_parts_of_days_and_weekdays_are_held(wish: Wish, expected: bool) -> None:
    """On Saturday from 10 to 12: on that day, not in the evening."""
    assert wish.takes_in(CHRISTMAS.starts, CHRISTMAS.ends) is expected


def test_what_goes_on_over_days_is_on_each_of_them() -> None:
    """An exhibition that began before and ends later is there on the day asked for."""
    wish = Wish(days=(Span.of(NOW.date() + timedelta(days=3)),))
    assert wish.takes_in(BABIES.starts, CAFES[3].ends)
