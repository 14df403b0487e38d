"""When and where an event is, from the fields that staff wrote: days, times, houses and a place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from knowledge.dates import COPENHAGEN, read_dates
from knowledge.dates.spans import day_of
from knowledge.events import cleaning
from knowledge.events.dpl import whole_days
from knowledge.events.fields import Field, FormFault, Slip
from knowledge.events.houses import HOUSES, houses_in
from knowledge.events.model import Spot

LONGEST: Final = timedelta(days=400)
"""Nothing is announced further ahead, or lasts longer; such a date is a slip."""
ALL_DAY: Final = "hele dagen"
_ALL_DAYS: Final = frozenset({"", ALL_DAY, "heldags", "all day"})
_HOUR: Final = 60
_MINUTES: Final = 24 * _HOUR
_LONGEST_NIGHT: Final = 16 * _HOUR
"""Minutes from a beginning to an end of the next day; what would be longer is written the wrong way round."""
_BOTH: Final = frozenset({"begge", "begge huse", "begge steder", "alle"})
_BETWEEN_HOUSES: Final = re.compile(r"[,;/&+]|\b(?:og|samt)\b")
_NO_NAMES: Final = frozenset({"", "bibliotek", "biblioteket", "bibliotekerne", "borgerservice"})
_ONLINE: Final = frozenset({"online", "nettet", "på nettet"})
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WEEKDAYS: Final = ("man", "tir", "ons", "tor", "fre", "lør", "søn")
_WEEKDAY: Final = re.compile(r"\b(?:(?:man|tirs?|ons|tors?|fre|lør|søn)(?:dag)?)\b(?=.*\d)", re.IGNORECASE | re.DOTALL)
_CLOCK: Final = r"(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?"
_TIMES: Final = re.compile(rf"(?:fra\s*)?(?:kl\.?)?\s*{_CLOCK}(?:\s*(?:-|–|—|til)\s*(?:kl\.?)?\s*{_CLOCK})?", re.ASCII)


def read_houses(given: Mapping[Field, str], faults: list[FormFault]) -> tuple[tuple[str, ...], bool]:
    """The houses of an event, and whether it is online; what cannot be read joins the faults."""
    written = " ".join(given.get(Field.HOUSE, "").casefold().split())
    place = given.get(Field.PLACE, "").casefold()
    if not written and "bibliotek" in place:  # elsewhere in a town that has a house is no house
        return tuple(house for house in HOUSES if house in houses_in(place)), False
    if written in _ONLINE:
        return (), True
    if written in _BOTH:
        return HOUSES, False
    parts = [part for each in _BETWEEN_HOUSES.split(written) if (part := each.strip()) not in _NO_NAMES]
    named = [houses_in(part) for part in parts]
    # What stands beside a house that is known would be lost without a word.
    if written and not (named and all(named)):
        faults.append(FormFault(Slip.NO_HOUSE, Field.HOUSE.value, given[Field.HOUSE]))
    return tuple(house for house in HOUSES if any(house in each for each in named)), False


def read_spots(
    given: Mapping[Field, str], houses: tuple[str, ...], now: datetime, faults: list[FormFault]
) -> tuple[Spot, ...]:
    """When and where it is, once for each day or span of days; what cannot be read joins the faults."""
    place = cleaning.line(given.get(Field.PLACE, ""))
    days = read_days(given.get(Field.DAY, ""), now, faults)
    times = _times(given.get(Field.TIME, ""), faults)
    if times is None:
        whole = [whole_days(_at(first, 0), _at(last, _MINUTES - 1)) for first, last in days]
        return tuple(Spot(starts, ends, houses, place, all_day=True) for starts, ends in whole)
    if any(first != last for first, last in days):
        faults.append(FormFault(Slip.LONG, Field.DAY.value, given[Field.DAY]))
    begin, end = times
    spots = []
    for day, _ in days:
        starts, ends = _at(day, begin), _at(day, end)
        faults += (
            FormFault(Slip.NO_MOMENT, Field.TIME.value, f"{each:%Y-%m-%d %H.%M}")
            for each in dict.fromkeys((starts, ends))
            if each.astimezone(UTC).astimezone(COPENHAGEN).hour != each.hour
        )
        spots.append(Spot(starts.astimezone(UTC), max(starts, ends).astimezone(UTC), houses, place))
    return tuple(spots)


def _at(day: date, minutes: int) -> datetime:
    days, minutes = divmod(minutes, _MINUTES)
    return datetime.combine(day + timedelta(days=days), time(*divmod(minutes, _HOUR)), COPENHAGEN)


_AHEAD: Final = timedelta(days=275)
_YEAR: Final = re.compile(r"\d{4}")


def read_days(value: str, now: datetime, faults: list[FormFault]) -> list[tuple[date, date]]:
    """The days, separated by semicolons, each with its last one."""
    found: dict[tuple[date, date], None] = {}
    today = day_of(now)
    for part in filter(None, (each.strip() for each in value.split(";"))):
        span = _span(part, now)
        if span is None:
            faults.append(FormFault(Slip.NO_DAY, Field.DAY.value, part))
            continue
        first, last = span
        if first > today + LONGEST:
            faults.append(FormFault(Slip.FAR, Field.DAY.value, part))
        else:
            found[first, last] = None
            if first == last and _other_weekday(part, first):
                faults.append(FormFault(Slip.WEEKDAY, Field.DAY.value, part))
            # Whoever leaves the year out does not mean the next one of a day that is just over.
            just_over = first > today + _AHEAD and not _YEAR.search(part)
            faults += [FormFault(Slip.PAST, Field.DAY.value, part)] if last < today or just_over else []
    return sorted(found)


def _span(written: str, now: datetime) -> tuple[date, date] | None:
    """The first and the last day of one that is written, or of several together."""
    if _ISO.fullmatch(written):  # as spreadsheets have them, thousands in a file
        with suppress(ValueError):
            day = date.fromisoformat(written)
            if day > now.date() - LONGEST:
                return day, day
    reading = read_dates(written, now)
    only = reading.only
    if only is None or only.last is None or reading.rest or only.last - only.first > LONGEST:
        return None
    return only.first, only.last


def _other_weekday(written: str, day: date) -> bool:
    """Whether a date is written with the name of another weekday than it has."""
    names = [name.casefold()[:3] for name in _WEEKDAY.findall(written)]
    return len(names) == 1 and names[0] != _WEEKDAYS[day.weekday()]


def _times(value: str, faults: list[FormFault]) -> tuple[int, int] | None:
    """Begin and end in minutes from midnight, the same where no end is told; None for the whole day."""
    written = " ".join(value.casefold().split())
    if written in _ALL_DAYS:
        return None
    found = _TIMES.fullmatch(written)
    begin = _minutes(found[1], found[2]) if found else None
    end = begin if found is None or found[3] is None else _minutes(found[3], found[4])
    if begin is None or end is None:
        slip = Slip.NO_TIME
    elif begin == _MINUTES:
        slip = Slip.MIDNIGHT
    elif end < begin and end + _MINUTES - begin > _LONGEST_NIGHT:
        slip = Slip.BACKWARDS
    else:
        return begin, end if end >= begin else end + _MINUTES
    faults.append(FormFault(slip, Field.TIME.value, value))
    return None


def _minutes(hour: str, minute: str | None) -> int | None:
    """A time of the clock, 24 being the end of the day; None where there is no such time."""
    past = int(minute or 0)
    minutes = _HOUR * int(hour) + past
    return minutes if past < _HOUR and minutes <= _MINUTES else None
