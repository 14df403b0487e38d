"""When somebody sits at the desk: in the hours that are set for it, and never while the houses have no staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from knowledge.events.houses import HOUSES
from knowledge.opening_hours.known import KnownHours
from knowledge.opening_hours.timetable import DayHours, Hours, Kind, Timetable

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class DeskHours:
    """The desk's hours, day by day.

    Attributes:
        known: what is known of the houses now.
        desk: the hours of the desk by themselves.
        own: they were set for the desk, and so hold within the houses' hours; otherwise they only fill in for these.
    """

    known: Callable[[], KnownHours]
    desk: Timetable
    own: bool

    def hours(self, day: date) -> DayHours | None:
        """See `Timetable`."""
        staffed = staffed_hours(self.known(), day)
        if staffed is None:
            return self.desk.hours(day)
        if not self.own:
            return staffed
        desk = self.desk.hours(day)
        return None if desk is None else within(desk, staffed)


def staffed_hours(known: KnownHours, day: date) -> DayHours | None:
    """When there is staff in any house, or where that is not known, at its phone; None where neither is known."""
    found = [each for house in HOUSES if (each := _of_house(known, house, day)) is not None]
    return tuple(sorted({hours for each in found for hours in each})) if found else None


def _of_house(known: KnownHours, house: str, day: date) -> DayHours | None:
    staffed = known.hours((house, Kind.STAFFED), day)
    return known.hours((house, Kind.PHONE), day) if staffed is None else staffed


def within(hours: DayHours, bounds: DayHours) -> DayHours:
    """What of `hours` lies within `bounds`; both may end on the next day."""
    common = ((max(a[0], b[0]), min(a[1], b[1])) for a in map(_minutes, hours) for b in map(_minutes, bounds))
    return tuple(sorted({Hours(_clock(start), _clock(end)) for start, end in common if start < end}))


def _minutes(hours: Hours) -> tuple[int, int]:
    start, end = (each.hour * 60 + each.minute for each in (hours.opens, hours.closes))
    return start, end if end > start else end + _DAY


def _clock(minutes: int) -> time:
    hour, minute = divmod(minutes % _DAY, 60)
    return time(hour, minute)
