"""Which questions a change of examples can touch, told in a fraction of the time of judging them anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import numpy as np

from knowledge.matching.adapted_evidence import AdaptedEvidence
from knowledge.matching.embedding import Vectors
from knowledge.matching.fusion import FusionMatcher
from knowledge.matching.lexical import content_features
from knowledge.matching.question import Question, Words, read_example
from knowledge.matching.text import clean

_MEANT_ALIKE: Final = 0.3
"""The cosine of embeddings (in a `Frame`) from which a question may be about what a changed example is about."""

_LIKELY_MOVES: Final = 0.005
"""The move that counts of the score of an entry that was likely: it changes a probability by a hundredth at most."""

_OTHERS_RISE: Final = 0.03
"""The rise that counts of any other entry's score: it makes the entry half as likely again."""


class Touching:
    """Knows what a matcher makes of questions otherwise than the one that it was adapted from.

    Args:
        before: the matcher that `after` was adapted from.
        after: the adapted one.
    """

    def __init__(self, before: FusionMatcher, after: FusionMatcher) -> None:
        self._before = before
        self._after = after
        self._evidence = after.evidence if isinstance(after.evidence, AdaptedEvidence) else None
        self._number = {slug: at for at, slug in enumerate(after.told.slugs)}
        changed = [] if self._evidence is None or before is after else self._evidence.changed.tolist()
        self._stems = frozenset(_stems(after.told.sentences[row] for row in changed))
        self._vectors: Vectors | None = None if after.told.vectors is None else after.told.vectors[changed]

    def touches(self, question: str, likely: Collection[str]) -> bool:
        """Whether the change may touch what becomes of a question.

        Args:
            question: redacted, as the matcher is asked for it.
            likely: the entries that it was likely about.
        """
        if self._before is self._after:
            return False
        read = self._after.read(question)
        vector = self._after.vector(read)
        if not self._resembles((*read.words, *read_example(clean(question))), vector):
            return False
        was = self._before.read(question)
        if _judged_by(read) != _judged_by(was):
            return True
        if read.exact is not None or was.exact is not None:
            return _named(self._after, read.exact) != _named(self._before, was.exact)
        if not read.informative or self._evidence is None:
            return False
        moves = self._evidence.moves(read.words, vector, self._after.learned.weights.shares, self._before.evidence)
        of_likely = [moves[self._number[slug]] for slug in likely if slug in self._number]
        return bool(moves.max() >= _OTHERS_RISE or np.abs(of_likely).max(initial=0.0) >= _LIKELY_MOVES)

    def _resembles(self, words: Words, vector: Vectors | None) -> bool:
        """Whether a question has a word of a changed example, as typed or as understood, or means the like."""
        if not self._stems.isdisjoint(content_features(words)):
            return True
        return vector is not None and self._vectors is not None and bool((self._vectors @ vector).max() >= _MEANT_ALIKE)


def _stems(sentences: Iterable[Words]) -> Iterable[str]:
    return (stem for words in sentences for stem in content_features(words))


def _judged_by(question: Question) -> tuple[Words, bool, bool, bool]:
    """What a question is judged by besides the evidence."""
    return question.words, question.informative, question.doubtful, question.lone


def _named(matcher: FusionMatcher, number: int | None) -> str | None:
    return None if number is None else matcher.told.slugs[number]
