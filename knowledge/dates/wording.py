"""One way of writing for what is typed in many: Danish and English, joined, misspelled or without æ, ø and å.

The grammar of `knowledge.dates` is written for what comes out here: small letters without æ, ø and å, English words
as their Danish ones where both mean the same, `wd0` to `wd6` for weekdays (`hwd` where they are regular, `pwd` where
they are past), `mo1` to `mo12` for months, `ord1` for "første".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from knowledge.dates.misspelled import LONG, NO_TIMES, in_its_place, is_own_word, may_be_short, nearest
from knowledge.dates.people import is_name, may_be_a_name
from knowledge.dates.vocabulary import MENDED, NAMES
from knowledge.matching.text import WORDS_REMEMBERED, fold

_WORD = re.compile(r"(?:twenty|thirty)[- ]?(?:first|second|third|\w{1,5}th)\b|[^\W_]+|[^\w\s]|_|\s+")
_PARTS_OF_DAY = re.compile(r"(.+?)s?(morgen|formiddag|eftermiddag|middag|aften|nat)")
_OF_A_TIME = re.compile(
    r"(formiddag|eftermiddag|aften|weekend|hverdag|(?:man|tirs|ons|tors|fre|loer|soen)dag)s?(?:arrangement|aktivitet)\w*"
)
"""As in "formiddagsarrangementer", "weekendaktiviteter"."""
_REGULAR: Final = {"weekend": "hweekend", "hverdag": "hverdage"} | {
    name: f"h{code}" for name, code in NAMES.items() if code.startswith("wd")
}
_DAY_AND_MONTH = re.compile(r"(\d{1,2})([a-z]{3,9})")
_DAY_BEFORE: Final = r"(?:\b(?:paa|aaben|aabent|lukket|open|closed|opened) |wd\d\.? ?(?:og|eller|til|-|–|/) ?)$"
_NO_NOUN_AFTER: Final = r"\.?(?: ?$| ?[?!,;/–-]| (?:kl\b|\d|og\b|eller\b|\w*middag|aften|morgen))"
_OPEN_AFTER: Final = r"\.? (?:aabent?|lukket|open|closed)\b"
_DAY: Final = ((_DAY_BEFORE, _NO_NOUN_AFTER), (r"^$", _OPEN_AFTER))
# "Søn" is also a son, "man" people, "tor" a name, "moren" a mother and "da" then: beside another weekday, where a house
# is open, or after "i" they are times. What stands before and after them where they are, and what they are then.
_SHORT_DAY: Final = r"(?:man|tir|ons|tor|fre|loer|soen|mon|tue|wed|thu|fri|sat|sun)"
_RUN_AFTER: Final = rf"\.?(?: ?[-–/] ?{_SHORT_DAY}\w*|(?:,| til| to) ?{_SHORT_DAY}\b)"
_RUN_BEFORE: Final = r"wd\d\.? ?[-–/] ?$"
_DATE_AFTER: Final = (
    r",? (?:the )?\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|,? (?:the )?\d{1,2}(?:st|nd|rd|th)\b"
)
_TIMES_TOO: Final = {
    "soen": ((*_DAY, ("", _RUN_AFTER), (_RUN_BEFORE, "")), "wd6"),
    "man": ((*_DAY, ("", _RUN_AFTER), (_RUN_BEFORE, "")), "wd0"),
    "tor": ((*_DAY, ("", _RUN_AFTER), (_RUN_BEFORE, "")), "wd3"),
    "mon": ((("", _RUN_AFTER), ("", _DATE_AFTER)), "wd0"),
    "moren": (((r"\bi $", ""),), "morgen"),
    "maaren": (((r"\bi $", ""),), "morgen"),
    "da": (((r"\bi $", r" ?(?:$|[?!.,])"),), "dag"),
    "maanedens": (((r"", r" (?:\w+e|anden|\d\.) (?:\w+dag|hverdag|weekend|uge)\b"),), "denne maaned"),
    "a": (((r"\bresten $", r" \w"),), "af"),
    "ad": (((r"\bresten $", r" \w"),), "af"),
}
_PLACES: Final = {
    name: [(re.compile(before), re.compile(after)) for before, after in places]
    for name, (places, _) in _TIMES_TOO.items()
}
_MAY = re.compile(r"(?<=\d )may\b|(?<=\dth )may\b|\b(?:in|denne|naeste|of) may\b|\bmay(?= \d)")
_SHORT_ENGLISH = re.compile(r"\b(paa|denne|naeste) (fri|sat|sun)\b")
_ENGLISH_ALONE = re.compile(
    r"\b(open|closed|do|doing|come|visit|happening) (fri|sat|sun)\b"
    r"(?= ?$| ?[?!.,;]| \d| (?:og|eller|or|at|aften|formiddag|eftermiddag|middag|(?:in|i) (?:haslev|faxe))\b)"
)
_A_FEW: Final = {"fri": "wd4", "sat": "wd5", "sun": "wd6"}
_NAMES_TOO = re.compile(r"(?:(?<=\bi )|(?<=\bin )|(?<=\d )|(?<=\d\. )|(?<=\d\.))(?:jan|mar)\b|\b(?:jan|mar)(?= \d)")
# "Andet end lørdag" is no end of anything.
_THAN = re.compile(
    r"\b(?:andet|andre|anden|ord2|anderledes|hellere|snarere|mere|bedre|senere|tidligere)(?: \w+){0,3} $"
)
_BESIDE: Final = 80
"""Characters before and after a word that can tell what it is."""

_CODE: Final = re.compile(r"(?:[hp]?wd|mo|ord)\d+")
"""As the grammar writes weekdays, months and ordinals."""

BLANK: Final = "¤"
"""Stands in the grammar's way of writing for what says nothing about when and nothing else that is asked for."""


