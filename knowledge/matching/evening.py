"""Evening out how loudly entries speak: one with few examples would hardly be heard beside one with many.

The nearest of many examples is nearer than the nearest of few, and a regression pulls towards what it was told often.
So a new entry with a handful of examples would lose its questions to old neighbours, though people ask for it as often.
What is added grows with the logarithm of how many fewer examples an entry has, as the largest of independent draws
grows with the logarithm of their number.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

_STRENGTH: Final = 0.03
"""Of a score, for e times as few examples. Likeliest for held-out examples of uneven entries, where an entry is thought
to be asked for as the square root of its examples."""


def evened(sizes: NDArray[np.intp], entries: NDArray[np.bool_]) -> Numbers:
    """What is added to the score of each number; nothing where entries have equally many examples.

    Args:
        sizes: how many examples each number has.
        entries: which numbers stand for an entry. Open wordings and known strangers stay as they are: their number says
            how many were thought of, not how well one is known.
    """
    if not entries.any():
        return np.zeros(len(sizes), dtype=np.float32)
    logarithms = np.log(np.maximum(sizes, 1))
    return np.asarray(np.where(entries, _STRENGTH * (logarithms[entries].mean() - logarithms), 0.0), dtype=np.float32)


def evened_without_one(sizes: NDArray[np.intp], entries: NDArray[np.bool_]) -> Numbers:
    """What an example's own entry is given more, where the example itself does not count."""
    fewer = np.log(np.maximum(sizes, 1) / np.maximum(sizes - 1, 1))
    return np.asarray(np.where(entries, _STRENGTH * fewer, 0.0), dtype=np.float32)
