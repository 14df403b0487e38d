"""The frame in which embeddings are compared."""

from __future__ import annotations

import numpy as np

from knowledge.matching.embedding import Vectors
from knowledge.matching.frame import DIRECTIONS, MANY, framed

CHANCE = np.random.default_rng(1)


def vectors(count: int, width: int) -> Vectors:
    """Embeddings of unit length that have something in common."""
    rows = CHANCE.standard_normal((count, width)).astype(np.float32) + 2
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def test_few_examples_are_compared_in_all_directions() -> None:
    """Too few say which directions matter, so likeness is that of the embeddings less their mean."""
    rows = vectors(MANY - 1, DIRECTIONS + 8)
    frame, found = framed(rows)
    moved = rows - rows.mean(axis=0)
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    assert frame.axes is None
    assert np.allclose(found, moved, atol=1e-5)
    assert np.allclose(frame.of(rows), moved, atol=1e-5)


def test_directions_in_which_examples_hardly_differ_are_left_out() -> None:
    """Of many examples as many directions are kept as are told, and likeness hardly changes."""
    rows = vectors(MANY, DIRECTIONS + 32)
    rows[:, DIRECTIONS:] *= 0.001
    frame, found = framed(rows)
    moved = rows - rows.mean(axis=0)
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    assert frame.axes is not None
    assert found.shape == (MANY, DIRECTIONS)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert np.allclose(found[:50] @ found.T, moved[:50] @ moved.T, atol=0.01)


def test_a_question_is_turned_as_the_examples_are() -> None:
    """An example's embedding that comes as a question is exactly like the example."""
    rows = vectors(MANY, DIRECTIONS + 32)
    frame, found = framed(rows)
    assert np.allclose(frame.of(rows[:5]), found[:5], atol=1e-5)
