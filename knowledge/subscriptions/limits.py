"""When an event may be, and that it may cost nothing: for whoever works by day, or has no money for it.

What nobody has said excludes nothing: what has no time of day is in the day and in the evening, and of most events
nobody has said what they cost.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from knowledge.dates.spans import COPENHAGEN, ONE_DAY
from knowledge.events.model import Spot
from knowledge.subscriptions.happenings import Happening

AFTER_WORK: Final = 16
"""The full hour from which people come who work by day, or go to school."""

_SATURDAY: Final = 5
_A_WEEK: Final = 7
_AN_INSTANT: Final = timedelta(microseconds=1)


class Limit(StrEnum):
    """What somebody has narrowed it down to; several parts of the week add up."""

    DAYTIME = "daytime"
    EVENINGS = "evenings"
    WEEKENDS = "weekends"
    FREE = "free"


def keeps_within(limits: frozenset[Limit], happening: Happening) -> bool:
    """Whether a happening is at one of the times, or no time was chosen, and costs nothing if it must not."""
    if Limit.FREE in limits and happening.costs:
        return False
    times = limits - {Limit.FREE}
    return not times or bool(times & _times(happening.spot))


def _times(spot: Spot) -> frozenset[Limit]:
    """The parts of the week in which somebody can be there; of what is over within a day, that in which it begins."""
    begins = spot.starts.astimezone(COPENHAGEN)
    if not spot.all_day and spot.ends - spot.starts < ONE_DAY:
        if begins.weekday() >= _SATURDAY:
            return frozenset({Limit.WEEKENDS})
        return frozenset({Limit.EVENINGS if begins.hour >= AFTER_WORK else Limit.DAYTIME})
    last = max(spot.ends - _AN_INSTANT, spot.starts).astimezone(COPENHAGEN).date()
    days = {begins.weekday() + number for number in range(min((last - begins.date()).days + 1, _A_WEEK))}
    at_weekend = {day % _A_WEEK >= _SATURDAY for day in days}
    of_weekdays = {Limit.DAYTIME, Limit.EVENINGS} if False in at_weekend else set()
    return frozenset(of_weekdays | ({Limit.WEEKENDS} if True in at_weekend else set()))
