"""From scores to probabilities, by four numbers that are fitted on held-out examples, entries and known strangers."""

from __future__ import annotations

from collections.abc import Sequence
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
        strange: what the score of "none of the entries" takes from them; not negative, 0 where there is none.
        intercept: those log-odds where both scores are 0.
        sharpness: the shares are proportional to how often an entry is asked for x exp(sharpness x score); positive.
    """

    slope: float
    strange: float
    intercept: float
    sharpness: float

    def probabilities(self, scores: Numbers, *, hidden: bool, often: Numbers | None = None) -> Floats:
        """The probability of each entry, together at most 1.

        Args:
            scores: one for each entry.
            hidden: whether the last score is for "none of the entries"; it lowers all, and is left out.
            often: the logarithm of how often each is asked for; None: all alike.
        """
        precise = scores.astype(np.float64)
        entries = precise[:-1] if hidden else precise
        against = self.strange * precise[-1] if hidden else 0.0
        inside = _logistic(self.slope * entries.max() - against + self.intercept)
        likely = self.sharpness * entries
        if often is not None:
            likely += often[: len(entries)]
        shares = np.exp(likely - likely.max())
        result: Floats = inside * shares / shares.sum()
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


TYPICAL: Final = Calibration(slope=10.0, strange=0.0, intercept=-4.5, sharpness=14.0)
"""Where there is nothing to learn from; about what the fits on the public sets give."""
_TYPICAL_STRANGE: Final = 5.0


def fit_calibration(held_out: HeldOut, *, hidden: bool) -> Calibration:
    """The curves that fit held-out scores best, drawn towards `TYPICAL` where there are few.

    Args:
        held_out: examples scored without themselves (an entry is right) and without their entry (none is).
        hidden: whether the last entry is "none of the entries"; its examples are strangers.
    """
    count = held_out.alone.shape[1] - hidden
    ours = held_out.owner < count
    owner = held_out.owner[ours]
    judged = held_out.judged[ours]
    found = held_out.alone[ours].astype(np.float64)[judged]
    without = held_out.together[ours].astype(np.float64)
    without[np.arange(len(owner)), owner] = -np.inf
    outside = [_extremes(held_out.alone[~ours].astype(np.float64), count)] if hidden else []
    if count > 1:
        outside.append(_extremes(without, count))
    scope = _fit_scope(_extremes(found, count), outside, hidden=hidden)
    return Calibration(*scope, _fit_sharpness(found[:, :count], owner[judged], held_out.often[:count]))


def _extremes(scores: Floats, count: int) -> Floats:
    """For each row the best score of an entry, minus the score of "none of them" (0 where there is none), and 1."""
    hidden = scores[:, count] if scores.shape[1] > count else np.zeros(len(scores))
    return np.column_stack([scores[:, :count].max(axis=1, initial=-1.0), -hidden, np.ones(len(scores))])


def _fit_scope(inside: Floats, outside: Sequence[Floats], *, hidden: bool) -> tuple[float, float, float]:
    """A logistic regression by Newton's method; the kinds of outside weigh the same, together as `_STRANGERS` says."""
    kinds = [kind for kind in outside if len(kind)]
    start = np.array([TYPICAL.slope, _TYPICAL_STRANGE if hidden else 0.0, TYPICAL.intercept])
    if not len(inside) or not kinds:
        return TYPICAL.slope, float(start[1]), TYPICAL.intercept
    evidence = np.concatenate([inside, *kinds])
    sizes = [len(inside), *(len(kind) for kind in kinds)]
    shares = [1 - _STRANGERS, *(_STRANGERS / len(kinds) for _ in kinds)]
    target = np.repeat([1.0, *(0.0 for _ in kinds)], sizes)
    weight = np.repeat([len(evidence) * share / size for share, size in zip(shares, sizes, strict=True)], sizes)
    # The prior is as strong as a few observations, each worth a variance of a quarter at most.
    prior = np.diag([_STRENGTH / 100, _STRENGTH / 25, _STRENGTH / 25])
    found = start.copy()
    for _ in range(50):
        expected = _logistic_all(evidence @ found)
        gradient = evidence.T @ (weight * (expected - target)) + prior @ (found - start)
        curvature = (evidence * (weight * expected * (1 - expected))[:, np.newaxis]).T @ evidence + prior
        step = np.linalg.solve(curvature, gradient)
        found = found - np.clip(step, -2.0, 2.0)
    return max(float(found[0]), 1.0), max(float(found[1]), 0.0), float(found[2])


def _fit_sharpness(scores: Floats, owner: NDArray[np.intp], often: Numbers) -> float:
    """The likeliest sharpness for these entries, from a fixed grid."""
    grid = TYPICAL.sharpness * np.exp(np.linspace(-1.5, 1.5, 31))
    losses = [_surprise(sharpness * scores + often, owner) for sharpness in grid]
    pull = _STRENGTH * np.log(grid / TYPICAL.sharpness) ** 2
    return float(grid[int(np.argmin(np.asarray(losses) + pull))])


def _surprise(likely: Floats, owner: NDArray[np.intp]) -> float:
    if not len(likely):
        return 0.0
    scaled = likely - likely.max(axis=1, keepdims=True)
    right = scaled[np.arange(len(owner)), owner]
    return float((np.log(np.exp(scaled).sum(axis=1)) - right).sum())


def _logistic(value: float) -> float:
    return float(_logistic_all(np.array(value)))


def _logistic_all(values: Floats) -> Floats:
    result: Floats = 1.0 / (1.0 + np.exp(-np.clip(values, -_LARGEST, _LARGEST)))
    return result
