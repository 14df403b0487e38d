"""Events as calendar feeds give them (iCalendar): single ones and recurrences, with what was moved or called off.

A recurrence is known by the day that it was to be on, so it stays the same when its time changes. How far a feed looks
ahead is limited: a weekly meeting without an end has no last occurrence.
"""

from __future__ import annotations

import uuid
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from knowledge.dates import COPENHAGEN
from knowledge.events import cleaning
from knowledge.events.answer import NEVER, Answer, UnreadableError
from knowledge.events.calendar_text import calendar_text
from knowledge.events.houses import HOUSES, houses_in
from knowledge.events.model import Occurrence, Spot, State
from knowledge.events.recurring import starts, wall
from knowledge.events.standing import standing, told_by_title

LOOK_BACK: Final = timedelta(days=60)
LOOK_AHEAD: Final = timedelta(days=400)
_SPACE: Final = uuid.UUID("7f4a3c52-0f0b-4d5e-9f0c-3a8c1f6b7e21")
_CANCELLED: Final = frozenset({"CANCELLED", "CANCELED"})
_HIDDEN: Final = {"CLASS": frozenset({"PRIVATE", "CONFIDENTIAL"}), "STATUS": frozenset({"TENTATIVE"})}
"""What is nobody else's business, and what is not settled: as good as not there, whatever the feed shows of it."""


@dataclass(frozen=True, slots=True)
class _Feed:
    """The feed that is read, and when."""

    source: str
    now: datetime

    def uuid(self, uid: str, recurrence: str = "") -> str:
        return str(uuid.uuid5(_SPACE, f"{self.source}\n{uid}\n{recurrence}"))

    def near(self, spot: Spot) -> bool:
        return spot.ends >= self.now - LOOK_BACK and spot.starts <= self.now + LOOK_AHEAD


def complete_from(now: datetime) -> datetime:
    """From when (aware) the answer is complete."""
    return now - LOOK_BACK


def read_calendar(data: bytes, source: str, now: datetime) -> Answer:
    """The occurrences of a feed from 60 days ago to 400 days ahead.

    Args:
        data: the feed.
        source: what its occurrences have as their source.
        now: the time (aware).

    Raises:
        UnreadableError: if it is no calendar, or was cut off.
    """
    feed = _Feed(source, now)
    by_uid: dict[str, list[Any]] = {}
    for component in sorted(_components(data), key=_version):
        by_uid.setdefault(_uid(component), []).append(component)
    occurrences: dict[str, Occurrence] = {}
    left_out: list[str] = []
    for uid, components in by_uid.items():
        try:
            found = list(_of_uid(feed, uid, components))
        except (ValueError, TypeError, AttributeError, OverflowError, LookupError) as error:
            left_out.append(f"event {cleaning.line(uid) or '?'}: {type(error).__name__}")
        else:
            occurrences |= {each.uuid: each for each in found}
    if left_out and not occurrences:
        raise UnreadableError(left_out[0])
    kept = tuple(each for each in occurrences.values() if feed.near(each.spot))
    return Answer(kept, frozenset(occurrences), tuple(left_out), whole=not left_out)


def _components(data: bytes) -> list[Any]:
    import icalendar  # noqa: PLC0415 - only who has such a feed needs it

    text = calendar_text(data)
    try:
        with warnings.catch_warnings(action="ignore"):
            return [each for calendar in icalendar.Calendar.from_ical(text, multiple=True) for each in calendar.events]
    except Exception as error:  # noqa: BLE001 - a broken calendar breaks the library anywhere
        raise UnreadableError(type(error).__name__) from None


def _version(component: Any) -> int:
    """How often it was changed: of two of the same name the last one counts."""
    value = component.get("SEQUENCE", 0)
    return value if isinstance(value, int) else 0


def _uid(component: Any) -> str:
    """Its name; one that has none is known by what it is and when it begins."""
    named = str(component.get("UID", "")).strip()
    start = component.get("DTSTART")
    return named or f"\n{component.get('SUMMARY', '')}\n{'' if start is None else start.to_ical().decode()}"


