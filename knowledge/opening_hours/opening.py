"""Questions to a timetable: open now? when next? when will staff have had so many hours?

Moments go in and come out aware; what comes out is UTC. Durations are real time, also in the nights when clocks change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from knowledge.dates.spans import ONE_DAY, day_of, moment_of
from knowledge.opening_hours.timetable import Hours, Timetable

HORIZON: Final = 35
"""Days; what opens later than this is not looked for."""


class Status(StrEnum):
    """Whether something is open; UNKNOWN is not CLOSED."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Open from `start` until `end`, both aware UTC; the end is not included."""

    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class State:
    """What holds at a moment.

    Attributes:
        status: open, closed or not known.
        until: when it closes, if open; the next known opening, if not; None where none is known.
    """

    status: Status
    until: datetime | None


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """A timetable as real time."""

    timetable: Timetable

    def intervals(self, day: date) -> tuple[Interval, ...] | None:
        """What begins on `day`, in order and apart; it may end on the next. None where nothing is known."""
        hours = self.timetable.hours(day)
        return None if hours is None else tuple(_joined(iter(sorted(_interval(day, each) for each in hours))))

    def state_at(self, moment: datetime) -> State:
        """Whether it is open at `moment`."""
        current = next(self.from_on(moment), None)
        if current is not None and moment in current:
            return State(Status.OPEN, current.end)
        known = self.timetable.hours(day_of(moment)) is not None
        return State(Status.CLOSED if known else Status.UNKNOWN, None if current is None else current.start)

    def business_time_add(self, start: datetime, duration: timedelta) -> datetime | None:
        """When it will have been open for `duration` since `start`; None where no such moment is known.

        Raises:
            ValueError: if the duration is negative.
        """
        within = self.interval_of_business_time(start, duration)
        return None if within is None else within[0]

    def interval_of_business_time(self, start: datetime, duration: timedelta) -> tuple[datetime, Interval] | None:
        """As `business_time_add`, with the opening in which that moment lies.

        Raises:
            ValueError: if the duration is negative.
        """
        if duration < timedelta():
            raise ValueError("business time does not run backwards")
        left = duration
        for interval in self.from_on(start):
            begin = max(interval.start, start.astimezone(UTC))
            if left <= interval.end - begin:
                return begin + left, interval
            left -= interval.end - begin
        return None

    def from_on(self, moment: datetime) -> Iterator[Interval]:
        """The known openings that end after `moment`, in order and apart, for the days of `HORIZON`."""
        first = day_of(moment) - ONE_DAY
        days = (first + number * ONE_DAY for number in range(HORIZON + 2))
        every = (interval for day in days for interval in self.intervals(day) or ())
        return (interval for interval in _joined(every) if interval.end > moment)


def _interval(day: date, hours: Hours) -> Interval:
    last = day if hours.closes > hours.opens else day + ONE_DAY
    start = moment_of(day, hours.opens)
    # An opening that lies wholly in the hour that spring leaves out would end before it begins.
    return Interval(start, max(start, moment_of(last, hours.closes)))


def _joined(intervals: Iterator[Interval]) -> Iterator[Interval]:
    """Intervals in the order of their beginnings, with those that overlap or touch made one."""
    current: Interval | None = None
    for interval in intervals:
        if current is None:
            current = interval
        elif interval.start <= current.end:
            current = Interval(current.start, max(current.end, interval.end))
        else:
            yield current
            current = interval
    if current is not None:
        yield current
