"""What a date expression means: runs of days, a window of the clock, and the moments they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ONE_DAY = timedelta(days=1)


def moment_of(day: date, clock: time) -> datetime:
    """The aware UTC moment at which clocks in Denmark show `clock` on `day`.

    In the hour that comes twice in autumn it is the first one; an hour that spring leaves out is read as the clock
    would have gone on.
    """
    return datetime.combine(day, clock.replace(fold=0), COPENHAGEN).astimezone(UTC)


def day_of(moment: datetime) -> date:
    """The day that it is in Denmark at an aware moment."""
    return moment.astimezone(COPENHAGEN).date()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of whole days.

    Attributes:
        first: the first day.
        last: the last day, included; None where it has no end ("fra på mandag af").
    """

    first: date
    last: date | None

    @classmethod
    def of(cls, first: date, days: int = 1) -> Span:
        """The run of so many days from `first` on."""
        return cls(first, first + (days - 1) * ONE_DAY)

    @property
    def end(self) -> date:
        """The last day, or the last one that can be written."""
        return self.last or date.max

    @property
    def single(self) -> bool:
        """Whether it is just one day."""
        return self.first == self.last

    def common(self, other: Span) -> Span | None:
        """The days that both have; None where there are none."""
        first, end = max(self.first, other.first), min(self.end, other.end)
        if first > end:
            return None
        return Span(first, None if self.last is None and other.last is None else end)

    def days(self) -> Iterator[date]:
        """Every day in order; of a run without end, the first 366."""
        count = min((self.end - self.first).days + 1, 366)
        return (self.first + number * ONE_DAY for number in range(count))


Days = tuple[Span, ...]


def joined(spans: Iterable[Span]) -> Days:
    """`spans` in order, with those that overlap or touch made one."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.first, each.end)):
        if result and (result[-1].last is None or span.first <= result[-1].last + ONE_DAY):
            before = result.pop()
            last = None if before.last is None or span.last is None else max(before.last, span.last)
            result.append(Span(before.first, last))
        else:
            result.append(span)
    return tuple(result)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a day, by the clock on the wall.

    Attributes:
        start: from when.
        end: until when, not included; midnight is 00:00. Not later than `start`, it lies on the next day; equal to
            `start`, the window is that one moment.
    """

    start: time
    end: time

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Start and end as aware UTC moments, for the window that begins on `day`."""
        last = day + ONE_DAY if self.end < self.start else day
        start = moment_of(day, self.start)
        # Clocks that go forward can leave out the whole window.
        return start, max(start, moment_of(last, self.end))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about when.

    Attributes:
        days: the days meant, in order and apart from each other; empty where the text names none.
        others: what else it may mean, likeliest first ("næste lørdag").
        window: the part of those days (or of any day), where the text names one.
        past: whether the text speaks of days gone by; only then do `days` lie before today.
        weekdays: the weekdays of something regular ("om søndagen"), Monday 0; such a text names no days.
        rest: the words of the text that say nothing about when, in plain lower-case characters.
    """

    days: Days = ()
    others: tuple[Days, ...] = ()
    window: Window | None = None
    past: bool = False
    weekdays: frozenset[int] = frozenset()
    rest: str = ""

    @property
    def only(self) -> Span | None:
        """The one run of days that is meant; None where there is none, or another one may be meant."""
        return self.days[0] if len(self.days) == 1 and not self.others else None

    @property
    def first(self) -> date | None:
        """The first day meant, or None."""
        return self.days[0].first if self.days else None

    @property
    def last(self) -> date | None:
        """The last day meant; None where there is none or no end."""
        return self.days[-1].last if self.days else None

    def intervals(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """The days meant as aware UTC moments, start included and end not; with a window, one interval a day."""
        if self.window is not None:
            return tuple(self.window.on(day) for span in self.days for day in span.days())
        return tuple(
            (moment_of(span.first, time()), moment_of(span.last + ONE_DAY, time()) if span.last else None)
            for span in self.days
        )
