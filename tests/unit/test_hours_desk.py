"""When somebody sits at the desk: by the houses' hours where they are known, and within what was set for the desk."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.desk.waiting.promises import parse_desk_hours
from bot.hours.desk import DeskHours
from knowledge.opening_hours.dpl import Place
from knowledge.opening_hours.known import KnownHours, Origin, Source
from knowledge.opening_hours.timetable import DatedHours, DayHours, Hours, Kind

DAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
HASLEV, FAXE = ("haslev", Kind.STAFFED), ("faxe", Kind.STAFFED)


def opens(first: int, last: int) -> DayHours:
    """One opening, in whole hours."""
    return (Hours(time(first), time(last)),)


def desk(places: dict[Place, DayHours], *, own: bool) -> DayHours | None:
    """The desk's hours on a Thursday; by themselves they are from ten to three."""
    known = KnownHours(
        {place: (Source(DatedHours({DAY: hours}), Origin.STAFF, NOW),) for place, hours in places.items()}
    )
    plan = parse_desk_hours("mandag-fredag 10-15")
    assert plan is not None
    return DeskHours(lambda: known, plan, own).hours(DAY)


@pytest.mark.parametrize(
    ("places", "unset", "of_its_own"),
    [
        ({}, opens(10, 15), opens(10, 15)),
        ({HASLEV: opens(12, 18)}, opens(12, 18), opens(12, 15)),
        ({HASLEV: opens(9, 12), FAXE: opens(11, 17)}, opens(9, 17), opens(10, 15)),
        ({HASLEV: ()}, (), ()),
        ({HASLEV: (), FAXE: opens(13, 16)}, opens(13, 16), opens(13, 15)),
        ({("haslev", Kind.PHONE): opens(9, 11)}, opens(9, 11), opens(10, 11)),
        ({HASLEV: opens(12, 13), ("haslev", Kind.PHONE): opens(9, 11)}, opens(12, 13), opens(12, 13)),
        ({("haslev", Kind.SELF_SERVICE): opens(6, 22)}, opens(10, 15), opens(10, 15)),
    ],
)
def test_the_desk_follows_the_houses(places: dict[Place, DayHours], unset: DayHours, of_its_own: DayHours) -> None:
    """Staff in any house, else its phone, makes the desk's hours; hours of its own are kept within them.

    Self-service has nobody at the desk, and where nothing is known the desk's own hours count.
    """
    assert desk(places, own=False) == unset
    assert desk(places, own=True) == of_its_own
