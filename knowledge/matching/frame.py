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
        return _at_length_one(moved if self.axes is None else _along(self.axes, moved))


def framed(vectors: Vectors) -> tuple[Frame, Vectors]:
    """The frame for the embeddings of examples, and these in it.

    Where there are many, the directions are their principal components (Pearson 1901).
    """
    whole = Frame(vectors.mean(axis=0), None)
    rows = whole.of(vectors)
    if len(vectors) < MANY or vectors.shape[1] <= DIRECTIONS:
        return whole, rows
    _, directions = np.linalg.eigh((rows.T @ rows).astype(np.float64))
    axes = np.ascontiguousarray(directions[:, -DIRECTIONS:], dtype=np.float32)
    return Frame(whole.mean, axes), _at_length_one(_along(axes, rows))


def _along(axes: Vectors, rows: Vectors) -> Vectors:
    """What the rows have in each direction, stored direction by direction (`evidence.in_columns`)."""
    along: Vectors = (axes.T @ rows.T).T
    return along


def _at_length_one(rows: Vectors) -> Vectors:
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows /= np.maximum(lengths, _SHORTEST)[:, np.newaxis]
    return rows
