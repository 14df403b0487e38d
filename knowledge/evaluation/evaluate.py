"""How good are the answers? By cross-validation on the knowledge base's own examples, or on a labelled file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.entries import KnowledgeBase
from knowledge.errors import BorgerbotError
from knowledge.evaluation.expectations import LabelledQuestion
from knowledge.evaluation.figures import Breakdown, Figures, breakdown, count
from knowledge.evaluation.folds import split
from knowledge.evaluation.pairs import Pair, confusable_pairs
from knowledge.evaluation.risk import Point, curve, in_force
from knowledge.evaluation.verdicts import Scored, Verdict, score
from knowledge.judge import Judge

Builder = Callable[[KnowledgeBase], Judge]
"""Makes the judge of a knowledge base."""

Progress = Callable[[str], None]
"""Is told what comes next, since the work takes a while."""

COVERAGES = tuple(tenth / 10 for tenth in range(1, 11))
RISKS = (0.01, 0.02, 0.03, 0.05, 0.10)

_WRONG_ANSWERS = frozenset({Verdict.WRONG, Verdict.ANSWERED_ANYWAY, Verdict.ANSWERED_INSTEAD, Verdict.ANSWERED_AMISS})


class NothingToScoreError(BorgerbotError):
    """There is no question that could be judged."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation found.

    Attributes:
        scored: every question with its verdict.
        skipped: examples that could not be judged, because their entry has nothing else to be learned from.
        pairs: the entries that are taken for others.
    """

    scored: tuple[Scored, ...]
    skipped: int
    pairs: tuple[Pair, ...]

    @property
    def figures(self) -> Figures:
        """The figures of all questions."""
        return count(self.scored)

    @property
    def breakdown(self) -> tuple[Breakdown, ...]:
        """The figures by label."""
        return breakdown(self.scored)

    @property
    def curve(self) -> tuple[Point, ...]:
        """Risk and coverage at every threshold."""
        return curve(self.scored)

    @property
    def in_force(self) -> Point:
        """Risk and coverage of the decision table as it is."""
        return in_force(self.scored)

    @property
    def wrong_answers(self) -> tuple[Scored, ...]:
        """The questions that got a wrong answer, or one where they should have been asked back; the surest first."""
        found = (question for question in self.scored if question.verdict in _WRONG_ANSWERS)
        return tuple(sorted(found, key=lambda question: -(question.confidence or 0.0)))


def cross_validate(
    knowledge: KnowledgeBase, build: Builder, *, today: date, folds: int, progress: Progress
) -> Evaluation:
    """Judge every example by a knowledge base that has not learned from it.

    Args:
        knowledge: the entries.
        build: makes the judge of a part's training entries; it is called once for each part.
        today: the Copenhagen date, for validity and review dates.
        folds: into how many parts the examples are split; at least two.
        progress: told what comes next.

    Raises:
        NothingToScoreError: if no entry has an example beside which another could be judged.
    """
    parts = split(knowledge, folds)
    scored: list[Scored] = []
    for number, part in enumerate(parts, start=1):
        if part.questions:
            progress(
                f"part {number} of {len(parts)}: learning from {len(part.training.examples())} examples, "
                f"judging {len(part.questions)}"
            )
            scored.extend(_score(build(part.training), part.questions, today))
    return _evaluation(scored, sum(part.skipped for part in parts), knowledge)


def score_questions(judge: Judge, questions: Iterable[LabelledQuestion], *, today: date) -> Evaluation:
    """Judge labelled questions as a chat would on `today` (Copenhagen date).

    Raises:
        NothingToScoreError: if there are none.
    """
    return _evaluation(_score(judge, questions, today), 0, judge.knowledge)


def _score(judge: Judge, questions: Iterable[LabelledQuestion], today: date) -> list[Scored]:
    return [score(question, judge.judge(question.text, today=today)) for question in questions]


def _evaluation(scored: list[Scored], skipped: int, knowledge: KnowledgeBase) -> Evaluation:
    if not scored:
        raise NothingToScoreError(
            "There is no question to judge",
            "Publish entries with two or more examples each, or name a file of questions",
        )
    return Evaluation(tuple(scored), skipped, confusable_pairs(scored, knowledge))
