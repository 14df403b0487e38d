"""Which house is meant: in a citizen's words, and in the name of a place of the website."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from knowledge.dates.corrections import is_taken_back
from knowledge.matching.text import clean, skeleton, words

HASLEV: Final = "haslev"
FAXE: Final = "faxe"
HOUSES: Final = (HASLEV, FAXE)

_FAXE: Final = re.compile(r"(?:fa(?:x|ks|xs|kx|xx)e|fxae|afxe|faex|faxw)(?:s|bib\w*|ernes)?")
_HASLEV: Final = re.compile(r"haslev(?:s|bib\w*)?|hasl[eæ]w|haslv|has+elev")
_ASIDE: Final = re.compile(
    r"\b(?:(?:ikke|not|undtagen|except|instead of|end|than|fra|from|frem for|fremfor)(?: (?:i|in|til|to))?"
    r"|(?:bor|boende|arbejder|live|living|work|working) (?:\w+ )?(?:i|in)"
    r"|(?:tattere|narmere|closer) (?:pa|to))$"
)
"""What stands before a house that is not asked about: "ikke Haslev men Faxe", "jeg bor i Faxe"."""
# Not the house but the municipality, or another town of it.
_ELSEWHERE: Final = re.compile(r"kommunes?|ladeplads|kalkbrud|bryggeri|bugt")


def houses_in(text: str) -> frozenset[str]:
    """The houses that `text` names, in Danish or English, misspelt or not."""
    return frozenset(house for house, _ in house_words(tuple(skeleton(word) for word in words(clean(text)))))


def houses_asked(text: str) -> frozenset[str]:
    """The houses that `text` asks about.

    Where several are named, without one that is turned down, taken back or only told of.
    """
    typed = tuple(skeleton(word) for word in words(clean(text)))
    named = house_words(typed)
    asked = frozenset(
        house
        for number, (house, place) in enumerate(named)
        if not _ASIDE.search(" ".join(typed[:place])) and not _taken_back(typed, named[number : number + 2])
    )
    return asked or frozenset(house for house, _ in named)


def _taken_back(typed: Sequence[str], named: Sequence[tuple[str, int]]) -> bool:
    """Whether the first of two houses is corrected to the second: "i Faxe, nej jeg mener Haslev"."""
    if len(named) < 2:  # noqa: PLR2004 - a pair
        return False
    (_, first), (_, second) = named
    return is_taken_back(" ".join(typed[first + 1 : second]) + " ", " ".join(typed[second + 1 :]))


def house_words(typed: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The houses named and where each stands among `typed`, which are skeletons of words."""
    found = ((_house(word, typed[number + 1 : number + 2]), number) for number, word in enumerate(typed))
    return tuple((house, number) for house, number in found if house is not None)


def _house(word: str, following: Sequence[str]) -> str | None:
    if _FAXE.fullmatch(word) and not any(_ELSEWHERE.fullmatch(each) for each in following):
        return FAXE
    if _HASLEV.fullmatch(word) or _nearly(word, HASLEV):
        return HASLEV
    return None


def _nearly(word: str, name: str) -> bool:
    """Whether one slip of the finger makes the one the other; the first letter is seldom wrong."""
    return abs(len(word) - len(name)) <= 1 and word[:1] == name[0] and DamerauLevenshtein.distance(word, name) == 1
