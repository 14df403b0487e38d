"""Until when a case is put off, as staff write it: "2t", "45 min", "3 dage", "i morgen", "mandag kl. 10", "1.12."."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from knowledge.dates import moment_of, read_dates

LONGEST = timedelta(days=60)
_MORNING = time(8)
_SPAN = re.compile(r"(?P<count>\d{1,4})\s*(?P<unit>[a-zæøå]+)\.?")
_UNITS = {
    timedelta(minutes=1): ("m", "min", "minut", "minutter"),
    timedelta(hours=1): ("t", "h", "time", "timer"),
    timedelta(days=1): ("d", "dag", "dage"),
    timedelta(weeks=1): ("u", "uge", "uger"),
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names}


def snoozed_until(text: str, now: datetime) -> datetime | None:
    """The moment that a text names, or None where it names none, one that is past, or one more than `LONGEST` ahead.

    A day without a time means its morning. Every word must belong to the time: "fredag kl. 25" is none.

    Args:
        text: as written behind the command.
        now: the present moment, aware.
    """
    span = _SPAN.fullmatch(text.strip().casefold().removeprefix("om "))
    unit = None if span is None else _UNIT_OF.get(span["unit"])
    until = _read(text, now) if span is None or unit is None else now + int(span["count"]) * unit
    return until if until is not None and now < until <= now + LONGEST else None


def _read(text: str, now: datetime) -> datetime | None:
    reading = read_dates(text, now)
    if reading.first is None or reading.past or reading.rest:
        return None
    return moment_of(reading.first, _MORNING if reading.window is None else reading.window.start)
