"""How the days that were asked for are told in a heading."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue import Catalogue
from bot.events.wording import sought
from knowledge.dates import Span
from knowledge.entries import Language
from knowledge.events.wishes import Wish
from tests.unit.events.coming import NOW

TEXTS = Catalogue(ahead=False)[Language.DA]
DECEMBER = (Span(date(2026, 12, 1), date(2026, 12, 31)),)


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish(weekdays=frozenset({5})), "hver lørdag"),
        (Wish(weekdays=frozenset(range(7)) - {4}), "i den kommende tid, men ikke fredag"),
        (Wish(days=DECEMBER, weekdays=frozenset({5, 6})), "1. december – 31. december, hver lørdag, søndag"),
        (Wish(days=DECEMBER, weekdays=frozenset(range(7)) - {0}), "1. december – 31. december, men ikke mandag"),
        (Wish(), "i den kommende tid"),
    ],
)
def test_a_few_weekdays_are_named_and_of_many_those_that_are_missing(wish: Wish, told: str) -> None:
    """Whoever turned a day down reads that it was left out."""
    assert sought(wish, TEXTS, NOW) == told
