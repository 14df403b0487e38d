"""Which words there are in Danish and English: what is one is no slip of the finger, whatever it resembles.

"Efterløn" is not "efterlod", though the examples have only the one of them. The words themselves are not needed, so
the file beside this module keeps a number for each, sorted; `scripts/ship_words.py` makes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.text import word_list

WORDS_FILE: Final = "words.npz"
SHORTEST_WORD: Final = 4
"""Shorter strings are nearly all a word, an abbreviation or a syllable of something, so few are asked about them."""
SHORTEST_KNOWN: Final = 2


def is_word(word: str) -> bool:
    """Whether `word`, in small letters, is a word of Danish or English, in any of its forms.

    Of strings that are none, one in some five thousand is taken for a word.
    """
    return len(word) >= SHORTEST_WORD and _is_known(word)


def is_short_word(word: str) -> bool:
    """Whether `word`, in small letters, is a word of two or three letters, or a common abbreviation."""
    short = SHORTEST_KNOWN <= len(word) < SHORTEST_WORD and _is_known(word)
    return short or word in word_list("abbreviations.txt")


def _is_known(word: str) -> bool:
    known = _numbers()
    number = _number(word)
    at = int(np.searchsorted(known, number))
    return at < len(known) and bool(known[at] == number)


def numbered(words: Iterable[str]) -> NDArray[np.uint32]:
    """The numbers of these words, ascending, each once."""
    return np.unique(np.fromiter(map(_number, words), dtype=np.uint32))


def as_steps(numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Ascending numbers as the step from each to the next, which take less room in a file."""
    return np.diff(numbers, prepend=np.uint32(0))


def _number(word: str) -> np.uint32:
    return np.uint32(crc32(word.encode()))


@cache
def _numbers() -> NDArray[np.uint32]:
    with (files("knowledge.matching") / "data" / WORDS_FILE).open("rb") as file, np.load(file) as kept:
        return np.cumsum(kept["steps"], dtype=np.uint32)
