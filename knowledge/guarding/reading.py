"""A text made readable for the guard: digits of any script, invisible characters, encodings, numbers in words."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

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
_WORD: Final = re.compile(r"[^\W\d_]+")
# Characters that are read as they stand; most texts have no others.
_ORDINARY: Final = re.compile(r"[ -~æøåÆØÅéÉ\n]*")
_ENCODED: Final = re.compile(
    r"(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});|</?[A-Za-z]{1,10}(?:\s[^<>]{0,80})?/?>"
)
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
_ORDINALS: Final = (
    "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende fjortende femtende"
    " sekstende syttende attende nittende tyvende"
).split()
_TENS: Final = (
    ("tyve",),
    ("tredive", "tredve", "treti", "tretti"),
    ("fyrre", "fyrretyve", "førre", "førti"),
    ("halvtreds", "halvtres", "haltreds"),
    ("tres", "treds"),
    ("halvfjerds", "halvfjers", "halvfjeds"),
    ("firs", "fjers"),
    ("halvfems", "halvfemser"),
)
"""Each as it is spelled, and as it is misspelt."""
_PARTED_TENS: Final = re.compile(
    rf"\b(?:{'|'.join(word for words in _UNITS[1:] for word in words)})\sog\s"
    rf"(?:{'|'.join(word for words in _TENS for word in words)})\b",
    re.IGNORECASE,
)
_ENGLISH: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH_UNITS: Final = "one two three four five six seven eight nine".split()
_ENGLISH_TEENS: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_ENGLISH_TENS: Final = re.compile(
    rf"\b(?:{'|'.join(_ENGLISH)})(?:[\s\-](?:{'|'.join(_ENGLISH_UNITS)}))?\b", re.IGNORECASE
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
    plain = _plain(text)
    decoded = plain.replaced(_ENCODED, _decoded)
    figures = decoded.replaced(_LOOKALIKE_TOKEN, lambda found: found.translate(_LOOKALIKES))
    figures = figures.replaced(_ENGLISH_TENS, _english_number)
    figures = figures.replaced(_PARTED_TENS, lambda found: _SPELLED["".join(found.casefold().split())])
    figures = figures.replaced(_WORD, lambda found: _SPELLED.get(found.casefold()))
    return tuple(_distinct((plain, decoded, replace(figures, spelled=True))))


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


def _english_number(found: str) -> str | None:
    """The figures of "sixty", "sixty-two" and "sixty two"."""
    tens, *units = re.split(r"[\s\-]", found.casefold())
    return f"{_ENGLISH.index(tens) + 2}{_SPELLED[units[0]] if units else 0}"


def _distinct(found: Iterable[Reading]) -> Iterable[Reading]:
    """Each text once, as it was read first."""
    return {reading.text: reading for reading in reversed(tuple(found))}.values()


def _spelled_numbers() -> dict[str, str]:
    """Danish number words from 0 to 99, days and years, and English ones below 20, with their figures."""
    numbers = {word: str(value) for value, words in enumerate(_UNITS) for word in words}
    numbers |= {word: str(value) for value, word in enumerate(_TEENS, start=10)}
    numbers |= {word: str(value) for value, word in enumerate(_ENGLISH_TEENS, start=10)}
    for value, spellings in enumerate(_TENS, start=2):
        numbers |= dict.fromkeys(spellings, f"{value}0")
        for unit, words in enumerate(_UNITS[1:], start=1):
            numbers |= {f"{word}og{tens}": f"{value}{unit}" for word in words for tens in spellings}
    numbers |= {word: str(value) for value, word in enumerate(_ORDINALS, start=1)}
    numbers |= {f"{word}ogtyvende": f"2{unit}" for unit, words in enumerate(_UNITS[1:], start=1) for word in words}
    numbers |= {"tredivte": "30", "enogtredivte": "31", "nittenhundrede": "19", "nittenhundredeog": "19"}
    return numbers | {
        f"nittenhundrede{og}{word}": f"19{number}" for word, number in numbers.items() for og in ("", "og")
    }


_SPELLED: Final = _spelled_numbers()
