"""Events as the libraries' website gives them: a list with one item per occurrence.

Read leniently: fields that came later or are missing do no harm, and an item that cannot be understood is left out and
named. An item in a state that nobody knows ("Postponed") is as good as not there: nobody is told that it is on, and
staff are asked about it if it was. Prices are not read: the figures may be kroner or øre. Nor is where ticket systems
administer an event.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from knowledge.dates import COPENHAGEN
from knowledge.dates.spans import day_of
from knowledge.events import cleaning
from knowledge.events.answer import NEVER, Answer, UnreadableError
from knowledge.events.houses import HOUSES, houses_in
from knowledge.events.model import DPL, Occurrence, Spot, State
from knowledge.events.standing import standing, told_by_title

LOOK_BACK: Final = timedelta(days=60)
"""The website drops what began before the day that is asked from, though it goes on: exhibitions last long."""

_STATES: Final = {
    "": State.SCHEDULED,
    "ticketsalenotopen": State.SCHEDULED,
    "active": State.SCHEDULED,
    "soldout": State.SOLD_OUT,
    "cancelled": State.CANCELLED,
    "canceled": State.CANCELLED,
    # Days of many were once marked as over on their first; what is over is known by its end.
    "occurred": State.SCHEDULED,
}
_LONGEST_UUID: Final = 64
_YEARS: Final = range(1970, 2200)


def first_day(now: datetime) -> datetime:
    """Copenhagen's midnight (aware) of the day to ask from."""
    return datetime.combine(day_of(now - LOOK_BACK), time(), COPENHAGEN)


def complete_from(now: datetime) -> datetime:
    """From when (aware) the answer is complete: of its first day, the website may lose the first hours."""
    return first_day(now) + timedelta(days=1)


def read_events(data: bytes) -> Answer:
    """The occurrences of the website's answer.

    Raises:
        UnreadableError: if it is no list, was cut off, or holds nothing that can be understood.
    """
    try:
        items = json.loads(data)
    except (ValueError, RecursionError):
        raise UnreadableError("no JSON, or cut off") from None
    if not isinstance(items, list):
        raise UnreadableError("no list")
    read = [_occurrence(item) for item in items]
    occurrences = tuple(each for each in read if isinstance(each, Occurrence))
    if items and not occurrences:
        raise UnreadableError(f"none of {len(items)} items: {read[0]}")
    named = frozenset(_uuid(item) if isinstance(item, dict) else "" for item in items if not _is_in_limbo(item))
    left_out = tuple(each for each in read if isinstance(each, str))
    return Answer(occurrences, named - {""}, left_out, whole="" not in named)


def _occurrence(item: object) -> Occurrence | str:
    """The item's occurrence, or why it is left out."""
    if not isinstance(item, dict):
        return "an item is no object"
    uuid, spot = _uuid(item), _spot(item)
    title, by_title = told_by_title(cleaning.line(item.get("title")))
    if not uuid or not title:
        return f"item {uuid or '?'} has no uuid or no title"
    if spot is None:
        return f"item {uuid} has no readable time"
    if _is_in_limbo(item):
        return f"item {uuid} is in an unknown state"
    return Occurrence(
        uuid=uuid,
        title=title,
        spot=spot,
        updated_at=_moment(item.get("updated_at")) or _moment(item.get("created_at")) or NEVER,
        source=DPL,
        series=_uuid(_object(item, "series")) or None,
        description=_description(item),
        branches=_names(item, "branches"),
        online=_object(item, "address").get("locationType") == "online",
        audiences=_names(item, "audiences"),
        categories=(*_names(item, "categories"), *_names(item, "tags")),
        url=cleaning.address(item.get("url")),
        ticket_url=cleaning.address(_object(item, "external_data").get("url")),
        free=_free(item),
        state=standing(_STATES[_state(item)], by_title),
    )


def _state(item: Mapping[str, Any]) -> str:
    return "".join(each for each in str(item.get("state") or "").lower() if each.isalpha())


def _is_in_limbo(item: object) -> bool:
    return isinstance(item, dict) and _state(item) not in _STATES


def _uuid(item: Mapping[str, Any]) -> str:
    value = cleaning.line(item.get("uuid")).lower()
    return value if len(value) <= _LONGEST_UUID else ""


def _object(item: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = item.get(name)
    return value if isinstance(value, dict) else {}


def _names(item: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = item.get(name)
    if isinstance(values, str):
        values = [values]
    if not isinstance(values, list):
        return ()
    # A label is a text; should it become an object some day, it will have a title or a name.
    named = ((each.get("title") or each.get("name")) if isinstance(each, dict) else each for each in values)
    return tuple(dict.fromkeys(found for each in named if (found := cleaning.line(each))))


def _spot(item: Mapping[str, Any]) -> Spot | None:
    told = _object(item, "date_time")
    starts = _moment(told.get("start"))
    if starts is None:
        return None
    ends = max(_moment(told.get("end")) or starts, starts)
    all_day = item.get("all_day") is True
    if all_day:
        starts, ends = whole_days(starts, ends)
    return Spot(starts, ends, _houses(item), _place(item), all_day).in_whole_days()


def whole_days(starts: datetime, ends: datetime) -> tuple[datetime, datetime]:
    """From Copenhagen's midnight to the midnight after the last day, as UTC; an end at midnight belongs to it already.

    Args:
        starts: when it begins (aware).
        ends: when it ends (aware).
    """
    first, last = starts.astimezone(COPENHAGEN), ends.astimezone(COPENHAGEN)
    over = last if last.time() == time() and last > first else last + timedelta(days=1)
    days = (datetime.combine(each.date(), time(), COPENHAGEN) for each in (first, over))
    begin, end = (each.astimezone(UTC) for each in days)
    return begin, end


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if moment is None or moment.year not in _YEARS:
        return None
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=COPENHAGEN)).astimezone(UTC)


def _houses(item: Mapping[str, Any]) -> tuple[str, ...]:
    """By the branches; without any, by a place that is a library, for a town's name alone may be any hall's."""
    names = _names(item, "branches")
    place = cleaning.line(_object(item, "address").get("location"))
    if not names and "bibliotek" in place.casefold():
        names = (place,)
    found = {house for name in names for house in houses_in(name)}
    return tuple(house for house in HOUSES if house in found)


def _place(item: Mapping[str, Any]) -> str:
    told = _object(item, "address")
    town = " ".join(str(told.get(name) or "") for name in ("zip_code", "city"))
    parts = [told.get("location"), told.get("locationAdditional"), told.get("street"), town]
    return ", ".join(dict.fromkeys(each for part in parts if (each := cleaning.line(part))))


def _description(item: Mapping[str, Any]) -> str:
    parts = (cleaning.text(item.get(name)) for name in ("description", "body"))
    return "\n".join(dict.fromkeys(each for each in parts if each))


def _free(item: Mapping[str, Any]) -> bool | None:
    """Only that there are tickets and all cost nothing, or that one costs something, is told reliably."""
    values = list(_prices(item))
    return False if any(values) else True if values and None not in values else None


def _prices(item: Mapping[str, Any]) -> Iterator[float | None]:
    categories = item.get("ticket_categories")
    for each in categories if isinstance(categories, list) else ():
        value = _object(each, "price").get("value") if isinstance(each, dict) else None
        yield value if isinstance(value, int | float) and not isinstance(value, bool) else None
