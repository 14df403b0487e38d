"""The days that staff write in an order: weekdays with their ranges, and dates of which none can be mistaken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from knowledge.dates import read_dates
from knowledge.dates.spans import COPENHAGEN, Reading, Span

WEEKDAYS: Final = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
NAMES: Final = {name[:length]: number for number, name in enumerate(WEEKDAYS) for length in range(3, len(name) + 1)} | {
    f"{name}{ending}": number for number, name in enumerate(WEEKDAYS) for ending in ("e", "en", "ene")
}
_GROUPS: Final = {
    "hverdage": (0, 1, 2, 3, 4),
    "weekend": (5, 6),
    "weekenden": (5, 6),
    "hverdag": (0, 1, 2, 3, 4),
    "dagligt": tuple(range(7)),
    "alle dage": tuple(range(7)),
    "hver dag": tuple(range(7)),
}
_NAME: Final = "|".join(sorted(NAMES, key=len, reverse=True))
_RANGE: Final = re.compile(rf"\b({_NAME})\.?(?:\s*(?:[-–]|\btil\b)\s*({_NAME})\.?)?(?![^\W\d_])")
_GROUP: Final = re.compile(r"\b(?:" + "|".join(sorted(_GROUPS, key=len, reverse=True)) + r")\b")
_ONE: Final = "|".join([*WEEKDAYS, *(name[:3] for name in WEEKDAYS)])
_COMING: Final = re.compile(
    rf"\bi (?:dag|morgen) (?:og )?til\b|\bpå\s+(?:{_ONE})\b|\bfra (?:og med )?(?:{_ONE})\b(?!\.?\s*(?:[-–]|\btil\b))"
)
_MONTHS: Final = "januar februar marts april maj juni juli august september oktober november december".split()
MONTH: Final = "|".join(name[:3] + (f"(?:{name[3:]})?" if name[3:] else "") for name in _MONTHS)
_ISO: Final = r"\d{4}-\d\d-\d\d"
_SLASH: Final = r"\d{1,2}/\d{1,2}(?:[/-]\d{4})?"
_NAMED: Final = rf"\d{{1,2}}\.?\s*(?:{MONTH})\b\.?(?:\s+\d{{4}})?"
_TO: Final = r"(?:[-–]|\b(?:og )?til\b(?: (?:den|d\.))?)"
_DATE: Final = rf"(?:{_ISO}|{_SLASH}|{_NAMED})"
_DEN: Final = r"(?:den |d\. ?)?"
# A weekday belongs to one date alone; with another behind it, both are looked at together.
_FROM: Final = rf"\bfra (?:og med )?(?:(?:{_ONE})\.? (?={_DEN}{_DATE}(?![\d/]|\s*{_TO})))?{_DEN}"
# "24-26/12" and "24.-26. december": the first day has no month of its own.
_DATES: Final = re.compile(
    rf"(?P<from>{_FROM})?(?<![\d./])(?:(?P<first>\d{{1,2}}\.?|{_DATE})\s*{_TO}\s*)?(?P<last>{_DATE})"
    r"(?![\d/])(?P<on> (?:og )?frem(?:efter|over)?\b| af\b)?"
)
_RUN: Final = rf"(?:{_FROM})?(?:(?:\d{{1,2}}\.?|{_DATE})\s*{_TO}\s*)?{_DATE}"
_FROM_NOW: Final = re.compile(rf"\bi (dag|morgen)(?=\s*{_TO}\s*{_DATE})")
_SEVERAL: Final = re.compile(rf"(?<![\d./])(?:{_RUN}\s*(?:,|\bog\b)\s*(?:,?\s*(?:den|d\.)\s*)?)+{_RUN}(?![\d/])")
_NOT_LONG_GONE: Final = timedelta(days=90)
"""A date without a year that is gone no longer than this is not meant of the next year: most likely it is a slip."""

FAR: Final = timedelta(days=365) - _NOT_LONG_GONE
"""The same of a feast: the next one is so far ahead."""

_FIGURES: Final = re.compile(r"/|\d\s*[.:]\s*\d")
_DAY_AND_MONTH: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:[/-](\d{4}))?")
_DAY_AND_NAME: Final = re.compile(rf"(\d{{1,2}})\.?\s*({MONTH})\.?(?:\s+(\d{{4}}))?")


def dates_apart(text: str, today: date) -> Sequence[str]:
    """An order with several dates, runs or feasts ("24/12, 31/12 og 1/1") as one for each; any other as it is."""
    tomorrow = today + timedelta(days=1)
    text = _FROM_NOW.sub(lambda found: (today if found[1] == "dag" else tomorrow).isoformat(), text)
    several = _SEVERAL.search(text)
    if several is not None:
        before, behind = text[: several.start()], text[several.end() :]
        return [f"{before} {each.group()} {behind}" for each in re.finditer(_RUN, several.group())]
    if _FIGURES.search(text) or read_weekdays(text)[0]:
        return (text,)
    reading = _reading(text, today)
    far = any(each.first > today + FAR for each in reading.days)
    several_days = len(reading.days) > 1
    if not several_days or far or reading.others or reading.past or reading.window is not None:
        return (text,)
    return [f"{reading.rest} {each.first} til {each.end}" for each in reading.days]


def names_coming_day(text: str) -> bool:
    """Whether a text names the coming one of a weekday ("på fredag", "fra fredag") and not every one of them."""
    return _COMING.search(text) is not None


def has_groups(text: str, hours: re.Pattern[str]) -> bool:
    """Whether weekdays stand both before and behind some hours, which then are those of the first of them only."""
    found = hours.search(text)
    if found is None:
        return False
    parts = text[: found.start()], text[found.end() :]
    return all(_RANGE.search(part) or _GROUP.search(part) for part in parts)


def read_weekdays(text: str) -> tuple[tuple[int, ...], str]:
    """The weekdays in a text, Monday 0, and what is left of it; "lørdag-mandag" goes over Sunday."""
    found: set[int] = set()

    def take(match: re.Match[str]) -> str:
        first = NAMES[match[1]]
        last = first if match[2] is None else NAMES[match[2]]
        found.update((first + step) % 7 for step in range((last - first) % 7 + 1))
        return " "

    def take_group(match: re.Match[str]) -> str:
        found.update(_GROUPS[match.group()])
        return " "

    rest = _GROUP.sub(take_group, _RANGE.sub(take, text))
    return tuple(sorted(found)), rest


def read_days(text: str, today: date) -> tuple[Span | None, str]:
    """The date or range of dates in a text, and what is left of it; None where there is none.

    A date without a year is the next one of that name, or the last where that is not long gone; only one date or range
    is taken. Behind "fra" a date alone has no end, nor has one before "og frem".
    """
    match = _DATES.search(text)
    if match is None:
        return None, text
    last = _date(match["last"], today)
    if last is None:
        return None, text
    first = last if match["first"] is None else _first(match["first"], last, today)
    if first is None:
        return None, text
    endless = match["on"] is not None or (match["from"] is not None and match["first"] is None)
    return Span(first, None if endless else last), text[: match.start()] + " " + text[match.end() :]


def read_named_days(text: str, today: date) -> tuple[Span | None, str]:
    """The day or run of days that a text names without a date ("juleaften", "i morgen", "uge 52"), and what is left."""
    if _FIGURES.search(text):
        return None, text
    reading = _reading(text, today)
    if reading.only is None or reading.past or reading.window is not None:
        return None, text
    return reading.only, reading.rest


def _reading(text: str, today: date) -> Reading:
    return read_dates(text, datetime.combine(today, time(12), COPENHAGEN))


def _first(text: str, last: date, today: date) -> date | None:
    """The first day of a range, which lies before its last: "28/12-3/1" is of two years."""
    bare = text.strip(" .")
    if bare.isdecimal():
        return _made(last.year, last.month, int(bare))
    first = _date(text, today)
    if first is not None and first > last and not re.search(r"\d{4}", text):
        first = _made(first.year - 1, first.month, first.day)
    return first


def _date(text: str, today: date) -> date | None:
    if re.fullmatch(_ISO, text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    match = _DAY_AND_MONTH.fullmatch(text)
    if match is not None:
        return _next(int(match[1]), int(match[2]), match[3], today)
    match = _DAY_AND_NAME.fullmatch(text)
    if match is None:
        return None
    month = next(number for number, name in enumerate(_MONTHS, start=1) if name[:3] == match[2][:3])
    return _next(int(match[1]), month, match[3], today)


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _made(int(year), month, day)
    # 29 February has its next day up to eight years on.
    candidates = (_made(today.year + ahead, month, day) for ahead in range(-1, 9))
    return next((each for each in candidates if each is not None and each >= today - _NOT_LONG_GONE), None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
