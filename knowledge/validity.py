"""How long entries may be served before somebody compares them with their sources again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from knowledge.entries import Entry, Status

AHEAD: Final = timedelta(days=14)
"""How long before its day an entry is listed: with a list each week, its owner reads of it at least twice."""

_YEAR: Final = timedelta(days=365)
_SHORTEST: Final = timedelta(days=14)
_LONGEST: Final = 2 * _YEAR


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that needs its owner.

    Attributes:
        entry: the entry.
        last: the last day on which it is served, or should be: an urgent signpost is served until somebody changes it.
        ends: it ends by itself on that day, so that checking it does not help: its dates must be changed.
    """

    entry: Entry
    last: date
    ends: bool

    def over(self, today: date) -> bool:
        """Whether its last day is past."""
        return today > self.last


def due(entries: Iterable[Entry], today: date, ahead: timedelta = AHEAD) -> tuple[Due, ...]:
    """The published entries that are served no more, or will not be soon; by owner, the most urgent first."""
    found = (_due(entry) for entry in entries if entry.status is Status.PUBLISHED)
    near = (each for each in found if each is not None and each.last <= today + ahead)
    return tuple(sorted(near, key=lambda each: (each.entry.owner, each.last, each.entry.slug)))


def checked(entry: Entry, today: date) -> Entry:
    """The entry as compared with its sources today: it may be served as long again as the last check allowed.

    Nothing but this and a change of its dates moves the day; how often it is asked for does not.
    """
    interval = _YEAR
    if entry.review_by is not None and entry.checked_at is not None:
        interval = min(max(entry.review_by - entry.checked_at, _SHORTEST), _LONGEST)
    return replace(entry, checked_at=today, review_by=today + interval)


def _due(entry: Entry) -> Due | None:
    days = [(day, ends) for day, ends in ((entry.valid_to, True), (entry.review_by, False)) if day is not None]
    if not days:
        return None
    last, ends = min(days, key=lambda each: each[0])
    return Due(entry, last, ends)
