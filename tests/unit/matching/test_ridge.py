"""Regression in closed form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledge.matching.cholesky import factorise, solve_lower, solve_upper
from knowledge.matching.ridge import KernelRidge

Numbers = NDArray[np.float32]


def problem(size: int, seed: int) -> tuple[Numbers, Numbers, Numbers]:
    """A kernel, one-of-three targets and noise."""
    generator = np.random.default_rng(seed)
    points = generator.normal(size=(size, 6))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    kernel = np.exp((points @ points.T - 1) / 0.5).astype(np.float32)
    targets = np.eye(3, dtype=np.float32)[np.arange(size) % 3]
    noise = generator.uniform(0.2, 0.6, size=size).astype(np.float32)
    return kernel, targets, noise


def predict_without(left_out: NDArray[np.intp], rows: NDArray[np.intp], size: int, seed: int) -> Numbers:
    """The predictions for `rows` by a regression that was made without `left_out`, the long way."""
    kernel, targets, noise = problem(size, seed)
    kept = np.setdiff1d(np.arange(size), left_out)
    weights = np.linalg.solve(kernel[np.ix_(kept, kept)] + np.diag(noise[kept]), targets[kept])
    return np.asarray(kernel[np.ix_(rows, kept)] @ weights, dtype=np.float32)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), size=st.integers(6, 40))
def test_held_out_predictions_equal_those_of_a_regression_made_without(seed: int, size: int) -> None:
    """The closed forms give what leaving out one example, or one group, gives the long way."""
    ridge = KernelRidge(*problem(size, seed))
    groups = [np.arange(0, size, 3), np.arange(2, size, 3)]
    alone, together = ridge.held_out(groups)
    first, second = groups
    assert alone[1] == pytest.approx(predict_without(first[1:2], first[1:2], size, seed)[0], abs=1e-4)
    assert together[: len(first)] == pytest.approx(predict_without(first, first, size, seed), abs=1e-4)
    assert together[len(first) :] == pytest.approx(predict_without(second, second, size, seed), abs=1e-4)


def test_more_noise_trusts_an_example_less() -> None:
    """An example with more noise pulls the prediction for itself less towards its target."""
    kernel, targets, noise = problem(12, 1)
    calm = KernelRidge(kernel, targets, noise)
    noise[0] *= 20
    noisy = KernelRidge(kernel, targets, noise)
    assert (kernel @ noisy.weights)[0, 0] < (kernel @ calm.weights)[0, 0]


@pytest.mark.parametrize("size", [1, 5, 255, 256, 257, 600])
def test_systems_of_every_size_are_solved(size: int) -> None:
    """Block borders do not matter: the factor reproduces the matrix, and both halves solve their system."""
    generator = np.random.default_rng(size)
    root = generator.normal(size=(size, size)) / size
    matrix = (root @ root.T + np.eye(size)).astype(np.float32)
    right = generator.normal(size=(size, 3)).astype(np.float32)
    factor = factorise(matrix.copy())
    lower = np.tril(factor)
    assert lower @ lower.T == pytest.approx(matrix, abs=1e-4)
    assert lower @ solve_lower(factor, right) == pytest.approx(right, abs=1e-4)
    assert lower.T @ solve_upper(factor, right) == pytest.approx(right, abs=1e-4)


def test_an_indefinite_matrix_is_refused() -> None:
    """A matrix that is no kernel is an error, not a wrong answer."""
    with pytest.raises(np.linalg.LinAlgError, match="not positive definite"):
        factorise(-np.eye(3, dtype=np.float32))
