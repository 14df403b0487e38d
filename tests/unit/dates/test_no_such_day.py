"""Dates that no calendar has are known for that, and are taken for no other day."""

from __future__ import annotations

import pytest

from knowledge.dates.no_such_day import no_such_day
from tests.unit.dates.reading import NOW


@pytest.mark.parametrize(
    ("text", "date", "possible"),
    [
        ("hvad sker der den 31. november", (31, 11, None), "hvad sker der den 30. november"),
        ("åbent lørdag d. 31/9?", (31, 9, None), "åbent lørdag d. 30/9?"),
        ("open 29 February 2027", (29, 2, 2027), "open 28 february 2027"),
        ("den 30. februar", (30, 2, None), "den 29. februar"),
        ("open on the 31st of april", (31, 4, None), "open on the 30 of april"),
        ("what is on november 31", (31, 11, None), "what is on november 30"),
        ("åbent den 32. december", (32, 12, None), "åbent den 31. december"),
    ],
)
def test_a_date_that_is_none(text: str, date: tuple[int, int, int | None], possible: str) -> None:
    """Also with a weekday before it; the last day of its month could have been meant."""
    found = no_such_day(text, NOW)
    assert found is not None
    assert ((found.day, found.month, found.year), found.possible) == (date, possible)


@pytest.mark.parametrize("text", ["den 31. december", "29. februar", "i morgen, ikke den 31. november", "kl. 18.31"])
def test_dates_that_may_be_meant(text: str) -> None:
    """A leap day without its year comes some day, and where another time is named, that is asked about."""
    assert no_such_day(text, NOW) is None


@pytest.mark.parametrize(
    "text", ["noget for børn i 85.2", "37.5 timer om ugen", "can i may 40 people come", "er 49.5 kr"]
)
def test_figures_that_are_no_dates(text: str) -> None:
    """A shelf, hours or a price is not said to be a day that there is none of."""
    assert no_such_day(text, NOW) is None
