"""Risk and coverage: what the share of wrong answers would be if more, or fewer, questions were answered.

A threshold on the probability of the likeliest entry answers every question at or above it. Its *coverage* is the
share of all questions that it answers, its *risk* the share of wrong ones among these answers (El-Yaniv and Wiener,
"On the Foundations of Noise-free Selective Classification", JMLR 11, 2010). Questions that should be clarified have
no right answer and are left out; of those that must not be answered every answer but one that points elsewhere is
wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from knowledge.evaluation.expectations import Demand
from knowledge.evaluation.verdicts import Scored


@dataclass(frozen=True, slots=True)
class Point:
    """What one threshold does.

    Attributes:
        threshold: the probability from which on questions are answered; None for the decision table as it is.
        answered: how many are.
        wrong: how many of these answers are wrong.
        questions: how many questions there are, answered or not.
    """

    threshold: float | None
    answered: int
    wrong: int
    questions: int

    @property
    def coverage(self) -> float:
        """The share of the questions that is answered."""
        return self.answered / self.questions if self.questions else 0.0

    @property
    def risk(self) -> float:
        """The share of the answers that is wrong."""
        return self.wrong / self.answered if self.answered else 0.0


def curve(scored: Iterable[Scored]) -> tuple[Point, ...]:
    """A point for each threshold that makes a difference, the highest first.

    Questions of the same probability are answered together, so their order cannot flatter the curve. Questions
    without candidates are never answered: the last coverage may be below one.
    """
    counted = _counted(scored)
    points: list[Point] = []
    answered = wrong = 0
    for threshold, group in groupby(_judged(counted), key=_threshold):
        rights = [right for _, right in group]
        answered += len(rights)
        wrong += rights.count(False)
        points.append(Point(threshold, answered, wrong, len(counted)))
    return tuple(points)


def in_force(scored: Iterable[Scored]) -> Point:
    """What the decision table does with the same questions, for comparison with the curve."""
    counted = _counted(scored)
    answers = [question.right_with(question.answered) for question in counted if question.answered is not None]
    return Point(None, len(answers), answers.count(False), len(counted))


def at_coverages(points: Sequence[Point], coverages: Iterable[float]) -> tuple[Point, ...]:
    """For each coverage the first point that reaches it; a coverage that none reaches is left out."""
    reached = (next((point for point in points if point.coverage >= coverage), None) for coverage in coverages)
    return tuple(dict.fromkeys(point for point in reached if point is not None))


def within_risk(points: Sequence[Point], most: float) -> Point | None:
    """The point of the largest coverage whose risk is at most `most`, or None where there is none."""
    return max((point for point in points if point.risk <= most), key=lambda point: point.answered, default=None)


def mean_risk(points: Sequence[Point]) -> float | None:
    """The area under the curve: the mean risk over all numbers of answers, up to the last point; lower is better."""
    if not points:
        return None
    first = points[0]
    steps = sum((after.answered - before.answered) * after.risk for before, after in pairwise(points))
    return (first.answered * first.risk + steps) / points[-1].answered


def _counted(scored: Iterable[Scored]) -> list[Scored]:
    return [question for question in scored if question.expected.demand is not Demand.CLARIFY]


def _judged(counted: Iterable[Scored]) -> list[tuple[float, bool]]:
    """The probability of each question's likeliest entry, and whether it is right; the most probable first."""
    pairs = [
        (question.confidence, question.right_with(question.best))
        for question in counted
        if question.best is not None and question.confidence is not None
    ]
    return sorted(pairs, key=_threshold, reverse=True)


def _threshold(pair: tuple[float, bool]) -> float:
    return pair[0]
