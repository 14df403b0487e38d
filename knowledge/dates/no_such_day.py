"""Dates that no calendar has: "den 31. november", "29. februar 2027", "31/4"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from knowledge.dates.numbers import YEAR, year_of
from knowledge.dates.reader import read_dates
from knowledge.dates.wording import canonical
from knowledge.matching.text import clean

_A_LEAP_YEAR: Final = 2028
_MONTHS: Final = range(1, 13)
_WRITTEN: Final = (
    re.compile(rf"(?<![\w./:-])(?:ord)?(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?:i |of )?mo(?P<month>\d+){YEAR}"),
    re.compile(rf"\bmo(?P<month>\d+) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![.:]?\d){YEAR}"),
    re.compile(r"(?<![\w./:-])(?P<day>\d{1,2}) ?[./] ?(?P<month>\d{1,2})(?:[-/. ] ?(?P<year>20\d\d|\d\d))?(?![./:\w])"),
)
_ITS_WEEKDAY: Final = re.compile(r"\bwd\d\.?,? (?:(?:den|the|d\.?) ?)?$")


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A date as it was written that is none.

    Attributes:
        day: of the month.
        month: 1 to 12.
        year: where it was written, else None.
        possible: the text, cleaned, with the last day of that month in its place.
    """

    day: int
    month: int
    year: int | None
    possible: str


def no_such_day(text: str, now: datetime) -> NoSuchDay | None:
    """The date in `text` that no calendar has, where it names no other time than its weekday; None where there is none.

    Args:
        text: the question as it was typed.
        now: the present moment (aware).
    """
    cleaned = clean(text)
    wording, origins = canonical(cleaned)
    for found in (each for pattern in _WRITTEN for each in pattern.finditer(wording)):
        day, month, year = int(found["day"]), int(found["month"]), year_of(found["year"])
        last = monthrange(year or _A_LEAP_YEAR, month)[1] if month in _MONTHS else day
        if day <= last:
            continue
        reading = read_dates(text, now)
        if (reading.days or reading.weekdays) and not _ITS_WEEKDAY.search(wording[: found.start()]):
            return None
        ends = origins[found.end("day")] if found.end("day") < len(origins) else len(cleaned)
        return NoSuchDay(day, month, year, f"{cleaned[: origins[found.start('day')]]}{last}{cleaned[ends:]}")
    return None
