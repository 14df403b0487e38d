"""When somebody sits at the desk: in the hours that are set for it, and never while the houses have no staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from knowledge.events.houses import HOUSES
from knowledge.opening_hours.known import KnownHours
from knowledge.opening_hours.timetable import DayHours, Kind, Timetable, merged, within


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
    return merged(tuple(hours for each in found for hours in each)) if found else None


def _of_house(known: KnownHours, house: str, day: date) -> DayHours | None:
    staffed = known.hours((house, Kind.STAFFED), day)
    return known.hours((house, Kind.PHONE), day) if staffed is None else staffed
