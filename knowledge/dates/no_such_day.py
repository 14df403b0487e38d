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
_LAST: Final = r"(?P<day>29|3[01])"
"""What some month has. Of larger figures "58.2" is a shelf and "37.5" are hours."""

_WRITTEN: Final = (
    re.compile(rf"(?<![\w./:-])(?:ord)?(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?:i |of )?mo(?P<month>\d+){YEAR}"),
    re.compile(rf"\bmo(?P<month>\d+) (?:the )?{_LAST}(?:st|nd|rd|th)?(?![.:]?\d){YEAR}"),
    re.compile(rf"(?<![\w./:-]){_LAST} ?[./] ?(?P<month>\d{{1,2}})(?:[-/. ] ?(?P<year>20\d\d|\d\d))?(?![./:\w])"),
)
_FIGURE: Final = re.compile(r"^(?:\d+(?:st|nd|rd|th)?|\w+)")
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
        places = [*origins, len(cleaned)]
        besides = read_dates(f"{cleaned[: places[found.start()]]} {cleaned[places[found.end()] :]}", now)
        if (besides.days or besides.weekdays) and not _ITS_WEEKDAY.search(wording[: found.start()]):
            return None
        at = places[found.start("day")]
        return NoSuchDay(day, month, year, cleaned[:at] + _FIGURE.sub(str(last), cleaned[at:], count=1))
    return None
