"""Entries with few examples beside entries with many: how well each can be known, and how often it is asked for.

The nearest of many examples is nearer than the nearest of few, and a regression pulls towards what it was told often.
So a new entry with a handful of examples would lose its questions to old neighbours. What its score is given grows with
the logarithm of how many fewer examples it has, as the largest of independent draws grows with the logarithm of their
number. Where entries share a question, that an entry has many examples still says that it is asked for more.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

_EVENED: Final = 0.065
"""Of a score, for e times as few examples: likeliest for held-out examples where every entry counts the same."""
_ASKED_FOR: Final = 0.5
"""An entry is thought to be asked for as the square root of its examples."""
_SAYS_SOMETHING: Final = 0.1
"""A score below is given less, and one of 0 nothing: an entry with few examples is no choice for every question."""


class Evenness:
    """Evens out numbers of examples.

    Args:
        sizes: how many examples each number has.
        entries: which numbers stand for an entry. Open wordings and known strangers stay as they are: their number says
            how many were thought of, not how well one is known.

    Attributes:
        added: what is added to a number's score at most; nothing where entries have equally many examples.
        often: the logarithm of how often each is asked for, against a usual entry.
    """

    def __init__(self, sizes: NDArray[np.intp], entries: NDArray[np.bool_]) -> None:
        self._sizes = np.maximum(sizes, 1)
        self._entries = entries
        fewer = self._fewer()
        self.added = np.asarray(_EVENED * fewer, dtype=np.float32)
        self.often = np.asarray(-_ASKED_FOR * fewer, dtype=np.float32)

    def evened(self, scores: Numbers) -> Numbers:
        """Scores with what is added to them, one column a number."""
        return scores + self.added * _heard(scores)

    def evened_without(self, scores: Numbers, owner: NDArray[np.intp]) -> Numbers:
        """The same where each row is an example that does not count for its own entry, the number in `owner`."""
        rows = np.arange(len(owner))
        fewer = np.log(self._sizes / np.maximum(self._sizes - 1, 1))
        more = np.where(self._entries, _EVENED * fewer, 0.0)[owner] * _heard(scores[rows, owner])
        result = self.evened(scores)
        result[rows, owner] += more
        return result

    def _fewer(self) -> NDArray[np.float64]:
        """How many times fewer examples than usual, as a logarithm."""
        logarithms = np.log(self._sizes)
        usual = logarithms[self._entries].mean() if self._entries.any() else 0.0
        return np.where(self._entries, usual - logarithms, 0.0)


def _heard(scores: Numbers) -> Numbers:
    heard: Numbers = np.clip(scores / np.float32(_SAYS_SOMETHING), 0.0, 1.0)
    return heard