def _of_uid(feed: _Feed, uid: str, components: Sequence[Any]) -> Iterator[Occurrence]:
    """What one event of the feed stands for: itself, or its recurrences, with those that were changed by themselves."""
    masters = [each for each in components if "RECURRENCE-ID" not in each]
    if masters and _is_hidden(masters[-1]):
        masters = []
    changed = {_day(each.decoded("RECURRENCE-ID")): each for each in components if "RECURRENCE-ID" in each}
    for master in masters[-1:]:
        if "RRULE" not in master and "RDATE" not in master:
            yield _occurrence(feed, master, feed.uuid(uid), None, _spot(master))
            continue
        series = feed.uuid(uid, "series")
        length = _length(master)
        days = Counter[str]()
        for start in starts(master, feed.now - LOOK_BACK, feed.now + LOOK_AHEAD):
            day = _day(start)
            days[day] += 1
            name = feed.uuid(uid, day if days[day] == 1 else f"{day} {days[day]}")
            if day in changed and _is_hidden(changed[day]):
                continue
            yield _occurrence(feed, master, name, series, _spot_at(start, length, master))
    # They take the place of what the rule gives for their day; some feeds name them without the rule.
    shown = {day: own for day, own in changed.items() if not _is_hidden(own)}
    for day, own in shown.items():
        yield _occurrence(feed, own, feed.uuid(uid, day), feed.uuid(uid, "series"), _spot(own))


def _is_hidden(told: Any) -> bool:
    return any(_word(told, name) in words for name, words in _HIDDEN.items())


def _word(told: Any, name: str) -> str:
    return str(told.get(name, "")).strip().upper()


def _occurrence(feed: _Feed, told: Any, name: str, series: str | None, spot: Spot) -> Occurrence:
    title, by_title = told_by_title(cleaning.line(str(told.get("SUMMARY", ""))))
    if not title:
        raise ValueError("no title")
    modified = told.get("LAST-MODIFIED") or told.get("DTSTAMP")
    cancelled = _word(told, "STATUS") in _CANCELLED
    place = cleaning.line(str(told.get("LOCATION", "")))
    return Occurrence(
        uuid=name,
        title=title,
        spot=spot,
        updated_at=NEVER if modified is None else _moment(modified.dt),
        source=feed.source,
        series=series,
        description=cleaning.text(str(told.get("DESCRIPTION", ""))),
        branches=(place,) if spot.houses else (),
        categories=_categories(told),
        url=cleaning.address(str(told.get("URL", ""))),
        state=standing(State.CANCELLED if cancelled else State.SCHEDULED, by_title),
    )


def _categories(told: Any) -> tuple[str, ...]:
    value = told.get("CATEGORIES", [])
    lists = value if isinstance(value, list) else [value]
    names = (cleaning.line(str(name)) for each in lists for name in getattr(each, "cats", [each]))
    return tuple(dict.fromkeys(name for name in names if name))


def _spot(told: Any) -> Spot:
    return _spot_at(told.decoded("DTSTART"), _length(told), told)


def _spot_at(start: date, length: timedelta, told: Any) -> Spot:
    """A day has whole days; a time with a zone keeps its clock time over the nights when clocks change."""
    place = cleaning.line(str(told.get("LOCATION", "")))
    found = houses_in(place) if "bibliotek" in place.casefold() else frozenset[str]()
    houses = tuple(house for house in HOUSES if house in found)
    end = start + max(length, timedelta())
    if not isinstance(start, datetime):
        end = max(end, start + timedelta(days=1))
    return Spot(_moment(start), _moment(end), houses, place, not isinstance(start, datetime)).in_whole_days()


def _length(told: Any) -> timedelta:
    start = told.decoded("DTSTART")
    if "DTEND" in told:
        end = told.decoded("DTEND")
        return timedelta() if type(end) is not type(start) else wall(end) - wall(start)
    length = told.decoded("DURATION") if "DURATION" in told else timedelta()
    return length if isinstance(length, timedelta) else timedelta()


def _moment(moment: date) -> datetime:
    """As aware UTC; what has no zone is Copenhagen's."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), COPENHAGEN).astimezone(UTC)
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=COPENHAGEN)).astimezone(UTC)


def _day(moment: date) -> str:
    """The day in Copenhagen; of a day, the day itself."""
    return (_moment(moment).astimezone(COPENHAGEN) if isinstance(moment, datetime) else moment).strftime("%Y-%m-%d")
