"""Evidence with regressions that were learned from other examples and are moved to these: see `adapting`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from knowledge.matching.evidence import (
    JOINT_SEMANTIC,
    LEXICAL_NOISE,
    LEXICAL_WIDTH,
    SEMANTIC_NOISE,
    SEMANTIC_WIDTH,
    Evidence,
    Numbers,
    Positions,
    Weights,
    curve,
)
from knowledge.matching.fusion import Told
from knowledge.matching.nearest import NEAREST
from knowledge.matching.shifting import Moved, Shift, Shifting


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


class AdaptedEvidence(Evidence):
    """Scores sentences as `Evidence` does.

    Args:
        told: the examples, also those that are gone.
        moved: which are gone and which are new.
        former: what the weights were for; the regression on words rests on the same examples.
    """

    def __init__(self, told: Told, moved: Moved, former: Evidence) -> None:
        # What is gone belongs to one entry more, which is never looked at.
        entries = np.append(told.entries, np.False_)
        super().__init__(told.sentences, told.owner, told.count + 1, told.vectors, entries=entries)
        self._told = told
        self._moved = moved
        self._shifting = Shifting(told, moved)
        self._shifts: list[Shift] = []
        self.landmarks = former.landmarks

    def scores(self, words: Sequence[str], vector: Numbers | None, weights: Weights) -> Numbers:
        """One number for each entry, as `Evidence.scores` gives them."""
        return super().scores(words, vector, weights)[:-1]

    def adapt(self, weights: Weights) -> Weights:
        """The weights for these examples, from those of before; there are more landmarks from now on."""
        lexical = self._adapt_lexical(self._shifting.renumbered(weights.lexical))
        if weights.semantic is None or self._vectors is None:
            return Weights(lexical, None, weights.shares)
        new = np.zeros((len(self._moved.new), self._told.count + 1), dtype=np.float32)
        semantic = np.vstack([self._shifting.renumbered(weights.semantic), new])
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
        moved: Numbers = self.evenness.added - self._shifting.renumbered(former.evenness.added[np.newaxis])[0]
        for share, kernel, each, shift in zip(shares, (_lexical, _semantic), similar, self._shifts, strict=False):
            moved += share * (kernel(each[shift.rows]) @ shift.weights)
        views = _views(*similar)
        terms = self.terms.shares(words), former.terms.shares(words)
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
        given = self._shifting.given(similar)
        known = _semantic(similar) @ weights
        noise = self._shifting.noise(SEMANTIC_NOISE)
        own = _semantic(vectors[given.rows] @ vectors[given.rows].T)
        near, there = self._shifting.shift(own, _semantic(similar), given, noise, known, weights[self._moved.gone])
        weights[given.rows] += near
        weights[changed] += there
        self._shifts.append(Shift(np.concatenate([given.rows, changed]), np.vstack([near, there])))
        return weights

    def _adapt_lexical(self, weights: Numbers) -> Numbers:
        changed, gone = self._moved.changed, self._moved.gone
        similar = self._lexical.similarities_of(changed)
        given = self._shifting.given(similar)
        known = _lexical(similar[:, self.landmarks]) @ weights
        noise = self._shifting.noise(LEXICAL_NOISE)
        # How far the regression is from what was said of an example tells how much rests on it.
        said = self._shifting.targets_for(self._moved.columns[self._moved.before[gone]])
        left = (said - known[: len(gone)]) / noise[gone, np.newaxis]
        own = _lexical(self._lexical.similarities_among(given.rows))
        near, there = self._shifting.shift(own, _lexical(similar), given, noise, known, left)
        self.landmarks = np.concatenate([self.landmarks, given.rows, changed])
        self._shifts.append(Shift(np.concatenate([given.rows, changed]), np.vstack([near, there])))
        return np.vstack([weights, near, there])


def _views(lexical: Numbers, meant: Numbers | None = None) -> list[Numbers]:
    """The similarities in which nearest examples are looked for: see `Evidence`."""
    if meant is None:
        return [lexical]
    return [lexical, meant, (1 - JOINT_SEMANTIC) * lexical + JOINT_SEMANTIC * meant]


def _nearest(similarities: Numbers) -> float:
    """The mean of the three largest; 0 for none."""
    return float(np.sort(similarities)[-NEAREST:].mean()) if len(similarities) else 0.0


def _semantic(similarities: Numbers) -> Numbers:
    return curve(similarities, SEMANTIC_WIDTH)


def _lexical(similarities: Numbers) -> Numbers:
    return curve(similarities, LEXICAL_WIDTH)
