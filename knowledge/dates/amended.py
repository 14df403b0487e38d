"""What a corrected time keeps of the one it takes the place of: "lørdag i uge 49, nej uge 50" is a Saturday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from knowledge.dates.clauses import Named, blanked
from knowledge.dates.corrections import ITS_HOUR, is_explained, is_taken_back
from knowledge.dates.daytimes import read_window
from knowledge.dates.feasts import week_span
from knowledge.dates.found import Found, found, narrowed
from knowledge.dates.operands import Parsed
from knowledge.dates.periods import month_span
from knowledge.dates.spans import ONE_DAY, Span, Window, joined

_WEEKDAY: Final = re.compile(r"wd\d")
_WHOLE: Final = re.compile(r"\bhele?\b")
_DIGIT: Final = re.compile(r"\d")
# No more than a number, so that "nej 6 personer" is none.
_NUMBER: Final = re.compile(
    r"(?P<number>\d{1,2})(?P<point>\.)?(?= ?$| ?[,.?!;)]| (?:jeg|vi|i|mente?|mener|meant?|skulle|er|har|hvad|hvornaar"
    r"|sker|aaben\w*|is|are|what|when)\b)"
)
_A_WEEK: Final = 7


def amended(text: str, named: Sequence[Named]) -> list[Named]:
    """The expressions without those that are taken back or told more closely, the others with what they keep of these.

    Args:
        text: in the grammar's way of writing, as a whole.
        named: its expressions from left to right.
    """
    kept: list[Named] = []
    for each in named:
        meaning = each.meaning
        if kept:
            between = text[kept[-1].end : each.start]
            if is_taken_back(between, text[each.end :]):
                meaning = _in_place_of(text, kept.pop(), each)
            elif is_explained(between):
                meaning = narrowed(kept.pop().meaning, meaning) or meaning
        kept.append(replace(each, meaning=meaning))
    return kept


def window_meant(text: str, named: Sequence[Named], undated: str) -> tuple[Window | None, tuple[tuple[int, int], ...]]:
    """The part of the day, of several that of the time which is meant, with the places of what names it.

    Args:
        text: in the grammar's way of writing, as a whole.
        named: its expressions from left to right.
        undated: the text without these.
    """
    hours = []
    for each, after in pairwise(named):
        between = text[each.end : after.start]
        hour = ITS_HOUR.match(between)
        if hour is not None and is_taken_back(between, text[after.end :]):
            hours.append((each.end, each.end + hour.end()))
    window, places = read_window(blanked(undated, hours))
    return (window, (*hours, *places)) if window is not None else read_window(undated)


def _in_place_of(text: str, before: Named, after: Named) -> Found:
    """The meaning of a correction: another day of the same week, or the same day of another week."""
    old, new = before.meaning, after.meaning
    weekdays = _weekdays(text, before)
    if not weekdays or old.past or new.placed:
        return new
    if new.weekdays:
        monday = old.span.first - old.span.first.weekday() * ONE_DAY
        days = joined(Span.of(monday + weekday * ONE_DAY) for weekday in new.weekdays)
        # A day of that week which has gone by is the coming one.
        return Found((days,), placed=True) if days[0].first >= new.span.first else new
    if new.span.single or new.span.last is None or _WHOLE.search(text, after.start, after.end):
        return new
    return narrowed(replace(old, weekdays=weekdays), new) or new


def _weekdays(text: str, named: Named) -> frozenset[int]:
    """The weekdays that are named with a week or a date; none of a bare "på lørdag"."""
    meaning = named.meaning
    dated = meaning.span.single and not meaning.weekdays and _WEEKDAY.search(text, named.start, named.end)
    if not (meaning.placed or dated):
        return frozenset()
    return frozenset(day.weekday() for span in meaning.options[0] for day in span.days())


def renumbered(text: str, start: int, today: date, last: Named) -> Parsed | None:
    """A number that corrects the one of the time before it: "uge 49, nej 50", "den 5. december, nej 6.".

    Args:
        text: in the grammar's way of writing.
        start: where the number may stand.
        today: from which on it is.
        last: the expression that was named last.
    """
    match = _NUMBER.match(text, start)
    between = text[last.end : start]
    if match is None or _DIGIT.search(between) or not is_taken_back(between, text[match.end() :]):
        return None
    meaning, number = last.meaning, int(match["number"])
    if meaning.span.last is None or meaning.weekdays or meaning.past or meaning.moment:
        return None
    of_weeks = _is_week(meaning.span) or (meaning.placed and not match["point"])
    span = _week(number, meaning.span.first, today) if of_weeks else _day(number, meaning.span, today)
    return None if span is None else Parsed(found(span), match.end())


def _is_week(span: Span) -> bool:
    return span.first.weekday() == 0 and span.end == span.first + (_A_WEEK - 1) * ONE_DAY


def _week(number: int, near: date, today: date) -> Span | None:
    """The week of that number that is not over and lies nearest to a day."""
    weeks = [week for ahead in (-1, 0, 1) if (week := week_span(near.year + ahead, number)) and week.end >= today]
    return min(weeks, key=lambda week: abs(week.first - near), default=None)


def _day(number: int, span: Span, today: date) -> Span | None:
    month = month_span(span.first.year, span.first.month)
    day = month.first + (number - 1) * ONE_DAY
    return Span.of(day) if span.single and max(month.first, today) <= day <= month.end else None
