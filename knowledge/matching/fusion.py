"""The matcher: evidence, calibrated, behind the interface of `knowledge.matching`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from knowledge.entries import Example
from knowledge.matching import Candidate, Matcher, Ranking
from knowledge.matching.embedding import Embedder, Vectors
from knowledge.matching.embedding_cache import EmbeddingCache, fingerprint
from knowledge.matching.evidence import Evidence
from knowledge.matching.fitting import Fit, fit, method
from knowledge.matching.question import Question, Reader, read_example
from knowledge.matching.text import clean

_MOST_CANDIDATES: Final = 10
_CACHED_QUESTIONS: Final = 2048


class FusionMatcher:
    """Judges questions by all evidence; made by `build_matcher`.

    Args:
        slugs: the entries in the order of their numbers.
        reader: understands the question's words.
        evidence: scores them.
        learned: what was learned from the examples.
        embedder: gives the question's embedding, less `mean`; None for lexical evidence alone.
        hidden: whether the last number stands for "none of the entries".
    """

    def __init__(
        self,
        slugs: Sequence[str],
        *,
        reader: Reader,
        evidence: Evidence,
        learned: Fit,
        embedder: Embedder | None,
        mean: Vectors | None,
        hidden: bool,
    ) -> None:
        self._slugs = slugs
        self._reader = reader
        self._evidence = evidence
        self._learned = learned
        self._embedder = embedder
        self._mean = mean
        self._hidden = hidden
        self._judge = lru_cache(maxsize=_CACHED_QUESTIONS)(self._judge_uncached)

    def rank(self, question: str) -> Ranking:
        """The candidates for `question`, which is the citizen's redacted text as it was typed."""
        return self._judge(clean(question))

    def _judge_uncached(self, text: str) -> Ranking:
        question = self._reader.read(text)
        if question.exact is not None:
            certain = Candidate(self._slugs[question.exact], 1.0)
            return Ranking((certain,), notes=(*question.notes, "match: word for word"))
        if not question.informative or self._is_strange(question):
            return Ranking((), informative=False, notes=question.notes)
        return self._ranking(self._probabilities(question), question)

    def _is_strange(self, question: Question) -> bool:
        """Without an engine there is nothing to say about words that resemble none of the examples."""
        return self._embedder is None and question.doubtful and not self._evidence.resembles_any(question.words)

    def _probabilities(self, question: Question) -> NDArray[np.float64]:
        vector = None
        if self._embedder is not None and self._mean is not None:
            vector = centred(self._embedder.embed([question.text]), self._mean)[0]
        scores = self._evidence.scores(question.words, vector, self._learned.weights)
        calibration = self._learned.calibration
        probabilities = calibration.probabilities(scores, hidden=self._hidden)
        return calibration.doubted(probabilities) if question.doubtful else probabilities

    def _ranking(self, probabilities: NDArray[np.float64], question: Question) -> Ranking:
        # A stable sort of the sorted slugs: ties come in the order of the slugs.
        order = np.argsort(-probabilities, kind="stable")[:_MOST_CANDIDATES]
        candidates = tuple(Candidate(self._slugs[at], float(probabilities[at])) for at in order)
        return Ranking(candidates, notes=question.notes, words=question.words)


def centred(vectors: Vectors, mean: Vectors) -> Vectors:
    """Embeddings without what all of them share, at length one again."""
    moved: Vectors = vectors - mean
    moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)
    return moved


def build_matcher(
    examples: Sequence[Example],
    *,
    embedder: Embedder | None,
    cache: EmbeddingCache | None = None,
    out_of_scope: Sequence[str] = (),
) -> Matcher:
    """A matcher for these examples. Takes seconds of work; call it off the event loop.

    Args:
        examples: what citizens say for which entry; at least one.
        embedder: the engine for semantic evidence; None judges by lexical evidence alone.
        cache: where embeddings and fits are kept; None uses the shipped ones and keeps nothing.
        out_of_scope: questions that no entry answers; what resembles them is answered less.

    Raises:
        ValueError: when there are no examples.
    """
    if not examples:
        raise ValueError("There are no examples to learn from; publish at least one entry with an example.")
    # Threads of the matrix library that wait for each other on a busy machine cost more than they bring.
    threadpool_limits(limits=1, user_api="blas")
    kept = EmbeddingCache() if cache is None else cache
    # Sorted, so that nothing depends on the order in which the examples come.
    ordered = sorted({(example.entry, clean(example.text)) for example in examples})
    slugs = sorted({slug for slug, _ in ordered})
    number = {slug: position for position, slug in enumerate(slugs)}
    strangers = sorted({clean(text) for text in out_of_scope})
    texts = [text for _, text in ordered] + strangers
    owner = [number[slug] for slug, _ in ordered] + [len(slugs)] * len(strangers)
    return _assemble(texts, owner, slugs, embedder=embedder, cache=kept, hidden=bool(strangers))


def _assemble(
    texts: Sequence[str],
    owner: Sequence[int],
    slugs: Sequence[str],
    *,
    embedder: Embedder | None,
    cache: EmbeddingCache,
    hidden: bool,
) -> Matcher:
    sentences = [read_example(text) for text in texts]
    count = len(slugs) + hidden
    vectors, mean = _embed(sentences, embedder, cache)
    evidence = Evidence(sentences, np.asarray(owner, dtype=np.intp), count, vectors, hidden=hidden)
    engine = None if embedder is None else embedder.name
    key = fingerprint(method(), engine, sentences, owner, slugs)
    sizes = np.bincount(owner, minlength=count).tolist()
    learned = fit(evidence, slugs, sizes, hidden=hidden, cache=cache, key=key)
    ours = len(sentences) - sum(number == len(slugs) for number in owner)
    reader = Reader(sentences[:ours], owner[:ours], _never if embedder is None else embedder.is_word)
    return FusionMatcher(
        slugs, reader=reader, evidence=evidence, learned=learned, embedder=embedder, mean=mean, hidden=hidden
    )


def _embed(
    sentences: Sequence[Sequence[str]], embedder: Embedder | None, cache: EmbeddingCache
) -> tuple[Vectors | None, Vectors | None]:
    if embedder is None:
        return None, None
    vectors = cache.embed(embedder, [_line(sentence) for sentence in sentences])
    mean: Vectors = vectors.mean(axis=0)
    return centred(vectors, mean), mean


def _line(sentence: Sequence[str]) -> str:
    return " ".join(sentence)


def _never(_word: str) -> bool:
    return False
