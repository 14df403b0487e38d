"""Opening hours as the library's website gives them: a list of rows, one per opening, with a free category.

Read leniently: a row that cannot be understood is left out and named, and the rest is kept. An opening cannot pass
midnight there, so it is entered as one until 23:59 and one from 00:00 on the next day; these are made one again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from knowledge.matching.text import fold
from knowledge.opening_hours.timetable import DatedHours, DayHours, Hours, Kind

Place = tuple[str, Kind]
"""A house and what is open there."""

_MIDNIGHT: Final = time()
_END_OF_DAY: Final = re.compile(r"23:59(:\d\d)?|24:00(:00)?|00:00(:00)?")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")
_LAST_OF_A_NIGHT: Final = time(6)
"""Hours that begin at midnight and end later than this are a day's own, no end of the night before."""

# Categories are named by each library; the first that fits is taken, so what is narrower stands first.
_WITHOUT: Final = r"(?:uden|ingen|ikke|without|no)"
_PEOPLE: Final = r"(?:personale|betjen\w*|bemand\w*|medarbejder\w*|ansatte|staff)"
_CATEGORIES: Final[tuple[tuple[re.Pattern[str], Kind | None], ...]] = (
    (re.compile(r"selvbetj|ubetj|ubemand|self|unstaffed|sundhedskort|sygesikring|personalefri"), Kind.SELF_SERVICE),
    (re.compile(rf"{_WITHOUT} (?:\w+ )?{_PEOPLE}"), Kind.SELF_SERVICE),
    (re.compile(r"telefon|phone|ring til|opkald"), Kind.PHONE),
    (re.compile(r"borgerservice|citizen"), Kind.CITIZEN_SERVICE),
    (re.compile(r"lukke|closed"), None),
    (re.compile(r"aabent bibliotek"), Kind.SELF_SERVICE),
    (re.compile(r"betjen|betjent|personale|bemandet|aabent|aaben|aabningstid|staff|open"), Kind.STAFFED),
)


@dataclass(frozen=True, slots=True)
class DplHours:
    """What a list of rows says.

    Attributes:
        places: the hours of each house and kind that is named at all.
        left_out: what could not be read or placed, a line each, for the log.
    """

    places: Mapping[Place, DatedHours]
    left_out: tuple[str, ...] = ()


def kind_of(category: str) -> Kind | None:
    """What a category of the website stands for; None where its name does not tell."""
    plain = fold(category.lower())
    return next((kind for pattern, kind in _CATEGORIES if pattern.search(plain)), None)


def read_dpl(rows: object, houses: Mapping[int, str], kinds: Mapping[str, Kind] | None = None) -> DplHours:
    """The opening hours in the website's answer.

    Args:
        rows: the JSON value of the answer.
        houses: which house each branch id is; rows of other branches are left out.
        kinds: what a category stands for, by its title, where its name does not tell or misleads.
    """
    left_out: list[str] = []
    days: dict[Place, dict[date, list[Hours]]] = defaultdict(lambda: defaultdict(list))
    for row in rows if isinstance(rows, list) else ():
        read = _row(row, houses, kinds or {})
        if isinstance(read, str):
            left_out.append(read)
        else:
            place, day, hours = read
            days[place][day].append(hours)
    if not isinstance(rows, list):
        left_out.append("the answer is no list")
    places = {place: DatedHours(_nights_joined(each)) for place, each in days.items()}
    return DplHours(places, tuple(dict.fromkeys(left_out)))


def _row(row: object, houses: Mapping[int, str], kinds: Mapping[str, Kind]) -> tuple[Place, date, Hours] | str:
    if not isinstance(row, dict):
        return "a row is no object"
    number, category = row.get("id"), row.get("category")
    title = str(category.get("title", "")) if isinstance(category, dict) else ""
    house, kind = houses.get(_branch(row)), kinds.get(title) or kind_of(title)
    day, hours = _day(row.get("date")), _hours(row.get("start_time"), row.get("end_time"))
    if house is None:
        return f"branch {row.get('branch_id')!r} is no known house"
    if kind is None:
        return f"category {title!r} is no known kind"
    if day is None or hours is None:
        return f"row {number!r} has no readable day and times"
    return (house, kind), day, hours


def _branch(row: Mapping[str, object]) -> int:
    branch = row.get("branch_id")
    return int(branch) if isinstance(branch, int | str) and str(branch).isdecimal() else -1


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _hours(start: object, end: object) -> Hours | None:
    opens = _clock(str(start))
    closes = _MIDNIGHT if _END_OF_DAY.fullmatch(str(end)) else _clock(str(end))
    if opens is None or closes is None or (closes != _MIDNIGHT and closes <= opens):
        return None
    return Hours(opens, closes)


def _clock(text: str) -> time | None:
    match = _CLOCK.fullmatch(text)
    try:
        return time(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def _nights_joined(days: Mapping[date, list[Hours]]) -> dict[date, DayHours]:
    """The hours of each day, with what goes on after midnight counted to the day before."""
    result = {day: sorted(hours) for day, hours in sorted(days.items())}
    for day, hours in result.items():
        night = next(_night_ends(result.get(day + timedelta(days=1), [])), None)
        if night is not None and hours and hours[-1].closes == _MIDNIGHT:
            result[day + timedelta(days=1)].remove(night)
            hours[-1] = Hours(hours[-1].opens, night.closes)
    return {day: tuple(hours) for day, hours in result.items()}


def _night_ends(hours: list[Hours]) -> Iterator[Hours]:
    return (each for each in hours if each.opens == _MIDNIGHT and _MIDNIGHT < each.closes <= _LAST_OF_A_NIGHT)
