"""How versions differ: only the fields that do, texts line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.entries import Entry, EntryText, Language, Source
from knowledge.storing.differences import Difference, differences

ENTRY = Entry("pas", "a", "b", {Language.DA: EntryText("Pas", "En.\nTo.\nTre.", ("hvad koster et pas",))})


def test_equal_entries_do_not_differ() -> None:
    """Nothing is told where nothing changed."""
    assert differences(ENTRY, replace(ENTRY)) == ()


def test_texts_differ_line_by_line() -> None:
    """Of an answer only the lines that went and came are told."""
    after = replace(ENTRY, texts={Language.DA: EntryText("Pas", "En.\n2.\nTre.", ("hvad koster et pas",))})
    assert differences(ENTRY, after) == (Difference("da.answer", ("- To.", "+ 2.")),)


def test_fields_are_told_by_name() -> None:
    """Days, flags and sources that came stand as what came, and a language as its fields."""
    english = EntryText("Passport", "Yes.", ("passport",))
    after = replace(
        ENTRY,
        texts={**ENTRY.texts, Language.EN: english},
        local=True,
        review_by=date(2027, 1, 1),
        sources=(Source("borger.dk", "https://www.borger.dk/"),),
    )
    assert {each.field: each.lines for each in differences(ENTRY, after)} == {
        "en.title": ("+ Passport",),
        "en.answer": ("+ Yes.",),
        "en.examples": ("+ passport",),
        "sources": ("+ borger.dk | https://www.borger.dk/",),
        "review_by": ("+ 2027-01-01",),
        "local": ("- false", "+ true"),
    }
