"""How alike the nearest examples of each entry are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Positions = NDArray[np.intp]

ABSENT: Final = -2.0
"""Less than any similarity: stands for an example that must not count."""
NEAREST: Final = 3
"""How many examples of an entry count as its nearest."""
_WIDE: Final = 128
_CHUNK: Final = 64


class Nearest:
    """The mean similarity of the nearest examples of each entry, at most three.

    Args:
        groups: which examples each entry has; no entry is without.
        size: how many examples there are in all.
    """

    __slots__ = ("_members", "_wide")

    def __init__(self, groups: Sequence[Positions], size: int) -> None:
        wide = {number for number, group in enumerate(groups) if len(group) > _WIDE}
        self._wide = {number: groups[number] for number in sorted(wide)}
        # A wide group would make the table wide for all; it has a place there, and is looked at by itself.
        self._members = _padded([group[:_WIDE] for group in groups], size)

    def means(self, similarities: Numbers) -> Numbers:
        """One row a sentence, one column an entry, from each sentence's similarity to every example."""
        chunks = [similarities[at : at + _CHUNK] for at in range(0, len(similarities), _CHUNK)]
        return np.concatenate([self._means(chunk) for chunk in chunks])

    def _means(self, similarities: Numbers) -> Numbers:
        absent = np.full((len(similarities), 1), ABSENT, dtype=np.float32)
        result = _mean_of_best(np.hstack([similarities, absent])[:, self._members])
        for number, group in self._wide.items():
            result[:, number] = _mean_of_best(similarities[:, group])
        return result


def _mean_of_best(similarities: Numbers) -> Numbers:
    """The mean of the largest along the last axis; what is `ABSENT` does not count."""
    best = np.partition(similarities, -NEAREST, axis=-1)[..., -NEAREST:]
    present = best > ABSENT
    total = np.where(present, best, 0.0).sum(axis=-1)
    return np.asarray(total / np.maximum(present.sum(axis=-1), 1), dtype=np.float32)


def _padded(groups: Sequence[Positions], filler: int) -> Positions:
    """The groups as one table, filled up with `filler`."""
    width = max(NEAREST, *(len(group) for group in groups))
    table = np.full((len(groups), width), filler, dtype=np.intp)
    for row, group in zip(table, groups, strict=True):
        row[: len(group)] = group
    return table
