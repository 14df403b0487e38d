"""Weeks by their numbers: "uge 49", "uge 49 til 51", "uge 7 eller 8", "vinterferien uge 8"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from knowledge.dates.feasts import week_span
from knowledge.dates.found import Found, Rule, found, rule
from knowledge.dates.numbers import YEAR, year_of
from knowledge.dates.periods import LED
from knowledge.dates.spans import Span, joined

_FIGURES: Final = re.compile(r"\d+")
_HOLIDAY: Final = r"(?:vinter|efteraars?|paaske|sommer) ?ferien?,? \(?(?:(?:er|ligger|i) ){0,2}"
"""A school holiday whose week is named is in that week, wherever it is elsewhere."""


def _numbered_weeks(match: re.Match[str], today: date) -> Found | None:
    """The next weeks of those numbers that are not over; with a year, those of that year."""
    written = year_of(match["year"])
    years = range(today.year - 1, today.year + 9) if written is None else [written]
    for year in years:
        begin, end = week_span(year, int(match["week"])), week_span(year, int(match["last"] or match["week"]))
        if begin and end and begin.first <= end.first and (written is not None or end.end >= today):
            return found(Span(begin.first, end.last), past=end.end < today)
    return None


def _listed_weeks(match: re.Match[str], today: date) -> Found | None:
    """As in "Uge 49, 50 og 51", "uge 7 eller 8"."""
    found_weeks = [_next_week_of(int(each), today) for each in _FIGURES.findall(match["weeks"])]
    spans = [week for week in found_weeks if week is not None]
    return Found((joined(spans),)) if len(spans) == len(found_weeks) else None


def _next_week_of(number: int, today: date) -> Span | None:
    weeks = (week_span(year, number) for year in range(today.year - 1, today.year + 9))
    return next((week for week in weeks if week is not None and week.end >= today), None)


_ONES: Final = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_TEENS: Final = ("ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten")
_TENS: Final = ("tyve", "tredive", "fyrre", "halvtreds")
_IN_WORDS: Final = {word: number for number, word in enumerate((*_ONES, *_TEENS), 1)} | {
    f"{one}og{ten}" if one else ten: 20 + 10 * tens + ones
    for tens, ten in enumerate(_TENS)
    for ones, one in enumerate(("", *_ONES))
}
"""Danish numbers of weeks. "Uge en" and "uge to" are more often the beginning of something else."""


def _week_in_words(match: re.Match[str], today: date) -> Found | None:
    week = _next_week_of(_IN_WORDS[match["word"]], today)
    return None if week is None else found(week)


RULES: Final[tuple[Rule, ...]] = (
    rule(rf"{LED}(?:uge|ugerne|uger) ?(?P<weeks>\d{{1,2}}(?:, ?(?:uge )?\d{{1,2}}){{0,5}}"
         r",? (?:og|eller|or) (?:uge )?\d{1,2})"
         r"(?![./:]?\d)", _listed_weeks),
    rule(rf"{LED}(?:{_HOLIDAY})?(?:mellem )?(?:uge|ugerne|uger) ?(?:nr\.? |nummer )?(?P<week>\d{{1,2}})(?:'?s(?= ))?"
         r"(?: ?(?:-|–|og|til) ?(?:uge )?(?P<last>\d{1,2})(?![./:]?\d))?(?![./:]\d)(?: i)?"
         rf"{YEAR}", _numbered_weeks),
    rule(rf"{LED}(?:{_HOLIDAY})?uge (?:nr\.? |nummer )?(?P<word>{'|'.join([*_IN_WORDS][2:])})"
         r"(?! (?:boern|voksne|unge|piger|drenge|personer|mennesker|kvinder|maend|aar|dage|timer|gange|stk)\b)",
         _week_in_words),
)  # fmt: skip
