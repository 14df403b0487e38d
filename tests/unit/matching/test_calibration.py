"""From scores to probabilities."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledge.matching.calibration import TYPICAL, fit_calibration
from knowledge.matching.evidence import HeldOut

SCORES = st.lists(st.floats(0, 1, width=32), min_size=2, max_size=12).map(lambda s: np.asarray(s, dtype=np.float32))


def held_out(inside: float, outside: float, *, rows: int = 200, spread: float = 0.05) -> HeldOut:
    """Scores of two entries: the right one about `inside`, and without it the best about `outside`."""
    generator = np.random.default_rng(0)
    owner = np.arange(rows) % 2
    alone = np.full((rows, 2), 0.1, dtype=np.float32)
    alone[np.arange(rows), owner] = inside + spread * generator.normal(size=rows)
    together = (outside + spread * generator.normal(size=(rows, 2))).astype(np.float32)
    return HeldOut(owner, alone, together, np.ones(rows, dtype=np.bool_), np.zeros(2, dtype=np.float32))


@settings(max_examples=50)
@given(scores=SCORES, hidden=st.booleans())
def test_probabilities_are_lawful_and_keep_the_order(scores: NDArray[np.float32], hidden: bool) -> None:
    """Each lies between 0 and 1, together they make at most 1, and a higher score never has a lower probability."""
    entries = scores[:-1] if hidden else scores
    probabilities = TYPICAL.probabilities(scores, hidden=hidden)
    assert len(probabilities) == len(entries)
    assert probabilities.min() >= 0.0
    assert probabilities.sum() <= 1.0 + 1e-9
    order = np.argsort(entries, kind="stable")
    assert (np.diff(probabilities[order]) >= -1e-12).all()


@given(scores=SCORES, more=st.floats(0.01, 0.5))
def test_a_higher_best_score_is_never_less_probable(scores: NDArray[np.float32], more: float) -> None:
    """Raising the best score raises its probability: the curve is monotone."""
    raised = scores.copy()
    raised[scores.argmax()] += np.float32(more)
    before = TYPICAL.probabilities(scores, hidden=False).max()
    assert TYPICAL.probabilities(raised, hidden=False).max() >= before


@given(scores=SCORES)
def test_doubt_shares_among_the_likeliest(scores: NDArray[np.float32]) -> None:
    """A doubted question gives no entry more than a half, keeps the order, and adds nothing."""
    plain = TYPICAL.probabilities(scores, hidden=False)
    doubted = TYPICAL.doubted(plain)
    assert doubted.max() <= 0.5
    assert doubted.sum() <= plain.sum() + 1e-9
    order = np.argsort(-plain, kind="stable")
    assert (np.diff(doubted[order]) <= 1e-12).all()


def test_doubt_brings_the_second_into_play() -> None:
    """Where one entry has nearly all, the next two get enough to be offered beside it."""
    doubted = TYPICAL.doubted(np.array([0.8, 0.01, 0.004, 0.0]))
    assert (doubted[:3] > 0.08).all()
    assert doubted[3] == 0.0


def test_the_fit_tells_right_entries_from_missing_ones() -> None:
    """After a fit, scores as right entries have are probable, and scores as held-out entries leave are not."""
    fitted = fit_calibration(held_out(0.8, 0.2), hidden=False)
    assert fitted.probabilities(np.array([0.8, 0.1], dtype=np.float32), hidden=False)[0] > 0.9
    assert fitted.probabilities(np.array([0.2, 0.1], dtype=np.float32), hidden=False)[0] < 0.3


def with_strangers(evidence: HeldOut, *, own: float, theirs: float, rows: int = 100) -> HeldOut:
    """The same with a class of strangers: the score of "none" is `own` for them and 0.1 for the entries' examples."""
    entries = np.hstack([evidence.alone, np.full((len(evidence.owner), 1), 0.1, dtype=np.float32)])
    without = np.hstack([evidence.together, np.full((len(evidence.owner), 1), 0.1, dtype=np.float32)])
    strangers = np.tile(np.array([theirs, 0.05, own], dtype=np.float32), (rows, 1))
    return HeldOut(
        np.concatenate([evidence.owner, np.full(rows, 2)]),
        np.concatenate([entries, strangers]),
        np.concatenate([without, strangers]),
        np.ones(len(evidence.owner) + rows, dtype=np.bool_),
        np.zeros(3, dtype=np.float32),
    )


