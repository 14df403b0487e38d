"""Moving a regression that was learned from some examples to others: see `adapting`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.evidence import Numbers, Positions
from knowledge.matching.fusion import Told

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
class Shift:
    """What was added to a regression: to the weights of which examples."""

    rows: Positions
    weights: Numbers


@dataclass(frozen=True, slots=True)
class Given:
    """The examples that the covariance is taken given, and for how many each of them stands."""

    rows: Positions
    weight: Floats


@dataclass(frozen=True, slots=True)
class Shifting:
    """Moves regressions from one set of examples to another.

    Attributes:
        told: the examples of now, also those that are gone.
        moved: which are gone and which are new.
    """

    told: Told
    moved: Moved

    def shift(
        self, own: Numbers, across: Numbers, given: Given, noise: Floats, known: Numbers, left: Numbers | Floats
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
        new = slice(len(self.moved.gone), None)
        gone = slice(0, len(self.moved.gone))
        trusted = own.astype(np.float64)
        trusted[np.diag_indices_from(trusted)] += noise[given.rows] / given.weight
        beside = across[:, given.rows].astype(np.float64)
        share = np.linalg.solve(trusted, beside.T)
        covariance = across[:, self.moved.changed].astype(np.float64) - beside @ share
        without = known[new] - covariance[new, gone] @ left
        joint = covariance[new, new] + np.diag(noise[self.moved.new])
        added = np.linalg.solve(joint, self.targets_for(self.told.owner[self.moved.new]) - without)
        there = np.concatenate([-np.asarray(left, dtype=np.float64), added])
        return (-share @ there).astype(np.float32), there.astype(np.float32)

    def given(self, similar: Numbers) -> Given:
        """The examples nearest to the changed ones, and a spread of the others, each for its share of them."""
        here = np.ones(similar.shape[1], dtype=bool)
        here[self.moved.changed] = False
        here &= self.told.owner < self.told.count
        rows = np.flatnonzero(here)
        order = rows[np.argsort(-similar.max(axis=0)[rows], kind="stable")]
        near, others = order[:_NEAR], np.sort(order[_NEAR:])
        spread = others[np.unique(np.linspace(0, len(others) - 1, min(len(others), _SPREAD)).round().astype(np.intp))]
        weight = np.repeat([1.0, len(others) / max(1, len(spread))], [len(near), len(spread)])
        return Given(np.concatenate([near, spread]), weight)

    def noise(self, noise: float) -> Floats:
        """How little each example is trusted, as in learning; those of before as they were."""
        before = _trust(self.moved.before, self.moved.count, hidden=self.told.hidden)
        after = _trust(self.told.owner, self.told.count, hidden=self.told.hidden)
        before[self.moved.new] = after[self.moved.new]
        return noise * before

    def renumbered(self, weights: Numbers) -> Numbers:
        """The weights with a column for each number of now."""
        kept = np.flatnonzero(self.moved.columns >= 0)
        made = np.zeros((len(weights), self.told.count + 1), dtype=np.float32)
        made[:, self.moved.columns[kept]] = weights[:, kept]
        return made

    def targets_for(self, numbers: Positions) -> Numbers:
        """Which number belongs to which column; none for what has no examples any more."""
        made: Numbers = (numbers[:, np.newaxis] == np.arange(self.told.count + 1)).astype(np.float32)
        return made


def _trust(owner: Positions, count: int, *, hidden: bool) -> Floats:
    """How little each example is trusted, 1 on average: see `Evidence`."""
    sizes = np.bincount(owner, minlength=count + 1)[: count + 1].astype(np.float64)
    sizes[count] = 0.0
    if hidden and count > 1:
        sizes[count - 1] = sizes[: count - 1].mean()
    trust: Floats = sizes[owner] / max(1e-9, sizes[:count].mean())
    return np.maximum(trust, 1e-3)
