"""How much each kind of evidence counts, learned from examples that were scored without themselves."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Floats = NDArray[np.float64]
Positions = NDArray[np.intp]

_STRENGTH: Final = 60.0
"""How many observations the starting shares are worth: clean examples know little of the slips that citizens make."""
_SHARPNESS: Final = 14.0


def fit_shares(parts: Numbers, owner: Positions, start: Numbers) -> Numbers:
    """The likeliest shares, positive, with the sum of `start`, and drawn towards it where there is little to learn.

    Args:
        parts: the evidence of held-out examples; axes are example, kind, entry.
        owner: the right entry of each example.
        start: the shares to start from, one a kind, positive.
    """
    if not len(owner):
        return start
    # SciPy's optimisers take long to load, and nobody needs them who starts with a shipped fit.
    from scipy.optimize import minimize  # noqa: PLC0415

    def loss(moves: Floats) -> tuple[float, Floats]:
        weights = _SHARPNESS * start * np.exp(moves)
        surprise, slope = _surprise(parts, owner, weights.astype(np.float32))

        free = moves - moves.mean()
        return surprise + _STRENGTH / 2 * float(free @ free), slope * weights + _STRENGTH * free

    found = minimize(loss, np.zeros(len(start)), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    shares = start * np.exp(found.x)
    return np.asarray(shares / shares.sum() * start.sum(), dtype=np.float32)


def fused(parts: Numbers, shares: Numbers) -> Numbers:
    """The weighted sum of the kinds of evidence; axes are example, kind, entry."""
    return np.asarray(np.tensordot(parts, shares, axes=(1, 0)), dtype=np.float32)


def _surprise(parts: Numbers, owner: Positions, weights: Numbers) -> tuple[float, Floats]:
    """Minus the log-likelihood of the right entries, and its slope along each weight."""
    rows = np.arange(len(owner))
    scores = fused(parts, weights)
    scores -= scores.max(axis=1, keepdims=True)
    powers = np.exp(scores)
    total = powers.sum(axis=1)
    surprise = float((np.log(total) - scores[rows, owner]).sum())
    expected = np.matmul(parts, (powers / total[:, np.newaxis])[:, :, np.newaxis])[:, :, 0].sum(axis=0)
    observed = parts[rows, :, owner].sum(axis=0)
    return surprise, np.asarray(expected - observed, dtype=np.float64)
