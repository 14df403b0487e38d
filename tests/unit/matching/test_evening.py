"""An entry with few examples is heard beside those with many."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.evening import evened, evened_without_one
from knowledge.matching.evidence import Evidence

SIZES = st.lists(st.integers(1, 500), min_size=1, max_size=20)


@given(SIZES, st.integers(2, 9))
def test_who_has_fewer_examples_is_given_more_and_only_the_proportion_counts(sizes: list[int], times: int) -> None:
    """What is added falls as examples grow, is nothing on average, and is the same for as many times as many."""
    entries = np.ones(len(sizes), dtype=np.bool_)
    given_to = evened(np.array(sizes), entries)
    order = np.argsort(sizes, kind="stable")
    assert (np.diff(given_to[order]) <= 1e-6).all()
    assert abs(float(given_to.mean())) < 1e-5
    assert np.allclose(given_to, evened(np.array(sizes) * times, entries), atol=1e-5)


@given(SIZES)
def test_open_wordings_and_strangers_stay_as_they_are(sizes: list[int]) -> None:
    """A number that stands for no entry is given nothing, and counts for nothing in what others are given."""
    entries = np.array([*(True for _ in sizes), False, False])
    given_to = evened(np.array([*sizes, 3, 2000]), entries)
    assert not given_to[-2:].any()
    assert np.allclose(given_to[:-2], evened(np.array(sizes), np.ones(len(sizes), dtype=np.bool_)))
    assert not evened(np.array([3, 2000]), np.array([False, False])).any()


@given(SIZES)
def test_an_example_left_out_is_one_fewer(sizes: list[int]) -> None:
    """Without one example an entry is given what it would be with one fewer; an only example changes nothing."""
    entries = np.ones(len(sizes), dtype=np.bool_)
    fewer = np.maximum(np.array(sizes) - 1, 1)
    together = evened(np.array([*sizes, *fewer]), np.ones(2 * len(sizes), dtype=np.bool_))
    assert np.allclose(
        evened_without_one(np.array(sizes), entries), together[len(sizes) :] - together[: len(sizes)], atol=1e-5
    )


def test_an_entry_with_few_examples_is_heard_in_scores_and_in_what_is_learned_from() -> None:
    """Beside an entry with many examples one with few scores higher than it would, also where it is held out."""
    many = [("pas", f"ord{number}", f"navn{number % 7}") for number in range(40)]
    few = [("pas", "hund"), ("pas", "kat"), ("hund", "kat")]
    rows = np.array([0] * len(many) + [1] * len(few))
    even = Evidence([*many, *few], rows, 2, None)
    uneven = Evidence([*many, *few], rows, 2, None, entries=np.array([False, False]))
    weights, held_out = even.learn([0, 1])
    _, without = uneven.learn([0, 1])
    words = ("pas", "hund")
    more = even.scores(words, None, weights) - uneven.scores(words, None, weights)
    assert more[1] > 0.03
    assert more[0] < -0.03
    assert np.allclose((held_out.together - without.together)[:, 1], more[1], atol=1e-5)
    assert ((held_out.alone - without.alone)[-len(few) :, 1] > more[1] + 0.01).all()
