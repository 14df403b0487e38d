"""Occurrences as rows of the database, and as the plain JSON that changes keep."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from pydantic import TypeAdapter

from knowledge.events.model import Occurrence, Spot, State
from knowledge.events.tables import EventRow

_OCCURRENCE: Final = TypeAdapter(Occurrence)
_SPOT: Final = TypeAdapter(Spot)
_LISTS: Final = ("branches", "audiences", "categories")
_PLAIN: Final = (
    *("uuid", "source", "series", "title", "description", "online", "url", "ticket_url", "price", "free"),
    *("language", "updated_at"),
)
_SPOT_FIELDS: Final = tuple(field.name for field in fields(Spot))


def to_content(occurrence: Occurrence) -> dict[str, Any]:
    """An occurrence as plain JSON values."""
    content: dict[str, Any] = _OCCURRENCE.dump_python(occurrence, mode="json")
    return content


def from_content(content: dict[str, Any]) -> Occurrence:
    """The occurrence of a change; a field that came later has its default."""
    return _OCCURRENCE.validate_python(content)


def write(row: EventRow, occurrence: Occurrence, now: datetime, *, redated: bool = False) -> None:
    """Have a row say what its source says now; that it has moved, and from where, is the store's to say.

    `redated`, its source calls it postponed though its new day is known.
    """
    for name in _PLAIN:
        setattr(row, name, getattr(occurrence, name))
    for name in _LISTS:
        setattr(row, name, list(getattr(occurrence, name)))
    spot = occurrence.spot
    row.starts, row.ends, row.all_day = spot.starts, spot.ends, spot.all_day
    row.houses, row.place = list(spot.houses), spot.place
    row.state, row.redated = occurrence.state.value, redated
    row.seen_at, row.missing_since = now, None


def keep_first_spot(row: EventRow, spot: Spot) -> None:
    """Remember where and when it was to be before it first moved; one that is back there has not moved."""
    if row.moved_from is None:
        row.moved_from = _SPOT.dump_python(spot, mode="json")
    elif not _SPOT.validate_python(row.moved_from).has_moved(to=spot_of(row)):
        row.moved_from = None


def spot_of(row: EventRow) -> Spot:
    """When and where it takes place."""
    return Spot(row.starts, row.ends, tuple(row.houses), row.place, row.all_day)


def read(row: EventRow) -> Occurrence:
    """The occurrence of a row, with the state that follows from all that is known."""
    plain: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    lists: dict[str, Any] = {name: tuple(getattr(row, name)) for name in _LISTS}
    moved_from = None if row.moved_from is None else _SPOT.validate_python(row.moved_from)
    return Occurrence(spot=spot_of(row), state=_state(row), moved_from=moved_from, **plain, **lists)


def _state(row: EventRow) -> State:
    told = State(row.state)
    if told.called_off:
        return told
    if row.missing_since is not None:
        return State.MISSING
    return State.MOVED if told is State.SCHEDULED and row.moved_from is not None else told


def differing(before: Occurrence, after: Occurrence) -> tuple[str, ...]:
    """The names of the fields in which the two differ, those of the spot among them; not what only the store says."""
    left_out = {"spot", "updated_at", "moved_from", "state", "source"}
    names = [field.name for field in fields(Occurrence) if field.name not in left_out]
    own = [name for name in names if getattr(before, name) != getattr(after, name)]
    return (*(name for name in _SPOT_FIELDS if getattr(before.spot, name) != getattr(after.spot, name)), *own)
