"""The guard: personal numbers are masked in memory before matching, storage, logs or staff see a text.

What a personal number looks like is told in `knowledge.personal_numbers`; here a text is made readable for it: digits
of any script, invisible characters, keycap emoji, the letters O and l for 0 and 1, and numbers spelled out in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.personal_numbers import find_personal_numbers

MASK = "[CPR]"

_INVISIBLE_CATEGORIES: Final = frozenset({"Cf", "Cc", "Mn", "Me"})
# Letters by their category, but nothing is drawn for them.
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0")
_LOOKALIKES: Final = str.maketrans("OoIl", "0011")
_LOOKALIKE_TOKEN: Final = re.compile(r"(?<!\w)(?=[OoIl]*\d)[\dOoIl]+(?!\w)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNITS: Final = (
    ("nul", "zero", "oh"),
    ("en", "et", "én", "ét", "een", "one"),
    ("to", "two"),
    ("tre", "three"),
    ("fire", "four"),
    ("fem", "five"),
    ("seks", "six"),
    ("syv", "seven"),
    ("otte", "eight"),
    ("ni", "nine"),
)
_TEENS: Final = "ti elleve tolv tretten fjorten femten seksten sytten atten nitten".split()
_TENS: Final = "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems".split()


def _spelled_numbers() -> dict[str, str]:
    """Danish number words from "nul" to "nioghalvfems" (0-99) and the English digits, each with its figures."""
    numbers = {word: str(value) for value, words in enumerate(_UNITS) for word in words}
    numbers |= {word: str(value) for value, word in enumerate(_TEENS, start=10)}
    for value, tens in enumerate(_TENS, start=2):
        numbers[tens] = f"{value}0"
        for unit, words in enumerate(_UNITS[1:], start=1):
            numbers |= {f"{word}og{tens}": f"{value}{unit}" for word in words}
    return numbers


_SPELLED: Final = _spelled_numbers()


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text without personal numbers.

    Attributes:
        text: the text with each personal number replaced by `MASK`.
        kinds: what was found, for example ("cpr",); empty if nothing was.
    """

    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """A reading of a text: `text` has ASCII digits only, and its character i stands at `places[i]` in the original."""

    text: str
    places: tuple[tuple[int, int], ...]

    def replaced(self, pattern: re.Pattern[str], figures: dict[str, str] | None) -> _View:
        """The view with each match of `pattern` read as figures: looked up, or by their likeness to digits."""
        text: list[str] = []
        places: list[tuple[int, int]] = []
        end = 0
        for match in pattern.finditer(self.text):
            found = match.group()
            digits = found.translate(_LOOKALIKES) if figures is None else figures.get(found.casefold())
            if digits is None:
                continue
            text += (self.text[end : match.start()], digits)
            places += self.places[end : match.start()]
            whole = (self.places[match.start()][0], self.places[match.end() - 1][1])
            places += self.places[match.start() : match.end()] if figures is None else [whole] * len(digits)
            end = match.end()
        return _View("".join(text) + self.text[end:], (*places, *self.places[end:]))


def redact(text: str) -> Redaction:
    """Mask every personal number in `text`, however it is spaced, dotted, widened or spelled.

    Digits of any script count as digits, and invisible characters between digits do not hide a number. Where
    nothing is found the text comes back unchanged. A text that was masked before still tells that it held a number.
    """
    redacted = text
    # A number that was taken for a part of its neighbour stands alone once that one is gone.
    while spans := _spans(redacted):
        redacted = _mask(redacted, spans)
    return Redaction(redacted, ("cpr",) if MASK in redacted else ())


def _mask(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    end = 0
    for start, stop in spans:
        pieces += (text[end:start], MASK)
        end = stop
    return "".join(pieces) + text[end:]


def _spans(text: str) -> list[tuple[int, int]]:
    """Where personal numbers stand in `text`, from left to right; overlapping ones are one."""
    found = sorted(
        (view.places[start][0], view.places[stop - 1][1])
        for view in _views(text)
        for start, stop in find_personal_numbers(view.text)
    )
    merged: list[tuple[int, int]] = []
    for start, stop in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def _views(text: str) -> Iterator[_View]:
    """The readings in which a personal number would be seen."""
    plain = _plain(text)
    yield plain
    spelled = plain.replaced(_LOOKALIKE_TOKEN, None).replaced(_WORD, _SPELLED)
    if spelled.text != plain.text:
        yield spelled


def _plain(text: str) -> _View:
    """`text` with ASCII digits and without invisible characters; a mark on a character (a keycap) belongs to it."""
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        category = unicodedata.category(character)
        if character in _BLANK_LETTERS or (category in _INVISIBLE_CATEGORIES and not character.isspace()):
            if category in {"Mn", "Me"} and places and places[-1][1] == index:
                places[-1] = (places[-1][0], index + 1)
            continue
        digit = unicodedata.digit(character, None)
        characters.append(character if digit is None else str(digit))
        places.append((index, index + 1))
    return _View("".join(characters), tuple(places))
