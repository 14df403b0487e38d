"""Kernel ridge regression with closed-form held-out predictions.

For a kernel matrix K and noise D, the predictions are K a with a = (K + D)^-1 Y. Leaving a set B of examples out, the
predictions for B are Y_B - ((K + D)^-1)_BB^-1 a_B: the algebra of block inverses, for one example the leave-one-out
formula of Rifkin and Lippert ("Notes on Regularized Least Squares", 2007).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.cholesky import factorise, solve_lower, solve_upper

Numbers = NDArray[np.float32]
Positions = NDArray[np.intp]


class KernelRidge:
    """One regression a column of `targets`, all on the same kernel.

    Args:
        kernel: similarities of the examples, symmetric and positive semi-definite.
        targets: one row an example, one column a class.
        noise: one positive number an example; the larger, the less it is trusted.

    Attributes:
        weights: one row an example, one column a class; predictions are similarities @ weights.
    """

    __slots__ = ("_factor", "_targets", "weights")

    def __init__(self, kernel: Numbers, targets: Numbers, noise: Numbers) -> None:
        noisy = np.array(kernel, dtype=np.float32)
        noisy[np.diag_indices_from(noisy)] += noise
        self._factor = factorise(noisy)
        self._targets = targets
        self.weights = solve_upper(self._factor, solve_lower(self._factor, targets))

    def held_out(self, groups: Sequence[Positions]) -> tuple[Numbers, Numbers]:
        """Predictions for the examples in `groups`, in that order, without what would give them away.

        Returns:
            Two tables with a row an example: by a regression that has not seen the example itself, and by one that
            has not seen any example of its group.
        """
        chosen = np.concatenate(groups)
        unit = np.zeros((len(self._targets), len(chosen)), dtype=np.float32)
        unit[chosen, np.arange(len(chosen))] = 1.0
        # With K + D = L L', the block of the inverse is Z'Z where L Z are the chosen unit vectors.
        half = solve_lower(self._factor, unit)
        alone: Numbers = self._targets[chosen] - self.weights[chosen] / np.square(half).sum(axis=0)[:, np.newaxis]
        together = np.empty_like(alone)
        start = 0
        for group in groups:
            rows = slice(start, start + len(group))
            block = half[:, rows].T @ half[:, rows]
            together[rows] = self._targets[group] - np.linalg.solve(block, self.weights[group])
            start += len(group)
        return alone, together
