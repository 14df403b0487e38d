"""Questions that only name a topic: which entries they may mean, and which questions say more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entries import Entry, EntryText, Kind, KnowledgeBase, Language, Status
from knowledge.topics import Topics, read_topics


def _entry(slug: str, danish: str, english: str) -> Entry:
    texts = {Language.DA: EntryText(danish, "Svar.", ("a",)), Language.EN: EntryText(english, "Answer.", ("b",))}
    return Entry(slug, "area", "topic", texts)


ENTRIES = (
    _entry("pris", "Pris på kørekort", "Price of a driving licence"),
    _entry("forny", "Forny dit kørekort", "Renew your driving licence"),
    _entry("pas", "Bestil pas", "Order a passport"),
)
TOPICS = read_topics(KnowledgeBase({entry.slug: entry for entry in ENTRIES}))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kørekort", {"pris", "forny"}),
        ("Kørekortet?", {"pris", "forny"}),
        ("mit kørekort", {"pris", "forny"}),
        ("driving licence", {"pris", "forny"}),
        ("pris på kørekort", {"pris"}),
        ("pas", {"pas"}),
        ("kørekort og pas", set()),
        ("bøde", set()),
        ("jeg vil gerne tale om mit kørekort", set()),
        ("det er", set()),
        ("", set()),
    ],
)
def test_a_short_question_names_the_entries_that_have_all_its_words(question: str, expected: set[str]) -> None:
    """Endings and words without content do not count; a word more, or a longer question, says more than a topic."""
    assert TOPICS.named(question) == expected


@pytest.mark.parametrize("change", [{"kind": Kind.SMALL_TALK}, {"status": Status.DRAFT}])
def test_small_talk_and_drafts_are_no_choice(change: dict[str, Kind | Status]) -> None:
    """Only what a citizen can choose is among the topics."""
    hidden = replace(ENTRIES[0], **change)  # type: ignore[arg-type]
    assert read_topics(KnowledgeBase({hidden.slug: hidden})) == Topics()


@given(st.text())
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    """Any text names some of the entries, or none."""
    assert TOPICS.named(text) <= {entry.slug for entry in ENTRIES}
