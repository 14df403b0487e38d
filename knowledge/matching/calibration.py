"""From scores to probabilities, by three numbers that are fitted on held-out examples and held-out entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.evidence import HeldOut

Numbers = NDArray[np.float32]
Floats = NDArray[np.float64]

_STRANGERS: Final = 0.35
"""The share of questions that no entry answers, as far as the fit is concerned."""
_STRENGTH: Final = 4.0
"""How many observations the starting values are worth."""
_LARGEST: Final = 30.0
_DOUBTFUL: Final = 0.5
_SHARING: Final = 3
_FLATTENING: Final = 0.2
_TINY: Final = 1e-300


@dataclass(frozen=True, slots=True)
class Calibration:
    """Two rising curves: the probability that any entry is right, and how it is shared among the entries.

    Attributes:
        slope: what the best score adds to the log-odds that one of the entries is right; positive.
        intercept: those log-odds where the best score is 0.
        sharpness: the shares are proportional to exp(sharpness x score); positive.
    """

    slope: float
    intercept: float
    sharpness: float

    def probabilities(self, scores: Numbers, *, hidden: bool) -> Floats:
        """The probability of each entry, together at most 1.

        Args:
            scores: one for each entry.
            hidden: whether the last score is for "none of the entries"; it takes its share and is left out.
        """
        precise = scores.astype(np.float64)
        entries = precise[:-1] if hidden else precise
        inside = _logistic(self.slope * entries.max() + self.intercept)
        shares = np.exp(self.sharpness * (precise - precise.max()))
        result: Floats = inside * shares[: len(entries)] / shares.sum()
        return result

    def doubted(self, probabilities: Floats) -> Floats:
        """Probabilities for a question that is not enough to answer on: the few likeliest share what there is.

        None gets more than `_DOUBTFUL`, their order stays, and together they get no more than before.
        """
        likeliest = np.argsort(-probabilities, kind="stable")[:_SHARING]
        total = probabilities[likeliest].sum()
        shares = (probabilities[likeliest] / max(total, _TINY)) ** _FLATTENING
        result = probabilities.copy()
        result[likeliest] = np.minimum(total * shares / max(shares.sum(), _TINY), _DOUBTFUL)
        return result


TYPICAL: Final = Calibration(slope=10.0, intercept=-4.5, sharpness=14.0)
"""Where there is nothing to learn from; about what the fits on the public sets give."""


def fit_calibration(held_out: HeldOut, strangers: Floats) -> Calibration:
    """The curves that fit held-out scores best, drawn towards `TYPICAL` where there are few.

    Args:
        held_out: examples scored without themselves (an entry is right) and without their entry (none is).
        strangers: the best score of each question that is known to be out of scope.
    """
    rows = np.arange(len(held_out.owner))
    without = held_out.together.astype(np.float64)
    without[rows, held_out.owner] = -np.inf
    judged = held_out.alone[held_out.judged].astype(np.float64)
    inside = judged.max(axis=1)
    outside = np.concatenate([without.max(axis=1), strangers]) if without.shape[1] > 1 else strangers
    slope, intercept = _fit_scope(inside, outside)
    return Calibration(slope, intercept, _fit_sharpness(judged, held_out.owner[held_out.judged]))


def _fit_scope(inside: Floats, outside: Floats) -> tuple[float, float]:
    """A logistic regression on one number, by Newton's method; both groups weigh as `_STRANGERS` says."""
    if not len(inside) or not len(outside):
        return TYPICAL.slope, TYPICAL.intercept
    total = len(inside) + len(outside)
    evidence = np.column_stack([np.concatenate([inside, outside]), np.ones(total)])
    target = np.repeat([1.0, 0.0], [len(inside), len(outside)])
    weight = np.repeat(
        [total * (1 - _STRANGERS) / len(inside), total * _STRANGERS / len(outside)], [len(inside), len(outside)]
    )
    start = np.array([TYPICAL.slope, TYPICAL.intercept])
    # The prior is as strong as a few observations, each worth a variance of a quarter at most.
    prior = np.diag([_STRENGTH / 100, _STRENGTH / 25])
    found = start.copy()
    for _ in range(50):
        expected = _logistic_all(evidence @ found)
        gradient = evidence.T @ (weight * (expected - target)) + prior @ (found - start)
        curvature = (evidence * (weight * expected * (1 - expected))[:, np.newaxis]).T @ evidence + prior
        step = np.linalg.solve(curvature, gradient)
        found = found - np.clip(step, -2.0, 2.0)
    return max(float(found[0]), 1.0), float(found[1])


def _fit_sharpness(scores: Floats, owner: NDArray[np.intp]) -> float:
    """The likeliest sharpness for these entries, from a fixed grid."""
    grid = TYPICAL.sharpness * np.exp(np.linspace(-1.5, 1.5, 31))
    losses = [_surprise(scores, owner, sharpness) for sharpness in grid]
    pull = _STRENGTH * np.log(grid / TYPICAL.sharpness) ** 2
    return float(grid[int(np.argmin(np.asarray(losses) + pull))])


def _surprise(scores: Floats, owner: NDArray[np.intp], sharpness: float) -> float:
    if not len(scores):
        return 0.0
    scaled = sharpness * (scores - scores.max(axis=1, keepdims=True))
    right = scaled[np.arange(len(owner)), owner]
    return float((np.log(np.exp(scaled).sum(axis=1)) - right).sum())


def _logistic(value: float) -> float:
    return float(_logistic_all(np.array(value)))


def _logistic_all(values: Floats) -> Floats:
    result: Floats = 1.0 / (1.0 + np.exp(-np.clip(values, -_LARGEST, _LARGEST)))
    return result
