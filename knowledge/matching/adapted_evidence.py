"""Evidence with regressions that were learned from other examples and are moved to these: see `adapting`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.evidence import (
    _JOINT_SEMANTIC,
    _LEXICAL_NOISE,
    _LEXICAL_WIDTH,
    _SEMANTIC_NOISE,
    _SEMANTIC_WIDTH,
    Evidence,
    Numbers,
    Positions,
    Weights,
    _curve,
)
from knowledge.matching.fusion import Told
from knowledge.matching.nearest import _COUNT

Floats = NDArray[np.float64]

_NEAR: Final = 400
_SPREAD: Final = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """What changes between two sets of examples, as rows of the table that holds both.

    Attributes:
        gone: what is no example any more; it keeps its place, since the regressions may rest on it.
        new: what is an example now.
        before: the number of each example's entry before; a number beyond all for what was none.
        columns: for each number of before the number now, -1 for what has no examples any more.
        count: how many numbers there were.
    """

    gone: Positions
    new: Positions
    before: Positions
    columns: Positions
    count: int

    @property
    def changed(self) -> Positions:
        """Both, the new ones last."""
        return np.concatenate([self.gone, self.new])


@dataclass(frozen=True, slots=True)
class _Shift:
    """What was added to a regression: to the weights of which examples."""

    rows: Positions
    weights: Numbers


@dataclass(frozen=True, slots=True)
class _Changed:
    """An entry with other examples: its number now and before (None for a new one), and its rows."""

    number: int
    column: int | None
    before: Positions
    now: Positions

    @property
    def rows(self) -> tuple[Positions, Positions]:
        return self.before, self.now


@dataclass(frozen=True, slots=True)
class _Given:
    """The examples that the covariance is taken given, and for how many each of them stands."""

    rows: Positions
    weight: Floats


class AdaptedEvidence(Evidence):
    """Scores sentences as `Evidence` does.

    Args:
        told: the examples, also those that are gone.
        moved: which are gone and which are new.
        former: what the weights were for; the regression on words rests on the same examples.
    """

    def __init__(self, told: Told, moved: Moved, former: Evidence) -> None:
        # What is gone belongs to one entry more, which is never looked at.
        super().__init__(told.sentences, told.owner, told.count + 1, told.vectors)
        self._told = told
        self._moved = moved
        self._shifts: list[_Shift] = []
        self._landmarks = former._landmarks  # noqa: SLF001 - a former one of this class

    def scores(self, words: Sequence[str], vector: Numbers | None, weights: Weights) -> Numbers:
        """One number for each entry, as `Evidence.scores` gives them."""
        return super().scores(words, vector, weights)[:-1]

    def adapt(self, weights: Weights) -> Weights:
        """The weights for these examples, from those of before; there are more landmarks from now on."""
        lexical = self._adapt_lexical(self._renumbered(weights.lexical))
        if weights.semantic is None or self._vectors is None:
            return Weights(lexical, None, weights.shares)
        new = np.zeros((len(self._moved.new), self._told.count + 1), dtype=np.float32)
        semantic = np.vstack([self._renumbered(weights.semantic), new])
        return Weights(lexical, self._adapt_semantic(semantic, self._vectors), weights.shares)

    @property
    def changed(self) -> Positions:
        """The examples that are gone or new."""
        return self._moved.changed

    def moves(self, words: Sequence[str], vector: Numbers | None, shares: Numbers, former: Evidence) -> Numbers:
        """How much the change moves a question's scores, one number an entry. Takes less time than `scores`.

        Args:
            words: the question.
            vector: its embedding; None only where the examples have none.
            shares: how much each kind of evidence counts.
            former: the evidence that this one was made from.
        """
        similar = [self._lexical.similarities(words)]
        if self._vectors is not None and vector is not None:
            rows = self._looked_at
            meant = np.zeros(len(self._vectors), dtype=np.float32)
            meant[rows] = self._vectors[rows] @ vector
            similar.append(meant)
        moved = np.zeros(self._told.count + 1, dtype=np.float32)
        for share, kernel, each, shift in zip(shares, (_lexical, _semantic), similar, self._shifts, strict=False):
            moved += share * (kernel(each[shift.rows]) @ shift.weights)
        views = _views(*similar)
        terms = self._terms.shares(words), former._terms.shares(words)  # noqa: SLF001 - a former one of this class
        for entry in self._entries:
            said = [_nearest(view[entry.now]) - _nearest(view[entry.before]) for view in views]
            was = 0.0 if entry.column is None else float(terms[1][entry.column])
            moved[entry.number] += np.dot(shares[len(similar) :], [*said, float(terms[0][entry.number]) - was])
        return moved[:-1]

    @cached_property
    def _entries(self) -> Sequence[_Changed]:
        """The entries that have other examples now, and still have some."""
        of_gone = self._moved.columns[self._moved.before[self._moved.gone]]
        numbers = np.unique(np.concatenate([self._told.owner[self._moved.new], of_gone[of_gone >= 0]]))
        return [self._entry(number) for number in numbers.tolist()]

    def _entry(self, number: int) -> _Changed:
        columns = np.flatnonzero(self._moved.columns == number).tolist()
        column = columns[0] if columns else None
        before = self._moved.before == (-1 if column is None else column)
        return _Changed(number, column, np.flatnonzero(before), np.flatnonzero(self._told.owner == number))

    @cached_property
    def _looked_at(self) -> Positions:
        """The examples whose meaning tells how much a question's scores move."""
        rows = [shift.rows for shift in self._shifts] + [each for entry in self._entries for each in entry.rows]
        return np.unique(np.concatenate(rows))

    def _adapt_semantic(self, weights: Numbers, vectors: Numbers) -> Numbers:
        changed = self._moved.changed
        similar = vectors[changed] @ vectors.T
        given = self._given(similar)
        known = _semantic(similar) @ weights
        noise = self._noise(_SEMANTIC_NOISE)
        own = _semantic(vectors[given.rows] @ vectors[given.rows].T)
        near, there = self._shift(own, _semantic(similar), given, noise, known, weights[self._moved.gone])
        weights[given.rows] += near
        weights[changed] += there
        self._shifts.append(_Shift(np.concatenate([given.rows, changed]), np.vstack([near, there])))
        return weights

    def _adapt_lexical(self, weights: Numbers) -> Numbers:
        changed, gone = self._moved.changed, self._moved.gone
        similar = self._lexical.similarities_of(changed)
        given = self._given(similar)
        known = _lexical(similar[:, self._landmarks]) @ weights
        noise = self._noise(_LEXICAL_NOISE)
        # How far the regression is from what was said of an example tells how much rests on it.
        said = self._targets_for(self._moved.columns[self._moved.before[gone]])
        left = (said - known[: len(gone)]) / noise[gone, np.newaxis]
        # As `similarities_of`, which would compare them with all examples.
        beside = self._lexical._matrix[given.rows]  # noqa: SLF001
        own = _lexical(np.asarray((beside @ beside.T).toarray(), dtype=np.float32))
        near, there = self._shift(own, _lexical(similar), given, noise, known, left)
        self._landmarks = np.concatenate([self._landmarks, given.rows, changed])
        self._shifts.append(_Shift(np.concatenate([given.rows, changed]), np.vstack([near, there])))
        return np.vstack([weights, near, there])

    def _shift(
        self, own: Numbers, across: Numbers, given: _Given, noise: Floats, known: Numbers, left: Numbers | Floats
    ) -> tuple[Numbers, Numbers]:
        """What is added to the weights of the given examples and to those of the changed ones.

        Args:
            own: similarities of the given examples to each other.
            across: similarities of the changed examples to all.
            given: which the given ones are.
            noise: how little each example is trusted.
            known: what the regression of before says for the changed examples.
            left: what rests on those that are gone.
        """
        new = slice(len(self._moved.gone), None)
        gone = slice(0, len(self._moved.gone))
        trusted = own.astype(np.float64)
        trusted[np.diag_indices_from(trusted)] += noise[given.rows] / given.weight
        beside = across[:, given.rows].astype(np.float64)
        share = np.linalg.solve(trusted, beside.T)
        covariance = across[:, self._moved.changed].astype(np.float64) - beside @ share
        without = known[new] - covariance[new, gone] @ left
        joint = covariance[new, new] + np.diag(noise[self._moved.new])
        added = np.linalg.solve(joint, self._targets_for(self._told.owner[self._moved.new]) - without)
        there = np.concatenate([-np.asarray(left, dtype=np.float64), added])
        return (-share @ there).astype(np.float32), there.astype(np.float32)

    def _given(self, similar: Numbers) -> _Given:
        """The examples nearest to the changed ones, and a spread of the others, each for its share of them."""
        here = np.ones(similar.shape[1], dtype=bool)
        here[self._moved.changed] = False
        here &= self._told.owner < self._told.count
        rows = np.flatnonzero(here)
        order = rows[np.argsort(-similar.max(axis=0)[rows], kind="stable")]
        near, others = order[:_NEAR], np.sort(order[_NEAR:])
        spread = others[np.unique(np.linspace(0, len(others) - 1, min(len(others), _SPREAD)).round().astype(np.intp))]
        weight = np.repeat([1.0, len(others) / max(1, len(spread))], [len(near), len(spread)])
        return _Given(np.concatenate([near, spread]), weight)

    def _noise(self, noise: float) -> Floats:
        """As in learning; the examples of before are trusted as they were."""
        before = _trust(self._moved.before, self._moved.count, hidden=self._told.hidden)
        after = _trust(self._told.owner, self._told.count, hidden=self._told.hidden)
        before[self._moved.new] = after[self._moved.new]
        return noise * before

    def _renumbered(self, weights: Numbers) -> Numbers:
        """The weights with a column for each number of now."""
        kept = np.flatnonzero(self._moved.columns >= 0)
        made = np.zeros((len(weights), self._told.count + 1), dtype=np.float32)
        made[:, self._moved.columns[kept]] = weights[:, kept]
        return made

    def _targets_for(self, numbers: Positions) -> Numbers:
        """Which number belongs to which column; none for what has no examples any more."""
        made: Numbers = (numbers[:, np.newaxis] == np.arange(self._told.count + 1)).astype(np.float32)
        return made


def _views(lexical: Numbers, meant: Numbers | None = None) -> list[Numbers]:
    """The similarities in which nearest examples are looked for: see `Evidence`."""
    if meant is None:
        return [lexical]
    return [lexical, meant, (1 - _JOINT_SEMANTIC) * lexical + _JOINT_SEMANTIC * meant]


def _nearest(similarities: Numbers) -> float:
    """The mean of the three largest; 0 for none."""
    return float(np.sort(similarities)[-_COUNT:].mean()) if len(similarities) else 0.0


def _trust(owner: Positions, count: int, *, hidden: bool) -> Floats:
    """How little each example is trusted, 1 on average: see `Evidence`."""
    sizes = np.bincount(owner, minlength=count + 1)[: count + 1].astype(np.float64)
    sizes[count] = 0.0
    if hidden and count > 1:
        sizes[count - 1] = sizes[: count - 1].mean()
    trust: Floats = sizes[owner] / max(1e-9, sizes[:count].mean())
    return np.maximum(trust, 1e-3)


def _semantic(similarities: Numbers) -> Numbers:
    return _curve(similarities, _SEMANTIC_WIDTH)


def _lexical(similarities: Numbers) -> Numbers:
    return _curve(similarities, _LEXICAL_WIDTH)
