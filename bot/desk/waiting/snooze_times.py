"""Until when a case is put off, as staff write it: "2t", "45 min", "en uge", "i morgen", "mandag kl. 10", "1.12."."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from bot.clock import local_date
from knowledge.dates import moment_of, read_dates
from knowledge.dates.daytimes import MORNING

LONGEST = timedelta(days=60)
_MORNING = time(8)
_UNTIL = re.compile(r"^(?:(?:frem |ind)?til(?: og med)? |om )(?:den )?|^(?:den|d\.) ")
_SPAN = re.compile(r"(?P<count>\d{1,4}|[a-zæøå]+(?: halv| par)?)\s*(?P<unit>[a-zæøå]+)\.?")
_COUNTS: dict[str, float] = dict(zip("en to tre fire fem seks syv otte ni ti".split(), range(1, 11), strict=True))
_COUNTS |= {"et": 1, "en halv": 0.5, "halvanden": 1.5, "et par": 2, "fjorten": 14}
_CLOCK = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_UNITS = {
    timedelta(minutes=1): ("m", "min", "minut", "minutter"),
    timedelta(hours=1): ("t", "h", "time", "timer"),
    timedelta(days=1): ("d", "dag", "dage", "døgn"),
    timedelta(weeks=1): ("u", "uge", "uger"),
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names}


def snoozed_until(text: str, now: datetime) -> datetime | None:
    """The moment that a text names, or None where it names none, one that is past, or one more than `LONGEST` ahead.

    A day without a time means its morning, and a time without a day is today's. Every word must belong to the time:
    "fredag kl. 25" is none.

    Args:
        text: as written behind the command.
        now: the present moment, aware.
    """
    written = " ".join(text.casefold().split())
    named = _UNTIL.sub("", written)
    found = (_spanned(named, now), _clocked(named, now), _read(written, now), _read(named, now))
    return next((until for until in found if until is not None and now < until <= now + LONGEST), None)


def _spanned(text: str, now: datetime) -> datetime | None:
    span = _SPAN.fullmatch(text)
    unit = None if span is None else _UNIT_OF.get(span["unit"])
    if span is None or unit is None:
        return None
    count = int(span["count"]) if span["count"].isdecimal() else _COUNTS.get(span["count"])
    return None if count is None else now + count * unit


def _clocked(text: str, now: datetime) -> datetime | None:
    clock = _CLOCK.fullmatch(text)
    # Alone, "14.12" is a time, not a day.
    return None if clock is None else moment_of(local_date(now), time(int(clock[1]), int(clock[2])))


def _read(text: str, now: datetime) -> datetime | None:
    reading = read_dates(text, now)
    window = reading.window
    of_today = window is not None and not reading.weekdays
    day = local_date(now) if reading.first is None and of_today else reading.first
    if day is None or reading.past or reading.rest:
        return None
    # "Mandag morgen" and "mandag inden middag" begin before anybody is at the desk, or wants to be woken.
    if window is None or window == MORNING or window.start == time():
        return moment_of(day, _MORNING)
    return moment_of(day, window.start)
