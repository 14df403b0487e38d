"""Kernel ridge regression with closed-form held-out predictions.

For a kernel matrix K and noise D, the predictions are K a with a = (K + D)^-1 Y. Leaving a set B of examples out, the
predictions for B are Y_B - ((K + D)^-1)_BB^-1 a_B: the algebra of block inverses, for one example the leave-one-out
formula of Rifkin and Lippert ("Notes on Regularized Least Squares", 2007).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.cholesky import Factor

Numbers = NDArray[np.float32]
Positions = NDArray[np.intp]
Rows = Callable[[int, int], Numbers]


class KernelRidge:
    """One regression a column of `targets`, all on the same kernel.

    Args:
        kernel: gives similarities of the examples, symmetric and positive semi-definite: the rows from `start` to
            `end`, as many columns as `end`, in a table of its own.
        targets: one row an example, one column a class.
        noise: one positive number an example; the larger, the less it is trusted.

    Attributes:
        weights: one row an example, one column a class; predictions are similarities @ weights.
    """

    __slots__ = ("_factor", "_targets", "weights")

    def __init__(self, kernel: Rows, targets: Numbers, noise: Numbers) -> None:
        def noisy(start: int, end: int) -> Numbers:
            rows = kernel(start, end)
            rows[np.arange(end - start), np.arange(start, end)] += noise[start:end]
            return rows

        self._factor = Factor(len(targets), noisy)
        self._targets = targets
        self.weights = self._factor.solve_upper(self._factor.solve_lower(targets))

    def held_out(self, groups: Sequence[Positions]) -> tuple[Numbers, Numbers]:
        """Predictions for the examples in `groups`, in that order, without what would give them away.

        Returns:
            Two tables with a row an example: by a regression that has not seen the example itself, and by one that
            has not seen any example of its group.
        """
        found = [self._without(group) for group in groups]
        return np.concatenate([alone for alone, _ in found]), np.concatenate([together for _, together in found])

    def _without(self, group: Positions) -> tuple[Numbers, Numbers]:
        first = int(group.min())
        unit = np.zeros((self._factor.size, len(group)), dtype=np.float32)
        unit[group, np.arange(len(group))] = 1.0
        # With K + D = L L', the block of the inverse is Z'Z where L Z are the group's unit vectors.
        half = self._factor.solve_lower(unit)[first:]
        block = half.T @ half
        targets, weights = self._targets[group], self.weights[group]
        alone = targets - weights / np.diagonal(block)[:, np.newaxis]
        together = targets - np.linalg.solve(block, weights)
        return alone.astype(np.float32), together.astype(np.float32)
