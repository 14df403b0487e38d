"""A text made readable for the guard: digits of any script, invisible characters, encodings, numbers in words."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from knowledge.guarding.number_words import STEPS

Span = tuple[int, int]

_INVISIBLE_CATEGORIES: Final = frozenset({"Cf", "Cc", "Mn", "Me"})
# Letters by their category, but nothing is drawn for them.
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0")
# Latin, Cyrillic and Greek; no small i, which ends words behind a number.
_ALIKE: Final = "OoIl\u041e\u043e\u039f\u03bf\u0406"
_LOOKALIKES: Final = str.maketrans(_ALIKE, "001100001")
# Letters among digits; and alone where an O tells that zeros are meant, as in "0101OO". An x may part two numbers.
_LOOKALIKE_TOKEN: Final = re.compile(
    rf"(?:(?<![^\W\d_])|(?<=[xX])|(?<=cpr)|(?<=CPR))"
    rf"(?:[{_ALIKE}]{{0,12}}\d[\d{_ALIKE}]*|(?=[Il]{{0,5}}[Oo\u041e\u043e])[{_ALIKE}]{{2,6}})(?![^\W\d_xX])"
)
# Characters that are read as they stand; most texts have no others.
_ORDINARY: Final = re.compile(r"[ -~æøåÆØÅéÉ\n]*")
_ENCODED: Final = re.compile(
    r"(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});|</?[A-Za-z]{1,10}(?:\s[^<>]{0,80})?/?>"
)
# What a camera takes for letters, in a token that has the form of a personal number: "0503B4-22I9". No day begins with
# a B, an S or a G, and a number that digits stand beside has its own digits.
_MISREAD: Final = re.compile(
    r"(?<!\w)(?<!\d\W)(?<!\d\W\W)(?<!\d\W\W\W)"
    r"[\dOoIlZz|][\dOoIlBSZGbsz|]{5}[ ./\u2013\-]{0,3}[\dOoIlBSZGbsz|]{4}(?!\w|[\W_]{1,3}\d)"
)
_MISREAD_AS: Final = str.maketrans("OoIl|BSZGbsz", "001118526652")
_SURE_DIGITS = 7
_EDGES: Final = "OoIlBSZGbsz|"
# Eight digits between letters are a telephone number, and letters.
_PHONE: Final = re.compile(r"\d{8}|\d{4}[ ./\u2013\-]{1,3}\d{4}")
# What machines call something, as an event in its address; nobody's number, whatever digits meet in it.
_UUID: Final = re.compile(r"(?<!\w)(?=[\d\-]{0,35}[A-Fa-f])[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}(?!\w)")
# The head of a message in a pasted chat: "[14.02] Lone:", "29.11.2026 14.03 - Lone:", "Lone Holm, [29.11.2026 14:02]".
_STAMP: Final = re.compile(
    r"^[ \t>]*(?:[^\W\d_][^\n\d\[\]:,]{0,40},?\s)?[\[(]?(?:\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4},?\s(?:kl\.?\s)?)?"
    r"\d{1,2}[.:]\d\d(?:[.:]\d\d)?[\])]?(?:\s?[\-\u2013]\s|:?\s)(?:[^\W\d_][^\n\d:]{0,40}:)?",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a text, in which digits are ASCII.

    Attributes:
        text: what is read.
        places: where each character of `text` stands in the original, as start and end.
        spelled: whether words were read as figures, so that an "en" is a 1.
    """

    text: str
    places: tuple[Span, ...]
    spelled: bool = False

    def original(self, span: Span) -> Span:
        """Where a part of this reading stands in the original text."""
        start, stop = span
        return self.places[start][0], self.places[stop - 1][1]

    def replaced(self, pattern: re.Pattern[str], read: Callable[[str], str | None]) -> Reading:
        """The reading with each match of `pattern` read anew; a match that is read as None stays."""
        text: list[str] = []
        places: list[Span] = []
        end = 0
        for match in pattern.finditer(self.text):
            found = match.group()
            seen = read(found)
            if not seen:
                continue
            text += (self.text[end : match.start()], seen)
            places += self.places[end : match.start()]
            inside = self.places[match.start() : match.end()]
            places += inside if len(seen) == len(found) else [(inside[0][0], inside[-1][1])] * len(seen)
            end = match.end()
        if not end:
            return self
        return Reading("".join(text) + self.text[end:], (*places, *self.places[end:]))


def readings(text: str) -> tuple[Reading, ...]:
    """The readings in which something may be seen: as it stands, decoded, and with words and letters as figures."""
    plain = _plain(text).replaced(_UUID, lambda _: " ")
    decoded = plain.replaced(_ENCODED, _decoded)
    figures = decoded.replaced(_MISREAD, _misread).replaced(
        _LOOKALIKE_TOKEN, lambda found: found.translate(_LOOKALIKES)
    )
    for pattern, read in STEPS:
        figures = figures.replaced(pattern, read)
    unstamped = decoded.replaced(_STAMP, lambda _: " ")
    return tuple(_distinct((plain, decoded, unstamped, replace(figures, spelled=True))))


def _plain(text: str) -> Reading:
    """`text` with ASCII digits and without invisible characters; a mark on a character (a keycap) belongs to it."""
    if _ORDINARY.fullmatch(text):
        return Reading(text, tuple((index, index + 1) for index in range(len(text))))
    characters: list[str] = []
    places: list[Span] = []
    for index, character in enumerate(text):
        category = unicodedata.category(character)
        if character in _BLANK_LETTERS or (category in _INVISIBLE_CATEGORIES and not character.isspace()):
            if category in {"Mn", "Me"} and places and places[-1][1] == index:
                places[-1] = (places[-1][0], index + 1)
            continue
        characters.append(_plain_character(character))
        places.append((index, index + 1))
    return Reading("".join(characters), tuple(places))


def _plain_character(character: str) -> str:
    """A digit of any script as an ASCII digit, a wide or bold letter or sign as the plain one."""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    plain = character if character.isascii() else unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _decoded(found: str) -> str | None:
    """What a percent code of an address, or an entity or tag of HTML, stands for; None where it stands for itself."""
    seen = " " if found.startswith("<") else unquote(found) if found.startswith("%") else html.unescape(found)
    return None if seen == found else "".join(each if each.isprintable() else " " for each in seen)


def _misread(found: str) -> str | None:
    """The digits of a token in which a camera saw letters; None where they are too few, or a telephone number."""
    sure = sum(map(str.isdigit, found)) >= _SURE_DIGITS and not _PHONE.fullmatch(found.strip(_EDGES))
    return found.translate(_MISREAD_AS) if sure else None


def _distinct(found: Iterable[Reading]) -> Iterable[Reading]:
    """Each text once, as it was read first."""
    return {reading.text: reading for reading in reversed(tuple(found))}.values()
