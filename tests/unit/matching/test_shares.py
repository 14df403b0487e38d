"""How much each kind of evidence counts."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.matching.shares import fit_shares, fused

START = np.array([0.5, 0.3, 0.2], dtype=np.float32)


def parts(rows: int) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Three kinds of evidence for four entries: the first knows nothing, the second the right entry."""
    generator = np.random.default_rng(0)
    owner = np.arange(rows) % 4
    found = generator.uniform(0.0, 0.3, size=(rows, 3, 4)).astype(np.float32)
    found[np.arange(rows), 1, owner] += 0.2
    return found, owner


def test_evidence_that_knows_more_gets_a_larger_share() -> None:
    """With enough examples the kind that tells the right entry counts more, and the one that does not counts less."""
    shares = fit_shares(*parts(2000), START)
    assert shares[1] > 2 * START[1]
    assert shares[0] < START[0] / 2


def test_with_few_examples_the_shares_stay_near_the_start() -> None:
    """A handful of examples hardly moves what was chosen before."""
    assert fit_shares(*parts(8), START) == pytest.approx(START, rel=0.2)


@pytest.mark.parametrize("rows", [0, 1, 300])
def test_shares_are_positive_and_keep_their_sum(rows: int) -> None:
    """However much there is to learn from, no kind is turned against itself, and scores keep their scale."""
    shares = fit_shares(*parts(rows), START)
    assert (shares > 0).all()
    assert shares.sum() == pytest.approx(START.sum(), rel=1e-5)


def test_scores_are_the_weighted_sum() -> None:
    """The fused score of an entry is the sum of its evidence by the shares."""
    found, _ = parts(5)
    assert fused(found, START)[2, 3] == pytest.approx(float(found[2, :, 3] @ START))
