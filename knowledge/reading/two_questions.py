"""Two questions in one text: "hvad koster et pas og hvornår har Borgerservice åbent"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from knowledge.reading.asking_part import QUESTION_WORD, begins_question, words_of
from knowledge.reading.leaning import leans_back, leans_with_somebody

_BETWEEN: Final = re.compile(
    r"[?!]\s+(?:(?:og|and)\s+)?|\s*[,;]?\s+(?:og|samt|and)\s+(?:så\s+|også\s+|desuden\s+|also\s+)?", re.IGNORECASE
)
_FEWEST_WORDS: Final = 3
_TWO: Final = 2
_WE: Final = frozenset("i du man jeg vi der you we there".split())
_VERB: Final = re.compile(r"(?!bor\b|hedder\b)\w{2,}r|kan|skal|må|vil|can|could|do|does|is|are|may|must|will|should")
_POINTING: Final = frozenset(
    "den de dem denne dette disse hende ham hans hendes it its they them their him her this that these one ones".split()
)
"""What they point at is in the other half."""
_OF_IT: Final = re.compile(
    r"\bdet\b(?! at\b)|\b(?:stadig|endnu|derefter|bagefter|tilmelde)\b|^(?:hvilke[nt]?|which) (?:er|is|are)\b"
)
_BEFORE_IT: Final = frozenset("og men hej and but hi".split())
_OF_A_CLAUSE: Final = frozenset("jeg man du vi".split())


def two_questions(text: str) -> tuple[str, str] | None:
    """The two questions of a text (redacted, as typed, Danish or English); None where it asks for one, or for more.

    Each of them says what it is about: "and how long does it take" goes on with the one before it, and so does what
    points at it, and a clause within it ("hvor og hvornår jeg er født").
    """
    for place in _BETWEEN.finditer(text):
        first, second = text[: place.start()].strip(), text[place.end() :].strip()
        apart = _stands_alone(first) and _stands_alone(second) and not _points_back(second)
        if apart and not (_two_within(first) or _two_within(second)):
            return first, second
    return None


def _stands_alone(half: str) -> bool:
    asked = words_of(half)
    # "Og kan man …" goes on with what came before; of two questions it is the first.
    while asked and asked[0] in _BEFORE_IT:
        asked = asked[1:]
    if len(asked) < _FEWEST_WORDS or QUESTION_WORD.fullmatch(asked[-1]) or _is_clause(asked):
        return False
    begins = QUESTION_WORD.fullmatch(asked[0]) or (_VERB.fullmatch(asked[0]) and asked[1] in _WE)
    return bool(begins) and not (leans_back(half) or leans_with_somebody(half))


def _is_clause(asked: Sequence[str]) -> bool:
    """Whether the first who that is named comes before what they do: no question, but what another one asks."""
    for word, following in pairwise(asked):
        if _VERB.fullmatch(word) and following in _WE:
            return False
        if word in _OF_A_CLAUSE and _VERB.fullmatch(following):
            return True
    return False


def _points_back(half: str) -> bool:
    return not _POINTING.isdisjoint(words_of(half)) or _OF_IT.search(half.casefold()) is not None


def _two_within(half: str) -> bool:
    """Whether a half asks for two things itself."""
    parts = [part for part in _BETWEEN.split(half) if part.strip()]
    return sum(begins_question(words_of(part)) for part in parts if words_of(part)) >= _TWO
