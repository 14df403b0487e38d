"""All evidence for and against each entry, fused into one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.lexical import EntryTerms, LexicalSpace, Words
from knowledge.matching.ridge import KernelRidge

Numbers = NDArray[np.float32]
Positions = NDArray[np.intp]

# Chosen by cross-validation on training data. The figures are flat around them: a tenth more or less changes the
# third digit. With examples alone to learn from, fitted shares did no better than these.
_REGRESSION: Final = 0.35
_NEAREST: Final = 0.1
_TERMS: Final = 0.05
_JOINT_SEMANTIC: Final = 0.7
_WIDTH: Final = 0.5
_NOISE: Final = 0.3
_NEAREST_COUNT: Final = 3
_ABSENT: Final = -2.0
_CHUNK: Final = 64


@dataclass(frozen=True, slots=True)
class Weights:
    """What the regressions learned: one row an example, one column an entry."""

    lexical: Numbers
    semantic: Numbers | None


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Scores of examples as if they were questions.

    Attributes:
        owner: the number of each example's entry.
        alone: one row an example, scored by everything but the example itself.
        together: one row an example, scored by everything but its entry; the entry's own column means nothing.
        judged: whether the entry has other examples to find it by.
    """

    owner: Positions
    alone: Numbers
    together: Numbers
    judged: NDArray[np.bool_]


class Evidence:
    """Scores sentences against the entries of the examples.

    Args:
        sentences: the words of each example.
        owner: the number of each example's entry, from 0 to `count` - 1, each at least once.
        count: how many entries there are.
        vectors: the embedding of each example, centred and of unit length; None judges by lexical evidence alone.
    """

    def __init__(self, sentences: Sequence[Words], owner: Positions, count: int, vectors: Numbers | None) -> None:
        self._lexical = LexicalSpace(sentences)
        self._terms = EntryTerms(sentences, owner, count)
        self._vectors = vectors
        self._owner = owner
        self._groups = [np.flatnonzero(owner == entry) for entry in range(count)]
        self._members = _padded(self._groups, len(owner))

    def scores(self, words: Words, vector: Numbers | None, weights: Weights) -> Numbers:
        """One number for each entry, mostly between 0 and 1; the higher, the better it fits.

        Args:
            words: the question.
            vector: its embedding, centred as the examples' are; None only where the examples have none.
            weights: what `learn` gave.
        """
        lexical = self._lexical.similarities(words)[np.newaxis, :]
        predicted = _curve(lexical) @ weights.lexical
        semantic = None
        if self._vectors is not None and weights.semantic is not None and vector is not None:
            semantic = (self._vectors @ vector)[np.newaxis, :]
            predicted = predicted + _curve(semantic) @ weights.semantic
        terms = self._terms.shares(words)[np.newaxis, :]
        fused: Numbers = self._fused(lexical, semantic, predicted, terms)[0]
        return fused

    def learn(self, sampled: Sequence[int]) -> tuple[Weights, HeldOut]:
        """Fit the regressions; the examples of the `sampled` entries are scored as held out."""
        groups = [self._groups[entry] for entry in sampled]
        rows = np.concatenate(groups)
        lexical = self._lexical.kernel()
        lexical_rows = lexical[rows]
        weights, alone, together = self._fit(lexical, groups)
        del lexical
        semantic_weights = semantic_rows = None
        if self._vectors is not None:
            semantic = self._vectors @ self._vectors.T
            semantic_rows = semantic[rows]
            semantic_weights, more_alone, more_together = self._fit(semantic, groups)
            alone, together = alone + more_alone, together + more_together
        for kept in (lexical_rows, semantic_rows):
            if kept is not None:
                kept[np.arange(len(rows)), rows] = _ABSENT
        terms = np.array([self._terms.shares_without(int(row)) for row in rows])
        held_out = HeldOut(
            self._owner[rows],
            self._fused(lexical_rows, semantic_rows, alone, terms),
            self._fused(lexical_rows, semantic_rows, together, terms),
            np.repeat([len(group) > 1 for group in groups], [len(group) for group in groups]),
        )
        return Weights(weights, semantic_weights), held_out

    def _fit(self, similarities: Numbers, groups: Sequence[Positions]) -> tuple[Numbers, Numbers, Numbers]:
        count = len(self._groups)
        targets = (self._owner[:, np.newaxis] == np.arange(count)).astype(np.float32)
        sizes = targets.sum(axis=0)
        # An entry with many examples trusts each of them less, so that its size does not raise its scores.
        noise = (_NOISE * sizes[self._owner] / sizes.mean()).astype(np.float32)
        ridge = KernelRidge(_curve(similarities), targets, noise)
        alone, together = ridge.held_out(groups)
        return ridge.weights.astype(np.float16).astype(np.float32), alone, together

    def _fused(self, lexical: Numbers, semantic: Numbers | None, predicted: Numbers, terms: Numbers) -> Numbers:
        if semantic is None:
            fused = 2 * _REGRESSION * predicted + 3 * _NEAREST * self._nearest(lexical)
        else:
            joint = (1 - _JOINT_SEMANTIC) * lexical + _JOINT_SEMANTIC * semantic
            nearest = self._nearest(lexical) + self._nearest(semantic) + self._nearest(joint)
            fused = _REGRESSION * predicted + _NEAREST * nearest
        return np.asarray(fused + _TERMS * terms, dtype=np.float32)

    def _nearest(self, similarities: Numbers) -> Numbers:
        """For each entry the mean similarity of its nearest examples, at most three."""
        chunks = [similarities[at : at + _CHUNK] for at in range(0, len(similarities), _CHUNK)]
        return np.concatenate([self._nearest_of(chunk) for chunk in chunks])

    def _nearest_of(self, similarities: Numbers) -> Numbers:
        absent = np.full((len(similarities), 1), _ABSENT, dtype=np.float32)
        by_entry = np.hstack([similarities, absent])[:, self._members]
        best = np.partition(by_entry, -_NEAREST_COUNT, axis=2)[:, :, -_NEAREST_COUNT:]
        present = best > _ABSENT
        total = np.where(present, best, 0.0).sum(axis=2)
        return np.asarray(total / np.maximum(present.sum(axis=2), 1), dtype=np.float32)


def _curve(similarities: Numbers) -> Numbers:
    """The Gaussian kernel of unit vectors with these cosines."""
    return np.asarray(np.exp((similarities - 1) / np.float32(_WIDTH)), dtype=np.float32)


def _padded(groups: Sequence[Positions], filler: int) -> Positions:
    """The groups as one table, filled up with `filler`."""
    width = max(_NEAREST_COUNT, *(len(group) for group in groups))
    table = np.full((len(groups), width), filler, dtype=np.intp)
    for row, group in zip(table, groups, strict=True):
        row[: len(group)] = group
    return table
