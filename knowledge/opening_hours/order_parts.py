"""The parts of an order for opening hours: when, and from which hour to which; and what is wrong with one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from knowledge.dates.spans import Span
from knowledge.opening_hours.order_days import (
    FAR,
    has_groups,
    names_coming_day,
    read_days,
    read_named_days,
    read_weekdays,
)
from knowledge.opening_hours.plan_file import is_swapped, read_hours
from knowledge.opening_hours.timetable import DayHours

CLOSED: Final = re.compile(r"\blukket\b")
_CLOCK: Final = r"(?:\bkl\.?\s*)?\d{1,2}(?:[.:]\d\d)?"
_HOURS: Final = re.compile(rf"{_CLOCK}\s*(?:[-–]|\btil\b)\s*{_CLOCK}")
_BETWEEN: Final = re.compile(r"\s*(?:[-–]|\btil\b)\s*")
_SMALL_WORDS: Final = (
    r"og|om|hver|alle|den|d\.|i|på|kl\.?|fra|er|holder|har|åbent?|bibliotek(?:et|er|erne)?|huse(?:ne)?|hele dagen"
)
_SEPARATORS: Final = re.compile(rf"^[\s,;:.]+|[\s,;:.]+$|\b(?:{_SMALL_WORDS})(?=\s|$)|[,;:]")
_CLOCK_ALONE: Final = r"(?:fra|til|efter|kl\.?) +(?:kl\.? *)?\d{1,2}(?:[.:]\d\d)?(?![\d./-])(?! *[a-zæøå])"
_PART_OF_DAY: Final = re.compile(
    rf"\b(?:lukker|åbner)\b|\blukket\b.*\b{_CLOCK_ALONE}|\blukket i (?:for|efter)middag\b|\båbent? +(?:til|fra) +kl\b"
)
"""A day that is told by its change: "lukker kl. 14 i dag", "lukket fra kl. 14"."""

_RHYTHM: Final = re.compile(r"\bmåned(?:ens?|ligt?)\b|\bhver (?:anden|måned)\b|\bulige\b|\blige uger?\b")
"""Days that are neither of every week nor dates."""


class OrderError(ValueError):
    """An order that is not understood.

    Attributes:
        what: what is wrong: "house", "kind", "days", "hours", "part", "rhythm", "swapped", "both", "coming", "groups",
            "past", "far", "endless", "many", "number", "dots" or "rest".
        text: what was not understood, "" where something is missing.
    """

    def __init__(self, what: str, text: str = "") -> None:
        super().__init__(f"{what}: {text}")
        self.what = what
        self.text = text


def check_whole(text: str) -> None:
    """Refuse an order that tells how a day changes, or a rhythm, before its parts are looked for.

    Raises:
        OrderError: it does.
    """
    if _PART_OF_DAY.search(text) and not _HOURS.search(text):
        raise OrderError("part")
    if _RHYTHM.search(text):
        raise OrderError("rhythm")


def days_in(text: str, today: date) -> tuple[Span | None, tuple[int, ...], str]:
    """The days or the weekdays of an order, and what is left of it."""
    days, rest = read_days(text, today)
    if days is None and names_coming_day(rest):
        days, rest = _named_days(rest, today)
        if days is None:
            raise OrderError("coming")
    if has_groups(rest, _HOURS):
        raise OrderError("groups")
    weekdays, rest = read_weekdays(rest)
    if days is None and not weekdays:
        days, rest = _named_days(rest, today)
    return days, weekdays, rest


def hours_in(text: str) -> tuple[DayHours | None, str]:
    """The hours in a text, and what is left of it."""
    parts = _HOURS.findall(text)
    closed = CLOSED.search(text) is not None
    rest = left_of(CLOSED.sub(" ", _HOURS.sub(" ", text)))
    if closed and parts:
        raise OrderError("hours", text.strip())
    if closed:
        return (), rest
    if not parts:
        return None, rest
    try:
        hours = read_hours(", ".join(_BETWEEN.sub("-", re.sub(r"kl\.?\s*", "", each)) for each in parts)) or ()
    except ValueError:
        raise OrderError("hours", ", ".join(parts)) from None
    if any(each.opens == each.closes and each.opens.hour for each in hours):
        raise OrderError("hours", ", ".join(parts))
    if is_swapped(hours):
        raise OrderError("swapped", ", ".join(parts))
    return hours, rest


def _named_days(text: str, today: date) -> tuple[Span | None, str]:
    """The days that are named without a date ("juleaften", "i morgen", "uge 52"), and what is left of a text."""
    hours = [*_HOURS.findall(text), *CLOSED.findall(text)]
    written = CLOSED.sub(" ", _HOURS.sub(" ", text))
    named, rest = read_named_days(written, today)
    rest = left_of(rest)
    if named is not None and rest:
        raise OrderError("rest", rest)
    if named is not None and named.first > today + FAR:
        # Of a feast that is just over nobody means the next one without its year.
        raise OrderError("past", left_of(written))
    return (None, text) if named is None else (named, " ".join(hours))


def left_of(text: str) -> str:
    """What is left without the small words and signs between the parts of an order."""
    return " ".join(_SEPARATORS.sub(" ", _SEPARATORS.sub(" ", text)).split())
