"""What staff have set of opening hours, a line each: the hours of a weekday, of the holidays, or of single days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time

from knowledge.dates.spans import Span
from knowledge.opening_hours.dpl import Place
from knowledge.opening_hours.known import Origin, Source
from knowledge.opening_hours.timetable import DatedHours, DayHours, Holidays, Kind, WeeklyPlan


@dataclass(frozen=True, slots=True)
class WeekLine:
    """The hours of a place on one weekday.

    Attributes:
        place: the house and what is open there.
        weekday: 0 for Monday to 6.
        hours: when; empty for closed.
        set_at: when staff said so (aware).
    """

    place: Place
    weekday: int
    hours: DayHours
    set_at: datetime


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """What holds in a place on public holidays, and when staff said so (aware)."""

    place: Place
    holidays: Holidays
    set_at: datetime


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """Days with hours of their own.

    Attributes:
        number: what staff call it by.
        house: the house.
        kind: what is open then; None for everything in the house, which is then closed.
        days: from and to.
        hours: when; empty for closed.
        set_at: when staff said so (aware).
    """

    number: int
    house: str
    kind: Kind | None
    days: Span
    hours: DayHours
    set_at: datetime


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """All that staff have set; where lines of exceptions overlap, the latest counts."""

    week: tuple[WeekLine, ...] = ()
    holidays: tuple[HolidayLine, ...] = ()
    exceptions: tuple[ExceptionLine, ...] = ()

    def weeks(self) -> dict[Place, Source]:
        """The weekly plan of each place that has one."""
        lines: dict[Place, _Lines] = defaultdict(_Lines)
        for line in self.week:
            lines[line.place].week[line.weekday] = line.hours
            lines[line.place].set_at.append(line.set_at)
        for holiday in self.holidays:
            lines[holiday.place].holidays = holiday.holidays
        return {
            place: Source(WeeklyPlan(each.week, each.holidays), Origin.STAFF, max(each.set_at))
            for place, each in lines.items()
            if each.week
        }

    def single_days(self, known: Iterable[Place]) -> dict[Place, Source]:
        """The days with hours of their own, of each place that has some.

        Args:
            known: places that something else is known of; what closes a house closes these in it, and its desk.
        """
        places = {*known, *((line.house, Kind.STAFFED) for line in self.exceptions if line.kind is None)}
        places |= {(line.house, line.kind) for line in self.exceptions if line.kind is not None}
        found = {place: self._days_of(place) for place in places}
        return {place: source for place, source in found.items() if source is not None}

    def _days_of(self, place: Place) -> Source | None:
        house, kind = place
        lines = [each for each in self.exceptions if each.house == house and each.kind in {None, kind}]
        if not lines:
            return None
        days = {
            day: line.hours
            for line in sorted(lines, key=lambda each: (each.set_at, each.number))
            for day in line.days.days()
        }
        return Source(DatedHours(days), Origin.STAFF, max(line.set_at for line in lines))


@dataclass(slots=True)
class _Lines:
    week: dict[int, DayHours] = field(default_factory=dict)
    holidays: Holidays = Holidays.UNKNOWN
    set_at: list[datetime] = field(default_factory=list)


def hours_text(hours: DayHours) -> str:
    """Hours as staff write them: "10-17", "9.30-12, 13-17" or "lukket"."""
    return ", ".join(f"{_clock(each.opens)}-{_clock(each.closes, end=True)}" for each in hours) or "lukket"


def _clock(clock: time, *, end: bool = False) -> str:
    hour = 24 if end and clock == time() else clock.hour
    return f"{hour}.{clock.minute:02}" if clock.minute else f"{hour}"
