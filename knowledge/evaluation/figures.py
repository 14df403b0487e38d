"""The figures: how often each verdict was given, and the shares that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from knowledge.evaluation.expectations import Demand
from knowledge.evaluation.verdicts import Scored, Verdict

VERDICTS: Final[Mapping[Demand, tuple[Verdict, ...]]] = {
    Demand.ANSWER: (
        Verdict.RIGHT,
        Verdict.WRONG,
        Verdict.CLARIFIED_WITH_RIGHT,
        Verdict.CLARIFIED_WITHOUT_RIGHT,
        Verdict.HANDED_OVER_WITH_RIGHT,
        Verdict.HANDED_OVER,
    ),
    Demand.NO_ANSWER: (Verdict.REFUSED, Verdict.ANSWERED_ANYWAY),
    Demand.CLARIFY: (
        Verdict.ASKED,
        Verdict.ASKED_AMISS,
        Verdict.NOT_ASKED,
        Verdict.ANSWERED_INSTEAD,
        Verdict.ANSWERED_AMISS,
    ),
}
"""The verdicts that a question of each demand can get, in the order of reports."""

_WRONG: Final = (Verdict.WRONG, Verdict.ANSWERED_ANYWAY, Verdict.ANSWERED_AMISS)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of verdicts and their shares; a share of nothing is None.

    Pointing elsewhere (`POINTING_ELSEWHERE`) where no answer is right is a refusal, and not among the answers.

    Attributes:
        counts: how often each verdict was given.
    """

    counts: Mapping[Verdict, int]

    def questions(self, demand: Demand) -> int:
        """The number of questions of that demand."""
        return self._count(*VERDICTS[demand])

    @property
    def right_share(self) -> float | None:
        """Of the questions that should be answered: answered right."""
        return _share(self._count(Verdict.RIGHT), self.questions(Demand.ANSWER))

    @property
    def answered_share(self) -> float | None:
        """Of the questions that should be answered: answered, right or wrong."""
        return _share(self._count(Verdict.RIGHT, Verdict.WRONG), self.questions(Demand.ANSWER))

    @property
    def found_share(self) -> float | None:
        """Of the questions that should be answered: the right entry was the answer or among the options."""
        found = self._count(Verdict.RIGHT, Verdict.CLARIFIED_WITH_RIGHT)
        return _share(found, self.questions(Demand.ANSWER))

    @property
    def found_or_handed_over_share(self) -> float | None:
        """As `found_share`, and hand-overs that know the right entry, where a person is the right answer."""
        found = self._count(Verdict.RIGHT, Verdict.CLARIFIED_WITH_RIGHT, Verdict.HANDED_OVER_WITH_RIGHT)
        return _share(found, self.questions(Demand.ANSWER))

    @property
    def answered_anyway_share(self) -> float | None:
        """Of the questions that must not be answered: answered."""
        return _share(self._count(Verdict.ANSWERED_ANYWAY), self.questions(Demand.NO_ANSWER))

    @property
    def asked_share(self) -> float | None:
        """Of the questions that should be clarified: clarified among at least two of the right entries."""
        return _share(self._count(Verdict.ASKED), self.questions(Demand.CLARIFY))

    @property
    def precision(self) -> float | None:
        """Of the answers to any question: right; answers given instead of asking back are left out."""
        right = self._count(Verdict.RIGHT)
        return _share(right, right + self._count(*_WRONG))

    @property
    def precision_strict(self) -> float | None:
        """As `precision`, with answers given instead of asking back counted as wrong."""
        right = self._count(Verdict.RIGHT)
        return _share(right, right + self._count(*_WRONG, Verdict.ANSWERED_INSTEAD))

    @property
    def precision_should_answer(self) -> float | None:
        """As `precision`, among the questions that should be answered alone."""
        return _share(self._count(Verdict.RIGHT), self._count(Verdict.RIGHT, Verdict.WRONG))

    def _count(self, *verdicts: Verdict) -> int:
        return sum(self.counts.get(verdict, 0) for verdict in verdicts)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The figures of the questions with one label.

    Attributes:
        label: the label's name.
        value: its value.
        figures: the figures of these questions alone.
    """

    label: str
    value: str
    figures: Figures


def count(scored: Iterable[Scored]) -> Figures:
    """The figures of these questions."""
    return Figures(Counter(question.verdict for question in scored))


def breakdown(scored: Iterable[Scored]) -> tuple[Breakdown, ...]:
    """The figures of each label's values, sorted by label and value."""
    groups: dict[tuple[str, str], list[Scored]] = {}
    for question in scored:
        for label in question.labels:
            groups.setdefault(label, []).append(question)
    return tuple(Breakdown(label, value, count(groups[label, value])) for label, value in sorted(groups))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
