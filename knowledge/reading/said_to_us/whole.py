"""Texts that say one thing and nothing else, as replies to what the assistant asked mostly do."""

from __future__ import annotations

import re

from knowledge.matching.text import clean, words
from knowledge.reading.letters import without_courtesies


def says_just(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether a text, as typed, says what `pattern` says, word for word; capital letters and signs do not matter.

    Nor does it matter how whoever writes greets and signs.
    """
    return any(pattern.fullmatch(" ".join(words(clean(said)))) for said in (text, without_courtesies(text)))
