"""Entries are found by whoever keeps them."""

from __future__ import annotations

import time

from knowledge.entries import Entry, EntryText, KnowledgeBase, Language, Status
from knowledge.storing.finding import Finder

DA = Language.DA


def entry(slug: str, title: str, answer: str = "", *examples: str, status: Status = Status.PUBLISHED) -> Entry:
    """An entry in Danish."""
    return Entry(slug, "a", "t", {DA: EntryText(title, answer, examples)}, status=status)


KNOWN = [
    entry("gammel", "Pas før", status=Status.ARCHIVED),
    entry("foto", "Billeder", "Til pas skal du bruge et foto."),
    entry("rejse", "Ferie", "", "skal jeg have pas med til Malmø"),
    entry("pas-pris", "Pris på pas", status=Status.DRAFT),
    entry("hilsen", "Hej"),
]
BASE = KnowledgeBase({each.slug: each for each in KNOWN})


def slugs(words: str, **options: object) -> list[str]:
    """What is found."""
    return [each.slug for each in Finder(BASE).find(words, most=9, **options)]  # type: ignore[arg-type]


def test_names_come_before_examples_and_answers_and_archived_ones_last() -> None:
    """Every entry with the words is found, drafts and archived ones too, the likeliest first."""
    assert slugs("PAS") == ["pas-pris", "rejse", "foto", "gammel"]
    assert slugs("pas", likely=["hilsen"]) == ["pas-pris", "rejse", "hilsen", "foto", "gammel"]
    assert slugs("foto pas") == ["foto"]


def test_a_whole_word_comes_before_one_within_another_however_it_is_spelled() -> None:
    """A password is no "pas"; and whoever has no "å" at hand finds what is written with it."""
    known = [entry("kode", "Glemt password"), entry("id", "Legitimation"), entry("laan-pas", "Lån et pas")]
    finder = Finder(KnowledgeBase({each.slug: each for each in known}))
    assert [each.slug for each in finder.find("pas", most=9)] == ["laan-pas", "kode"]
    assert [each.slug for each in finder.find("LÅN", most=9)] == ["laan-pas"]
    assert [each.slug for each in finder.find("laan et", most=9)] == ["laan-pas"]


def test_an_entry_is_called_by_its_name() -> None:
    """Its slug, written with or without hyphens, is that entry alone; no words find nothing."""
    assert slugs("pas pris") == slugs("pas-pris") == ["pas-pris"]
    assert slugs(" ") == []


def test_five_thousand_entries_are_searched_within_two_seconds() -> None:
    """Nobody waits for a search in a knowledge base of thousands."""
    asked = [[f"spørgsmål {at} {number}" for number in range(12)] for at in range(5000)]
    many = [entry(f"nr-{at}", f"Titel {at}", "Et svar. " * 30, *each) for at, each in enumerate(asked)]
    base = KnowledgeBase({each.slug: each for each in many})
    begun = time.thread_time()
    assert [each.slug for each in Finder(base).find("spørgsmål 4321 7", most=3)] == ["nr-4321"]
    assert time.thread_time() - begun < 2
