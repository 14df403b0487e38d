"""The matcher: lexical and semantic evidence fused in one kernel, then calibrated."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.entries import Example
from knowledge.matching import Candidate, Matcher, Ranking
from knowledge.matching.calibration import Calibration, fit_calibration
from knowledge.matching.embedding import Embedder, EmbeddingCache, Vectors
from knowledge.matching.lexical import TfidfSpace, character_features, content_features, word_features
from knowledge.matching.ridge import KernelRidge
from knowledge.matching.spelling import Repaired, Speller
from knowledge.matching.text import clean, expand_short_forms, is_stop_word, words

Matrix = NDArray[np.float64]

_MOST_CANDIDATES: Final = 10
_SPACES: Final = ((word_features, 0.2), (content_features, 0.2), (character_features, 0.3))
_SEMANTIC_WEIGHT: Final = 0.3
_NOISE: Final = 0.3
_NEAREST_SHARE: Final = 0.3
_TEMPERATURE: Final = 0.08
_PRIOR: Final = Calibration((6.0, 4.0), -3.0)
_CACHED_QUESTIONS: Final = 2048


class FusionMatcher:
    """Judges questions by all evidence; made by `build_matcher`."""

    def __init__(
        self,
        examples: Sequence[Example],
        *,
        embedder: Embedder | None,
        cache: EmbeddingCache,
        out_of_scope: Sequence[str],
    ) -> None:
        sentences = [expand_short_forms(words(clean(example.text))) for example in examples]
        self._speller = Speller(sentences)
        self._entries = sorted({example.entry for example in examples})
        number = {entry: position for position, entry in enumerate(self._entries)}
        self._owner = np.array([number[example.entry] for example in examples], dtype=np.intp)
        self._exact = _exact_matches(sentences, self._owner)
        self._lexical = [(TfidfSpace(sentences, features), weight) for features, weight in _SPACES]
        self._embedder = embedder
        self._vectors: Vectors | None = None
        self._mean: Vectors | None = None
        if embedder is not None:
            vectors = cache.embed(embedder, [" ".join(sentence) for sentence in sentences])
            self._mean = vectors.mean(axis=0)
            self._vectors = _centred(vectors, self._mean)
        kernel = self._kernel()
        targets = (self._owner[:, np.newaxis] == np.arange(len(self._entries))).astype(np.float64)
        sizes = targets.sum(axis=0)
        self._ridge = KernelRidge(kernel, targets, _NOISE * sizes[self._owner] / sizes.mean())
        self._calibration = self._calibrate(kernel, [self._evidence(text) for text in out_of_scope])
        self._judge = lru_cache(maxsize=_CACHED_QUESTIONS)(self._judge_uncached)

    def rank(self, question: str) -> Ranking:
        """The candidates for `question`, which is the citizen's redacted text as it was typed."""
        return self._judge(clean(question))

    def _judge_uncached(self, question: str) -> Ranking:
        repaired = self._speller.repair(expand_short_forms(words(question)))
        exact = self._exact.get(repaired.words)
        if exact is not None:
            return Ranking((Candidate(self._entries[exact], 1.0),), notes=(*repaired.notes, "exact match"))
        if not _informative(repaired, self._speller):
            return Ranking((), informative=False, notes=repaired.notes)
        scores = self._scores(self._similarities(repaired.words))
        probability = self._calibration.probability(_evidence_rows(scores[np.newaxis, :]))[0]
        shares = np.exp((scores - scores.max()) / _TEMPERATURE)
        shares *= probability / shares.sum()
        order = np.lexsort((np.arange(len(shares)), -shares))[:_MOST_CANDIDATES]
        found = tuple(Candidate(self._entries[position], float(shares[position])) for position in order)
        return Ranking(found, notes=repaired.notes)

    def _evidence(self, text: str) -> Matrix:
        repaired = self._speller.repair(expand_short_forms(words(clean(text))))
        return self._scores(self._similarities(repaired.words))

    def _similarities(self, sentence: Sequence[str]) -> Matrix:
        total: Matrix = sum(
            (weight * space.similarities(sentence) for space, weight in self._lexical),
            np.zeros(len(self._owner)),
        )
        if self._embedder is None or self._vectors is None or self._mean is None:
            return total / (1.0 - _SEMANTIC_WEIGHT)
        vector = _centred(self._embedder.embed([" ".join(sentence)]), self._mean)[0]
        return total + _SEMANTIC_WEIGHT * (self._vectors @ vector).astype(np.float64)

    def _kernel(self) -> Matrix:
        total = sum(weight * (space.matrix @ space.matrix.T) for space, weight in self._lexical)
        kernel = np.asarray(total.toarray(), dtype=np.float64)
        if self._vectors is None:
            return kernel / (1.0 - _SEMANTIC_WEIGHT)
        return kernel + _SEMANTIC_WEIGHT * (self._vectors @ self._vectors.T).astype(np.float64)

    def _scores(self, similarities: Matrix) -> Matrix:
        nearest = _best_by_owner(similarities[np.newaxis, :], self._owner, len(self._entries))[0]
        return _NEAREST_SHARE * nearest + (1.0 - _NEAREST_SHARE) * (similarities @ self._ridge.weights)

    def _calibrate(self, kernel: Matrix, strangers: Sequence[Matrix]) -> Calibration:
        count = len(self._entries)
        alone = np.bincount(self._owner, minlength=count)[self._owner] < 2
        hidden = kernel.copy()
        np.fill_diagonal(hidden, 0.0)
        nearest = _best_by_owner(hidden, self._owner, count)
        inside = _NEAREST_SHARE * nearest + (1.0 - _NEAREST_SHARE) * self._ridge.without_each()
        groups = [np.flatnonzero(self._owner == entry) for entry in range(count)]
        outside = _NEAREST_SHARE * nearest + (1.0 - _NEAREST_SHARE) * self._ridge.without_groups(groups)
        outside[np.arange(len(outside)), self._owner] = -np.inf
        evidence = np.vstack([_evidence_rows(inside[~alone]), *(_rows(outside, strangers, count))])
        right = np.zeros(len(evidence), dtype=np.bool_)
        right[: int((~alone).sum())] = (inside.argmax(axis=1) == self._owner)[~alone]
        weights = np.full(len(evidence), 1.0)
        return fit_calibration(evidence, right, weights, _PRIOR)


