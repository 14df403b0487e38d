"""Kernel ridge regression on landmarks, with closed-form held-out predictions.

The regression is of rank m: an example is described by its similarities to m of the examples, the landmarks (the
Nyström method), so that time and memory grow with the number of examples and not with its square or cube. Where all
examples are landmarks it is the ordinary regression.

With features F of unit prior and noise D the predictions are F c with c = (I + F' D^-1 F)^-1 F' D^-1 Y. Leaving a set
B of examples out, the predictions for B are Y_B - (I - H_BB)^-1 (Y_B - F_B c), where H = F (I + F' D^-1 F)^-1 F' D^-1:
for one example the leave-one-out formula of Rifkin and Lippert ("Notes on Regularized Least Squares", 2007).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.cholesky import factorise

Numbers = NDArray[np.float32]
Positions = NDArray[np.intp]

_JITTER: Final = 1e-3
"""Added to the landmarks' own similarities, since those of smooth kernels are nearly dependent on each other."""
_CHUNK: Final = 2048


class LandmarkRidge:
    """One regression a column of `targets`, all on the same kernel.

    Args:
        kernel: similarities of the examples (rows) to the landmarks (columns), of a positive semi-definite kernel.
        landmarks: which examples the landmarks are.
        targets: one row an example, one column a class.
        noise: one positive number an example; the larger, the less it is trusted.

    Attributes:
        weights: one row a landmark, one column a class; predictions are similarities to the landmarks @ weights.
    """

    __slots__ = ("_coefficients", "_factor", "_features", "_noise", "_targets", "weights")

    def __init__(self, kernel: Numbers, landmarks: Positions, targets: Numbers, noise: Numbers) -> None:
        own = kernel[landmarks]
        own[np.diag_indices_from(own)] += np.float32(_JITTER)
        root = factorise(own)
        # One column an example.
        self._features = root.solve_lower(kernel.T)
        self._targets = targets
        self._noise = noise
        gram = np.eye(len(landmarks), dtype=np.float32)
        right = np.zeros((len(landmarks), targets.shape[1]), dtype=np.float32)
        for start in range(0, len(targets), _CHUNK):
            part = slice(start, start + _CHUNK)
            trusted = self._features[:, part] / noise[part]
            gram += trusted @ self._features[:, part].T
            right += trusted @ targets[part]
        self._factor = factorise(gram)
        self._coefficients = self._factor.solve_upper(self._factor.solve_lower(right))
        self.weights = root.solve_upper(self._coefficients)

    def held_out(self, groups: Sequence[Positions]) -> tuple[Numbers, Numbers]:
        """Predictions for the examples in `groups`, in that order, without what would give them away.

        Returns:
            Two tables with a row an example: by a regression that has not seen the example itself, and by one that
            has not seen any example of its group.
        """
        chosen = np.concatenate(groups)
        features = self._features[:, chosen]
        targets, noise = self._targets[chosen], self._noise[chosen]
        missed = targets - features.T @ self._coefficients
        half = self._factor.solve_lower(features)
        leverage = np.square(half).sum(axis=0) / noise
        alone: Numbers = targets - missed / (1 - leverage)[:, np.newaxis]
        together = np.empty_like(alone)
        start = 0
        for group in groups:
            rows = slice(start, start + len(group))
            seen = np.eye(len(group), dtype=np.float32) - half[:, rows].T @ half[:, rows] / noise[rows]
            together[rows] = targets[rows] - np.linalg.solve(seen, missed[rows])
            start += len(group)
        return alone, together
