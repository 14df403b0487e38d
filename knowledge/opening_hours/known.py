"""All that is known of opening hours, from several sources, and where each day's hours come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from knowledge.opening_hours.dpl import DplHours, Place
from knowledge.opening_hours.opening import OpeningHours
from knowledge.opening_hours.timetable import DayHours, FirstKnown, Kind, Timetable, WeeklyPlan

FRESH: Final = timedelta(days=3)
"""What the website said longer ago than this is no longer trusted."""


class Origin(StrEnum):
    """Who says so."""

    STAFF = "staff"
    WEBSITE = "website"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Source:
    """One timetable of a place.

    Attributes:
        timetable: the hours.
        origin: who says so.
        as_of: when it was read or written (aware); None where nobody knows.
        until: from when on it is too old (aware); None where it never is.
    """

    timetable: Timetable
    origin: Origin
    as_of: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class KnownHours:
    """The sources of each house and kind; a day's hours are those of the first source that knows it."""

    places: Mapping[Place, tuple[Source, ...]] = field(default_factory=dict)

    def at(self, now: datetime) -> KnownHours:
        """What is still to be trusted at `now`."""
        kept = {
            place: tuple(each for each in sources if each.until is None or now < each.until)
            for place, sources in self.places.items()
        }
        return KnownHours({place: sources for place, sources in kept.items() if sources})

    def kinds(self, house: str) -> tuple[Kind, ...]:
        """What anything is known of in a house, in the order in which it is told."""
        return tuple(kind for kind in Kind if (house, kind) in self.places)

    def hours(self, place: Place, day: date) -> DayHours | None:
        """What opens on `day`; empty where it is closed, None where nothing is known."""
        return FirstKnown([each.timetable for each in self.places.get(place, ())]).hours(day)

    def source(self, place: Place, day: date) -> Source | None:
        """Where the hours of that day come from; None where nothing is known."""
        return next((each for each in self.places.get(place, ()) if each.timetable.hours(day) is not None), None)

    def opening(self, place: Place) -> OpeningHours:
        """The hours of a place as real time."""
        return OpeningHours(FirstKnown([each.timetable for each in self.places.get(place, ())]))


def of_file(plans: Mapping[Place, WeeklyPlan]) -> KnownHours:
    """What a file of plans tells, where there is nothing else."""
    return put_together({}, DplHours({}), None, {}, plans)


def put_together(
    exceptions: Mapping[Place, Source],
    website: DplHours,
    read_at: datetime | None,
    weeks: Mapping[Place, Source],
    file: Mapping[Place, WeeklyPlan],
) -> KnownHours:
    """What is known: single days that staff have set, then the website, then staff's weeks, then the file.

    Args:
        exceptions: days that staff have set.
        website: what the library's website said.
        read_at: when it said so (aware); None where it never did.
        weeks: the same hours every week, as staff have set them.
        file: plans in a file.
    """
    fresh = None if read_at is None else read_at + FRESH
    said = {place: Source(days, Origin.WEBSITE, read_at, fresh) for place, days in website.places.items()}
    written = {place: Source(plan, Origin.FILE) for place, plan in file.items()}
    order = (exceptions, said, weeks, written)
    every = dict.fromkeys(place for sources in order for place in sources)
    return KnownHours({place: tuple(_of(place, order)) for place in every})


def _of(place: Place, order: Iterable[Mapping[Place, Source]]) -> Iterator[Source]:
    return (sources[place] for sources in order if place in sources)
