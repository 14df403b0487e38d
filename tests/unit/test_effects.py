"""What a change does to questions is told before it is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.building import build_judge
from knowledge.entries import Kind, KnowledgeBase, Language
from knowledge.evaluation.expectations import Demand, Expectation
from knowledge.files.entry_files import read_folder
from knowledge.judge import Judge
from knowledge.publication.effects import Outcome, effects, first_effects, still_known
from knowledge.publication.provisional import with_texts
from knowledge.publication.tried_questions import SetKind, TriedQuestion, of_set
from knowledge.storing.set_store import Question, SetName

DA = Language.DA
TODAY = date(2026, 11, 25)
ENTRIES = Path(__file__).parents[1] / "e2e" / "entries"
GOLDEN = TriedQuestion("hvornår kommer mit pas", SetKind.GOLDEN, Expectation(Demand.ANSWER, ("pas-tid",)))
OTHER = TriedQuestion("må jeg bygge et drivhus", SetKind.MUST_NOT_ANSWER, Expectation(Demand.NO_ANSWER))
ASKED = TriedQuestion("ventetid på pas", SetKind.ASKED)
QUESTIONS = (ASKED, OTHER, GOLDEN)


@pytest.fixture(scope="module")
def judge() -> Judge:
    """A judge of a small knowledge base."""
    return build_judge(read_folder(ENTRIES), embedder="none", cache=None)


def changed(judge: Judge, *, answer: str | None = None, examples: tuple[str, ...] | None = None) -> Judge:
    """The judge with another Danish text of an entry; nothing is learned."""
    entry = judge.knowledge["pas-tid"]
    text = entry.texts[DA]
    text = replace(text, answer=answer or text.answer, examples=text.examples if examples is None else examples)
    new = replace(entry, texts={**entry.texts, DA: text})
    return with_texts(judge, KnowledgeBase({**judge.knowledge.entries, entry.slug: new}))[0]


def test_nothing_changed_has_no_effects(judge: Judge) -> None:
    """The same knowledge base decides and answers the same."""
    assert effects(judge, judge, QUESTIONS, today=TODAY)[0] == ()


def test_another_answer_is_told_for_the_questions_that_get_it(judge: Judge) -> None:
    """Where only the text differs the decision is the same, and nothing breaks."""
    found, _ = effects(judge, changed(judge, answer="Otte dage."), QUESTIONS, today=TODAY)
    assert [(each.question, each.before == each.after, each.breaks) for each in found] == [
        ("ventetid på pas", True, False),
        ("hvornår kommer mit pas", True, False),
    ]


def test_what_is_answered_that_must_not_be_breaks_and_comes_first(judge: Judge) -> None:
    """A question that no entry answers, and that the change would answer, is told before everything else."""
    more = changed(judge, answer="Otte dage.", examples=("må jeg bygge et drivhus",))
    first = effects(judge, more, QUESTIONS, today=TODAY)[0][0]
    assert (first.question, first.breaks, first.after) == (OTHER.text, True, Outcome("answer", ("pas-tid",)))


def test_what_loses_its_answer_breaks(judge: Judge) -> None:
    """A golden question that was answered rightly, and would not be, breaks; one that nobody judged never does."""
    entry = judge.knowledge["pas-tid"]
    over = replace(entry, valid_to=date(2026, 1, 1))
    after, _ = with_texts(judge, KnowledgeBase({**judge.knowledge.entries, entry.slug: over}))
    found, _ = effects(judge, after, QUESTIONS, today=TODAY)
    assert [(each.question, each.breaks) for each in found] == [(GOLDEN.text, True), (ASKED.text, False)]


def test_a_question_of_a_set_is_tried_with_what_is_right() -> None:
    """A golden question expects its entries, one that must not be answered expects none."""
    assert of_set(Question(SetName.GOLDEN, ("pas-tid",), "plain", GOLDEN.text)) == GOLDEN
    assert of_set(Question(SetName.MUST_NOT_ANSWER, (), "other", OTHER.text)) == OTHER


def test_only_questions_that_a_change_can_touch_are_judged_again(judge: Judge) -> None:
    """What was judged before holds where none of its entries changed, and gives the same effects as judging anew."""
    after = changed(judge, answer="Otte dage.")
    other = TriedQuestion("hvad koster et pas", SetKind.ASKED)
    found, old = effects(judge, after, (*QUESTIONS, other), today=TODAY)
    assert GOLDEN.text not in still_known(old, judge, after)
    assert other.text in still_known(old, judge, after)
    assert effects(judge, after, (*QUESTIONS, other), today=TODAY, known=old) == (found, old)


def test_the_first_look_tells_what_trying_all_questions_with_it_would_tell(judge: Judge) -> None:
    """Questions that the changed examples touch are judged anew, others are taken as they were."""
    after = changed(judge, examples=("må jeg bygge et drivhus", "hvor lang tid tager det"))
    other = TriedQuestion("hvordan fornyer jeg mine lån", SetKind.ASKED)
    found, old = effects(judge, after, (*QUESTIONS, other), today=TODAY)
    assert found[0].breaks
    # A wrong memory of a question that is not touched shows that it was not judged again.
    wrong = replace(old[other.text], decision=old[OTHER.text].decision)
    assert first_effects(judge, after, (*QUESTIONS, other), today=TODAY, known={**old, other.text: wrong}) == (
        found,
        {**old, other.text: wrong},
    )


def test_there_is_no_first_look_where_all_has_to_be_learned(judge: Judge) -> None:
    """So many new examples that they cannot be adapted to leave everything to the whole trial."""
    after = changed(judge, examples=tuple(f"eksempel {number}" for number in range(200)))
    assert first_effects(judge, after, QUESTIONS, today=TODAY) is None


def test_nothing_is_known_of_a_judge_that_learned_otherwise_or_hears_other_dangers(judge: Judge) -> None:
    """After learning, and where a signpost changed, every question is judged anew."""
    _, old = effects(judge, judge, QUESTIONS, today=TODAY)
    learned = build_judge(judge.knowledge, embedder="none", cache=None)
    assert still_known(old, judge, learned) == {}
    signpost = next(each for each in judge.knowledge.entries.values() if each.kind is Kind.SIGNPOST)
    other = KnowledgeBase({**judge.knowledge.entries, signpost.slug: replace(signpost, owner="andre")})
    assert still_known(old, judge, with_texts(judge, other)[0]) == {}
    assert set(still_known(old, judge, judge)) == set(old)
