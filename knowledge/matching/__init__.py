"""Matching: which entries a question may be about, with calibrated probabilities.

The interface is `Matcher`; `build_matcher` (in `knowledge.matching.fusion`) makes one from examples. Nothing here
knows entries beyond their slug, so the same code is measured on any labelled set of sentences (`bench/matching.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with the calibrated probability that it is the right answer.

    Attributes:
        entry: the slug.
        probability: between 0 and 1; over all entries they sum to at most 1, the rest is "none of our entries".
    """

    entry: str
    probability: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the matcher makes of one question.

    Attributes:
        candidates: the likeliest entries first, at most ten; ties in the order of the slugs.
        informative: False where no content was left to judge by (stop words only, gibberish, digits, an emoji).
        words: the question's words after repair, small letters.
        notes: what happened on the way, for the trace: event-style words such as "spelling: passs -> pas".
    """

    candidates: tuple[Candidate, ...]
    informative: bool = True
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Matcher(Protocol):
    """Judges questions; thread-safe, and never changed after it was built."""

    def rank(self, question: str) -> Ranking:
        """The candidates for `question`, which is the citizen's redacted text as it was typed."""
        ...
