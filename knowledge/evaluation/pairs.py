"""Confusable pairs: which entry is taken for which, and the questions that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.entries import KnowledgeBase
from knowledge.evaluation.expectations import Demand
from knowledge.evaluation.verdicts import Scored


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry that is taken for another one.

    Attributes:
        right: the entry that was asked for.
        chosen: the entry that it was taken for.
        answered: how many questions were answered with `chosen`.
        leaning: for how many `chosen` was the likeliest, but not certain enough to be answered.
        marked: whether one of the two names the other as a look-alike already.
        questions: these questions, the answered ones first.
    """

    right: str
    chosen: str
    answered: int
    leaning: int
    marked: bool
    questions: tuple[str, ...]


def confusable_pairs(scored: Iterable[Scored], knowledge: KnowledgeBase) -> tuple[Pair, ...]:
    """The pairs, most wrong answers first, then most questions, then by slug.

    Where several entries would have been right, the first of them stands for all.
    """
    groups: dict[tuple[str, str], list[Scored]] = {}
    for question in scored:
        chosen = question.answered or question.best
        if question.expected.demand is Demand.ANSWER and chosen is not None and not question.right_with(chosen):
            groups.setdefault((question.expected.entries[0], chosen), []).append(question)
    pairs = (_pair(right, chosen, group, knowledge) for (right, chosen), group in groups.items())
    return tuple(sorted(pairs, key=lambda pair: (-pair.answered, -pair.leaning, pair.right, pair.chosen)))


def _pair(right: str, chosen: str, group: list[Scored], knowledge: KnowledgeBase) -> Pair:
    answered = [question.question for question in group if question.answered is not None]
    leaning = [question.question for question in group if question.answered is None]
    marked = knowledge[right].is_like(knowledge[chosen])
    return Pair(right, chosen, len(answered), len(leaning), marked, (*answered, *leaning))
