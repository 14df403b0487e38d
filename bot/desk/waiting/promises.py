"""By when an answer can be promised: so many hours in which somebody sits at the desk, and how that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from babel.dates import format_date, get_day_names

from bot.catalogue import Catalogue
from bot.clock import Clock, local_time
from knowledge.entries import Language
from knowledge.opening_hours import Hours, Nearness, OpeningHours, Promise, WeeklyPlan, deadline, promise
from knowledge.opening_hours.timetable import Holidays

NEVER = "ingen"
"""Instead of hours: nothing is ever promised."""

_WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
_PART = re.compile(r"(\w+)(?:\s*[-–]\s*(\w+))?\s+([\d.:,\s–-]+)")
_HOURS = re.compile(r"(\d{1,2})(?:[.:](\d\d))?\s*[-–]\s*(\d{1,2})(?:[.:](\d\d))?")
_SHORTEST_NAME = 3


def parse_desk_hours(text: str) -> WeeklyPlan | None:
    """The hours at the desk, as "mandag-torsdag 10-17; fredag 10-12, 13-15"; None for `NEVER`.

    On public holidays nobody sits there.

    Raises:
        ValueError: if it is written in another way.
    """
    if text.strip().casefold() == NEVER:
        return None
    week: dict[int, tuple[Hours, ...]] = dict.fromkeys(range(7), ())
    for part in text.split(";"):
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise ValueError(f"should look like 'mandag-torsdag 10-17; fredag 10-15', or be {NEVER!r}")
        first, last = _weekday(found[1]), _weekday(found[2] or found[1])
        hours = tuple(sorted(_hours(found[3])))
        for day in range(first, last + 1):
            week[day] = hours
    return WeeklyPlan(week, Holidays.CLOSED)


@dataclass(frozen=True, slots=True)
class Promises:
    """What may be promised, and in which words.

    Attributes:
        catalogue: the texts.
        clock: the time.
        opening: when somebody sits at the desk; None where nothing is ever promised.
        hours: hours at the desk until an answer is there.
    """

    catalogue: Catalogue
    clock: Clock
    opening: OpeningHours | None
    hours: float

    def by(self) -> datetime | None:
        """By when an answer to what is asked now will be there; None where nothing can be promised."""
        return self.after(self.clock())

    def after(self, since: datetime, share: float = 1.0) -> datetime | None:
        """When that share of the promised hours is over for what was asked at `since`; None where nothing is promised.

        The whole is what was promised: it is rounded up as it is said.
        """
        if self.opening is None:
            return None
        if share < 1:
            return self.opening.business_time_add(since, timedelta(hours=self.hours * share))
        promised = promise(self.opening, since, self.hours)
        return None if promised is None else promised.by

    def closing(self, since: datetime) -> datetime | None:
        """When the desk next closes for the day, after `since`; None where nothing is promised."""
        following = None if self.opening is None else next(self.opening.from_on(since), None)
        if self.opening is None or following is None:
            return None
        # A pause at noon is no closing time.
        day = self.opening.intervals(local_time(following.start).date())
        return max([following.end, *(each.end for each in day or ())])

    def now(self, language: Language) -> str | None:
        """By when an answer to what is asked now will be there, in words."""
        by = self.by()
        return None if by is None else self.words(by, language)

    def words(self, by: datetime, language: Language, *, dated: bool = False) -> str:
        """A promised time as it is said now: "i morgen inden kl. 12", "på mandag inden kl. 12"; or with its date."""
        named = deadline(Promise(by), self.clock())
        when = named.arguments(language)["time"]
        texts = self.catalogue[language]
        match Nearness.DATE if dated else named.nearness:
            case Nearness.TODAY:
                return texts.plain("promise-by-today", time=when)
            case Nearness.TOMORROW:
                return texts.plain("promise-by-tomorrow", time=when)
            case Nearness.WEEKDAY:
                weekday = get_day_names("wide", locale=language.value)[named.weekday]
                return texts.plain("promise-by-weekday", weekday=weekday, time=when)
            case Nearness.DATE:
                pattern = "d. MMMM" if language is Language.DA else "d MMMM"
                day = format_date(local_time(by), pattern, locale=language.value)
                return texts.plain("promise-by-date", date=day, time=when)


def _weekday(name: str) -> int:
    matches = [day for day, each in enumerate(_WEEKDAYS) if each.startswith(name.casefold())]
    if len(name) < _SHORTEST_NAME or len(matches) != 1:
        raise ValueError(f"{name!r} is no weekday; write them as {', '.join(_WEEKDAYS)}, or their first letters (man)")
    return matches[0]


def _hours(text: str) -> Iterator[Hours]:
    for part in text.split(","):
        found = _HOURS.fullmatch(part.strip())
        if found is None:
            raise ValueError(f"{part.strip()!r} are no hours; write them as 10-17 or 9.30-12")
        opens, closes = (time(int(found[at]), int(found[at + 1] or 0)) for at in (1, 3))
        if closes <= opens:
            raise ValueError(f"{part.strip()!r}: the end is not after the beginning")
        yield Hours(opens, closes)
