"""A changed knowledge base is answered from at once, before anything is learned from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.building import build_judge
from knowledge.decisions import Answer
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language
from knowledge.files.entry_files import read_folder
from knowledge.judge import Judge
from knowledge.publication.provisional import with_texts
from knowledge.reading.wording import read_wording

DA = Language.DA
TODAY = date(2026, 11, 25)
ENTRIES = Path(__file__).parents[1] / "e2e" / "entries"


@pytest.fixture(scope="module")
def judge() -> Judge:
    """A judge of a small knowledge base."""
    return build_judge(read_folder(ENTRIES), embedder="none", cache=None)


def with_entry(judge: Judge, entry: Entry) -> KnowledgeBase:
    """The judge's knowledge base with another version of an entry, or a new one."""
    return KnowledgeBase({**judge.knowledge.entries, entry.slug: entry})


def test_another_answer_needs_no_learning(judge: Judge) -> None:
    """Where no question changes, the new text is all there is to it; the words of answers are read anew."""
    old = judge.knowledge["pas-tid"]
    text = replace(old.texts[DA], answer="Et pas tager otte kalenderdage.")
    knowledge = with_entry(judge, replace(old, texts={**old.texts, DA: text}))
    made, learned = with_texts(judge, knowledge)
    assert learned
    assert made.knowledge is knowledge
    assert made.wording == read_wording(knowledge)


def test_a_new_question_is_answered_at_once_and_the_rest_is_left_to_learning(judge: Judge) -> None:
    """A new entry's questions are answered at once, also when one more entry comes before it is learned."""
    new = Entry("drivhus", "kontakt", "kommunen", {DA: EntryText("Drivhus", "Ja.", ("må jeg bygge et drivhus",))})
    other = Entry("hegn", "kontakt", "kommunen", {DA: EntryText("Hegn", "Nej.", ("må jeg sætte et hegn",))})
    once, learned = with_texts(judge, with_entry(judge, new))
    twice, learned_too = with_texts(once, with_entry(once, other))
    assert (learned, learned_too) == (False, False)
    for each, slug in ((once, "drivhus"), (twice, "drivhus")):
        assert each.judge("Må jeg bygge et drivhus?", today=TODAY).decision == Answer(slug)
    assert twice.judge("må jeg sætte et hegn", today=TODAY).decision == Answer("hegn")
    assert twice.judge("hvad koster et pas", today=TODAY).decision == Answer("pas-pris")
    again = with_entry(twice, replace(other, owner="andre"))
    assert with_texts(twice, again)[1] is False


def test_what_resembles_a_new_question_is_found_before_it_is_learned(judge: Judge) -> None:
    """Citizens who ask in other words than a new entry's examples find it at once."""
    asked = ("må jeg bygge et drivhus", "skal jeg søge om et drivhus", "regler for drivhus i haven")
    new = Entry("drivhus", "kontakt", "kommunen", {DA: EntryText("Drivhus", "Ja.", asked)})
    once, _ = with_texts(judge, with_entry(judge, new))
    assert once.judge("hvad er reglerne for et drivhus", today=TODAY).candidates[0].entry == "drivhus"


def test_a_great_many_new_questions_are_known_word_for_word(judge: Judge) -> None:
    """Where too much changes to adapt to it, what is new word for word is answered all the same."""
    asked = tuple(f"må jeg bygge {number} drivhuse" for number in range(200))
    new = Entry("drivhus", "kontakt", "kommunen", {DA: EntryText("Drivhus", "Ja.", asked)})
    other = Entry("hegn", "kontakt", "kommunen", {DA: EntryText("Hegn", "Nej.", ("må jeg sætte et hegn",))})
    once, learned = with_texts(judge, with_entry(judge, new))
    twice, learned_too = with_texts(once, with_entry(once, other))
    assert (learned, learned_too) == (False, False)
    assert twice.judge(asked[7], today=TODAY).decision == Answer("drivhus")
    assert twice.judge("må jeg sætte et hegn", today=TODAY).decision == Answer("hegn")
