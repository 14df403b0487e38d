"""Kernel ridge regression with closed-form held-out predictions.

For a kernel matrix K and noise D, the predictions are K a with a = (K + D)^-1 Y. Leaving a set B of examples out,
the predictions for B are Y_B - ((K + D)^-1)_BB^-1 a_B (Rifkin & Lippert 2007 for one example, the same algebra of
block inverses for several).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import get_lapack_funcs

Matrix = NDArray[np.float64]


class KernelRidge:
    """One regression a column of `targets`, all on the same kernel.

    Args:
        kernel: similarities of the examples, symmetric and positive semi-definite.
        targets: one row an example, one column a class.
        noise: one positive number an example; the larger, the less it is trusted.

    Attributes:
        weights: one row an example, one column a class; predictions are similarities @ weights.
    """

    __slots__ = ("_inverse", "_targets", "weights")

    def __init__(self, kernel: Matrix, targets: Matrix, noise: Matrix) -> None:
        self._inverse = _inverse(kernel + np.diag(noise))
        self._targets = targets
        self.weights: Matrix = self._inverse @ targets

    def without_each(self) -> Matrix:
        """For each example the prediction of a regression that has not seen it."""
        scale = np.diag(self._inverse)[:, np.newaxis]
        result: Matrix = self._targets - self.weights / scale
        return result

    def without_groups(self, groups: Sequence[NDArray[np.intp]]) -> Matrix:
        """For each example the prediction of a regression that has not seen any example of its group."""
        result = np.zeros_like(self._targets)
        for group in groups:
            block = self._inverse[np.ix_(group, group)]
            result[group] = self._targets[group] - np.linalg.solve(block, self.weights[group])
        return result


def _inverse(matrix: Matrix) -> Matrix:
    potrf, potri = get_lapack_funcs(("potrf", "potri"), (matrix,))
    factor, failed = potrf(matrix, lower=True, clean=True)
    if failed:
        raise np.linalg.LinAlgError("The kernel is not positive definite: the noise must be positive.")
    lower, _ = potri(factor, lower=True)
    half = np.tril(lower)
    return np.asarray(half + np.tril(half, -1).T, dtype=matrix.dtype)
