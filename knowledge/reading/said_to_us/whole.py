"""Texts that say one thing and nothing else, as replies to what the assistant asked mostly do."""

from __future__ import annotations

import re

from knowledge.matching.text import clean, words


def says_just(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether a text, as typed, says what `pattern` says, word for word; capital letters and signs do not matter."""
    return pattern.fullmatch(" ".join(words(clean(text)))) is not None
