"""All evidence for and against each entry, fused into one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.counting import Sentences
from knowledge.matching.evenness import Evenness
from knowledge.matching.landmarks import LandmarkRidge
from knowledge.matching.lexical import EntryTerms, LexicalSpace, Words
from knowledge.matching.nearest import ABSENT, Nearest
from knowledge.matching.ridge import KernelRidge
from knowledge.matching.shares import fit_shares, fused

Numbers = NDArray[np.float32]
Positions = NDArray[np.intp]

# Chosen by cross-validation on training data. The figures are flat around them: a tenth more or less changes the
# third digit.
JOINT_SEMANTIC: Final = 0.7
LEXICAL_WIDTH: Final = 0.5
LEXICAL_NOISE: Final = 0.3
SEMANTIC_WIDTH: Final = 1.0
SEMANTIC_NOISE: Final = 0.1
_LANDMARKS: Final = 1600
_SLIGHT: Final = 0.05
_CHUNK: Final = 512
_LEFT_OUT: Final = 256

# Regressions on lexical and semantic similarities, nearest examples in both and in their mean, shared terms.
_START: Final = np.array([0.35, 0.35, 0.1, 0.1, 0.1, 0.05], dtype=np.float32)
_START_LEXICAL: Final = np.array([0.7, 0.3, 0.05], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned.

    Attributes:
        lexical: of the regression on words; one row a landmark, one column an entry.
        semantic: of the regression on embeddings; one row an example, one column an entry.
        shares: how much each kind of evidence counts.
    """

    lexical: Numbers
    semantic: Numbers | None
    shares: Numbers


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Scores of examples as if they were questions.

    Attributes:
        owner: the number of each example's entry.
        alone: one row an example, scored by everything but the example itself.
        together: one row an example, scored by everything but its entry; the entry's own column means nothing.
        judged: whether the entry has other examples to find it by.
        often: the logarithm of how often each entry is asked for; one column an entry.
    """

    owner: Positions
    alone: Numbers
    together: Numbers
    judged: NDArray[np.bool_]
    often: Numbers


class Evidence:
    """Scores sentences against the entries of the examples.

    Args:
        sentences: the words of each example.
        owner: the number of each example's entry, from 0 to `count` - 1, each at least once.
        count: how many entries there are.
        vectors: the embedding of each example in a `Frame`, of unit length; None judges by lexical evidence alone.
        hidden: whether the last number stands for "none of the entries".
        entries: which numbers stand for an entry; None: all but the hidden one.

    Attributes:
        landmarks: the examples that the regression on words rests on.
        terms: the content words of the entries.
        evenness: evens out how many examples the entries have.
    """

    def __init__(
        self,
        sentences: Sequence[Words],
        owner: Positions,
        count: int,
        vectors: Numbers | None,
        *,
        hidden: bool = False,
        entries: NDArray[np.bool_] | None = None,
    ) -> None:
        said = Sentences(sentences)
        self._lexical = LexicalSpace(said)
        self.terms = EntryTerms(said.content_stems(), owner, count)
        self._vectors = None if vectors is None else in_columns(vectors)
        self._owner = owner
        self._hidden = hidden
        self._groups = [np.flatnonzero(owner == entry) for entry in range(count)]
        self._nearest = Nearest(self._groups, len(owner))
        self.landmarks = _evenly(len(owner), _LANDMARKS)
        every = np.arange(count) < count - hidden
        self.evenness = Evenness(np.bincount(owner, minlength=count), every if entries is None else entries)

    def scores(self, words: Words, vector: Numbers | None, weights: Weights) -> Numbers:
        """One number for each entry, mostly between 0 and 1; the higher, the better it fits.

        Args:
            words: the question.
            vector: its embedding, in the frame of the examples'; None only where the examples have none.
            weights: what `learn` gave.
        """
        lexical = self._lexical.similarities(words)[np.newaxis, :]
        predicted = [curve(lexical[:, self.landmarks], LEXICAL_WIDTH) @ weights.lexical]
        semantic = None
        if self._vectors is not None and weights.semantic is not None and vector is not None:
            semantic = (self._vectors @ vector)[np.newaxis, :]
            predicted.append(curve(semantic, SEMANTIC_WIDTH) @ weights.semantic)
        terms = self.terms.shares(words)[np.newaxis, :]
        parts = np.stack([*predicted, *self._views(lexical, semantic), terms], axis=1)
        return self.evenness.evened(fused(parts, weights.shares)[0])

    def resembles_any(self, words: Words) -> bool:
        """Whether the words, or parts of them, resemble any example at all."""
        return bool(self._lexical.similarities(words).max() >= _SLIGHT)

    def learn(self, sampled: Sequence[int], fresh: NDArray[np.bool_] | None = None) -> tuple[Weights, HeldOut]:
        """Fit the regressions and the shares; the examples of the `sampled` entries are scored as held out.

        Args:
            sampled: numbers of entries.
            fresh: which examples the engine has not learned from; only those are like questions. None: all.
        """
        groups = [part for entry in sampled for part in self._left_out(entry)]
        rows = np.concatenate(groups)
        sizes = [len(group) for group in groups]
        lexical, *learned = self._fit_lexical(groups)
        alone, together, semantic = [learned[0]], [learned[1]], None
        if self._vectors is not None:
            semantic, *learned = self._fit_semantic(self._vectors, groups)
            alone.append(learned[0])
            together.append(learned[1])
        others = self._held_out_others(rows)
        alone_parts = np.stack([*alone, *others], axis=1)
        owner, judged = self._owner[rows], np.repeat([size > 1 for size in sizes], sizes)
        start = _START_LEXICAL if self._vectors is None else _START
        new = np.ones(len(rows), dtype=np.bool_) if fresh is None else fresh[rows]
        ours = judged & new & (owner < len(self._groups) - self._hidden)
        shares = fit_shares(alone_parts[ours], owner[ours], start)
        apart = self.evenness.evened_without(fused(alone_parts, shares), owner)
        without = self.evenness.evened(fused(np.stack([*together, *others], axis=1), shares))
        held_out = HeldOut(owner[new], apart[new], without[new], judged[new], self.evenness.often)
        return Weights(lexical, semantic, shares), held_out

    def _left_out(self, entry: int) -> list[Positions]:
        """The examples of an entry, which are left out together.

        The known strangers, thousands, come in parts: nobody asks what is left without all of them, and at once they
        would take half a gigabyte.
        """
        group = self._groups[entry]
        stranger = self._hidden and entry == len(self._groups) - 1
        return np.array_split(group, -(-len(group) // _LEFT_OUT)) if stranger else [group]

    def _held_out_others(self, rows: Positions) -> list[Numbers]:
        """What the nearest examples and the terms say for the examples `rows`, each without itself."""
        views = []
        for start in range(0, len(rows), _CHUNK):
            part = rows[start : start + _CHUNK]
            lexical = self._lexical.similarities_of(part)
            semantic = None if self._vectors is None else self._vectors[part] @ self._vectors.T
            for kept in (lexical, semantic):
                if kept is not None:
                    kept[np.arange(len(part)), part] = ABSENT
            views.append(self._views(lexical, semantic))
        terms = np.array([self.terms.shares_without(int(row)) for row in rows])
        return [*(np.concatenate(kind) for kind in zip(*views, strict=True)), terms]

    def _views(self, lexical: Numbers, semantic: Numbers | None) -> list[Numbers]:
        """The nearest examples by words, and with an engine by meaning and by both."""
        if semantic is None:
            return [self._nearest.means(lexical)]
        joint = (1 - JOINT_SEMANTIC) * lexical + JOINT_SEMANTIC * semantic
        return [self._nearest.means(view) for view in (lexical, semantic, joint)]

    def _targets(self, noise: float) -> tuple[Numbers, Numbers]:
        """Which example belongs to which entry, and how little each example is trusted."""
        targets = (self._owner[:, np.newaxis] == np.arange(len(self._groups))).astype(np.float32)
        sizes = targets.sum(axis=0)
        if self._hidden and len(sizes) > 1:
            # The questions of "none of the entries" have many subjects: each is trusted like any entry's example.
            sizes[-1] = sizes[:-1].mean()
        # An entry with many examples trusts each of them less, so that its size does not raise its scores.
        return targets, (noise * sizes[self._owner] / sizes.mean()).astype(np.float32)

    def _fit_lexical(self, groups: Sequence[Positions]) -> tuple[Numbers, Numbers, Numbers]:
        kernel = curve(self._lexical.similarities_to(self.landmarks), LEXICAL_WIDTH)
        ridge = LandmarkRidge(kernel, self.landmarks, *self._targets(LEXICAL_NOISE))
        return _kept(ridge.weights), *ridge.held_out(groups)

    def _fit_semantic(self, vectors: Numbers, groups: Sequence[Positions]) -> tuple[Numbers, Numbers, Numbers]:
        ridge = KernelRidge(
            lambda start, end: curve(vectors[start:end] @ vectors[:end].T, SEMANTIC_WIDTH),
            *self._targets(SEMANTIC_NOISE),
        )
        return _kept(ridge.weights), *ridge.held_out(groups)


def _kept(weights: Numbers) -> Numbers:
    """The weights as they are after they were stored, so that a first start judges like the next."""
    return weights.astype(np.float16).astype(np.float32)


def in_columns(vectors: Numbers) -> Numbers:
    """The same vectors, stored number by number: a product of all of them with one vector takes a quarter of the time.

    With vectors one after the other each is a sum of its own to the matrix library, which it does not do at full speed.
    """
    return np.asfortranarray(vectors)


def curve(similarities: Numbers, width: float) -> Numbers:
    """The Gaussian kernel of unit vectors with these cosines."""
    return np.asarray(np.exp((similarities - 1) / np.float32(width)), dtype=np.float32)


def _evenly(size: int, most: int) -> Positions:
    """At most `most` of the numbers below `size`, evenly spread; examples come sorted by entry."""
    return np.unique(np.linspace(0, size - 1, min(size, most)).round()).astype(np.intp)
