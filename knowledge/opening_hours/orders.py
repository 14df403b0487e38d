"""What staff write to set opening hours, as orders: "haslev betjent mandag-fredag 10-17", "haslev lukket 24/12".

A line is a house (or "begge"), a kind where it is needed, days, and hours or "lukket", in any order. Weekdays set the
plan of every week; dates make an exception.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from knowledge.dates.spans import Span
from knowledge.events.houses import houses_in
from knowledge.opening_hours.order_days import dates_apart
from knowledge.opening_hours.order_parts import CLOSED, OrderError, check_whole, days_in, hours_in, left_of
from knowledge.opening_hours.spelling import plainly
from knowledge.opening_hours.timetable import DayHours, Holidays, Kind

FARTHEST: Final = timedelta(days=800)
"""So far ahead nobody plans: a year is a slip."""

MOST_DAYS: Final = 100
"""Days that one exception may have."""

_BOTH: Final = frozenset({"begge", "alle", "husene"})
_SHORTEST: Final = 3

_KINDS: Final = {kind.value: kind for kind in Kind} | {
    "betjening": Kind.STAFFED,
    "selvbetjening": Kind.SELF_SERVICE,
    "telefon": Kind.PHONE,
}
_REMOVE: Final = frozenset({"fjern", "slet"})
_HOLIDAY_WORDS: Final = re.compile(r"\bhelligdag(?:e|ene)?\b")
_AS_USUAL: Final = re.compile(r"\bsom (?:andre dage|ellers|normalt)\b|\båbent?\b")
_UP_TO: Final = re.compile(r"\btil og med\b")
_NUMBERS: Final = re.compile(r"\d{1,9}(?:(?: ?, ?| og | )\d{1,9})*", re.ASCII)
_DOTTED: Final = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class SetWeek:
    """The hours of some houses on some weekdays, Monday 0."""

    houses: tuple[str, ...]
    kind: Kind
    weekdays: tuple[int, ...]
    hours: DayHours


@dataclass(frozen=True, slots=True)
class SetHolidays:
    """What holds in some houses on public holidays."""

    houses: tuple[str, ...]
    kind: Kind
    holidays: Holidays


@dataclass(frozen=True, slots=True)
class AddException:
    """Days on which some houses have hours of their own; without a kind the whole house is closed."""

    houses: tuple[str, ...]
    kind: Kind | None
    days: Span
    hours: DayHours


@dataclass(frozen=True, slots=True)
class RemoveException:
    """Forget exceptions, by their numbers."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RemoveDays:
    """Forget the exceptions of some houses that lie within some days; of every kind where none is named."""

    houses: tuple[str, ...]
    kind: Kind | None
    days: Span


@dataclass(frozen=True, slots=True)
class RemoveWeek:
    """Forget the hours of some houses; `weekdays` is empty for all of them, with the holidays."""

    houses: tuple[str, ...]
    kind: Kind
    weekdays: tuple[int, ...]


Order = SetWeek | SetHolidays | AddException | RemoveException | RemoveDays | RemoveWeek


def read_orders(text: str, today: date, houses: Sequence[str]) -> Sequence[Order]:
    """The orders in one line that staff have written: one, or one for each of several dates.

    Args:
        text: the line, without the command.
        today: the date in Denmark, for dates without a year.
        houses: every house, in order.

    Raises:
        OrderError: if it is not understood; nothing is guessed.
    """
    return [read_order(each, today, houses) for each in dates_apart(plainly(text.lower()), today)]


def read_order(text: str, today: date, houses: Sequence[str]) -> Order:
    """The one order in a line; the arguments and errors are those of `read_orders`."""
    plain = plainly(text.lower())
    check_whole(plain)
    words = plain.split()
    if words and words[0] in _REMOVE:
        return _removal(words[1:], today, houses)
    named, kind, rest = _house_and_kind(words, houses)
    if _HOLIDAY_WORDS.search(rest):
        return SetHolidays(named, _needed(kind), _holidays(_HOLIDAY_WORDS.sub(" ", rest)))
    days, weekdays, rest = days_in(rest, today)
    hours, rest = hours_in(rest)
    if days is not None and weekdays and not (days.single and weekdays == (days.first.weekday(),)):
        raise OrderError("both")
    if rest:
        raise OrderError("dots" if _DOTTED.search(rest) else "rest", rest)
    if days is None and not weekdays:
        raise OrderError("days")
    if hours is None:
        raise OrderError("hours")
    if days is None:
        return SetWeek(named, _needed(kind), weekdays, hours)
    return AddException(named, kind if not hours else _needed(kind), _checked(days, today), hours)


def _removal(words: Sequence[str], today: date, houses: Sequence[str]) -> Order:
    if not words:
        raise OrderError("number")
    if _NUMBERS.fullmatch(" ".join(words)):
        return RemoveException(tuple(int(each) for each in re.findall(r"\d+", " ".join(words))))
    named, kind, rest = _house_and_kind(words, houses)
    days, weekdays, rest = days_in(rest, today)
    rest = left_of(CLOSED.sub(" ", rest))
    if rest:
        raise OrderError("rest", rest)
    if days is not None:
        return RemoveDays(named, kind, days)
    if kind is None:
        raise OrderError("number")
    return RemoveWeek(named, kind, weekdays)


def _house_and_kind(words: Sequence[str], houses: Sequence[str]) -> tuple[tuple[str, ...], Kind | None, str]:
    named: set[str] = set()
    kinds: set[Kind] = set()
    rest: list[str] = []
    for word in words:
        bare = word.strip(",;:.")
        found = _houses_named(bare, houses)
        kind = _kind(bare)
        if found or (bare in _BOTH and not named):
            named |= found or set(houses)
        elif kind is not None:
            kinds.add(kind)
        else:
            rest.append(word)
    if not named:
        raise OrderError("house")
    if len(kinds) > 1:
        raise OrderError("kind", ", ".join(sorted(kinds)))
    left = _UP_TO.sub("til", " ".join(rest))
    return tuple(house for house in houses if house in named), next(iter(kinds), None), left


def _houses_named(word: str, houses: Sequence[str]) -> frozenset[str]:
    """The house that a word names, by its beginning or misspelt."""
    begun = {house for house in houses if word == house or (len(word) >= _SHORTEST and house.startswith(word))}
    return frozenset(begun) or houses_in(word) & frozenset(houses)


def _kind(word: str) -> Kind | None:
    return next((kind for name, kind in _KINDS.items() if len(word) >= _SHORTEST and name.startswith(word)), None)


def _needed(kind: Kind | None) -> Kind:
    if kind is None:
        raise OrderError("kind")
    return kind


def _holidays(rest: str) -> Holidays:
    closed, usual = CLOSED.search(rest), _AS_USUAL.search(rest)
    if bool(closed) == bool(usual):
        raise OrderError("hours", rest.strip())
    return Holidays.CLOSED if closed else Holidays.AS_USUAL


def _checked(days: Span, today: date) -> Span:
    if days.end < today:
        raise OrderError("past", f"{days.end:%d/%m/%Y}")
    if days.first > today + FARTHEST:
        raise OrderError("far", f"{days.first:%d/%m/%Y}")
    if days.last is None:
        raise OrderError("endless", f"{days.first.day}/{days.first.month}")
    if not 0 < (days.last - days.first).days + 1 <= MOST_DAYS:
        raise OrderError("many", str(MOST_DAYS))
    return days
