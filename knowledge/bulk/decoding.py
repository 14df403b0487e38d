"""The letters of a text file: UTF-16 where it says so, else UTF-8, or as old machines here wrote them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from knowledge.bulk.faults import BulkFileError

OLD_ENCODINGS: Final = ("cp1252", "mac_roman", "cp850", "cp865")
"""Windows, which nearly every machine is, an old Mac, and the two Danish code pages of DOS."""
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_LOOKED_AT: Final = 20_000
_DANISH: Final = frozenset("æøåÆØÅ")
_FOREIGN: Final = frozenset("éèêëáàãäíïóöúüçñßÉÄÖÜ")
_SIGNS: Final = frozenset("–—‘’“”„«»…•·€£§°´®©™½¼¾²³±×÷¡¿µ\u00a0")
_WITHIN_WORDS: Final = frozenset("’´·\u00a0")
_BEFORE_NO_WORD: Final = frozenset("’®©™")
_TOLERATED: Final = 4
"""Beside so many Danish letters one odd character is a slip of whoever wrote, not of whoever reads."""


@dataclass(frozen=True, slots=True)
class _Guess:
    """A text as one of the old machines would have written it.

    Attributes:
        encoding: how it would write them.
        text: the letters.
        danish: how many of them are Danish and small, which are seldom there by chance.
        odd: how many characters stand where nobody writes them.
    """

    encoding: str
    text: str
    danish: int
    odd: int

    @property
    def is_sound(self) -> bool:
        return self.odd * _TOLERATED <= self.danish


def is_wide(data: bytes) -> bool:
    """Whether a file says that it is in UTF-16, as Excel writes its »Unicode text«."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def decoded(data: bytes) -> str:
    """The text of a file, without the mark of UTF-8 or UTF-16 at its beginning.

    What is no UTF-8 is read in the way that makes sound Danish of it.

    Raises:
        BulkFileError: if none does.
    """
    if is_wide(data):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise BulkFileError(
                f"The letters of line 1 cannot be told (byte {error.start}); the file is damaged",
                "Save the file as .csv (UTF-8)",
            ) from None
    try:
        return data.decode("utf-8-sig").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        guesses = [guess for guess in _guesses(data) if guess.is_sound]
        best = max(guesses, key=lambda guess: (guess.danish, -guess.odd), default=None)
        # Without a Danish letter there is nothing to tell the others by.
        if best is not None and (best.danish or best.encoding == OLD_ENCODINGS[0]):
            return best.text
        line = data.count(b"\n", 0, error.start) + 1
        raise BulkFileError(
            f"The letters of line {line} cannot be told (byte {error.start}); the file is not in UTF-8",
            "Save the file as .csv (UTF-8)",
        ) from None


def _guesses(data: bytes) -> Iterator[_Guess]:
    for encoding in OLD_ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        places = [found.start() for found in islice(_NOT_ASCII.finditer(text), _LOOKED_AT)]
        danish = sum(text[place] in _DANISH and text[place].islower() for place in places)
        yield _Guess(encoding, text, danish, sum(_is_odd(text, place) for place in places))


def _is_odd(text: str, place: int) -> bool:
    """Whether the character at a place is one that nobody would write there."""
    character = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if character in _SIGNS:
        if before.isalpha():
            return after.isalpha() and (character not in _WITHIN_WORDS or (before + after).isupper())
        return after.isalpha() and character in _BEFORE_NO_WORD
    if character not in _DANISH | _FOREIGN or after.isdigit():
        return True
    if character not in _DANISH and not (before.isalpha() or after.isalpha()):
        return True
    if character.isupper():
        return before.islower() or (before.isalpha() and after.islower())
    return after.isupper()
