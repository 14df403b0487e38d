"""Counting the features of many sentences at once: each word is stemmed and cut once, however often it is said.

What a feature is, `knowledge.matching.lexical` tells for one sentence; here the same is counted for all examples,
with features numbered in the order in which that would meet them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from knowledge.matching.text import is_stop_word, skeletons, stems

Integers = NDArray[np.intp]

SIZES: Final = range(3, 6)
"""How many characters are cut from a word at a time."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each sentence has each feature.

    Attributes:
        table: one row a sentence, one column a feature.
        index: the column of each feature.
    """

    table: csr_matrix
    index: dict[str, int]


class Sentences:
    """The words of many sentences, each different word once.

    Args:
        sentences: the words of each.
    """

    __slots__ = ("_sizes", "_stems", "_used", "_words")

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        used, numbers = _numbered(chain.from_iterable(sentences))
        self._words = list(numbers)
        self._used = used
        self._sizes = np.fromiter(map(len, sentences), dtype=np.intp, count=len(sentences))
        stem_of_word, stem_numbers = _numbered(stems(self._words))
        self._stems = list(stem_numbers), stem_of_word[used]

    def stems_and_pairs(self) -> Counts:
        """Stems, and pairs of neighbouring stems ("et pas")."""
        names, said = self._stems
        inner = np.ones(len(said), dtype=bool)
        # The last word of a sentence has no neighbour in it.
        inner[np.cumsum(self._sizes)[self._sizes > 0] - 1] = False
        first = np.flatnonzero(inner)
        pairs = (said[first] + 1) * len(names) + said[first + 1]
        # In each sentence all stems come before all pairs.
        rows = np.repeat(np.arange(len(self._sizes)), self._sizes)
        order = np.argsort(np.concatenate([2 * rows, 2 * rows[first] + 1]), kind="stable")
        columns, codes = _in_order_of_first(np.concatenate([said, pairs])[order])
        left, right = np.divmod(codes, max(1, len(names)))
        features = [
            names[second] if before == 0 else f"{names[before - 1]} {names[second]}"
            for before, second in zip(left.tolist(), right.tolist(), strict=True)
        ]
        return _counts(columns, np.maximum(2 * self._sizes - 1, 0), features)

    def content_stems(self) -> Counts:
        """The stems of the words that say something about the subject."""
        names, said = self._stems
        telling = np.array([not is_stop_word(word) for word in self._words], dtype=bool)[self._used]
        rows = np.repeat(np.arange(len(self._sizes)), self._sizes)[telling]
        columns, codes = _in_order_of_first(said[telling])
        return _counts(columns, np.bincount(rows, minlength=len(self._sizes)), [names[code] for code in codes.tolist()])

    def grams(self) -> Counts:
        """Runs of characters inside each word and its borders (`grams_of`)."""
        uses = _counts(self._used, self._sizes, self._words)
        if not self._words:
            return uses
        cut = [grams_of(skeleton) for skeleton in skeletons(self._words)]
        columns, numbers = _numbered(chain.from_iterable(cut))
        of_words = _counts(columns, np.fromiter(map(len, cut), dtype=np.intp, count=len(cut)), list(numbers))
        return Counts(csr_matrix(uses.table @ of_words.table), of_words.index)


def grams_of(skeleton: str) -> list[str]:
    """The 3 to 5 characters that follow each other in a word of letters of every keyboard, and in its borders."""
    padded = f" {skeleton} "
    return [padded[at : at + size] for size in SIZES for at in range(len(padded) - size + 1)]


def _numbered(names: Iterable[str]) -> tuple[Integers, dict[str, int]]:
    """The number of each name, and the numbers by name, in the order in which names first come."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    found = np.array(list(map(numbers.__getitem__, names)), dtype=np.intp)
    return found, dict(numbers)


def _in_order_of_first(codes: Integers) -> tuple[Integers, Integers]:
    """For each code its number, and the code of each number, in the order in which codes first come."""
    different, first, place = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    number = np.empty(len(order), dtype=np.intp)
    number[order] = np.arange(len(order))
    return number[place], different[order]


def _counts(columns: Integers, sizes: Integers, features: Sequence[str]) -> Counts:
    """Counts of what each sentence has, one after another: the next `sizes` of the `columns`."""
    ends = np.concatenate([[0], np.cumsum(sizes)])
    ones = np.ones(len(columns), dtype=np.float32)
    table = csr_matrix((ones, columns, ends), shape=(len(sizes), max(1, len(features))))
    table.sum_duplicates()
    return Counts(table, dict(zip(features, range(len(features)), strict=True)))
