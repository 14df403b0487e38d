"""From scores to probabilities: fitted on held-out examples and on held-out entries."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Matrix = NDArray[np.float64]

SHRINKAGE = 1.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve over evidence, rising in every part of it.

    Attributes:
        slopes: one number, zero or more, for each part of the evidence.
        intercept: the log-odds of evidence zero.
    """

    slopes: tuple[float, ...]
    intercept: float

    def probability(self, evidence: Matrix) -> Matrix:
        """The probability for each row of evidence."""
        logits = evidence @ np.asarray(self.slopes) + self.intercept
        result: Matrix = 1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))
        return result


def fit_calibration(
    evidence: Matrix, right: NDArray[np.bool_], weights: Matrix, prior: Calibration
) -> Calibration:
    """The curve that fits best, shrunk towards `prior`.

    Args:
        evidence: one row an observation.
        right: whether the best entry was the right one.
        weights: how much each observation counts.
        prior: what holds where there is little to learn from.
    """
    start = np.array([*prior.slopes, prior.intercept])
    padded = np.hstack([evidence, np.ones((len(evidence), 1))])
    signs = np.where(right, 1.0, -1.0)

    def loss(parameters: Matrix) -> tuple[float, Matrix]:
        margins = signs * (padded @ parameters)
        pull = parameters - start
        value = weights @ np.logaddexp(0.0, -margins) + SHRINKAGE * (pull @ pull) / 2
        slope = padded.T @ (-signs * weights / (1.0 + np.exp(margins))) + SHRINKAGE * pull
        return float(value), slope

    bounds = [(0.0, None)] * len(prior.slopes) + [(None, None)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return Calibration(tuple(float(value) for value in found[:-1]), float(found[-1]))
