"""Two questions in one text: "hvad koster et pas og hvornår har Borgerservice åbent"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.reading.asking_part import begins_question, words_of
from knowledge.reading.leaning import leans_back, leans_with_somebody

_BETWEEN: Final = re.compile(r"[?!]\s+|\s*[,;]?\s+(?:og|samt|and)\s+(?:så\s+|også\s+|desuden\s+|also\s+)?|[.]\s+")
_VERB: Final = re.compile(r"\w{2,}r")
_WE: Final = frozenset("i du man jeg vi".split())
"""After a verb in the present tense they ask, whatever the verb: "sælger I frimærker"."""
_FEWEST_WORDS: Final = 3
_TWO: Final = 2


def two_questions(text: str) -> tuple[str, str] | None:
    """The two questions of a text (redacted, as typed, Danish or English); None where it asks for one, or for more.

    Each of them says what it is about: "and how long does it take" goes on with the one before it.
    """
    for place in _BETWEEN.finditer(text):
        halves = text[: place.start()].strip(), text[place.end() :].strip()
        if all(map(_stands_alone, halves)) and not any(map(_two_within, halves)):
            return halves
    return None


def _stands_alone(half: str) -> bool:
    asked = words_of(half)
    whole = len(asked) >= _FEWEST_WORDS and begins_question(asked)
    whole = whole or (len(asked) >= _FEWEST_WORDS and _VERB.fullmatch(asked[0]) is not None and asked[1] in _WE)
    return whole and not (leans_back(half) or leans_with_somebody(half))


def _two_within(half: str) -> bool:
    """Whether a half asks for two things itself."""
    parts = [part for part in _BETWEEN.split(half) if part.strip()]
    return sum(begins_question(words_of(part)) for part in parts if words_of(part)) >= _TWO
