"""People who are called like a month or a feast, as on Wednesday 25 November 2026."""

from __future__ import annotations

import pytest

from knowledge.dates import read_dates
from tests.unit.dates.reading import NOW


@pytest.mark.parametrize(
    "text",
    [
        "min datter hedder Maj og er 5 år, er der noget for hende",
        "jeg hedder August",
        "min datter hedder Anna Maj",
        "mine børn hedder Maj og August",
        "June er min datter, noget for hende",
        "my daughter April loves books",
        "har I noget for April på 3 år",
        "vi har Maj på 6 år",
        "er der noget? Hilsen Maj",
        "Lucia er min datter",
    ],
)
def test_a_name_is_no_month(text: str) -> None:
    """Who is called so, whose child it is and how old say that it is somebody; and no subject is left of it."""
    found = read_dates(text, NOW)
    assert not found.days
    assert not {"maj", "august", "june", "april", "lucia"} & set(found.rest.replace(",", "").split())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hvad hedder koncerten i august", "2027-08-01"),
        ("min søn er født i maj", "2027-05-01"),
        ("hvad hedder festivalen maj 2027", "2027-05-01"),
        ("hvad sker der i maj og juni", "2027-05-01"),
        ("august er det ferie", "2027-08-01"),
        ("jeg hedder August, hvad sker der i august", "2027-08-01"),
        ("min datter fylder år 1. maj", "2027-05-01"),
        ("hvad sker der Lucia", "2026-12-13"),
    ],
)
def test_a_month_stays_a_month(text: str, first: str) -> None:
    """A month that is told beside a name or a child is one."""
    assert str(read_dates(text, NOW).first) == first
