"""An entry with few examples is heard beside those with many."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledge.matching.evenness import Evenness
from knowledge.matching.evidence import Evidence

SIZES = st.lists(st.integers(1, 500), min_size=1, max_size=20)


def every(sizes: list[int]) -> Evenness:
    """Of numbers that all stand for entries."""
    return Evenness(np.array(sizes), np.ones(len(sizes), dtype=np.bool_))


def nothing(added: NDArray[np.float32]) -> bool:
    """Whether it is none at all."""
    return not np.abs(added).max(initial=0.0)


@given(SIZES, st.integers(2, 9))
def test_who_has_fewer_examples_is_given_more_and_only_the_proportion_counts(sizes: list[int], times: int) -> None:
    """What is added falls as examples grow, is nothing on average, and is the same for as many times as many."""
    added = every(sizes).added
    order = np.argsort(sizes, kind="stable")
    assert (np.diff(added[order]) <= 1e-6).all()
    assert abs(float(added.mean())) < 1e-5
    assert np.allclose(added, every([each * times for each in sizes]).added, atol=1e-5)


@given(SIZES)
def test_who_has_more_examples_is_thought_to_be_asked_for_more(sizes: list[int]) -> None:
    """As the square root of them: four times as many examples are asked for twice as often."""
    often = every([*sizes, 4 * sizes[0]]).often
    assert np.isclose(np.exp(often[-1] - often[0]), 2.0, atol=1e-3)


@given(SIZES)
def test_open_wordings_and_strangers_stay_as_they_are(sizes: list[int]) -> None:
    """A number that stands for no entry is given nothing, and counts for nothing in what others are given."""
    among = Evenness(np.array([*sizes, 3, 2000]), np.array([*(True for _ in sizes), False, False]))
    for with_others, alone in ((among.added, every(sizes).added), (among.often, every(sizes).often)):
        assert nothing(with_others[-2:])
        assert np.allclose(with_others[:-2], alone)
    assert nothing(Evenness(np.array([3, 2000]), np.array([False, False])).added)


@given(SIZES)
def test_an_example_left_out_is_one_fewer(sizes: list[int]) -> None:
    """Without one example an entry is given what it would be with one fewer; an only example changes nothing."""
    scores = np.full((len(sizes), len(sizes)), 0.5, dtype=np.float32)
    owner = np.arange(len(sizes))
    fewer = [max(1, each - 1) for each in sizes]
    together = every([*sizes, *fewer]).added
    more = every(sizes).evened_without(scores, owner) - every(sizes).evened(scores)
    assert np.allclose(np.diag(more), together[len(sizes) :] - together[: len(sizes)], atol=1e-5)
    assert nothing(more - np.diag(np.diag(more)))


@given(SIZES)
def test_what_says_nothing_of_an_entry_is_given_nothing(sizes: list[int]) -> None:
    """An entry with few examples is no candidate for a question that it has nothing to say to."""
    even = every(sizes)
    assert nothing(even.evened(np.zeros(len(sizes), dtype=np.float32)))
    scores = np.full(len(sizes), 0.5, dtype=np.float32)
    assert np.allclose(even.evened(scores), scores + even.added)


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
    assert more[0] < 0.0
    assert ((held_out.alone - without.alone)[-len(few) :, 1] > 0.0).all()
    assert (held_out.together - without.together)[:, 1].max() > 0.0
    assert held_out.often[0] > 0 > held_out.often[1]
