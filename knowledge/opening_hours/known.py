"""All that is known of opening hours, from several sources, and where each day's hours come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from knowledge.dates.spans import ONE_DAY, Span, day_of
from knowledge.opening_hours.dpl import DplHours, Place
from knowledge.opening_hours.opening import OpeningHours
from knowledge.opening_hours.timetable import DatedHours, DayHours, Kind, Timetable, WeeklyPlan

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
        covers: the days that it was asked about and had any hours for; None where a gap in it means nothing.
    """

    timetable: Timetable
    origin: Origin
    as_of: datetime | None = None
    until: datetime | None = None
    covers: Span | None = None

    def has_gap(self, day: date) -> bool:
        """Whether it tells of the days around `day`, but not of that one."""
        around = self.covers is not None and self.covers.first <= day <= self.covers.end
        return around and self.timetable.hours(day) is None


@dataclass(frozen=True, slots=True)
class KnownHours:
    """The sources of each house and kind; a day's hours are those of the first source that knows it.

    Where one that goes before has a gap, a later one may say that it is closed, but not that it is open: most likely
    somebody took that day out.
    """

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
        source = self.source(place, day)
        return None if source is None else source.timetable.hours(day)

    def source(self, place: Place, day: date) -> Source | None:
        """Where the hours of that day come from; None where nothing is known."""
        gap = False
        for each in self.places.get(place, ()):
            hours = each.timetable.hours(day)
            if hours is not None:
                return None if gap and hours else each
            gap = gap or each.has_gap(day)
        return None

    def opening(self, place: Place) -> OpeningHours:
        """The hours of a place as real time."""
        return OpeningHours(_OfPlace(self, place))


@dataclass(frozen=True, slots=True)
class _OfPlace:
    """What is known of one place, as a `Timetable`."""

    known: KnownHours
    place: Place

    def hours(self, day: date) -> DayHours | None:
        """See `Timetable`."""
        return self.known.hours(self.place, day)


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
    said = {place: _of_website(hours, read_at) for place, hours in website.places.items() if read_at is not None}
    written = {place: Source(plan, Origin.FILE) for place, plan in file.items()}
    order = (exceptions, said, weeks, written)
    every = dict.fromkeys(place for sources in order for place in sources)
    return KnownHours({place: tuple(_of(place, order)) for place in every})


def _of_website(hours: DatedHours, read_at: datetime) -> Source:
    first = day_of(read_at) - ONE_DAY
    covers = Span(first, max(hours.days)) if hours.days and max(hours.days) >= first else None
    return Source(hours, Origin.WEBSITE, read_at, read_at + FRESH, covers)


def _of(place: Place, order: Iterable[Mapping[Place, Source]]) -> Iterator[Source]:
    return (sources[place] for sources in order if place in sources)
