"""What is known about opening hours: per house and kind, day by day, by the clock on the wall.

Three answers are kept apart everywhere: hours, none at all (closed), and None: nothing is known about that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Final, Protocol

from knowledge.dates.feasts import feast, public_holidays


class Kind(StrEnum):
    """What is open; one house has several, at different hours of the same day."""

    STAFFED = "betjent"
    CITIZEN_SERVICE = "borgerservice"
    SELF_SERVICE = "selvbetjent"
    PHONE = "telefontid"


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """One opening of a day.

    Attributes:
        opens: when it begins.
        closes: when it ends; not later than `opens`, it lies on the next day (00:00 is midnight).
    """

    opens: time
    closes: time


DayHours = tuple[Hours, ...]

_DAY: Final = 24 * 60


def merged(hours: DayHours) -> DayHours:
    """Hours of one day in order, with those that overlap or touch made one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(map(_minutes, hours)):
        if result and start <= result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((start, end))
    return tuple(_hours(start, end) for start, end in result)


def within(hours: DayHours, bounds: DayHours) -> DayHours:
    """What of the hours of one day lies within the `bounds` of that day."""
    common = ((max(a[0], b[0]), min(a[1], b[1])) for a in map(_minutes, hours) for b in map(_minutes, bounds))
    return merged(tuple(_hours(start, end) for start, end in common if start < end))


def _minutes(hours: Hours) -> tuple[int, int]:
    """Beginning and end in minutes of the day; the next day's go on counting."""
    start, end = (each.hour * 60 + each.minute for each in (hours.opens, hours.closes))
    return start, end if end > start else end + _DAY


def _hours(start: int, end: int) -> Hours:
    # Longer than a day, it would be read as ending on the first.
    clocks = (divmod(minutes % _DAY, 60) for minutes in (start, min(end, start + _DAY)))
    opens, closes = (time(hour, minute) for hour, minute in clocks)
    return Hours(opens, closes)


class Timetable(Protocol):
    """The opening hours of one kind in one house."""

    def hours(self, day: date) -> DayHours | None:
        """What opens on `day`, in order; empty where it is closed, None where nothing is known."""
        ...


class Holidays(StrEnum):
    """What a weekly plan says about public holidays."""

    CLOSED = "lukket"
    AS_USUAL = "som andre dage"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class WeeklyPlan:
    """The same hours every week, with exceptions.

    Attributes:
        week: the hours of each weekday, Monday 0; a weekday that is missing is not known.
        holidays: what holds on public holidays.
        exceptions: days with hours of their own; they win over everything else.
        first: the first day the plan holds for; None where it always did.
        last: the last day it holds for; None where it has no end.
    """

    week: Mapping[int, DayHours]
    holidays: Holidays = Holidays.UNKNOWN
    exceptions: Mapping[date, DayHours] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None

    def hours(self, day: date) -> DayHours | None:
        """See `Timetable`."""
        if day in self.exceptions:
            return self.exceptions[day]
        if day < (self.first or date.min) or day > (self.last or date.max):
            return None
        if self.holidays is not Holidays.AS_USUAL:
            if day in public_holidays(day.year):
                return () if self.holidays is Holidays.CLOSED else None
            if day in _often_closed(day.year):
                return None
        return self.week.get(day.weekday())


def _often_closed(year: int) -> frozenset[date]:
    """Days that are no public holidays by law, and on which many are closed all the same: a plan must name them."""
    return frozenset(feast(name, year).first for name in ("grundlovsdag", "juleaften", "nytaarsaften"))


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Hours that were entered day by day; a day that was not entered is not known to be closed."""

    days: Mapping[date, DayHours]

    def hours(self, day: date) -> DayHours | None:
        """See `Timetable`."""
        return self.days.get(day)
