"""The matcher: evidence, calibrated, behind the interface of `knowledge.matching`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from knowledge.entries import Example
from knowledge.matching import Candidate, Matcher, Ranking
from knowledge.matching.between import Between, is_between
from knowledge.matching.dictionary import is_word
from knowledge.matching.embedding import Embedder, Vectors
from knowledge.matching.embedding_cache import EmbeddingCache, fingerprint
from knowledge.matching.evidence import Evidence, in_columns
from knowledge.matching.fitting import Fit, fit, method
from knowledge.matching.frame import Frame, framed
from knowledge.matching.question import Question, Reader, Words, read_example
from knowledge.matching.text import QUESTIONS_REMEMBERED, clean

_MOST_CANDIDATES: Final = 10
_ALONE: Final = 0.8
_BESIDE: Final = 0.0001
"""A lone word names an entry that has at least the one, where no other has as much as the other."""
_POSSIBLE: Final = 0.1
"""What an entry has at least of a wording that is word for word between some entries."""


@dataclass(frozen=True, slots=True)
class Told:
    """The examples that a matcher was told.

    Attributes:
        sentences: the words of each.
        owner: the number of each one's entry; a number beyond all for what is no example any more.
        slugs: the entries in the order of their numbers.
        hidden: whether there is one number more, for "none of the entries".
        vectors: their embeddings in `frame`; None where there is lexical evidence alone.
        frame: what makes embeddings comparable.
    """

    sentences: Sequence[Words]
    owner: NDArray[np.intp]
    slugs: Sequence[str]
    hidden: bool
    vectors: Vectors | None = None
    frame: Frame | None = None

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return len(self.slugs) + self.hidden

    @property
    def entries(self) -> NDArray[np.bool_]:
        """Which numbers stand for an entry."""
        return np.array([not is_between(slug) for slug in self.slugs] + [False] * self.hidden, dtype=np.bool_)

    def reader(self) -> Reader:
        """Understands questions in the light of these examples."""
        ours = np.flatnonzero(self.owner < len(self.slugs)).tolist()
        owner = self.owner.tolist()
        return Reader([self.sentences[row] for row in ours], [owner[row] for row in ours], is_word)


class FusionMatcher:
    """Judges questions by all evidence; made by `build_matcher`.

    Args:
        told: the examples.
        evidence: scores questions by them.
        learned: what was learned from them.
        embedder: gives the question's embedding; None for lexical evidence alone.
    """

    def __init__(self, told: Told, evidence: Evidence, learned: Fit, embedder: Embedder | None) -> None:
        self.told = told
        self.learned = learned
        self.embedder = embedder
        self._slugs = told.slugs
        self._reader = told.reader()
        self.evidence = evidence
        self._frame = told.frame
        sizes = np.bincount(told.owner, minlength=told.count)
        self._between = Between(told.slugs, evidence.terms, sizes)
        self._judge = lru_cache(maxsize=QUESTIONS_REMEMBERED)(self._judge_uncached)

    def rank(self, question: str) -> Ranking:
        """The candidates for `question`, which is the citizen's redacted text as it was typed."""
        return self._judge(clean(question))

    def read(self, question: str) -> Question:
        """What `question` says, in the light of the examples."""
        return self._reader.read(clean(question))

    def vector(self, question: Question) -> Vectors | None:
        """The embedding of a question, in the frame of the examples; None for lexical evidence alone."""
        if self.embedder is None or self._frame is None:
            return None
        found: Vectors = self._frame.of(self.embedder.embed([question.text]))[0]
        return found

    def _judge_uncached(self, text: str) -> Ranking:
        question = self._reader.read(text)
        if question.exact is not None:
            certain = np.zeros(len(self._slugs))
            certain[question.exact] = 1.0
            return self._ranking(certain, question, "match: word for word", at_least=_POSSIBLE)
        if not question.informative or self._is_strange(question):
            return Ranking((), informative=False, notes=question.notes)
        return self._ranking(self._probabilities(question), question)

    def _is_strange(self, question: Question) -> bool:
        """Without an engine there is nothing to say about words that resemble none of the examples."""
        return self.embedder is None and question.doubtful and not self.evidence.resembles_any(question.words)

    def _probabilities(self, question: Question) -> NDArray[np.float64]:
        scores = self.evidence.scores(question.words, self.vector(question), self.learned.weights)
        calibration = self.learned.calibration
        probabilities = calibration.probabilities(scores, hidden=self.told.hidden, often=self.evidence.evenness.often)
        # Words alone do not see what else is called so: without an engine nothing speaks for any other entry.
        named = question.lone and self.embedder is not None and _stands_alone(self._between.likely(probabilities))
        return calibration.doubted(probabilities) if question.doubtful and not named else probabilities

    def _ranking(
        self, probabilities: NDArray[np.float64], question: Question, *notes: str, at_least: float = 0.0
    ) -> Ranking:
        shared = self._between.shared_out(probabilities, () if notes else question.words)
        # A stable sort of the sorted slugs: ties come in the order of the slugs.
        order = np.argsort(-shared, kind="stable")
        entries = (at for at in order if shared[at] >= at_least and not is_between(self._slugs[at]))
        candidates = tuple(Candidate(self._slugs[at], float(shared[at])) for at in islice(entries, _MOST_CANDIDATES))
        # What is said word for word needs no words to be judged by.
        return Ranking(candidates, notes=(*question.notes, *notes), words=() if notes else question.words)


def _stands_alone(probabilities: NDArray[np.float64]) -> bool:
    """Whether one entry is likely and no other possible: "sprogcafe" names it, where "pas" names a subject."""
    likeliest = probabilities.max()
    return bool(likeliest >= _ALONE and (probabilities >= _BESIDE).sum() == 1)


def multiply_in_one_thread() -> None:
    """Threads of the matrix library that wait for each other on a busy machine cost more than they bring."""
    threadpool_limits(limits=1, user_api="blas")


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
    multiply_in_one_thread()
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
    vectors, frame = _embed(sentences, embedder, cache)
    told = Told(sentences, np.asarray(owner, dtype=np.intp), slugs, hidden, vectors, frame)
    evidence = Evidence(sentences, told.owner, told.count, vectors, hidden=hidden, entries=told.entries)
    engine = None if embedder is None else embedder.name
    key = fingerprint(method(), engine, sentences, owner, slugs)
    fresh = None if embedder is None else lambda: ~embedder.has_learned([_line(sentence) for sentence in sentences])
    learned = fit(evidence, slugs, told.owner, hidden=hidden, cache=cache, key=key, fresh=fresh)
    return FusionMatcher(told, evidence, learned, embedder)


def _embed(
    sentences: Sequence[Sequence[str]], embedder: Embedder | None, cache: EmbeddingCache
) -> tuple[Vectors | None, Frame | None]:
    if embedder is None:
        return None, None
    vectors = cache.embed(embedder, [_line(sentence) for sentence in sentences])
    frame, rows = framed(vectors)
    # As the evidence holds them, so that there are no two of them.
    return in_columns(rows), frame


def _line(sentence: Sequence[str]) -> str:
    return " ".join(sentence)
