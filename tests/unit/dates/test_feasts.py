"""The Danish calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import feast_names
from knowledge.dates.feasts import FEASTS, easter_sunday, feast, public_holidays, week_span
from knowledge.dates.spans import Span

YEARS = st.integers(1900, 2199)


@pytest.mark.parametrize(
    "sunday",
    ["1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2026-04-05",
     "2027-03-28", "2038-04-25", "2049-04-18", "2285-03-22"],
)  # fmt: skip
def test_easter_is_when_it_is(sunday: str) -> None:
    """Easter Sunday agrees with the published tables, the earliest and latest ones included."""
    assert str(easter_sunday(int(sunday[:4]))) == sunday


@given(YEARS)
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    """Easter is a Sunday from 22 March to 25 April."""
    sunday = easter_sunday(year)
    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


def test_store_bededag_is_no_holiday_any_more() -> None:
    """Store bededag was a public holiday up to 2023, and is none from 2024 on."""
    assert feast("store-bededag", 2023).first == date(2023, 5, 5)
    assert date(2023, 5, 5) in public_holidays(2023)
    assert feast("store-bededag", 2024).first not in public_holidays(2024)


def test_public_holidays_are_those_of_the_law() -> None:
    """The public holidays of 2027, of which grundlovsdag, juleaftensdag and nytårsaftensdag are none."""
    assert sorted(map(str, public_holidays(2027))) == [
        "2027-01-01", "2027-03-25", "2027-03-26", "2027-03-28", "2027-03-29", "2027-05-06", "2027-05-16", "2027-05-17",
        "2027-12-25", "2027-12-26",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("1-advent", 2026, "2026-11-29", "2026-11-29"),
        ("1-advent", 2022, "2022-11-27", "2022-11-27"),
        ("4-advent", 2023, "2023-12-24", "2023-12-24"),
        ("mors-dag", 2027, "2027-05-09", "2027-05-09"),
        ("vinterferie", 2027, "2027-02-15", "2027-02-21"),
        ("sommerferie", 2027, "2027-06-26", "2027-08-08"),
        ("juleferie", 2026, "2026-12-19", "2027-01-03"),
        ("vinter", 2027, "2027-12-01", "2028-02-29"),
    ],
)
def test_movable_times_lie_where_they_should(name: str, year: int, first: str, last: str) -> None:
    """Advent, school holidays and seasons are computed for any year."""
    assert feast(name, year) == Span(date.fromisoformat(first), date.fromisoformat(last))


@given(YEARS, st.sampled_from(sorted(FEASTS)))
def test_every_feast_begins_in_its_year(year: int, name: str) -> None:
    """A feast of a year begins in that year and is not longer than a season."""
    span = feast(name, year)
    assert span.first.year == year
    assert 0 <= (span.end - span.first).days < 93


def test_every_feast_has_a_name() -> None:
    """People can name every feast of the calendar."""
    assert feast_names.named() == set(FEASTS)


def test_a_year_without_week_53_has_none() -> None:
    """Week 53 exists in 2026 and not in 2027."""
    assert week_span(2026, 53) == Span(date(2026, 12, 28), date(2027, 1, 3))
    assert week_span(2027, 53) is None
