"""When and where an event is, from the fields that staff wrote: days, times, houses and a place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from knowledge.dates import COPENHAGEN, read_dates
from knowledge.events import cleaning
from knowledge.events.dpl import whole_days
from knowledge.events.fields import Field, FormFault, Slip
from knowledge.events.houses import HOUSES, houses_in
from knowledge.events.model import Spot

LONGEST: Final = timedelta(days=400)
"""Nothing is announced further ahead, or lasts longer; such a date is a slip."""
ALL_DAY: Final = "hele dagen"
_BOTH: Final = frozenset({"begge", "begge huse", "begge steder", "alle"})
_ONLINE: Final = frozenset({"online", "nettet", "på nettet"})
_CLOCK: Final = r"(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?"
_TIMES: Final = re.compile(rf"(?:kl\.?|fra)?\s*{_CLOCK}(?:\s*(?:-|–|—|til)\s*(?:kl\.?)?\s*{_CLOCK})?", re.ASCII)


def read_houses(given: Mapping[Field, str], faults: list[FormFault]) -> tuple[tuple[str, ...], bool]:
    """The houses of an event, and whether it is online; what cannot be read joins the faults."""
    written = " ".join(given.get(Field.HOUSE, "").casefold().split())
    if written in _ONLINE:
        return (), True
    named = frozenset(HOUSES) if written in _BOTH else houses_in(written)
    if written and not named:
        faults.append(FormFault(Slip.NO_HOUSE, Field.HOUSE.value, given[Field.HOUSE]))
    return tuple(house for house in HOUSES if house in named), False


def read_spots(
    given: Mapping[Field, str], houses: tuple[str, ...], now: datetime, faults: list[FormFault]
) -> tuple[Spot, ...]:
    """When and where it is, once for each day or span of days; what cannot be read joins the faults."""
    place = cleaning.line(given.get(Field.PLACE, ""))
    days = _days(given.get(Field.DAY, ""), now, faults)
    times = _times(given.get(Field.TIME, ""), faults)
    if times is None:
        whole = [whole_days(_at(first, time()), _at(last, time(23, 59))) for first, last in days]
        return tuple(Spot(starts, ends, houses, place, all_day=True) for starts, ends in whole)
    if any(first != last for first, last in days):
        faults.append(FormFault(Slip.LONG, Field.DAY.value, given[Field.DAY]))
    begin, end = times
    spots = []
    for day, _ in days:
        starts = _at(day, begin)
        ends = _at(day + timedelta(days=1) if end < begin else day, end)
        spots.append(Spot(starts.astimezone(UTC), max(starts, ends).astimezone(UTC), houses, place))
    return tuple(spots)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, COPENHAGEN)


def _days(value: str, now: datetime, faults: list[FormFault]) -> list[tuple[date, date]]:
    """The days, separated by semicolons, each with its last one."""
    found: dict[tuple[date, date], None] = {}
    today = now.astimezone(COPENHAGEN).date()
    for part in filter(None, (each.strip() for each in value.split(";"))):
        reading = read_dates(part, now)
        first, last = reading.first, reading.last
        if first is None or last is None or reading.rest or len(reading.days) != 1 or last - first > LONGEST:
            faults.append(FormFault(Slip.NO_DAY, Field.DAY.value, part))
        elif first > today + LONGEST:
            faults.append(FormFault(Slip.FAR, Field.DAY.value, part))
        else:
            found[first, last] = None
            faults += [FormFault(Slip.PAST, Field.DAY.value, part)] if last < today else []
    return sorted(found)


def _times(value: str, faults: list[FormFault]) -> tuple[time, time] | None:
    """Begin and end on the clock, which are the same where no end is told; None for the whole day."""
    written = " ".join(value.casefold().split())
    if written in {"", ALL_DAY}:
        return None
    found = _TIMES.fullmatch(written)
    try:
        if found is None:
            raise ValueError(written)  # noqa: TRY301 - the same fault as an hour 25
        begin = time(int(found[1]), int(found[2] or 0))
        return begin, begin if found[3] is None else time(int(found[3]) % 24, int(found[4] or 0))
    except ValueError:
        faults.append(FormFault(Slip.NO_TIME, Field.TIME.value, value))
        return None
