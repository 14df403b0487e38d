"""When the recurrences of an event of a calendar feed begin: by its rule, with the days added and taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

_MOST_STEPS: Final = 20_000
"""Of a rule that began long ago, so many recurrences are passed over to come to the present."""

_RULES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


def starts(master: Any, earliest: datetime, latest: datetime) -> list[date]:
    """When the recurrences of an event begin, in order, without those that were taken out.

    Args:
        master: the event with its rule and the days that are added and taken out.
        earliest: from when (aware) its rule is followed.
        latest: until when (aware).
    """
    first = master.decoded("DTSTART")
    walls = {
        wall(first),
        *(each for rule in _list(master, "RRULE") for each in _by_rule(rule, first, earliest, latest)),
    }
    walls |= {_as_of(each.dt, first) for some in _list(master, "RDATE") for each in some.dts}
    out = [each.dt for some in _list(master, "EXDATE") for each in some.dts]
    # A day that is taken out is taken out whole, though the rule has a time.
    whole = {each for each in out if not isinstance(each, datetime)} if isinstance(first, datetime) else set[date]()
    walls -= {_as_of(each, first) for each in out}
    walls = {each for each in walls if each.date() not in whole}
    if not isinstance(first, datetime):
        return [each.date() for each in sorted(walls)]
    return [each.replace(tzinfo=first.tzinfo) for each in sorted(walls)]


def _list(told: Any, name: str) -> list[Any]:
    value = told.get(name, [])
    return value if isinstance(value, list) else [value]


def _as_of(told: Any, first: date) -> datetime:
    """A moment, or the beginning of a period, on the wall clock of the zone in which a series has its first."""
    moment: date = told[0] if isinstance(told, tuple) else told
    zone = first.tzinfo if isinstance(first, datetime) else None
    if isinstance(moment, datetime) and moment.tzinfo is not None and zone is not None:
        return wall(moment.astimezone(zone))
    return wall(moment)


def _by_rule(rule: Any, first: date, earliest: datetime, latest: datetime) -> Iterator[datetime]:
    """On the wall clock, so that ten o'clock stays ten o'clock, whatever clocks do."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415

    if not _RULES.issuperset(str(each).upper() for each in rule.get("FREQ", [])):
        raise ValueError("too frequent")
    plain = rule.copy()
    until = plain.pop("UNTIL", [None])[0]
    limit = latest.astimezone(UTC).replace(tzinfo=None)
    if until is not None:
        # A day as the end includes that day, whatever the time.
        last = _as_of(until, first)
        limit = min(limit, last if isinstance(until, datetime) else last + timedelta(days=1, microseconds=-1))
    begin = earliest.replace(tzinfo=None) - timedelta(days=1)
    for start in islice(rrulestr(plain.to_ical().decode(), dtstart=wall(first)), _MOST_STEPS):
        if start > limit:
            return
        if start >= begin:
            yield start


def wall(moment: date) -> datetime:
    """What a clock on the wall shows; a day begins at midnight."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.replace(tzinfo=None)
