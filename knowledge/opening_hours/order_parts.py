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
_SEPARATORS: Final = re.compile(r"^[\s,;:.]+|[\s,;:.]+$|\b(?:og|den|d\.|i|på|kl\.?|fra|er|holder)(?=\s|$)|[,;:]")


class OrderError(ValueError):
    """An order that is not understood.

    Attributes:
        what: what is wrong: "house", "kind", "days", "hours", "swapped", "both", "coming", "groups", "past", "far",
            "many", "number", "dots" or "rest".
        text: what was not understood, "" where something is missing.
    """

    def __init__(self, what: str, text: str = "") -> None:
        super().__init__(f"{what}: {text}")
        self.what = what
        self.text = text


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
    named = read_named_days(written, today)
    if named is not None and named.first > today + FAR:
        # Of a feast that is just over nobody means the next one without its year.
        raise OrderError("past", left_of(written))
    return (None, text) if named is None else (named, " ".join(hours))


def left_of(text: str) -> str:
    """What is left without the small words and signs between the parts of an order."""
    return " ".join(_SEPARATORS.sub(" ", _SEPARATORS.sub(" ", text)).split())
