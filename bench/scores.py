"""How good predictions and confidences of a matcher are, as `bench/matching.py` tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import rankdata

SPLITS: Final = 5
BANDS: Final = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)


@dataclass(frozen=True, slots=True)
class Band:
    """Sentences whose likeliest label is stated with at least `least`: how many, stated on average, right."""

    least: float
    sentences: int
    stated: float
    right: float


def bands(stated: np.ndarray, right: np.ndarray) -> list[Band]:
    """How often the likeliest label is right where it is stated with about the same probability."""
    number = np.digitize(stated, BANDS) - 1
    return [
        Band(least, int(inside.sum()), float(stated[inside].mean()), float(right[inside].mean()))
        for at, least in enumerate(BANDS)
        if (inside := number == at).any()
    ]


def auroc(confidence: np.ndarray, inside: np.ndarray) -> float:
    """The probability that a sentence in scope has more confidence than one out of scope (Mann-Whitney)."""
    strangers = int((~inside).sum())
    if not strangers:
        return float("nan")
    ranks = rankdata(confidence)
    members = int(inside.sum())
    return float((ranks[inside].sum() - members * (members + 1) / 2) / (members * strangers))


def handled(confidence: np.ndarray, right: np.ndarray, inside: np.ndarray) -> float:
    """Right answers and refused strangers, of all, with cross-fitted thresholds."""
    shares = []
    for seed in range(SPLITS):
        order = np.random.default_rng(seed).permutation(len(confidence))
        halves = order[: len(order) // 2], order[len(order) // 2 :]
        good = 0
        for fitted, scored in (halves, halves[::-1]):
            threshold = best_threshold(confidence[fitted], right[fitted], inside[fitted])
            answered = confidence[scored] >= threshold
            good += int((answered & right[scored]).sum() + (~answered & ~inside[scored]).sum())
        shares.append(good / len(order))
    return float(np.mean(shares))


def best_threshold(confidence: np.ndarray, right: np.ndarray, inside: np.ndarray) -> float:
    """The threshold that handles most; of equals the highest."""
    order = np.argsort(-confidence, kind="stable")
    gained = np.cumsum(right[order].astype(int) - (~inside[order]).astype(int))
    if gained.max(initial=0) <= 0:
        return float("inf")
    # Equal confidences are answered together: only the last of a run of equals is a possible threshold.
    last = np.append(np.diff(confidence[order]) != 0, True)
    return float(confidence[order][np.argmax(np.where(last, gained, -1))])
