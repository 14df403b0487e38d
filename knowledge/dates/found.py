"""What one date expression was found to mean, and how neighbours narrow or add to one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from knowledge.dates.spans import ONE_DAY, Days, Span, joined

SHORT_PERIOD: Final = 10
"""Days; in a period as short as a week or a holiday, a weekday is one day, in a longer one it is each."""


@dataclass(frozen=True, slots=True)
class Found:
    """The meaning of one expression.

    Attributes:
        options: what it may mean, likeliest first; never empty. Days gone by may be among them.
        weekdays: the weekdays it names, Monday 0, where it fixes no date by itself ("lørdag", "hverdagene").
        past: whether it says that it speaks of days gone by ("i går").
        feast: whether it is a feast, which people mean the beginning of when they count towards it.
        moment: whether it is the present moment ("nu"), or one that is counted from it.
        ahead: how far from now that moment is ("om to timer").
        monthly: whether it is a day of every month ("den 23.").
        placed: whether it is a weekday in a named week ("fredag i næste uge").
    """

    options: tuple[Days, ...]
    weekdays: frozenset[int] = frozenset()
    past: bool = False
    feast: bool = False
    moment: bool = False
    ahead: timedelta = timedelta()
    monthly: bool = False
    placed: bool = False

    @property
    def span(self) -> Span:
        """The likeliest meaning, from its first to its last day."""
        days = self.options[0]
        return Span(days[0].first, days[-1].last)


def found(*spans: Span, past: bool = False, feast: bool = False, weekdays: Iterable[int] = ()) -> Found:
    """The meaning that is one of `spans`, likeliest first."""
    options = tuple((span,) for span in dict.fromkeys(spans))
    return Found(options, frozenset(weekdays), past=past, feast=feast)


Build = Callable[["re.Match[str]", date], Found | None]
"""What an expression of the grammar means, seen from a day; None where it means nothing after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression of the grammar and its meaning."""

    pattern: re.Pattern[str]
    build: Build


def rule(pattern: str, build: Build) -> Rule:
    """A rule whose expression is a whole number of words."""
    return Rule(re.compile(rf"(?:{pattern})(?![^\W_])"), build)


def narrowed(one: Found, other: Found) -> Found | None:
    """What neighbours say together ("lørdag i næste uge", "torsdag d. 3/12"); None where they do not meet."""
    if one.past != other.past and _same_day_of_year(one, other):
        # "I mandags den 23/11": the year is that of the day gone by.
        return one if one.past else other
    if one.weekdays and not other.weekdays:
        return _weekdays_in(one.weekdays, other)
    if other.weekdays and not one.weekdays:
        return _weekdays_in(other.weekdays, one)
    if len(other.options) == 1 and other.options[0] in one.options:
        # What one may mean the other says.
        return replace(other, past=one.past or other.past)
    common = (
        days
        for first in one.options
        for second in other.options
        if (days := joined(span for a in first for b in second if (span := a.common(b))))
    )
    options = tuple(dict.fromkeys(common))
    return replace(one, options=options, past=one.past or other.past) if options else None


def _same_day_of_year(one: Found, other: Found) -> bool:
    days = one.span.first, other.span.first
    return one.span.single and other.span.single and len({(day.month, day.day) for day in days}) == 1


def _weekdays_in(weekdays: frozenset[int], period: Found) -> Found | None:
    if period.span.single:
        return _around(weekdays, period)
    if period.span.last is None:
        # "Fra på mandag af, lørdag" is the first one, not each of a year.
        period = replace(period, options=((Span.of(period.span.first, 7),),))
    options = (_picked(weekdays, days, one=len(weekdays) == 1) for days in period.options)
    kept = tuple(days for days in options if days)
    return Found(kept, past=period.past, placed=True) if kept else None


def _around(weekdays: frozenset[int], period: Found) -> Found:
    """A date keeps its own day, whatever weekday was written; a weekend with a date is the weekend it lies in."""
    day = period.span.first
    if len(weekdays) == 1 and period.monthly and day.weekday() not in weekdays:
        return _a_month_on(weekdays, period)
    if len(weekdays) == 1 or day.weekday() not in weekdays:
        return period
    week = Span.of(date.fromordinal(day.toordinal() - day.weekday()), 7)
    return replace(period, options=(_picked(weekdays, (week,), one=False),))


def _a_month_on(weekdays: frozenset[int], period: Found) -> Found:
    """As in "Fredag den 8.": that of the month after, where it is a Friday and the coming one is not."""
    day = period.span.first
    after = next((later for ahead in range(28, 32) if (later := day + ahead * ONE_DAY).day == day.day), day)
    return replace(period, options=((Span.of(after),), *period.options)) if after.weekday() in weekdays else period


def _picked(weekdays: frozenset[int], days: Days, *, one: bool) -> Days:
    picked = [day for span in days for day in span.days() if day.weekday() in weekdays]
    short = sum((span.end - span.first).days + 1 for span in days) <= SHORT_PERIOD
    return joined(Span.of(day) for day in (picked[:1] if one and short else picked))


def together(parts: Iterable[Found]) -> Found | None:
    """All that a text names: what meets is narrowed, what does not is added. None where it names nothing."""
    result: Found | None = None
    for part in parts:
        if result is None:
            result = part
        elif _differ(result, part):
            result = _added(result, part)
        else:
            result = narrowed(result, part) or _added(result, part)
    return result


def without(whole: Found | None, weekdays: frozenset[int]) -> Found | None:
    """What is left of a time without the weekdays that are turned down; the time itself where nothing would be."""
    if whole is None or not weekdays or whole.span.last is None:
        return whole
    options = (
        joined(Span.of(day) for span in days for day in span.days() if day.weekday() not in weekdays)
        for days in whole.options
    )
    left = tuple(days for days in options if days)
    return replace(whole, options=left, weekdays=whole.weekdays - weekdays) if left else whole


def _differ(one: Found, other: Found) -> bool:
    """Whether a weekday and a date that stand apart are two days, not two names of one."""
    return one.span.single and other.span.single and one.span != other.span


def _added(one: Found, other: Found) -> Found:
    options = [joined(one.options[0] + other.options[0])]
    return replace(one, options=tuple(options), weekdays=one.weekdays | other.weekdays, past=one.past and other.past)
