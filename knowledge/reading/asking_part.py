"""The sentences of a text that ask, where others tell what happened before: "Hunden har ædt den. Hvad gør jeg?".

A word that an entry never uses says that something else is asked for, but only in what is asked. What somebody tells of
a dog, a holiday or a husband beside it has such words in any case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from knowledge.matching.question import Words, in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold

# A full stop after a number is that of a date, or of a number in a row.
_END: Final = re.compile(r"(?<=[^\d\s][.!?…])\s+|\n+")
_BEGINNING: Final = re.compile(
    r"(?:(?:og|men|så|nå|altså|and|but|so) )?"
    r"(?:hvor\w*|hvad|hvem\w*|hvilke\w*|ka|kan|ska|skal|må|har|er|findes|gælder|koster"
    r"|how\w*|what\w*|where\w*|when|which|who\w*|why|can|could|do|does|is|are|may|should|must|will)\b",
    re.IGNORECASE,
)


def asking_part(text: str) -> str:
    """The sentences that ask, of a text (redacted, as typed, Danish or English); the whole text if none does."""
    sentences = [part.strip() for part in _END.split(text) if any(map(str.isalnum, part))]
    asking = [part for part in sentences if part.endswith("?") or _BEGINNING.match(part)]
    return " ".join(asking) if asking else text


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def told_beside(text: str) -> frozenset[str]:
    """The words, in the letters of every keyboard, that stand only in those sentences of a text that do not ask."""
    asking = asking_part(text)
    return frozenset() if asking == text else frozenset(in_plain_letters(text)) - frozenset(in_plain_letters(asking))


def without_told(words: Words, text: str) -> Words:
    """The words of a text, mended and in small letters, without those that it only tells beside its question."""
    beside = told_beside(text)
    return tuple(word for word in words if fold(word) not in beside) if beside else words
