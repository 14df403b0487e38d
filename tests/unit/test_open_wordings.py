"""The wordings that leave open which entries they are about: the file that is shipped, and what is learned of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.building import known_strangers, learned_examples, open_wordings
from knowledge.entries import Entry, EntryText, Kind, KnowledgeBase, Language, Status
from knowledge.files.entry_files import read_folder
from knowledge.matching.between import between, is_between
from knowledge.matching.text import words

STARTER = read_folder()
FEWEST, MOST = 2, 3
"""One entry leaves nothing open, and more than three are not asked about."""
FIRST, ENTRIES = open_wordings()[0]


def base(*, status: Status = Status.PUBLISHED, example: str = "noget andet") -> KnowledgeBase:
    """A knowledge base with the entries of the first open wording, the first of them so."""
    text = {Language.DA: EntryText("T", "Svar.", (example,))}
    first, *others = (Entry(slug, "a", "t", text) for slug in ENTRIES)
    plain = {Language.DA: EntryText("T", "Svar.", ("noget helt tredje",))}
    entries = (replace(first, status=status), *(replace(other, texts=plain) for other in others))
    return KnowledgeBase({entry.slug: entry for entry in entries})


def learned(knowledge: KnowledgeBase) -> list[str]:
    """The open wordings that a knowledge base is learned with."""
    return [example.text for example in learned_examples(knowledge) if is_between(example.entry)]


def test_every_shipped_wording_is_between_answers_that_can_be_offered() -> None:
    """Each stands under two or three published entries that answer."""
    for wording, entries in open_wordings():
        assert FEWEST <= len(set(entries)) == len(entries) <= MOST, wording
        assert all(STARTER[slug].kind is Kind.ANSWER for slug in entries), wording


def test_no_shipped_wording_is_an_example_or_a_stranger() -> None:
    """What is an example is not open, and what is open is no stranger."""
    taken = {words(text.lower()) for text in known_strangers(STARTER)}
    taken |= {words(example.text.lower()) for example in STARTER.examples()}
    assert [wording for wording, _ in open_wordings() if words(wording.lower()) in taken] == []


def test_a_wording_is_learned_under_all_its_entries() -> None:
    """The matcher hears of it once, under a name that joins them."""
    found = [example.entry for example in learned_examples(base()) if example.text == FIRST]
    assert found == [between(ENTRIES)]


@pytest.mark.parametrize("changed", [base(status=Status.DRAFT), base(example=f"{FIRST.upper()}!")])
def test_what_is_not_open_any_more_is_not_learned_as_open(changed: KnowledgeBase) -> None:
    """An entry that is not published cannot be meant, and staff decide what a wording means by an example."""
    assert FIRST in learned(base())
    assert FIRST not in learned(changed)
