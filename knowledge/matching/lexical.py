"""Lexical evidence: words, content words and character n-grams as one space, and BM25 over whole entries."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from knowledge.matching.counting import Counts, Sentences, grams_of
from knowledge.matching.text import WORDS_REMEMBERED, is_stop_word, skeleton, stem

Numbers = NDArray[np.float32]
Words = Sequence[str]
Features = Callable[[Words], Iterable[str]]

_SATURATION: Final = 0.3
"""BM25's k1. An entry that mentions a word often is hardly more about it than one that mentions it once."""
_CHUNK: Final = 512


def word_features(words: Words) -> Iterable[str]:
    """Stems, and pairs of neighbouring stems."""
    stems = [stem(word) for word in words]
    return [*stems, *map(" ".join, pairwise(stems))]


def content_features(words: Words) -> Iterable[str]:
    """The stems of the words that say something about the subject."""
    return [stem(word) for word in words if not is_stop_word(word)]


def character_features(words: Words) -> Iterable[str]:
    """Character 3- to 5-grams inside each word and its borders, in the letters of every keyboard."""
    return chain.from_iterable(map(_grams, words))


@lru_cache(maxsize=WORDS_REMEMBERED)
def _grams(word: str) -> tuple[str, ...]:
    return tuple(grams_of(skeleton(word)))


class TfidfSpace:
    """Sentences as unit vectors of features, weighted by term frequency (logarithmic) and inverse frequency.

    Args:
        counts: how often each example has each feature; they define the weights.
        features: what is counted.
    """

    __slots__ = ("_features", "_index", "_unseen", "_weight_list", "_weights")

    def __init__(self, counts: Counts, features: Features) -> None:
        self._features = features
        self._index = counts.index
        seen_in = np.asarray(counts.table.getnnz(axis=0), dtype=np.float32)[: len(self._index)]
        self._weights = 1.0 + np.log((1 + counts.table.shape[0]) / (1 + seen_in))
        self._weight_list = self._weights.tolist()
        # What no example has counts towards the length, so that a strange sentence is far from every example.
        self._unseen = float(self._weights.max(initial=1.0))

    def vectors(self, table: csr_matrix) -> csr_matrix:
        """The examples' vectors, one a row, from how often each of them has each feature."""
        values = ((1.0 + np.log(table.data)) * self._weights[table.indices]).astype(np.float32)
        return _at_length_one(csr_matrix((values, table.indices, table.indptr), shape=table.shape))

    def weighted(self, words: Words, scale: float) -> tuple[NDArray[np.int32], Numbers]:
        """The columns and values of a sentence's vector times `scale`; none where it shares no feature."""
        count = Counter(self._features(words))
        values = [
            (self._index.get(feature, -1), _LOGARITHMS[n] if n < len(_LOGARITHMS) else 1.0 + math.log(n))
            for feature, n in count.items()
        ]
        known = [(column, value * self._weight_list[column]) for column, value in values if column >= 0]
        unseen = sum(value * value for column, value in values if column < 0) * self._unseen**2
        length = math.sqrt(sum(value * value for _, value in known) + unseen) or 1.0
        columns = np.array([column for column, _ in known], dtype=np.int32)
        return columns, np.array([value / length * scale for _, value in known], dtype=np.float32)


def _at_length_one(vectors: csr_matrix) -> csr_matrix:
    lengths = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1))).ravel()
    vectors.data /= np.repeat(np.maximum(lengths, 1e-9), np.diff(vectors.indptr)).astype(np.float32)
    return vectors


_LOGARITHMS: Final = (0.0, *(1.0 + math.log(n) for n in range(1, 20)))


