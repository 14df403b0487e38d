"""The evidence for and against each entry."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.matching.evidence import Evidence, Weights
from knowledge.matching.nearest import Nearest

Sentences = list[tuple[str, ...]]

FARM: Sentences = [("hest", "ko"), ("ged", "får")]
PRICES: Sentences = [("pris", "pas"), ("pris", "kort"), ("pris", "bog")]
OWNER = np.array([0, 0, 1, 1, 1])


def learned(
    sentences: Sentences, owner: NDArray[np.intp], vectors: NDArray[np.float32] | None = None
) -> tuple[Evidence, Weights]:
    """The evidence of these examples with what it learns from them."""
    evidence = Evidence(sentences, owner, int(owner.max()) + 1, vectors)
    weights, _ = evidence.learn(range(int(owner.max()) + 1))
    return evidence, weights


def test_an_example_scores_high_for_its_entry_and_low_for_others() -> None:
    """Asked word for word, an entry scores far above one that shares no word."""
    evidence, weights = learned(FARM + PRICES, OWNER)
    scores = evidence.scores(("hest", "ko"), None, weights)
    assert scores[0] > 0.6
    assert scores[1] < 0.2


def test_held_out_an_example_does_not_see_itself() -> None:
    """An example that no other resembles scores low for its entry once it is left out."""
    evidence = Evidence(FARM + PRICES, OWNER, 2, None)
    weights, held_out = evidence.learn([0, 1])
    assert held_out.owner.tolist() == OWNER.tolist()
    for row, sentence in enumerate(FARM):
        assert held_out.alone[row, 0] < 0.2
        assert evidence.scores(sentence, None, weights)[0] > 0.6


def test_held_out_with_its_entry_an_example_scores_lower_still() -> None:
    """What the rest of the entry says for an example is gone when the whole entry is left out."""
    _, held_out = Evidence(FARM + PRICES, OWNER, 2, None).learn([0, 1])
    assert (held_out.together[2:, 1] < held_out.alone[2:, 1]).all()
    assert held_out.judged.all()


def test_what_the_engine_was_tuned_on_is_not_judged() -> None:
    """Only fresh examples are scored as held out; the regressions learn from all the same."""
    evidence = Evidence(FARM + PRICES, OWNER, 2, None)
    every, _ = evidence.learn([0, 1])
    some, held_out = evidence.learn([0, 1], np.array([True, False, True, False, True]))
    assert held_out.owner.tolist() == [0, 1, 1]
    assert len(held_out.alone) == len(held_out.together) == len(held_out.judged) == 3
    assert (some.lexical == every.lexical).all()


def test_an_only_example_is_not_judged_by_itself() -> None:
    """An entry with one example has nothing else to be found by, so its held-out row says nothing."""
    _, held_out = Evidence([*FARM, ("pris", "pas")], np.array([0, 0, 1]), 2, None).learn([0, 1])
    assert held_out.judged.tolist() == [True, True, False]


def test_many_examples_are_trusted_less_each() -> None:
    """Multiplying an entry's examples raises its scores less than its examples multiply."""
    few: Sentences = [("x", f"b{number}", "ord") for number in range(2)]
    many: Sentences = [("x", f"a{number}", "ord") for number in range(12)]
    evidence, weights = learned(many + few + FARM, np.array([0] * 12 + [1] * 2 + [2] * 2))
    scores = evidence.scores(("x", "q", "ord"), None, weights)
    assert scores[0] < 3.5 * scores[1]


def test_what_the_engine_says_counts() -> None:
    """Without a shared word, the entry whose examples have the question's embedding wins."""
    vectors = np.eye(5, dtype=np.float32)
    evidence, weights = learned(FARM + PRICES, OWNER, vectors)
    scores = evidence.scores(("ukendt",), vectors[3], weights)
    assert scores.argmax() == 1
    assert scores[1] > 2 * scores[0]


@pytest.mark.parametrize(
    ("words", "expected"), [(("zebra",), False), (("hest",), True), (("heste",), True), ((), False)]
)
def test_whether_anything_is_resembled(words: tuple[str, ...], expected: bool) -> None:
    """Words with no feature in common with any example resemble nothing; parts of a word are enough."""
    assert Evidence(FARM + PRICES, OWNER, 2, None).resembles_any(words) is expected


def test_a_wide_group_is_looked_at_whole() -> None:
    """Of an entry with very many examples the nearest counts wherever it stands."""
    nearest = Nearest([np.arange(200), np.arange(200, 202)], 202)
    similarities = np.zeros((1, 202), dtype=np.float32)
    similarities[0, [3, 150, 199]] = 0.9
    assert nearest.means(similarities)[0] == pytest.approx([0.9, 0.0])
