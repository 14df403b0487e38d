"""The weekly plans that staff write: `opening-hours.yaml`, a house, a kind and a weekday each.

    haslev:
      betjent:
        mandag: "10-18"

A text is "" (not filled in), "lukket", or hours such as "10-18" and "9.30-12, 13-17"; "18-02" ends on the next day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from pathlib import Path
from typing import Final, TypeVar

import yaml

from knowledge.errors import EntryFileError
from knowledge.events.houses import HOUSES
from knowledge.files.yaml_nodes import compose, refuse_repeated_keys, shown
from knowledge.opening_hours.dpl import Place
from knowledge.opening_hours.timetable import DayHours, Holidays, Hours, Kind, WeeklyPlan

PLAN_FILE: Final = Path(__file__).parent / "opening-hours.yaml"
_WEEKDAYS: Final = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
_CLOSED: Final = "lukket"
_LATEST_END: Final = time(8)
"""Until when something that opens in the evening may be open; what closes later was written the wrong way round."""
_HOURS: Final = re.compile(r"(\d{1,2})(?:[.:](\d\d))?\s*[-–]\s*(\d{1,2})(?:[.:](\d\d))?")
_DAYS: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s+til\s+(\d{4}-\d\d-\d\d))?")
_MOST_DAYS: Final = 100
_EXCEPTIONS: Final = "særlige dage"
_FIELDS: Final = (*_WEEKDAYS, "helligdage", _EXCEPTIONS, "gælder fra", "gælder til")

T = TypeVar("T")
_FieldsOf = Mapping[str, tuple[yaml.Node, int]]


def read_plans(path: Path = PLAN_FILE) -> dict[Place, WeeklyPlan]:
    """The plan of each house and kind in the file; one in which nothing is filled in is left out.

    Raises:
        EntryFileError: if the file cannot be read, or a field is not understood; it names the line.
    """
    node = compose(path)
    if node is None:
        return {}
    plans: dict[Place, WeeklyPlan] = {}
    refuse_repeated_keys(path, node, where="in the same place")
    for house, kinds, place in _fields(path, node, "a house"):
        if house not in HOUSES:  # nobody would ever be told its hours
            raise _fault(path, place, house, "expected one of " + ", ".join(HOUSES))
        for kind, fields, line in _fields(path, kinds, "a kind"):
            if kind not in set(Kind):
                raise _fault(path, line, kind, "expected one of " + ", ".join(Kind))
            plan = _plan(path, fields)
            if plan is not None:
                plans[house, Kind(kind)] = plan
    return plans


def read_hours(text: str) -> DayHours | None:
    """The hours that a text names; empty for "lukket", None where it is blank.

    Raises:
        ValueError: if it is none of these.
    """
    text = text.strip()
    if not text:
        return None
    if text.lower() == _CLOSED:
        return ()
    return tuple(sorted(_opening(part.strip()) for part in re.split(r",|\bog\b", text)))


def is_swapped(hours: DayHours) -> bool:
    """Whether some hours are written the wrong way round: they would go on into the next morning."""
    return any(_LATEST_END < each.closes < each.opens for each in hours)


def _written_hours(text: str) -> DayHours | None:
    hours = read_hours(text)
    if any(each.opens == each.closes != time() for each in hours or ()):
        raise ValueError("it ends when it begins")
    if is_swapped(hours or ()):
        raise ValueError(f"it ends before it begins; a night ends at {_LATEST_END:%-H} at the latest")
    return hours


def _opening(text: str) -> Hours:
    match = _HOURS.fullmatch(text.removeprefix("kl.").strip())
    if match is None:
        raise ValueError(f'expected hours such as "10-18", "{_CLOSED}" or ""')
    return Hours(_clock(match[1], match[2]), _clock(match[3], match[4]))


def _clock(hour: str, minute: str | None) -> time:
    if (int(hour), int(minute or 0)) == (24, 0):
        return time()
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise ValueError(f"there is no such time as {hour}.{minute or '00'}") from None


def _fields(path: Path, node: yaml.Node, what: str) -> Iterator[tuple[str, yaml.Node, int]]:
    if isinstance(node, yaml.ScalarNode) and not node.value.strip():
        return
    if not isinstance(node, yaml.MappingNode):
        raise _fault(path, node.start_mark.line + 1, what, "expected a name and what belongs to it, indented below it")
    for key, value in node.value:
        yield str(key.value), value, key.start_mark.line + 1


def _fault(path: Path, line: int, field: str, expected: str) -> EntryFileError:
    return EntryFileError(f"{path}:{line}: {shown(field)}: {expected}", "Correct the line and load again")


def _plan(path: Path, node: yaml.Node) -> WeeklyPlan | None:
    fields = {name: (value, line) for name, value, line in _fields(path, node, "opening hours")}
    for name, (_, line) in fields.items():
        if name not in _FIELDS:
            raise _fault(path, line, name, "unknown, expected one of " + ", ".join(_FIELDS))
    read = {number: _value(path, fields, name, _written_hours) for number, name in enumerate(_WEEKDAYS)}
    week = {number: hours for number, hours in read.items() if hours is not None}
    exceptions = dict(_exceptions(path, fields))
    plan = WeeklyPlan(
        week,
        _value(path, fields, "helligdage", _holidays) or Holidays.UNKNOWN,
        exceptions,
        _value(path, fields, "gælder fra", _day),
        _value(path, fields, "gælder til", _day),
    )
    return plan if week or exceptions else None


def _value(path: Path, fields: _FieldsOf, name: str, read: Callable[[str], T | None]) -> T | None:
    if name not in fields:
        return None
    node, line = fields[name]
    return _read(path, line, name, node, read)


def _read(path: Path, line: int, name: str, node: yaml.Node, read: Callable[[str], T | None]) -> T | None:
    if not isinstance(node, yaml.ScalarNode):
        raise _fault(path, line, name, "expected a text in quotes")
    try:
        # The text as it was typed: YAML itself would read 8:30 as a number.
        return read(node.value)
    except ValueError as error:
        raise _fault(path, line, name, str(error)) from None


def _exceptions(path: Path, fields: _FieldsOf) -> Iterator[tuple[date, DayHours]]:
    """The days that have hours of their own, one or several a line."""
    if _EXCEPTIONS not in fields:
        return
    for name, node, line in _fields(path, fields[_EXCEPTIONS][0], _EXCEPTIONS):
        try:
            days = _days(name)
        except ValueError as error:
            raise _fault(path, line, name, str(error)) from None
        hours = _read(path, line, name, node, _written_hours)
        if hours is not None:
            yield from ((day, hours) for day in days)


def _days(text: str) -> list[date]:
    match = _DAYS.fullmatch(text.strip())
    if match is None:
        raise ValueError('expected a day such as 2026-12-24, or "2026-12-27 til 2026-12-30"')
    first, last = date.fromisoformat(match[1]), date.fromisoformat(match[2] or match[1])
    count = (last - first).days + 1
    if not 0 < count <= _MOST_DAYS:
        raise ValueError(f"expected at most {_MOST_DAYS} days, the first one first")
    return [first + timedelta(days=number) for number in range(count)]


def _day(text: str) -> date | None:
    return date.fromisoformat(text.strip()) if text.strip() else None


def _holidays(text: str) -> Holidays:
    if text.strip().lower() not in set(Holidays):
        raise ValueError(f'expected "{Holidays.CLOSED}", "{Holidays.AS_USUAL}" or ""')
    return Holidays(text.strip().lower())