class LexicalSpace:
    """The three lexical spaces as one: the cosine here is the weighted mean of the cosines there."""

    __slots__ = ("_matrix", "_spaces", "_starts", "_transposed")

    def __init__(self, sentences: Sentences) -> None:
        counted = (
            (sentences.stems_and_pairs(), word_features, 0.3),
            (sentences.content_stems(), content_features, 0.3),
            (sentences.grams(), character_features, 0.4),
        )
        self._spaces = tuple((TfidfSpace(counts, features), share) for counts, features, share in counted)
        scaled = [
            space.vectors(counts.table) * np.float32(math.sqrt(share))
            for (counts, _, share), (space, _) in zip(counted, self._spaces, strict=True)
        ]
        self._starts = np.cumsum([0, *(matrix.shape[1] for matrix in scaled)])[:-1]
        self._matrix = csr_matrix(hstack(scaled))
        self._transposed = csr_matrix(self._matrix.T)

    def similarities(self, words: Words) -> Numbers:
        """The cosine of a sentence with each example."""
        rows = [space.weighted(words, math.sqrt(share)) for space, share in self._spaces]
        columns = np.concatenate([row[0] + start for row, start in zip(rows, self._starts, strict=True)])
        values = np.concatenate([row[1] for row in rows])
        # Of the few features that it has only: a product with all of them takes four times as long.
        return np.asarray(values @ self._transposed[columns], dtype=np.float32)

    def similarities_of(self, rows: NDArray[np.intp]) -> Numbers:
        """The cosine of some of the examples with each example."""
        return np.asarray((self._matrix[rows] @ self._transposed).toarray(), dtype=np.float32)

    def similarities_among(self, rows: NDArray[np.intp]) -> Numbers:
        """The cosine of some of the examples with each other."""
        chosen = self._matrix[rows]
        return np.asarray((chosen @ chosen.T).toarray(), dtype=np.float32)

    def similarities_to(self, columns: NDArray[np.intp]) -> Numbers:
        """The cosine of each example with some of the examples."""
        chosen = csr_matrix(self._matrix[columns].T)
        parts = [self._matrix[at : at + _CHUNK] @ chosen for at in range(0, self._matrix.shape[0], _CHUNK)]
        return np.vstack([np.asarray(part.toarray(), dtype=np.float32) for part in parts])


class EntryTerms:
    """How much of a sentence an entry's examples speak of: BM25 over whole entries, as a share of the possible.

    Length is not normalised (b = 0), so that it does not matter how many examples an entry has.

    Args:
        counts: how often each example has each content word (`Sentences.content_stems`).
        owner: the number of each example's entry.
        count: how many entries there are.
    """

    __slots__ = ("_counts", "_frequency", "_index", "_owner", "_table", "_terms", "_unseen", "_weights")

    def __init__(self, counts: Counts, owner: NDArray[np.intp], count: int) -> None:
        self._table, self._index, self._terms = counts.table, counts.index, list(counts.index)
        size, examples = len(self._index), len(owner)
        self._frequency = np.bincount(self._table.indices, minlength=size).astype(np.float32)
        self._weights = np.log((1 + examples) / (1 + self._frequency)) + np.float32(0.3)
        self._unseen = math.log(1 + examples) + 0.3
        self._owner = owner
        places = self._table.indices * np.intp(count) + np.repeat(owner, np.diff(self._table.indptr))
        self._counts = np.bincount(places, minlength=size * count).astype(np.float32).reshape(size, count)

    def shares(self, words: Words) -> Numbers:
        """For each entry between 0 (speaks of no content word) and 1 (of all of them)."""
        terms = sorted(set(content_features(words)))
        known = [self._index[term] for term in terms if term in self._index]
        return self._share(self._counts[known], self._weights[known], len(terms) - len(known))

    def said_by(self, words: Words, entries: Sequence[int], besides: int) -> Numbers:
        """How often each of some entries says each content word of a question, one row a word.

        Args:
            words: of the question.
            entries: the numbers of these entries.
            besides: the number of one whose words are left out.
        """
        known = sorted({self._index[term] for term in content_features(words) if term in self._index})
        counts: Numbers = self._counts[[term for term in known if not self._counts[term, besides]]]
        return counts[:, list(entries)]

    def shares_without(self, example: int) -> Numbers:
        """What `shares` gives for an example, as if it were no example."""
        terms = sorted(
            self._table.indices[slice(*self._table.indptr[example : example + 2])], key=self._terms.__getitem__
        )
        row = np.array(terms, dtype=np.intp)
        # What only this example says is unknown without it.
        row = row[self._frequency[row] > 1]
        counts = self._counts[row].copy()
        counts[:, self._owner[example]] -= 1
        return self._share(counts, self._weights[row], len(terms) - len(row))

    def _share(self, counts: Numbers, weights: Numbers, unknown: int) -> Numbers:
        possible = float(weights.sum()) + unknown * self._unseen
        if possible <= 0:
            return np.zeros(counts.shape[1], dtype=np.float32)
        saturated = counts * (1 + _SATURATION) / (counts + _SATURATION)
        return np.asarray(np.minimum(weights @ saturated / possible, 1.0), dtype=np.float32)
