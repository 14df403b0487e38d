"""Counting all sentences at once gives what counting them one by one would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.counting import Counts, Sentences
from knowledge.matching.lexical import Features, character_features, content_features, word_features
from knowledge.matching.text import fold, folds, skeleton, skeletons, stem, stems

WORD = st.sampled_from(
    [
        "pris",
        "priser",
        "på",
        "pas",
        "passets",
        "bøger",
        "låne",
        "åbning",
        "ansøgning",
        "42",
        "a",
        "crème",
        "œuvre",
        "паспорт",
    ]
)
SENTENCES = st.lists(st.lists(WORD, max_size=5).map(tuple), max_size=6)
TYPED = st.text(st.characters(categories=["L", "N", "M"]), min_size=1, max_size=8).map(str.lower)


def one_by_one(sentences: Sequence[Sequence[str]], features: Features) -> tuple[dict[str, int], list[dict[str, int]]]:
    """The number of each feature in the order in which they come, and what each sentence has of them."""
    found = [list(features(words)) for words in sentences]
    index = {feature: number for number, feature in enumerate(dict.fromkeys(chain.from_iterable(found)))}
    return index, [dict(Counter(each)) for each in found]


def told(counts: Counts) -> tuple[dict[str, int], list[dict[str, int]]]:
    """The same of a table."""
    names = list(counts.index)
    ends = zip(counts.table.indptr, counts.table.indptr[1:], strict=False)
    rows = [
        {
            names[column]: int(counts.table.data[at])
            for at, column in enumerate(counts.table.indices)
            if start <= at < end
        }
        for start, end in ends
    ]
    return counts.index, rows


@given(sentences=SENTENCES)
@pytest.mark.parametrize(
    ("count", "features"),
    [
        (Sentences.stems_and_pairs, word_features),
        (Sentences.content_stems, content_features),
        (Sentences.grams, character_features),
    ],
)
def test_counting_at_once_is_counting_one_by_one(
    count: Callable[[Sentences], Counts], features: Features, sentences: list[tuple[str, ...]]
) -> None:
    """Every feature has the number, and every sentence the counts, that a look at one sentence after another gives."""
    index, rows = told(count(Sentences(sentences)))
    assert (index, rows) == one_by_one(sentences, features)
    assert list(index.values()) == list(range(len(index)))


@given(words=st.lists(TYPED, max_size=6))
def test_words_taken_at_once_are_what_each_is_alone(words: list[str]) -> None:
    """No word changes its neighbour when many are stemmed or folded at once."""
    assert stems(words) == [stem(word) for word in words]
    assert folds(words) == [fold(word) for word in words]
    assert skeletons(words) == [skeleton(word) for word in words]
