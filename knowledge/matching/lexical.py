"""Lexical evidence: TF-IDF spaces of words and of character n-grams."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from knowledge.matching.text import is_stop_word, skeleton, stem

Features = Callable[[Sequence[str]], Iterable[str]]


def word_features(words: Sequence[str]) -> Iterable[str]:
    """Stems, and pairs of neighbouring stems."""
    stems = [stem(word) for word in words]
    yield from stems
    for left, right in zip(stems, stems[1:], strict=False):
        yield f"{left} {right}"


def content_features(words: Sequence[str]) -> Iterable[str]:
    """The stems of the words that say something about the subject."""
    return (stem(word) for word in words if not is_stop_word(word))


def character_features(words: Sequence[str]) -> Iterable[str]:
    """Character 2- to 5-grams inside each word and its borders, in the letters of every keyboard."""
    for word in words:
        padded = f" {skeleton(word)} "
        for size in range(2, 6):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


class TfidfSpace:
    """Sentences as unit vectors of features, weighted by term frequency (logarithmic) and inverse frequency.

    Args:
        sentences: the words of each example; they define the features and the weights.
        features: what is counted.
    """

    __slots__ = ("_features", "_index", "_matrix", "_weights")

    def __init__(self, sentences: Sequence[Sequence[str]], features: Features) -> None:
        self._features = features
        counts = [Counter(features(words)) for words in sentences]
        frequency = Counter(feature for count in counts for feature in count)
        self._index = {feature: position for position, feature in enumerate(frequency)}
        total = len(sentences)
        self._weights = np.array([1.0 + math.log((1 + total) / (1 + n)) for n in frequency.values()])
        self._matrix = self._vectors(counts)

    @property
    def matrix(self) -> csr_matrix:
        """The examples' vectors, one a row."""
        return self._matrix

    def vector(self, words: Sequence[str]) -> csr_matrix:
        """One row: the vector of a sentence; empty where it shares no feature with the examples."""
        return self._vectors([Counter(self._features(words))])

    def similarities(self, words: Sequence[str]) -> NDArray[np.float64]:
        """The cosine of a sentence with each example."""
        product = self._matrix @ self.vector(words).T
        return np.asarray(product.toarray(), dtype=np.float64).ravel()

    def _vectors(self, counts: Sequence[Counter[str]]) -> csr_matrix:
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for count in counts:
            known = [(self._index[feature], n) for feature, n in count.items() if feature in self._index]
            row = [(1.0 + math.log(n)) * self._weights[column] for column, n in known]
            # Features that no example has count towards the length: a strange sentence is far from everything.
            unknown = sum((1.0 + math.log(n)) ** 2 for f, n in count.items() if f not in self._index)
            length = math.sqrt(sum(value * value for value in row) + unknown * self._unseen_weight()) or 1.0
            columns.extend(column for column, _ in known)
            values.extend(value / length for value in row)
            ends.append(len(columns))
        shape = (len(counts), max(1, len(self._index)))
        return csr_matrix((values, columns, ends), shape=shape)

    def _unseen_weight(self) -> float:
        return float(self._weights.max()) ** 2 if len(self._weights) else 1.0
