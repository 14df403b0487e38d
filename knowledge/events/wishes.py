"""What a citizen looks for among the events, small enough to travel in a button and come back after a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import lru_cache
from typing import Final

from knowledge.dates import COPENHAGEN, Span, Window, moment_of
from knowledge.dates.spans import ONE_DAY, day_of
from knowledge.events.audiences import Audience
from knowledge.events.houses import HOUSES

MOST_BYTES: Final = 58
"""Of a key."""

_MOST_SPANS: Final = 2
_A_WEEK: Final = 7
_ENDLESS: Final = "x"
_NOTHING: Final = "-"
_FREE: Final = "f"
_KEY: Final = re.compile(
    r"(?P<days>(?:\d{6}[\dx]{1,4}(?:_|(?=\.)))*)\.(?P<window>(?:\d{8})?)\.(?P<weekdays>[0-6]{0,7})\."
    r"(?P<house>[01-])(?P<audience>[buvs-])(?P<free>f?)\.(?P<words>[a-z0-9+]*)"
)
_DAY: Final = "%y%m%d"
_CLOCK: Final = "%H%M"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for.

    Attributes:
        days: the days, in order; none for any day from now on.
        window: the part of those days, or None.
        weekdays: only these, Monday 0; none for all.
        house: only there, or None.
        audience: only for them, or None.
        words: what it is about, as skeletons; none for anything.
        free: nothing that costs something.
    """

    days: tuple[Span, ...] = ()
    window: Window | None = None
    weekdays: frozenset[int] = frozenset()
    house: str | None = None
    audience: Audience | None = None
    words: tuple[str, ...] = ()
    free: bool = False

    @property
    def narrow(self) -> bool:
        """Whether it asks for anything in particular."""
        return self != Wish()

    def takes_in(self, starts: datetime, ends: datetime) -> bool:
        """Whether what happens between two moments (aware) is within the days, their part, and the weekdays."""
        if self.weekdays and starts.astimezone(COPENHAGEN).weekday() not in self.weekdays:
            return False
        days = self.days
        if not days:
            if self.window is None:
                return True
            days = (Span.of(day_of(starts)),)
        return any(_overlaps(each, starts, ends) for each in _intervals(days, self.window))

    def key(self) -> str:
        """The wish in ASCII, for a button; `from_key` reads it again."""
        days = "_".join(f"{span.first:{_DAY}}{_length(span)}" for span in self.days)
        window = "" if self.window is None else f"{self.window.start:{_CLOCK}}{self.window.end:{_CLOCK}}"
        weekdays = "".join(map(str, sorted(self.weekdays)))
        house = _NOTHING if self.house is None else str(HOUSES.index(self.house))
        audience = _NOTHING if self.audience is None else self.audience.value[0]
        return f"{days}.{window}.{weekdays}.{house}{audience}{_FREE * self.free}.{'+'.join(self.words)}"

    def fitted(self) -> Wish:
        """The wish as a button can carry it: the shortest words go first, and scattered days become one run.

        Of that run only the weekdays count that the days were: "lørdage i december" are no Sundays.
        """
        wish = replace(self, words=tuple(word for word in self.words if word.isascii()))
        if len(wish.days) > _MOST_SPANS:
            run = Span(wish.days[0].first, wish.days[-1].last)
            weekdays = frozenset(day.weekday() for span in wish.days for day in span.days())
            picked = not wish.weekdays and len(weekdays) < _A_WEEK
            wish = replace(wish, days=(run,), weekdays=weekdays if picked else wish.weekdays)
        while len(wish.key()) > MOST_BYTES and wish.words:
            least = min(wish.words, key=len)
            wish = replace(wish, words=tuple(word for word in wish.words if word != least))
        return wish


def from_key(key: str) -> Wish | None:
    """The wish of a key, or None if no button ever had it."""
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    try:
        days = tuple(_span(each) for each in found["days"].split("_") if each)
        window = _window(found["window"]) if found["window"] else None
    except (ValueError, OverflowError):
        return None
    audience = next((each for each in Audience if each.value[0] == found["audience"]), None)
    return Wish(
        days=days,
        window=window,
        weekdays=frozenset(map(int, found["weekdays"])),
        house=None if found["house"] == _NOTHING else HOUSES[int(found["house"])],
        audience=audience,
        words=tuple(word for word in found["words"].split("+") if word),
        free=bool(found["free"]),
    )


def _length(span: Span) -> str:
    return _ENDLESS if span.last is None else str(min((span.last - span.first).days, 9999))


def _span(written: str) -> Span:
    first = datetime.strptime(written[:6], _DAY).replace(tzinfo=COPENHAGEN).date()
    return Span(first, None) if written[6:] == _ENDLESS else Span.of(first, int(written[6:]) + 1)


def _window(written: str) -> Window:
    return Window(*(time(int(each[:2]), int(each[2:])) for each in (written[:4], written[4:])))


@lru_cache(maxsize=256)
def _intervals(days: tuple[Span, ...], window: Window | None) -> tuple[tuple[datetime, datetime | None], ...]:
    """The moments that days or their part begin and end at; None where they never end."""
    if window is not None:
        return tuple(window.on(day) for span in days for day in span.days())
    return tuple(
        (moment_of(span.first, time()), None if span.last is None else moment_of(span.last + ONE_DAY, time()))
        for span in days
    )


def _overlaps(within: tuple[datetime, datetime | None], starts: datetime, ends: datetime) -> bool:
    first, last = within
    return (ends > first or starts == first) and (last is None or starts < last)