def test_known_strangers_lower_what_resembles_them() -> None:
    """The more "none of the entries" fits, the less probable are the entries, and what fits it little keeps its own."""
    fitted = fit_calibration(with_strangers(held_out(0.7, 0.3), own=0.6, theirs=0.5), hidden=True)
    assert fitted.strange > 0.0
    chances = [
        fitted.probabilities(np.array([0.6, 0.1, none], dtype=np.float32), hidden=True).sum() for none in (0, 0.3, 0.6)
    ]
    assert chances[0] > chances[1] > chances[2]
    assert chances[0] > 0.8
    assert chances[2] < 0.5


def test_without_known_strangers_nothing_is_held_against_a_question() -> None:
    """A knowledge base without a list of strangers is calibrated on its entries alone."""
    assert fit_calibration(held_out(0.8, 0.2), hidden=False).strange == 0.0


def test_the_score_for_none_takes_no_share_of_its_own() -> None:
    """The entries share what they have together as they would without the class of strangers."""
    scores = np.array([0.5, 0.4, 0.7], dtype=np.float32)
    with_none = replace(TYPICAL, strange=3.0).probabilities(scores, hidden=True)
    alone = TYPICAL.probabilities(scores[:2], hidden=False)
    assert with_none[0] / with_none[1] == pytest.approx(alone[0] / alone[1])
    assert with_none.sum() < alone.sum()


def test_of_entries_that_fit_the_same_the_one_asked_for_more_is_likelier_and_the_sum_stays() -> None:
    """How often entries are asked for changes how they share a question, not whether it is for any of them."""
    scores = np.array([0.5, 0.5, 0.1], dtype=np.float32)
    often = np.log(np.array([1.0, 3.0, 1.0], dtype=np.float32))
    alike, uneven = (
        TYPICAL.probabilities(scores, hidden=False),
        TYPICAL.probabilities(scores, hidden=False, often=often),
    )
    assert uneven[1] / uneven[0] == pytest.approx(3.0)
    assert uneven.sum() == pytest.approx(alike.sum())


def test_with_nothing_to_learn_from_typical_values_hold() -> None:
    """One entry with one example: nothing is held out, and the calibration is the typical one."""
    nothing = HeldOut(
        np.zeros(1, dtype=np.intp),
        np.zeros((1, 1), dtype=np.float32),
        np.zeros((1, 1), dtype=np.float32),
        np.zeros(1, dtype=np.bool_),
        np.zeros(1, dtype=np.float32),
    )
    fitted = fit_calibration(nothing, hidden=False)
    assert (fitted.slope, fitted.intercept) == (TYPICAL.slope, TYPICAL.intercept)
    assert fitted.sharpness == pytest.approx(TYPICAL.sharpness)


@settings(max_examples=25)
@given(inside=st.floats(0, 1), outside=st.floats(0, 1), rows=st.integers(2, 40), spread=st.floats(0, 0.3))
def test_any_scores_give_a_rising_curve(inside: float, outside: float, rows: int, spread: float) -> None:
    """Even where held-out entries score higher than right ones, the curve rises and its numbers are finite."""
    fitted = fit_calibration(held_out(inside, outside, rows=rows, spread=spread), hidden=False)
    assert fitted.slope >= 1.0
    assert fitted.sharpness > 0.0
    assert np.isfinite([fitted.slope, fitted.intercept, fitted.sharpness]).all()
