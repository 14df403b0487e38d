"""Whoever writes an answer is told what keeps it back and what would make it better."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from knowledge.checks.writing import Hint, Neighbours, hints, new_questions
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language, Source, Status
from knowledge.publication.publishing import as_published, free_slug

DA, EN = Language.DA, Language.EN
ASKED = tuple(f"spørgsmål nummer {number} om pas" for number in range(8))
ENTRY = Entry(
    "pas",
    "borgerservice",
    "pas",
    {DA: EntryText("Pas", "Du bestiller pas hos os.", ASKED), EN: EntryText("Passport", "Ask us.", ASKED[:4])},
    sources=(Source("borger.dk", "https://www.borger.dk/"),),
)


def with_danish(**parts: object) -> Entry:
    """The entry with another Danish text."""
    return replace(ENTRY, texts={**ENTRY.texts, DA: replace(ENTRY.texts[DA], **parts)})  # type: ignore[arg-type]


HARD = "Legitimationsdokumentationen forudsætter ansøgningsprocedurens færdiggørelse."


@pytest.mark.parametrize(
    ("entry", "rule", "blocks"),
    [
        (with_danish(answer=" "), "no-answer", True),
        (with_danish(title=""), "no-title", True),
        (with_danish(title="x" * 29), "long-title", True),
        (with_danish(answer="Ring om 010190-1234."), "cpr", True),
        (replace(ENTRY, topic=""), "no-place", True),
        (with_danish(examples=()), "few-examples", False),
        (replace(ENTRY, sources=()), "no-source", False),
        (replace(ENTRY, sources=(Source("x", "https://ukendt.example/"),)), "unknown-site", False),
        (replace(ENTRY, texts={DA: ENTRY.texts[DA]}), "no-english", False),
        (with_danish(answer=HARD), "lix", False),
        (with_danish(answer="ord " * 31 + "slut."), "long-sentence", False),
        (with_danish(answer="Et pas koster 900 kr."), "price-without-year", False),
        (with_danish(answer="Ring på 12 34 56 78."), "unknown-phone", False),
        (with_danish(answer="Se [siden om pas](https://ukendt.example/pas)."), "unknown-site", False),
    ],
)
def test_each_fault_is_told(entry: Entry, rule: str, blocks: bool) -> None:
    """A fault has its hint; only what citizens must not get keeps a draft from being published."""
    found = [hint for hint in hints(entry) if hint.rule == rule]
    assert [hint.blocks for hint in found] == [blocks]


def test_a_good_entry_has_no_hints() -> None:
    """Nothing is told where there is nothing to mend."""
    assert hints(ENTRY) == ()


def test_questions_of_other_entries_are_told_with_the_entry() -> None:
    """A question or title that another entry has too is told, however it is spelled; archived entries do not count."""
    other = replace(with_danish(title="Rejse", examples=("Hvad koster et PAS?",)), slug="rejse")
    gone = replace(other, slug="gammel", status=Status.ARCHIVED)
    around = Neighbours(KnowledgeBase({each.slug: each for each in (ENTRY, other, gone)}))
    mine = with_danish(examples=("hvad koster et pas",), title="Mit pas")
    assert [(each.words, each.other) for each in around.repeated(mine)] == [
        ("hvad koster et pas", "rejse"),
        *((example, "rejse") for example in ASKED[:4]),
        ("Passport", "rejse"),
    ]


def test_only_new_questions_are_held_against_the_answers_in_force() -> None:
    """What an entry asked before is no news."""
    assert new_questions(with_danish(examples=(*ASKED, "nyt")), ENTRY) == ("nyt",)
    assert new_questions(ENTRY, None)[0] == ASKED[0]


def test_publishing_dates_an_entry_and_leaves_empty_languages_out() -> None:
    """It counts as checked today and is looked at again in a year, unless somebody has said when."""
    today = date(2026, 11, 25)
    made = as_published(replace(ENTRY, status=Status.DRAFT, texts={**ENTRY.texts, EN: EntryText("P", "", ())}), today)
    assert (made.status, made.checked_at, made.review_by) == (Status.PUBLISHED, today, date(2027, 11, 25))
    assert set(made.texts) == {DA}
    later = replace(ENTRY, review_by=date(2027, 1, 1))
    assert as_published(later, today).review_by == date(2027, 1, 1)
    assert not as_published(replace(ENTRY, local=True), today).local
    assert as_published(replace(with_danish(answer="Ring {{telefon}}"), local=True), today).local


def test_a_new_entry_gets_a_name_of_its_own() -> None:
    """The slug is made of the title, in plain letters, and never one that is taken."""
    assert free_slug("Pas: børn & unge", ()) == "pas-boern-unge"
    assert free_slug("Pas", {"pas", "pas-2"}) == "pas-3"
    assert len(free_slug("å" * 60, ())) <= 50
    assert free_slug("???", ()) == "svar"


def test_five_thousand_entries_are_compared_within_two_seconds() -> None:
    """The hints come while somebody writes, also in a large knowledge base."""
    many = [
        Entry(f"nr-{at}", "a", "t", {DA: EntryText(f"T {at}", "S", tuple(f"spørgsmål {at} {n}" for n in range(12)))})
        for at in range(5000)
    ]
    around = Neighbours(KnowledgeBase({each.slug: each for each in many}))
    begun = time.thread_time()
    assert around.repeated(with_danish(examples=("Spørgsmål 4321 7",))) == (
        Hint("repeated", words="Spørgsmål 4321 7", other="nr-4321"),
    )
    assert time.thread_time() - begun < 2
