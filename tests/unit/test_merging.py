"""Two changes of one entry are put together."""

from __future__ import annotations

from dataclasses import replace

from knowledge.entries import Entry, EntryText, Language
from knowledge.publication.merging import merged

DA, EN = Language.DA, Language.EN
BASE = Entry("pas", "borgerservice", "pas", {DA: EntryText("Pas", "Svar", ("et",))}, owner="a")


def changed(**parts: object) -> Entry:
    """The base with another Danish text."""
    return replace(BASE, texts={DA: replace(BASE.texts[DA], **parts)})  # type: ignore[arg-type]


def test_changes_of_different_fields_are_both_kept() -> None:
    """Whoever comes second keeps their own fields and gets the other's."""
    theirs = replace(changed(answer="Nyt svar"), owner="b")
    mine = replace(changed(title="Nyt pas"), texts={**changed(title="Nyt pas").texts, EN: EntryText("P", "A", ())})
    entry, both = merged(BASE, mine, theirs)
    assert (entry.texts[DA], entry.owner) == (EntryText("Nyt pas", "Nyt svar", ("et",)), "b")
    assert entry.texts[EN].answer == "A"
    assert both == ()


def test_what_both_changed_is_told_and_mine_stays() -> None:
    """A field that both changed is named; the same change by both is none."""
    assert merged(BASE, changed(answer="Mit"), changed(answer="Deres")) == (changed(answer="Mit"), ("da.answer",))
    assert merged(BASE, changed(answer="Ens"), changed(answer="Ens"))[1] == ()
