"""One way of writing for what staff write in many in an order: weekdays, kinds, and dates that cannot be mistaken."""

from __future__ import annotations

import re
from typing import Final

from knowledge.dates.misspelled import is_own_word, nearest
from knowledge.matching.text import fold
from knowledge.opening_hours.order_days import MONTH, NAMES, WEEKDAYS
from knowledge.written_days import whole_year

_FOLDED: Final = {written: name for name in NAMES for written in (fold(name), name.replace("ø", "o"))}
_KINDS: Final = "betjent betjening borgerservice selvbetjent selvbetjening telefon telefontid lukket helligdage".split()
_LONG: Final = {fold(name): name for name in (*WEEKDAYS, *_KINDS)}
"""What is known with a letter wrong."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")

_TWO: Final = {name[:2]: name for name in WEEKDAYS}
_RUN: Final = re.compile(rf"\b({'|'.join(_TWO)})\s*[-–]\s*({'|'.join(_TWO)})\b")
_BEFORE_HOURS: Final = re.compile(rf"\b({'|'.join(_TWO)})\b(?=\s+\d)")
"""Weekdays of two letters, only as a run or before hours: elsewhere they are other words."""

_PHRASES: Final = {
    re.compile(r"\bmed personale\b|\bbemand(?:et|ede)\b"): "betjent",
    re.compile(r"\bå[bv]ent? bibliotek\b|\buden personale\b|\bubemand(?:et|ede)\b|\bubetjen\w*"): "selvbetjent",
    re.compile(r"\btlf\b\.?"): "telefon",
    re.compile(r"\bdøgnet rundt\b"): "0-24",
    re.compile(r"\s*[&+]\s*"): " og ",
}
_WITH_YEAR: Final = (
    re.compile(r"(?<![\d./])(\d{1,2})[.](\d{1,2})[.](\d{4}|\d\d)(?![\d:])(?![./]\d)"),
    re.compile(r"(?<![\d./])(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?![\d:])(?![./]\d)"),
    re.compile(r"(?<![\d./-])(\d{1,2})-(\d{1,2})-(\d{4}|\d\d)(?![\d:])(?![./-]\d)"),
)
"""A day, a month and a year; of three numbers none is a clock time."""

_MARKED: Final = re.compile(r"\b(?:den|d\.)\s*(\d{1,2})\.(\d{1,2})(?![\d:])(?!\.\d)")
_MONTHS: Final = 12
_DAYS: Final = 31
_DAY: Final = r"\d{1,2}\."
_LISTED: Final = re.compile(rf"(?<![\d.:/–-])((?:{_DAY}\s*,\s*)*{_DAY})\s*(?:og|&)\s*({_DAY}\s*(?:{MONTH})\b)")


def plainly(text: str) -> str:
    """An order in small letters, as its parts are read."""
    for phrase, word in _PHRASES.items():
        text = phrase.sub(word, text)
    text = _MARKED.sub(_marked, _LISTED.sub(_listed, text))
    for date in _WITH_YEAR:
        text = date.sub(_dated, text)
    text = _RUN.sub(lambda run: f"{_TWO[run[1]]}-{_TWO[run[2]]}", text)
    return _WORD.sub(_word, _BEFORE_HOURS.sub(lambda found: _TWO[found[1]], text))


def _word(found: re.Match[str]) -> str:
    word = found.group()
    if word in NAMES or word in _FOLDED:
        return _FOLDED.get(word, word)
    return word if is_own_word(word) else nearest(fold(word), _LONG) or word


def _dated(found: re.Match[str]) -> str:
    return f"{found[1]}/{found[2]}/{whole_year(found[3])}"


def _marked(found: re.Match[str]) -> str:
    fits = 0 < int(found[1]) <= _DAYS and 0 < int(found[2]) <= _MONTHS
    return f"{found[1]}/{found[2]}" if fits else found.group()


def _listed(found: re.Match[str]) -> str:
    """Days that follow each other are a run; of others nothing is made."""
    days = [int(each) for each in re.findall(r"\d+", found.group())]
    in_order = days == list(range(days[0], days[0] + len(days)))
    return f"{days[0]}-{found[2]}" if in_order else found.group()
