"""Solving symmetric positive definite systems block by block.

SciPy's wrappers of LAPACK hold Python's global lock for as long as they work, a second at 5,000 examples, and an
event loop in the same process would stand still. Here nearly all work is in NumPy's matrix products, which release it;
LAPACK gets the small diagonal blocks. Only the lower half of a matrix is ever held: at 9,000 examples that saves
160 MB.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

BLOCK = 256


class Factor:
    """The lower triangular L with L L' = A.

    Args:
        size: the number of A's rows.
        rows: gives A's rows from `start` to `end`, as many columns as `end`: what is right of the diagonal is not used.
            The table is taken over and changed.

    Raises:
        numpy.linalg.LinAlgError: when A is not positive definite.
    """

    __slots__ = ("_blocks", "_panels", "size")

    def __init__(self, size: int, rows: Callable[[int, int], Numbers]) -> None:
        # Whoever takes what was learned before never factorises, and need not wait for the import.
        from scipy.linalg.lapack import spotrf  # noqa: PLC0415

        self.size = size
        self._blocks = [(start, min(start + BLOCK, size)) for start in range(0, size, BLOCK)]
        self._panels: list[Numbers] = []
        for start, end in self._blocks:
            panel = rows(start, end)
            for (left, right), above in zip(self._blocks, self._panels, strict=False):
                part = panel[:, left:right]
                part -= panel[:, :left] @ above[:, :left].T
                part[:] = _solve(above[:, left:right], part.T).T
            own = panel[:, start:end]
            own -= panel[:, :start] @ panel[:, :start].T
            factor, failed = spotrf(own, lower=True, clean=True)
            if failed:
                raise np.linalg.LinAlgError("The matrix is not positive definite.")
            own[:] = factor
            self._panels.append(panel)

    def solve_lower(self, right: Numbers) -> Numbers:
        """The X with L X = `right`."""
        result = np.array(right, dtype=np.float32)
        for (start, end), panel in zip(self._blocks, self._panels, strict=True):
            part = result[start:end]
            part -= panel[:, :start] @ result[:start]
            part[:] = _solve(panel[:, start:end], part)
        return result

    def solve_upper(self, right: Numbers) -> Numbers:
        """The X with L' X = `right`."""
        result = np.array(right, dtype=np.float32)
        for (start, end), panel in zip(reversed(self._blocks), reversed(self._panels), strict=True):
            part = result[start:end]
            part[:] = _solve(panel[:, start:end], part, transposed=True)
            result[:start] -= panel[:, :start].T @ part
        return result


def factorise(matrix: Numbers) -> Factor:
    """The factor of a matrix that is at hand.

    Raises:
        numpy.linalg.LinAlgError: when the matrix is not positive definite.
    """
    return Factor(len(matrix), lambda start, end: np.array(matrix[start:end, :end], dtype=np.float32))


def _solve(triangle: Numbers, right: Numbers, *, transposed: bool = False) -> Numbers:
    from scipy.linalg import solve_triangular  # noqa: PLC0415

    found: Numbers = solve_triangular(triangle, right, lower=True, trans=int(transposed), check_finite=False)
    return found
