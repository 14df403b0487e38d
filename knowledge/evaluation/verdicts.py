"""The verdict on one judgement: what the assistant did, held against what was right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.decisions import PERSON_ENTRY, Answer, Clarify, Decision, HandOver, Reason, Signpost, SmallTalk
from knowledge.evaluation.expectations import Demand, Expectation, LabelledQuestion
from knowledge.judgement import Judgement

POINTING_ELSEWHERE: Final = frozenset({"kommunen-andre-omraader", "bot-uden-for-emne", "bot-egen-sag"})
"""Entries that say "not here": serving one is a right refusal of a question that must not be answered."""

PERSONAL_DATA_ENTRY: Final = "bot-cpr-sendt"
"""The entry whose answer a citizen gets when the message holds personal data."""

_FEWEST_OPTIONS: Final = 2


class Verdict(StrEnum):
    """What became of a question; the first block is for questions that should be answered, and so on."""

    RIGHT = "right"
    WRONG = "wrong"
    CLARIFIED_WITH_RIGHT = "clarified_with_right"
    CLARIFIED_WITHOUT_RIGHT = "clarified_without_right"
    HANDED_OVER_WITH_RIGHT = "handed_over_with_right"
    HANDED_OVER = "handed_over"

    REFUSED = "refused"
    ANSWERED_ANYWAY = "answered_anyway"

    ASKED = "asked"
    ASKED_AMISS = "asked_amiss"
    NOT_ASKED = "not_asked"
    ANSWERED_INSTEAD = "answered_instead"
    ANSWERED_AMISS = "answered_amiss"


@dataclass(frozen=True, slots=True)
class Scored:
    """A question with what the assistant made of it.

    Attributes:
        question: the redacted text, the only form that is shown.
        expected: what was right.
        labels: pairs of a label's name and its value.
        verdict: what became of it.
        decision: the name of the decision.
        answered: the entry that was served, or None where nothing was.
        best: the likeliest entry, or None where there was nothing to judge by.
        confidence: the probability of `best`, or None.
    """

    question: str
    expected: Expectation
    labels: tuple[tuple[str, str], ...]
    verdict: Verdict
    decision: str
    answered: str | None
    best: str | None
    confidence: float | None

    def right_with(self, entry: str) -> bool:
        """Whether serving `entry` would be right."""
        return _right_with(self.expected, entry)


def score(question: LabelledQuestion, judgement: Judgement) -> Scored:
    """Hold a judgement against what was expected of its question."""
    best = judgement.candidates[0] if judgement.candidates else None
    return Scored(
        question=judgement.question,
        expected=question.expected,
        labels=question.labels,
        verdict=verdict(question.expected, judgement.decision),
        decision=judgement.decision.name,
        answered=served_entry(judgement.decision),
        best=best.entry if best else None,
        confidence=best.probability if best else None,
    )


def verdict(expected: Expectation, decision: Decision) -> Verdict:
    """The verdict on a decision."""
    match expected.demand:
        case Demand.ANSWER:
            return _should_answer(expected, decision)
        case Demand.NO_ANSWER:
            return _must_not_answer(expected, decision)
        case Demand.CLARIFY:
            return _should_clarify(expected, decision)


def served_entry(decision: Decision) -> str | None:
    """The entry whose answer the citizen gets, or None where none is served.

    An entry that says why a person is needed is served, with the offer of one below: it is right or wrong like others.
    """
    match decision:
        case Answer(slug) | SmallTalk(slug) | Signpost(slug) | HandOver(Reason.NEEDS_PERSON, str(slug)):
            return slug
        case _:
            return None


def _right_with(expected: Expectation, entry: str) -> bool:
    return entry in (POINTING_ELSEWHERE if expected.demand is Demand.NO_ANSWER else expected.entries)


def _should_answer(expected: Expectation, decision: Decision) -> Verdict:
    entry = served_entry(decision)
    if entry is not None:
        return Verdict.RIGHT if _right_with(expected, entry) else Verdict.WRONG
    match decision:
        case Clarify(options):
            found = not set(options).isdisjoint(expected.entries)
            return Verdict.CLARIFIED_WITH_RIGHT if found else Verdict.CLARIFIED_WITHOUT_RIGHT
        case HandOver(Reason.ASKED_FOR_PERSON) if PERSON_ENTRY in expected.entries:
            # The offer of a person is all that this entry has to say.
            return Verdict.RIGHT
        case HandOver(_, entry):
            return Verdict.HANDED_OVER_WITH_RIGHT if entry in expected.entries else Verdict.HANDED_OVER
        case _:
            return Verdict.RIGHT if PERSONAL_DATA_ENTRY in expected.entries else Verdict.HANDED_OVER


def _must_not_answer(expected: Expectation, decision: Decision) -> Verdict:
    entry = served_entry(decision)
    return Verdict.REFUSED if entry is None or _right_with(expected, entry) else Verdict.ANSWERED_ANYWAY


def _should_clarify(expected: Expectation, decision: Decision) -> Verdict:
    entry = served_entry(decision)
    if entry is not None:
        return Verdict.ANSWERED_INSTEAD if _right_with(expected, entry) else Verdict.ANSWERED_AMISS
    match decision:
        case Clarify(options):
            enough = len(set(options) & set(expected.entries)) >= _FEWEST_OPTIONS
            return Verdict.ASKED if enough else Verdict.ASKED_AMISS
        case _:
            return Verdict.NOT_ASKED
