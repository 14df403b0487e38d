"""The guard: personal numbers are masked in memory before matching, storage, logs or staff see a text.

A Danish CPR number is six digits for the date of birth and four more, with or without a separator. Numbers without
a valid modulus-11 check have been issued since October 2007, so no check digit is tested: recall comes first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MASK = "[CPR]"

# Day 01-31 (61-91 for replacement numbers), month 01-12 or letters' worth of doubt aside, then year and serial.
_DAY = r"(?:[0-2]\d|3[01]|[67]\d|8\d|9[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_GAP = r"[\s.,:/_·•\-\u2010-\u2015\u2212]{0,3}"
_PERSONAL_NUMBER = re.compile(rf"(?<!\d){_DAY}{_GAP}{_MONTH}{_GAP}\d\d{_GAP}\d{_GAP}\d{_GAP}\d{_GAP}\d(?!\d)")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text without personal numbers.

    Attributes:
        text: the text with each personal number replaced by `MASK`.
        kinds: what was found, for example ("cpr",); empty if nothing was.
    """

    text: str
    kinds: tuple[str, ...]


def redact(text: str) -> Redaction:
    """Mask every personal number in `text`, however it is spaced, dotted or widened.

    Digits of any script count as digits, and invisible characters between digits do not hide a number. Where
    nothing is found the text comes back unchanged.
    """
    plain, origin = _plain(text)
    pieces: list[str] = []
    end = 0
    for match in _PERSONAL_NUMBER.finditer(plain):
        if not _could_be_personal(match.group()):
            continue
        start, stop = origin[match.start()], origin[match.end() - 1] + 1
        pieces += (text[end:start], MASK)
        end = stop
    if not pieces:
        return Redaction(text, ())
    return Redaction("".join(pieces) + text[end:], ("cpr",))


def _plain(text: str) -> tuple[str, list[int]]:
    """`text` with ASCII digits and without invisible characters, and for each character its place in `text`."""
    characters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        digit = unicodedata.digit(character, None)
        characters.append(character if digit is None else str(digit))
        origin.append(index)
    return "".join(characters), origin


def _could_be_personal(found: str) -> bool:
    """Ten digits in pairs (12 34 56 78 90) are read as a phone number or a list, everything else as a CPR number."""
    return re.fullmatch(r"\d\d( \d\d){4}", found) is None
