"""Which words of a question are strange to an entry, and which of them tell anything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entries import Entry, EntryText, KnowledgeBase, Language, Status
from knowledge.matching.text import fold
from knowledge.reading.wording import Wording, read_wording

PRICE = Entry(
    "pris",
    "area",
    "topic",
    {
        Language.DA: EntryText("Pris på kørekort", "Det er dyrt at forny.", ("hvad koster kørekortet",)),
        Language.EN: EntryText("Price", "Renewal costs money.", ("driving licence price",)),
    },
)
OTHERS = tuple(
    Entry(f"e{at}", "area", "topic", {Language.DA: EntryText("Titel", "Kommunen svarer.", ("spørg kommunen",))})
    for at in range(9)
)
BASE = KnowledgeBase({entry.slug: entry for entry in (PRICE, *OTHERS)})
WORDING = read_wording(BASE)


@pytest.mark.parametrize(
    ("question", "strange"),
    [
        ("hvad koster kørekort", ()),
        ("kørekortets pris", ()),
        ("prisen", ()),
        ("dyrt fornyet", ()),
        ("licence renewal", ()),
        ("hvad koster fotografen", ("fotog",)),
        ("hvad koster det i kommunen", ()),
        ("12 34", ()),
        ("", ()),
    ],
)
def test_a_word_that_only_other_subjects_have_is_strange(question: str, strange: tuple[str, ...]) -> None:
    """Endings, compounds, stop words, figures and words that many entries use are not; titles and answers count."""
    assert WORDING.strange(question.split(), "pris") == strange


PENSION = Entry(
    "pension",
    "area",
    "topic",
    {Language.DA: EntryText("Folkepension", "Pension søges om sommeren hos kommunen.", ("hvornår får jeg pension",))},
)
KINDS = read_wording(KnowledgeBase({"pension": PENSION}))


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("førtidspension", ("foertidspension",)),
        ("hvad er ægtefællepensionen på", ("aegtefaellepensionen",)),
        ("folkepensionen", ()),
        ("pensionsalder", ()),
        ("pensionist", ()),
        ("sommerpension", ()),
        ("kommunepension", ()),
        ("ophør", ()),
        ("handicapparkering", ()),
    ],
)
def test_a_compound_of_an_entrys_word_and_a_strange_one_is_another_kind(question: str, kinds: tuple[str, ...]) -> None:
    """The last part is the entry's own word, and the first is no part of any; what begins with its word is its own."""
    assert KINDS.other_kinds(question.split(), "pension") == kinds


def test_a_word_is_known_just_so() -> None:
    """In the letters of every keyboard, and in no other form: a name may begin like a word."""
    assert WORDING.knows("kørekort")
    assert WORDING.knows("koerekort")
    assert not WORDING.knows("kørekorts")


def test_an_entry_speaks_of_what_its_words_begin_with() -> None:
    """A stem is known by any word that begins with it, or is its beginning; an entry that is gone knows nothing."""
    assert WORDING.speaks_of("koerekor", "pris")
    assert WORDING.speaks_of("licencestation", "pris")
    assert not WORDING.speaks_of("bank", "pris")
    assert not WORDING.speaks_of("koerekort", "gone")


@pytest.mark.parametrize("relative", ["tante", "svigersøns", "storebror", "niece", "spouse", "tolvårige"])
def test_for_whom_somebody_asks_is_not_strange(relative: str) -> None:
    """That an entry never speaks of an aunt does not speak against it; nor is her name a kind of anything."""
    assert WORDING.strange([relative, "fotograf"], "pris") == WORDING.strange(["fotograf"], "pris")
    assert WORDING.other_kinds([relative], "pris") == ()


def test_an_entry_that_is_not_known_finds_nothing_strange() -> None:
    """Without its words nothing can be said about it, and drafts have none here."""
    assert WORDING.strange(["fotograf"], "gone") == ()
    assert KINDS.other_kinds(["førtidspension"], "gone") == ()
    draft = replace(PRICE, status=Status.DRAFT)
    assert read_wording(KnowledgeBase({"pris": draft})) == Wording()


@given(st.lists(st.text(max_size=10), max_size=8))
def test_any_words_can_be_asked_about(question: list[str]) -> None:
    """Whatever is typed, what is strange is the beginnings of its words, in order."""
    assert set(KINDS.other_kinds(question, "pension")) <= {fold(word) for word in question}
    strange = WORDING.strange(question, "pris")
    assert list(strange) == sorted(set(strange))
