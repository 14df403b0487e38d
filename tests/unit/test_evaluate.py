"""Verdicts, figures, confusable pairs, and the evaluation as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest

from knowledge.building import build_judge
from knowledge.decisions import PERSON_ENTRY, Answer, Clarify, Decision, HandOver, Reason, Refuse, Signpost, SmallTalk
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language
from knowledge.evaluation.evaluate import Evaluation, NothingToScoreError, cross_validate, score_questions
from knowledge.evaluation.expectations import Demand, Expectation, LabelledQuestion, parse_lines
from knowledge.evaluation.figures import VERDICTS, Figures, breakdown
from knowledge.evaluation.pairs import Pair
from knowledge.evaluation.verdicts import POINTING_ELSEWHERE, Verdict, verdict
from knowledge.judge import Judge
from knowledge.matching import Candidate, Ranking

TODAY = date(2026, 11, 25)
UNSURE = HandOver(Reason.UNSURE)
REFUSE = Refuse(("cpr",))


def entry(slug: str, *examples: str, look_alikes: tuple[str, ...] = (), local: bool = False) -> Entry:
    """An entry in Danish."""
    texts = {Language.DA: EntryText(f"Titel {slug}", "Svar.", examples)}
    return Entry(slug, "omraade", "emne", texts, look_alikes=look_alikes, local=local)


def base(*entries: Entry) -> KnowledgeBase:
    """A knowledge base of these entries."""
    return KnowledgeBase({one.slug: one for one in entries})


@dataclass(frozen=True, slots=True)
class Fixed:
    """A matcher whose rankings are written down."""

    rankings: dict[str, tuple[Candidate, ...]]

    def rank(self, question: str) -> Ranking:
        """The ranking that was written down; for other questions there is nothing to judge by."""
        found = self.rankings.get(question, ())
        return Ranking(found, informative=bool(found))


def evaluate(knowledge: KnowledgeBase, lines: dict[str, str], rankings: dict[str, dict[str, float]]) -> Evaluation:
    """Score questions (with what is expected of them) by written-down rankings."""
    found = {
        text: tuple(Candidate(slug, probability) for slug, probability in ranking.items())
        for text, ranking in rankings.items()
    }
    questions = parse_lines([f"{right}\t{text}" for text, right in lines.items()], name="x", knowledge=knowledge)
    return score_questions(Judge(knowledge, Fixed(found)), questions, today=TODAY)


@pytest.mark.parametrize(
    ("demand", "entries", "decision", "expected"),
    [
        (Demand.ANSWER, "a b", Answer("b"), Verdict.RIGHT),
        (Demand.ANSWER, "a", SmallTalk("a"), Verdict.RIGHT),
        (Demand.ANSWER, "a", Signpost("a"), Verdict.RIGHT),
        (Demand.ANSWER, "a", Signpost("c"), Verdict.WRONG),
        (Demand.ANSWER, "a", Answer("kommunen-andre-omraader"), Verdict.WRONG),
        (Demand.ANSWER, "a b", Clarify(("c", "b")), Verdict.CLARIFIED_WITH_RIGHT),
        (Demand.ANSWER, "a b", Clarify(("c", "d")), Verdict.CLARIFIED_WITHOUT_RIGHT),
        (Demand.ANSWER, "a b", HandOver(Reason.NOT_FILLED_IN, "b"), Verdict.HANDED_OVER_WITH_RIGHT),
        (Demand.ANSWER, "a", HandOver(Reason.NOT_FILLED_IN, "c"), Verdict.HANDED_OVER),
        (Demand.ANSWER, "a", HandOver(Reason.NEEDS_PERSON, "a"), Verdict.RIGHT),
        (Demand.ANSWER, "a", HandOver(Reason.NEEDS_PERSON, "c"), Verdict.WRONG),
        (Demand.ANSWER, PERSON_ENTRY, HandOver(Reason.ASKED_FOR_PERSON, PERSON_ENTRY), Verdict.RIGHT),
        (Demand.ANSWER, "a", HandOver(Reason.ASKED_FOR_PERSON, PERSON_ENTRY), Verdict.HANDED_OVER),
        (Demand.ANSWER, "a", UNSURE, Verdict.HANDED_OVER),
        (Demand.ANSWER, "a", REFUSE, Verdict.HANDED_OVER),
        (Demand.ANSWER, "bot-cpr-sendt", REFUSE, Verdict.RIGHT),
        (Demand.NO_ANSWER, "", Answer("a"), Verdict.ANSWERED_ANYWAY),
        (Demand.NO_ANSWER, "", SmallTalk("a"), Verdict.ANSWERED_ANYWAY),
        (Demand.NO_ANSWER, "", Signpost("a"), Verdict.ANSWERED_ANYWAY),
        (Demand.NO_ANSWER, "", Clarify(("a", "b")), Verdict.REFUSED),
        (Demand.NO_ANSWER, "", HandOver(Reason.NEEDS_PERSON, "a"), Verdict.ANSWERED_ANYWAY),
        (Demand.NO_ANSWER, "", HandOver(Reason.NEEDS_PERSON, "bot-egen-sag"), Verdict.REFUSED),
        (Demand.NO_ANSWER, "", HandOver(Reason.ASKED_FOR_PERSON, PERSON_ENTRY), Verdict.REFUSED),
        (Demand.NO_ANSWER, "", REFUSE, Verdict.REFUSED),
        *((Demand.NO_ANSWER, "", Answer(slug), Verdict.REFUSED) for slug in sorted(POINTING_ELSEWHERE)),
        (Demand.CLARIFY, "a b c", Clarify(("c", "x", "a")), Verdict.ASKED),
        (Demand.CLARIFY, "a b", Clarify(("a", "x")), Verdict.ASKED_AMISS),
        (Demand.CLARIFY, "a b", UNSURE, Verdict.NOT_ASKED),
        (Demand.CLARIFY, "a b", REFUSE, Verdict.NOT_ASKED),
        (Demand.CLARIFY, "a b", Answer("a"), Verdict.ANSWERED_INSTEAD),
        (Demand.CLARIFY, "a b", HandOver(Reason.NEEDS_PERSON, "a"), Verdict.ANSWERED_INSTEAD),
        (Demand.CLARIFY, "a b", Answer("x"), Verdict.ANSWERED_AMISS),
    ],
)
def test_every_decision_gets_the_verdict_of_its_demand(
    demand: Demand, entries: str, decision: Decision, expected: Verdict
) -> None:
    """The verdict follows from what was demanded, the acceptable entries, and what the citizen got."""
    found = verdict(Expectation(demand, tuple(entries.split())), decision)
    assert found is expected
    assert found in VERDICTS[demand]


def test_every_verdict_is_reported_once() -> None:
    """No verdict is missing from the report, and none is in it twice."""
    assert Counter(one for verdicts in VERDICTS.values() for one in verdicts) == Counter(Verdict)


def test_shares_follow_from_the_counts() -> None:
    """An answer instead of a clarification is wrong in the strict precision and left out of the other."""
    counts = {
        Verdict.RIGHT: 6,
        Verdict.WRONG: 1,
        Verdict.CLARIFIED_WITH_RIGHT: 2,
        Verdict.HANDED_OVER_WITH_RIGHT: 1,
        Verdict.REFUSED: 3,
        Verdict.ANSWERED_ANYWAY: 1,
        Verdict.ASKED: 1,
        Verdict.ANSWERED_INSTEAD: 3,
        Verdict.ANSWERED_AMISS: 1,
    }
    figures = Figures(counts)
    assert figures.precision == pytest.approx(6 / 9)
    assert figures.precision_strict == pytest.approx(6 / 12)
    assert figures.precision_should_answer == pytest.approx(6 / 7)
    assert figures.answered_share == pytest.approx(7 / 10)
    assert figures.right_share == pytest.approx(6 / 10)
    assert figures.found_share == pytest.approx(8 / 10)
    assert figures.found_or_handed_over_share == pytest.approx(9 / 10)
    assert figures.answered_anyway_share == pytest.approx(1 / 4)
    assert figures.asked_share == pytest.approx(1 / 5)


def test_a_share_of_nothing_is_none() -> None:
    """Where there is no such question, there is no share, rather than a flattering or a frightening one."""
    figures = Figures({Verdict.REFUSED: 2})
    assert figures.answered_anyway_share == 0.0
    assert (figures.precision, figures.found_share, figures.asked_share) == (None, None, None)


def test_labels_are_counted_apart() -> None:
    """Each value of each label column has its own figures, and together they are all questions."""
    knowledge = base(entry("a", "x"), entry("b", "y"))
    lines = ["a\tfound\tda\tone", "b\tfound\ten\ttwo", "-\twritten\tda\tthree"]
    judge = Judge(knowledge, Fixed({"one": (Candidate("a", 0.9),), "two": (Candidate("a", 0.9),)}))
    scored = score_questions(judge, parse_lines(lines, name="f", knowledge=knowledge), today=TODAY).scored
    parts = {(part.label, part.value): dict(part.figures.counts) for part in breakdown(scored)}
    assert parts == {
        ("column 2", "found"): {Verdict.RIGHT: 1, Verdict.WRONG: 1},
        ("column 2", "written"): {Verdict.REFUSED: 1},
        ("column 3", "da"): {Verdict.RIGHT: 1, Verdict.REFUSED: 1},
        ("column 3", "en"): {Verdict.WRONG: 1},
    }


def test_confusable_pairs_tell_wrong_answers_from_leanings() -> None:
    """Wrong answers come first, uncertain leanings count apart, and a right first candidate is no confusion."""
    knowledge = base(
        entry("a", "x"), entry("b", "y", look_alikes=("c",)), entry("c", "z"), entry("d", "w", look_alikes=("a",))
    )
    lines = {"q1": "d", "q2": "d|c", "q3": "d", "q4": "c", "q5": "b", "q6": "-", "q7": "?d|c", "q8": "a", "q9": "a"}
    rankings = {
        "q1": {"a": 0.4, "d": 0.3},
        "q2": {"a": 0.9},
        "q3": {"d": 0.2, "a": 0.1},
        "q4": {"b": 0.3},
        "q5": {"b": 0.9},
        "q6": {"a": 0.9},
        "q7": {"a": 0.9},
        "q8": {"b": 0.2},
        "q9": {"b": 0.2},
    }
    assert evaluate(knowledge, lines, rankings).pairs == (
        Pair("d", "a", answered=1, leaning=1, marked=True, questions=("q2", "q1")),
        Pair("a", "b", answered=0, leaning=2, marked=False, questions=("q8", "q9")),
        Pair("c", "b", answered=0, leaning=1, marked=True, questions=("q4",)),
    )


def test_wrong_answers_are_listed_surest_first() -> None:
    """Every kind of wrong answer is listed, also one that was given instead of asking back."""
    knowledge = base(entry("a", "x"), entry("b", "y"))
    lines = {"q1": "a", "q2": "-", "q3": "?a|b", "q4": "b"}
    rankings = {"q1": {"b": 0.7}, "q2": {"b": 0.9}, "q3": {"b": 0.8}, "q4": {"b": 1.0}}
    assert [one.question for one in evaluate(knowledge, lines, rankings).wrong_answers] == ["q2", "q3", "q1"]


def test_a_local_entry_counts_as_a_hand_over_that_knows_the_entry() -> None:
    """What staff have not filled in yet cannot be answered, but finding it is no fault of the matcher."""
    knowledge = base(entry("a", "x", local=True))
    assert [one.verdict for one in evaluate(knowledge, {"q": "a"}, {"q": {"a": 1.0}}).scored] == [
        Verdict.HANDED_OVER_WITH_RIGHT
    ]


def test_a_personal_number_is_masked_in_the_report() -> None:
    """Only the redacted text of a question is kept."""
    scored = evaluate(base(entry("a", "x")), {"mit cpr er 010190-1234": "-"}, {}).scored
    assert "1234" not in scored[0].question
    assert scored[0].verdict is Verdict.REFUSED


def test_cross_validation_judges_each_example_by_what_the_others_teach() -> None:
    """An example that no other resembles is not answered, since its own wording is hidden from its judge."""
    pas = ["hvad koster et pas", "hvad koster mit pas", "hvad koster pas"]
    lost = ["zebra giraf", "hvor ligger biblioteket", "hvor ligger det store bibliotek", "hvor ligger bibliotekerne"]
    knowledge = base(entry("pas-pris", *pas), entry("huset", *lost))
    said: list[str] = []
    found = cross_validate(
        knowledge,
        lambda training: build_judge(training, embedder="none", cache=None),
        today=TODAY,
        folds=3,
        progress=said.append,
    )
    assert sorted(one.question for one in found.scored) == sorted(pas + lost)
    verdicts = {one.question: one.verdict for one in found.scored}
    assert verdicts["zebra giraf"] is Verdict.HANDED_OVER
    assert {one.best for one in found.scored if "pas" in one.question} == {"pas-pris"}
    assert len(said) == 3


def test_a_part_without_questions_is_not_built() -> None:
    """A judge takes seconds to build; where nothing is left to judge, none is built."""
    knowledge = base(entry("a", "Titel a"), entry("b", "x"))
    built: list[KnowledgeBase] = []

    def build(training: KnowledgeBase) -> Judge:
        built.append(training)
        return Judge(training, Fixed({}))

    found = cross_validate(knowledge, build, today=TODAY, folds=7, progress=lambda _: None)
    assert [one.question for one in found.scored] == ["x"]
    assert found.skipped == 1
    assert len(built) == 1


def test_nothing_to_score_is_said() -> None:
    """No question gives no figures: an error in one line, not a table of zeros."""
    knowledge = base(entry("a"))
    with pytest.raises(NothingToScoreError):
        cross_validate(knowledge, lambda _: Judge(knowledge, Fixed({})), today=TODAY, folds=2, progress=print)
    with pytest.raises(NothingToScoreError):
        score_questions(Judge(knowledge, Fixed({})), (), today=TODAY)


def test_a_question_keeps_its_labels() -> None:
    """Labels travel from the question to its score."""
    knowledge = base(entry("a", "x"))
    question = LabelledQuestion("q", Expectation(Demand.ANSWER, ("a",)), (("language", "en"),))
    assert score_questions(Judge(knowledge, Fixed({})), [question], today=TODAY).scored[0].labels == question.labels
