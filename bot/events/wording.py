"""When and where an event is, in words: Copenhagen time, as short as a line on a phone or in full."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_time, get_day_names

from bot.catalogue import Texts
from bot.clock import local_time
from knowledge.dates import Span, Window
from knowledge.events.model import Occurrence, Spot
from knowledge.events.wishes import Wish

_LOCALES = {"da": "da_DK", "en": "en_GB"}
_SHORT_DAY = {"da": "EEE d. MMM", "en": "EEE d MMM"}
_LONG_DAY = {"da": "EEEE 'den' d. MMMM", "en": "EEEE d MMMM"}
_DAY = {"da": "d. MMM", "en": "d MMM"}
_DATE = {"da": "d. MMMM", "en": "d MMMM"}
_CLOCK = {"da": "HH.mm", "en": "HH:mm"}
_FEW = 3
"""Weekdays that are still told by their names."""
_INSTANT = timedelta(microseconds=1)


def when(spot: Spot, texts: Texts, now: datetime, *, in_full: bool = False) -> str:
    """The day and the time of day of an event, or its first and last day; the year only where it is not this one."""
    starts, ends = local_time(spot.starts), local_time(max(spot.starts, spot.ends - _INSTANT))
    if starts.date() != ends.date() and (spot.all_day or ends - starts > timedelta(hours=18)):
        if spot.starts <= now:
            return texts.plain("event-until", day=_day(ends.date(), texts, now))
        return f"{_day(starts.date(), texts, now)} – {_day(ends.date(), texts, now)}"
    day = _day(starts.date(), texts, now, in_full=in_full)
    if spot.all_day:
        return day
    until = "" if spot.starts == spot.ends else f"–{clock(local_time(spot.ends), texts)}"
    return texts.plain("event-day-and-time", day=day, time=f"{clock(starts, texts)}{until}")


def days(occurrences: tuple[Occurrence, ...], texts: Texts) -> str:
    """The days of further occurrences, short."""
    return ", ".join(_format(local_time(each.starts).date(), _DAY[_code(texts)], texts) for each in occurrences)


def clock(moment: datetime, texts: Texts) -> str:
    """The time of day of a Copenhagen moment."""
    return format_time(moment, _CLOCK[_code(texts)], locale=_LOCALES[_code(texts)])


def read_at(moment: datetime, texts: Texts, now: datetime) -> str:
    """When something was read: today by the clock alone, else with its day."""
    local = local_time(moment)
    if local.date() == local_time(now).date():
        return texts.plain("events-today-at", time=clock(local, texts))
    return texts.plain("event-day-and-time", day=_day(local.date(), texts, now), time=clock(local, texts))


def where(occurrence: Occurrence | Spot, texts: Texts) -> str:
    """The houses, else what the source says of the place; "" where nothing is known."""
    houses = ", ".join(texts.plain(f"house-{house}") for house in occurrence.houses)
    if houses or isinstance(occurrence, Spot):
        return houses or occurrence.place
    return texts.plain("event-online") if occurrence.online else occurrence.place or ", ".join(occurrence.branches)


def place(occurrence: Occurrence, texts: Texts) -> str:
    """Where it is in full: the room or place, and the houses."""
    parts = (occurrence.place, where(occurrence, texts))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def sought(wish: Wish, texts: Texts, now: datetime, *, none: bool = False) -> str:
    """The days, the house and the audience that were asked for, as the end of a heading, or of what there is none."""
    parts = [_sought_days(wish, texts, now)]
    if wish.house is not None:
        parts.append(texts.plain("events-in", house=texts.plain(f"house-{wish.house}")))
    if wish.audience is not None:
        parts.append(texts.plain(f"events-for-{wish.audience.value}"))
    if none and wish.free:
        parts.insert(0, texts.plain("events-free"))
    return " ".join(part for part in parts if part)


def _sought_days(wish: Wish, texts: Texts, now: datetime) -> str:
    weekly = _weekdays(wish.weekdays, texts)
    if not wish.days:
        any_day = texts.plain("events-any-day")
        return weekly if 0 < len(wish.weekdays) <= _FEW else f"{any_day}, {weekly}" if weekly else any_day
    spans = texts.plain("events-and").join(_span(span, texts, now) for span in wish.days)
    spans = f"{spans}, {weekly}" if weekly else spans
    return spans if wish.window is None else f"{spans} {_window(wish.window, texts)}"


def _weekdays(weekdays: frozenset[int], texts: Texts) -> str:
    """A few weekdays by their names, more by those that are missing."""
    names = get_day_names("wide", locale=_LOCALES[_code(texts)])
    few = len(weekdays) <= _FEW
    named = ", ".join(names[number] for number in range(7) if (number in weekdays) is few)
    return texts.plain("events-weekly" if few else "events-but-not", days=named) if weekdays and named else ""


def _span(span: Span, texts: Texts, now: datetime) -> str:
    if span.single:
        return _day(span.first, texts, now, in_full=True)
    if span.last is None:
        return texts.plain("events-from", day=_date(span.first, texts, now))
    return f"{_date(span.first, texts, now)} – {_date(span.last, texts, now)}"


def _window(window: Window, texts: Texts) -> str:
    starts, ends = (
        format_time(each, _CLOCK[_code(texts)], locale=_LOCALES[_code(texts)]) for each in (window.start, window.end)
    )
    return texts.plain("events-window", starts=starts, ends=ends)


def _date(day: date, texts: Texts, now: datetime) -> str:
    """A day in a sentence, without a point at its end."""
    year = "" if day.year == local_time(now).year else " yyyy"
    return _format(day, _DATE[_code(texts)] + year, texts)


def _day(day: date, texts: Texts, now: datetime, *, in_full: bool = False) -> str:
    pattern = (_LONG_DAY if in_full else _SHORT_DAY)[_code(texts)]
    year = "" if day.year == local_time(now).year else " yyyy"
    return _format(day, pattern + year, texts)


def _format(day: date, pattern: str, texts: Texts) -> str:
    return format_date(day, pattern, locale=_LOCALES[_code(texts)])


def _code(texts: Texts) -> str:
    return texts.code if texts.code in _LOCALES else "en"