def _rows(outside: Matrix, strangers: Sequence[Matrix], count: int) -> list[Matrix]:
    rows = [_evidence_rows(outside)] if count > 2 else []
    return [*rows, *(_evidence_rows(scores[np.newaxis, :]) for scores in strangers)]


def _evidence_rows(scores: Matrix) -> Matrix:
    """The best score and its lead over the second, a row for each row of scores."""
    if scores.shape[1] == 1:
        return np.hstack([scores, scores])
    best = np.partition(scores, -2, axis=1)[:, -2:]
    return np.column_stack([best[:, 1], best[:, 1] - best[:, 0]])


def _best_by_owner(similarities: Matrix, owner: NDArray[np.intp], count: int) -> Matrix:
    best = np.zeros((len(similarities), count))
    for entry in range(count):
        best[:, entry] = similarities[:, owner == entry].max(axis=1)
    return best


def _centred(vectors: Vectors, mean: Vectors) -> Vectors:
    """The embeddings without what all of them share, at length one again."""
    moved = vectors - mean
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(lengths, 1e-6), dtype=np.float32)


def _exact_matches(
    sentences: Sequence[tuple[str, ...]], owner: NDArray[np.intp]
) -> dict[tuple[str, ...], int]:
    """The sentences that belong to one entry only."""
    owners: dict[tuple[str, ...], set[int]] = {}
    for sentence, entry in zip(sentences, owner, strict=True):
        owners.setdefault(sentence, set()).add(int(entry))
    return {sentence: found.pop() for sentence, found in owners.items() if len(found) == 1 and sentence}


def _informative(repaired: Repaired, speller: Speller) -> bool:
    """Whether any word is left that says something: no stop word, and letters in it."""
    content = [word for word in repaired.words if not is_stop_word(word) and not word.isdigit()]
    return any(speller.knows(word) or len(word) > 2 for word in content)


def build_matcher(
    examples: Sequence[Example],
    *,
    embedder: Embedder | None,
    cache: EmbeddingCache | None = None,
    out_of_scope: Sequence[str] = (),
) -> Matcher:
    """A matcher for these examples.

    Args:
        examples: what citizens say for which entry; at least one.
        embedder: the engine for semantic evidence; None judges by lexical evidence alone.
        cache: where embeddings of examples are kept; None uses the shipped ones and keeps the rest in memory.
        out_of_scope: questions that no entry answers.

    Raises:
        ValueError: when there are no examples.
    """
    if not examples:
        raise ValueError("There are no examples to learn from; publish at least one entry with an example.")
    return FusionMatcher(
        examples,
        embedder=embedder,
        cache=EmbeddingCache() if cache is None else cache,
        out_of_scope=out_of_scope,
    )