@lru_cache(maxsize=WORDS_REMEMBERED)
def written(word: str) -> str:
    """The grammar's way of writing one word (or sign) of a cleaned text."""
    plain = fold(word)
    if _CODE.fullmatch(plain):
        # Typed so, it is no month or weekday: "mo13" is the name of a thing.
        return plain.upper()
    return _apart(plain) or _known(plain) or (None if is_own_word(word) else _misspelled(plain)) or plain


def _known(word: str) -> str | None:
    return NAMES.get(word) or (word if word in LONG else None) or _inflected(word)


def _inflected(word: str) -> str | None:
    """A long word of time with an ending: "formiddags", "eftermiddage", "torsdagens"."""
    return MENDED.get(word[:-1]) if word[-1:] in "se" and word not in NO_TIMES else None


def _apart(word: str) -> str | None:
    """Words written as one: "imorgen", "pålørdag", "næsteuge", "lørdagaften"."""
    for first in ("i", "paa", "naeste", "denne"):
        rest = word.removeprefix(first)
        if rest != word and (known := _known(rest) or (rest if rest in _SPLIT_OFF else None)):
            return f"{NAMES.get(first, first)} {_TIMES_TOO[known][1] if known in _TIMES_TOO else known}"
    day = _DAY_AND_MONTH.fullmatch(word)
    if day and (month := NAMES.get(day[2], "")).startswith("mo"):
        return f"{day[1]} {month}"
    found = _PARTS_OF_DAY.fullmatch(word)
    if found and (known := NAMES.get(found[1], "")) and known.startswith("wd"):
        return f"{known} {found[2]}"
    found = _OF_A_TIME.fullmatch(word)
    return None if found is None else _REGULAR.get(found[1], found[1])


_SPLIT_OFF: Final = frozenset(
    "dag aften gaar forgaars nat aar morges aftes uge weekend weekenden maaned sommer julen moren maaren".split()
)


def _misspelled(word: str) -> str | None:
    """What a word misses by one letter, alone or behind a small word: "iweekeden"."""
    for first in ("i", "paa", "naeste", "denne"):
        rest = word.removeprefix(first)
        if rest != word and (near := nearest(rest, MENDED)):
            return f"{NAMES.get(first, first)} {near}"
    name = nearest(word, MENDED)
    return "i morgen" if name == "imorgen" else name


def canonical(text: str) -> tuple[str, list[int]]:
    """The grammar's way of writing a cleaned text, and for each of its characters where it comes from in `text`."""
    written_so_far = ""
    origins: list[int] = []
    for found in _WORD.finditer(text):
        piece = " "
        if not found.group().isspace():
            piece = _among(found.group(), written_so_far[-_BESIDE:], text[found.end() : found.end() + _BESIDE])
        written_so_far += piece
        origins += [found.start()] * len(piece)
    return _in_context(written_so_far), origins


def _among(word: str, before: str, after: str) -> str:
    """The grammar's way of writing a word, as what stands before and after it tells."""
    piece = written(word)
    if piece in _TIMES_TOO:
        return _TIMES_TOO[piece][1] if _is_time(piece, before, fold(after)) else piece
    if piece == "slutningen" and _THAN.search(before):
        return "end"
    if may_be_a_name(piece):
        return BLANK * len(piece) if is_name(before, fold(after)) else piece
    if may_be_short(piece) and piece == fold(word) and not is_own_word(word):
        return in_its_place(piece, before, fold(after)) or piece
    return piece


def _is_time(piece: str, before: str, after: str) -> bool:
    """Whether a word that is a time only beside others is one here."""
    return any(left.search(before) and right.match(after) for left, right in _PLACES[piece])


def _in_context(text: str) -> str:
    """What only the neighbours tell: the month May, "open sat", and names that are also months. Lengths are kept."""
    text = _MAY.sub(lambda found: found.group().replace("may", "mo5"), text)
    text = _NAMES_TOO.sub(lambda found: "mo1" if found.group() == "jan" else "mo3", text)
    for short in (_SHORT_ENGLISH, _ENGLISH_ALONE):
        text = short.sub(lambda found: f"{found[1]} {_A_FEW[found[2]]}", text)
    return text
