"""The questions that a change is tried with before it is published: the two sets, and what citizens asked lately."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.evaluation.expectations import Demand, Expectation
from knowledge.storing.set_store import Question, SetName


class SetKind(StrEnum):
    """Where a question comes from."""

    GOLDEN = "golden"
    MUST_NOT_ANSWER = "must_not"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class TriedQuestion:
    """A question to try a change with.

    Attributes:
        text: as a citizen would type it, or (asked) redacted.
        kind: where it comes from.
        expected: what is right, None where nobody has said.
    """

    text: str
    kind: SetKind
    expected: Expectation | None = None


def of_set(question: Question) -> TriedQuestion:
    """A question of a set, with what is right."""
    if question.set is SetName.GOLDEN:
        return TriedQuestion(question.text, SetKind.GOLDEN, Expectation(Demand.ANSWER, question.expected))
    return TriedQuestion(question.text, SetKind.MUST_NOT_ANSWER, Expectation(Demand.NO_ANSWER))
