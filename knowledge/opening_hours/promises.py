"""Promises that can be kept: by when staff will have had so many hours of work, in the parts a text needs.

A promise is rounded up to a whole hour, though not beyond closing time, so that it can be said: "på mandag inden
kl. 12".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from knowledge.dates.spans import COPENHAGEN, day_of
from knowledge.entries import Language
from knowledge.opening_hours.opening import OpeningHours

_DAYS_OF_A_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Promise:
    """By when something will have been done: `by` is aware UTC."""

    by: datetime


class Nearness(StrEnum):
    """How a day is best named."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEKDAY = "weekday"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A promise in the parts that a text names.

    Attributes:
        nearness: how the day is named; of the parts below only those that this takes are said.
        weekday: 0 for Monday to 6.
        day: the day of the month.
        month: 1 to 12.
        year: with four digits; said only where it is not the present one.
        hour: 0 to 23, by clocks in Denmark.
        minute: 0 to 59.
    """

    nearness: Nearness
    weekday: int
    day: int
    month: int
    year: int
    hour: int
    minute: int

    @property
    def key(self) -> str:
        """The key of the text in the catalogue."""
        return f"promise-by-{self.nearness.value}"

    def arguments(self, language: Language) -> dict[str, str]:
        """What the text of the catalogue takes: weekday, day, month and time as that language writes it."""
        return {
            "weekday": str(self.weekday),
            "day": str(self.day),
            "month": str(self.month),
            "time": clock_text(self.hour, self.minute, language),
        }


def clock_text(hour: int, minute: int, language: Language) -> str:
    """A time of day in figures: "12" and "15.30" in Danish, "12:00" and "15:30" in English."""
    if language is Language.DA:
        return f"{hour}.{minute:02}" if minute else f"{hour}"
    return f"{hour}:{minute:02}"


def promise(opening: OpeningHours, now: datetime, hours: float) -> Promise | None:
    """By when staff will have had `hours` opening hours from `now` on; None where too little is known to promise.

    Raises:
        ValueError: if `hours` is negative.
    """
    within = opening.interval_of_business_time(now, timedelta(hours=hours))
    if within is None:
        return None
    due, interval = within
    return Promise(min(_whole_hour(due), interval.end))


def _whole_hour(moment: datetime) -> datetime:
    """`moment`, or the next whole hour after it; Danish clocks differ from UTC by whole hours."""
    hour = moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return hour if hour == moment else hour + timedelta(hours=1)


def deadline(promised: Promise, now: datetime) -> Deadline:
    """How to name a promise at `now`: today, tomorrow, a weekday of the next six days, or a date."""
    by = promised.by.astimezone(COPENHAGEN)
    distance = (by.date() - day_of(now)).days
    return Deadline(_nearness(distance), by.weekday(), by.day, by.month, by.year, by.hour, by.minute)


def _nearness(distance: int) -> Nearness:
    if distance == 0:
        return Nearness.TODAY
    if distance == 1:
        return Nearness.TOMORROW
    return Nearness.WEEKDAY if 1 < distance < _DAYS_OF_A_WEEK else Nearness.DATE
