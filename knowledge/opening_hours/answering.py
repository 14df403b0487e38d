"""From what is asked and what is known to an answer in its parts, or to none: no information is not "closed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from knowledge.dates.spans import ONE_DAY, day_of
from knowledge.opening_hours.known import KnownHours, Origin, Source
from knowledge.opening_hours.opening import State, Status
from knowledge.opening_hours.questions import HoursQuestion
from knowledge.opening_hours.timetable import DayHours, Kind, merged


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one kind in a house on a day.

    Attributes:
        kind: what is open.
        hours: when; empty where it is closed, None where nothing is known.
        state: what holds at the present moment, where that was asked.
    """

    kind: Kind
    hours: DayHours | None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class HouseDay:
    """A house on one day; `told` is empty where nothing is known of what was asked."""

    house: str
    day: date
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Where hours come from: who said so and when (aware), None where nobody knows."""

    origin: Origin
    as_of: datetime | None

    @classmethod
    def to(cls, source: Source) -> Reference:
        """The reference to a source."""
        return cls(source.origin, source.as_of)


@dataclass(frozen=True, slots=True)
class HoursAnswer:
    """An answer in its parts.

    Attributes:
        now: whether it is about the present moment.
        days: house by house, day by day.
        sources: where it comes from, each once.
    """

    now: bool
    days: tuple[HouseDay, ...]
    sources: tuple[Reference, ...]


def answer(
    question: HoursQuestion, known: KnownHours, now: datetime, houses: Iterable[str], *, beside: str | None = None
) -> HoursAnswer | None:
    """The answer to a question, or None where nothing of what is asked is known.

    Args:
        question: what is asked.
        known: all that is known; what is too old is left out here.
        now: the present moment (aware).
        houses: all houses.
        beside: the house that the conversation is about; it is meant where none is named.
    """
    trusted = known.at(now)
    one = question.house or (None if question.both else beside)
    asked = [house for house in houses if one is None or house == one]
    days = tuple(_house_day(question, trusted, house, day, now) for house in asked for day in question.days)
    if not any(each.told for each in days):
        return None
    used = (_source(trusted, each, told) for each in days for told in each.told if _says_something(told))
    sources = dict.fromkeys(Reference.to(each) for each in used if each is not None)
    return HoursAnswer(question.now, days, tuple(sources))


def _source(known: KnownHours, of: HouseDay, told: Told) -> Source | None:
    """Where it comes from; a night that goes on comes from the day before."""
    place = (of.house, told.kind)
    return known.source(place, of.day) or known.source(place, of.day - ONE_DAY)


def all_of(known: KnownHours, house: str, days: Iterable[date]) -> Iterator[HouseDay]:
    """All that is known of a house on these days."""
    for day in days:
        yield HouseDay(house, day, tuple(_told(known, house, kind, day, None) for kind in known.kinds(house)))


def _house_day(question: HoursQuestion, known: KnownHours, house: str, day: date, now: datetime) -> HouseDay:
    kinds = [kind for kind in known.kinds(house) if not question.kinds or kind in question.kinds]
    told = tuple(_told(known, house, kind, day, now if question.now else None) for kind in kinds)
    leads = any(each.kind in question.leading and _says_something(each) for each in told)
    return HouseDay(house, day, told if leads else ())


def _says_something(told: Told) -> bool:
    return told.hours is not None if told.state is None else told.state.status is not Status.UNKNOWN


def _told(known: KnownHours, house: str, kind: Kind, day: date, moment: datetime | None) -> Told:
    hours = known.hours((house, kind), day)
    hours = None if hours is None else merged(hours)
    return Told(kind, hours, None if moment is None else _state(known, house, kind, moment))


def _state(known: KnownHours, house: str, kind: Kind, moment: datetime) -> State:
    """What holds at `moment`; the next opening only where it is known that none comes before it."""
    opening = known.opening((house, kind))
    state = opening.state_at(moment)
    if state.status is Status.OPEN or state.until is None:
        return state
    day, last = (day_of(each) for each in (moment, state.until))
    while day < last:
        if opening.timetable.hours(day) is None:
            return State(state.status, None)
        day += ONE_DAY
    return state
