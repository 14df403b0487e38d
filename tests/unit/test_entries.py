"""The entry and the knowledge base."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entries import Availability, Entry, EntryText, Example, KnowledgeBase, Language, Status

TODAY = date(2026, 11, 25)
DANISH = EntryText("Pris på pas", "Et pas koster 900 kr.", ("hvad koster et pas", "pris pas"))
ENGLISH = EntryText("Passport price", "A passport costs DKK 900.", ("passport price",))
ENTRY = Entry("pas-pris", "borgerservice", "pas", {Language.DA: DANISH, Language.EN: ENGLISH})
DAYS = st.none() | st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3))


def test_an_entry_is_given_in_its_languages() -> None:
    """The text is the one of the language that is asked for."""
    assert ENTRY.text(Language.DA) is DANISH
    assert ENTRY.text(Language.EN) is ENGLISH


def test_danish_stands_in_for_a_missing_language() -> None:
    """An entry without English is given in Danish."""
    assert replace(ENTRY, texts={Language.DA: DANISH}).text(Language.EN) is DANISH


@pytest.mark.parametrize("status", [Status.DRAFT, Status.ARCHIVED])
def test_only_published_entries_are_served(status: Status) -> None:
    """A draft and an archived entry are withheld, whatever else is wrong with them."""
    entry = replace(ENTRY, status=status, valid_to=TODAY - timedelta(days=1), local=True)
    assert entry.availability(TODAY) is Availability.NOT_PUBLISHED


def test_an_entry_is_served_on_its_first_and_last_day() -> None:
    """Validity and review dates are inclusive."""
    entry = replace(ENTRY, valid_from=TODAY, valid_to=TODAY, review_by=TODAY)
    assert entry.availability(TODAY) is Availability.SERVED


@pytest.mark.parametrize(
    ("day", "field", "expected"),
    [
        (TODAY + timedelta(days=1), "valid_from", Availability.NOT_YET_VALID),
        (TODAY - timedelta(days=1), "valid_to", Availability.NO_LONGER_VALID),
        (TODAY - timedelta(days=1), "review_by", Availability.REVIEW_OVERDUE),
    ],
)
def test_an_entry_is_withheld_a_day_off(day: date, field: str, expected: Availability) -> None:
    """A day before it begins, after it ends or after its review date, an entry is withheld."""
    entry: Entry = replace(ENTRY, **{field: day})  # type: ignore[arg-type] # the field is one of the dates
    assert entry.availability(TODAY) is expected


def test_an_entry_without_its_local_facts_is_withheld() -> None:
    """A local entry that staff have not filled in is not served."""
    assert replace(ENTRY, local=True).availability(TODAY) is Availability.NOT_FILLED_IN


@given(
    status=st.sampled_from(Status),
    valid_from=DAYS,
    valid_to=DAYS,
    review_by=DAYS,
    local=st.booleans(),
    shift=st.integers(-4, 4),
)
def test_an_entry_is_served_only_if_nothing_speaks_against_it(
    status: Status, valid_from: date | None, valid_to: date | None, review_by: date | None, local: bool, shift: int
) -> None:
    """Served means published, valid, reviewed and filled in, on every day."""
    today = TODAY + timedelta(days=shift)
    entry = replace(ENTRY, status=status, valid_from=valid_from, valid_to=valid_to, review_by=review_by, local=local)
    expected = (
        status is Status.PUBLISHED
        and (valid_from or today) <= today <= (valid_to or today)
        and today <= (review_by or today)
        and not local
    )
    assert (entry.availability(today) is Availability.SERVED) == expected


def _base(*entries: Entry) -> KnowledgeBase:
    return KnowledgeBase({entry.slug: entry for entry in entries})


def test_a_knowledge_base_holds_entries_by_slug() -> None:
    """Entries are found by their slug, counted, and missing ones are missing."""
    base = _base(ENTRY)
    assert base["pas-pris"] is ENTRY
    assert "pas-pris" in base
    assert "pas" not in base
    assert len(base) == 1
    with pytest.raises(KeyError):
        base["pas"]


def test_published_entries_come_in_their_order() -> None:
    """Those that wait for review or local facts are published; drafts are not."""
    waiting = replace(ENTRY, slug="b", local=True)
    overdue = replace(ENTRY, slug="a", review_by=TODAY - timedelta(days=1))
    base = _base(waiting, replace(ENTRY, slug="c", status=Status.DRAFT), overdue)
    assert list(base.published()) == [waiting, overdue]


def test_examples_are_those_of_published_entries_and_their_titles() -> None:
    """Each example and each title is a way of asking, once, with its entry and language."""
    repeated = EntryText("pris", "900 kr.", ("pris", "hvad koster det"))
    base = _base(
        replace(ENTRY, texts={Language.DA: repeated, Language.EN: ENGLISH}),
        replace(ENTRY, slug="kladde", status=Status.DRAFT),
    )
    assert base.examples() == (
        Example("pas-pris", Language.DA, "pris"),
        Example("pas-pris", Language.DA, "hvad koster det"),
        Example("pas-pris", Language.EN, "passport price"),
        Example("pas-pris", Language.EN, "Passport price"),
    )
