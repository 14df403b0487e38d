"""Regression in closed form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledge.matching.cholesky import factorise
from knowledge.matching.landmarks import LandmarkRidge
from knowledge.matching.ridge import KernelRidge, Rows

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


def rows_of(kernel: Numbers) -> Rows:
    """Gives the rows of a kernel, each time anew."""
    return lambda start, end: kernel[start:end, :end].copy()


def predict_without(left_out: NDArray[np.intp], rows: NDArray[np.intp], size: int, seed: int) -> Numbers:
    """The predictions for `rows` by a regression that was made without `left_out`, the long way."""
    kernel, targets, noise = problem(size, seed)
    kept = np.setdiff1d(np.arange(size), left_out)
    weights = np.linalg.solve(kernel[np.ix_(kept, kept)] + np.diag(noise[kept]), targets[kept])
    return np.asarray(kernel[np.ix_(rows, kept)] @ weights, dtype=np.float32)


@settings(max_examples=20)
@given(seed=st.integers(0, 1000), size=st.integers(6, 40))
def test_held_out_predictions_equal_those_of_a_regression_made_without(seed: int, size: int) -> None:
    """The closed forms give what leaving out one example, or one group, gives the long way."""
    kernel, targets, noise = problem(size, seed)
    ridge = KernelRidge(rows_of(kernel), targets, noise)
    groups = [np.arange(0, size, 3), np.arange(2, size, 3)]
    alone, together = ridge.held_out(groups)
    first, second = groups
    assert alone[1] == pytest.approx(predict_without(first[1:2], first[1:2], size, seed)[0], abs=1e-4)
    assert together[: len(first)] == pytest.approx(predict_without(first, first, size, seed), abs=1e-4)
    assert together[len(first) :] == pytest.approx(predict_without(second, second, size, seed), abs=1e-4)


@settings(max_examples=20)
@given(seed=st.integers(0, 1000), size=st.integers(6, 40))
def test_with_every_example_a_landmark_the_regression_is_the_ordinary_one(seed: int, size: int) -> None:
    """The regression on landmarks differs from the ordinary one by no more than its jitter, held out or not."""
    kernel, targets, noise = problem(size, seed)
    groups = [np.arange(0, size, 3), np.arange(2, size, 3)]
    ordinary = KernelRidge(rows_of(kernel), targets, noise)
    by_landmarks = LandmarkRidge(kernel, np.arange(size), targets, noise)
    assert kernel @ by_landmarks.weights == pytest.approx(kernel @ ordinary.weights, abs=0.02)
    for found, expected in zip(by_landmarks.held_out(groups), ordinary.held_out(groups), strict=True):
        assert found == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("group", [[4], [0, 3, 6, 9]])
def test_held_out_on_landmarks_equals_a_regression_made_without(group: list[int]) -> None:
    """With fewer landmarks than examples, too, the closed form gives what leaving out gives the long way."""
    kernel, targets, noise = problem(24, 2)
    landmarks = np.arange(1, 24, 2)
    left_out = np.asarray(group)
    _, together = LandmarkRidge(kernel[:, landmarks], landmarks, targets, noise).held_out([left_out])
    # An example with boundless noise is as good as left out.
    noise[left_out] = 1e9
    without = LandmarkRidge(kernel[:, landmarks], landmarks, targets, noise)
    assert together == pytest.approx(kernel[np.ix_(left_out, landmarks)] @ without.weights, abs=1e-3)


def test_more_noise_trusts_an_example_less() -> None:
    """An example with more noise pulls the prediction for itself less towards its target."""
    kernel, targets, noise = problem(12, 1)
    calm = KernelRidge(rows_of(kernel), targets, noise.copy())
    noise[0] *= 20
    noisy = KernelRidge(rows_of(kernel), targets, noise)
    assert (kernel @ noisy.weights)[0, 0] < (kernel @ calm.weights)[0, 0]


@pytest.mark.parametrize("size", [1, 5, 255, 256, 257, 600])
def test_systems_of_every_size_are_solved(size: int) -> None:
    """Block borders do not matter: both halves together solve the system, and the lower one that of the factor."""
    generator = np.random.default_rng(size)
    root = generator.normal(size=(size, size)) / size
    matrix = (root @ root.T + np.eye(size)).astype(np.float32)
    right = generator.normal(size=(size, 3)).astype(np.float32)
    factor = factorise(matrix)
    assert matrix @ factor.solve_upper(factor.solve_lower(right)) == pytest.approx(right, abs=1e-4)
    lower = np.linalg.cholesky(matrix)
    assert lower @ factor.solve_lower(right) == pytest.approx(right, abs=1e-4)


def test_an_indefinite_matrix_is_refused() -> None:
    """A matrix that is no kernel is an error, not a wrong answer."""
    with pytest.raises(np.linalg.LinAlgError, match="not positive definite"):
        factorise(-np.eye(3, dtype=np.float32))
