"""Embeddings as they are compared: less what all have in common, along the directions in which they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.matching.embedding import Vectors

DIRECTIONS: Final = 256
"""Of the 384 directions of the engine those in which many examples differ most hold 94 % of the differences; to compare
a question with all examples takes two thirds of the time."""

MANY: Final = 16 * DIRECTIONS
"""Fewer examples do not tell which directions matter, and take no time."""

_SHORTEST: Final = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """From an engine's embeddings to those that are compared.

    Attributes:
        mean: what all have in common.
        axes: the directions that are kept, one a column; None for all.
    """

    mean: Vectors
    axes: Vectors | None

    def of(self, vectors: Vectors) -> Vectors:
        """One row for each embedding, of length one again."""
        moved: Vectors = vectors - self.mean
        if self.axes is not None:
            moved = moved @ self.axes
        moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), _SHORTEST)
        return moved


def frame_of(vectors: Vectors) -> Frame:
    """The frame for the embeddings of examples: where there are many, their principal components (Pearson 1901)."""
    whole = Frame(vectors.mean(axis=0), None)
    if len(vectors) < MANY or vectors.shape[1] <= DIRECTIONS:
        return whole
    rows = whole.of(vectors)
    _, axes = np.linalg.eigh((rows.T @ rows).astype(np.float64))
    return Frame(whole.mean, np.ascontiguousarray(axes[:, -DIRECTIONS:], dtype=np.float32))
