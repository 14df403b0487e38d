"""Solving symmetric positive definite systems block by block.

SciPy's wrappers of LAPACK hold Python's global lock for as long as they work, a second at 5,000 examples, and an
event loop in the same process would stand still. Here nearly all work is in NumPy's matrix products, which release it;
LAPACK gets the small diagonal blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular
from scipy.linalg.lapack import spotrf

Numbers = NDArray[np.float32]

_BLOCK = 256


def factorise(matrix: Numbers) -> Numbers:
    """The lower triangular L with L L' = `matrix`, in the place of `matrix`; what is above the diagonal is undefined.

    Raises:
        numpy.linalg.LinAlgError: when the matrix is not positive definite.
    """
    for start, end in _blocks(len(matrix)):
        row = matrix[start:end, :start]
        matrix[start:, start:end] -= matrix[start:, :start] @ row.T
        factor, failed = spotrf(matrix[start:end, start:end], lower=True, clean=True)
        if failed:
            raise np.linalg.LinAlgError("The matrix is not positive definite.")
        matrix[start:end, start:end] = factor
        for above, below in _blocks(len(matrix), end):
            panel = matrix[above:below, start:end]
            panel[:] = solve_triangular(factor, panel.T, lower=True, check_finite=False).T
    return matrix


def solve_lower(factor: Numbers, right: Numbers) -> Numbers:
    """The X with L X = `right`."""
    result = np.array(right, dtype=np.float32)
    for start, end in _blocks(len(factor)):
        part = result[start:end]
        part -= factor[start:end, :start] @ result[:start]
        part[:] = solve_triangular(factor[start:end, start:end], part, lower=True, check_finite=False)
    return result


def solve_upper(factor: Numbers, right: Numbers) -> Numbers:
    """The X with L' X = `right`."""
    result = np.array(right, dtype=np.float32)
    for start, end in reversed(list(_blocks(len(factor)))):
        part = result[start:end]
        part -= factor[end:, start:end].T @ result[end:]
        block = factor[start:end, start:end]
        part[:] = solve_triangular(block, part, lower=True, trans=1, check_finite=False)
    return result


def _blocks(size: int, first: int = 0) -> Iterator[tuple[int, int]]:
    for start in range(first, size, _BLOCK):
        yield start, min(start + _BLOCK, size)
