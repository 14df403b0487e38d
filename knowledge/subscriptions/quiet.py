"""When nobody is written to, and moments that people name by the clock on the wall: right on every day of the year.

Moments go in and come out aware; what comes out is UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from knowledge.dates.spans import COPENHAGEN, ONE_DAY, day_of, moment_of

HOURS_IN_DAY: Final = 24
NEVER: Final = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours in which somebody gets nothing by itself, by the clock in Copenhagen; they may reach over midnight.

    Attributes:
        begins: the full hour from which it is quiet, 0 to 23.
        ends: the full hour from which it is not; the same as `begins` means never quiet.
    """

    begins: int = 21
    ends: int = 8

    def holds(self, moment: datetime) -> bool:
        """Whether it is quiet at `moment`."""
        hour = moment.astimezone(COPENHAGEN).hour
        if self.begins <= self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends

    def over(self, moment: datetime) -> datetime:
        """`moment`, or where it is quiet then, the moment at which it is not any more."""
        if not self.holds(moment):
            return moment.astimezone(UTC)
        today = day_of(moment)
        days = (today + number * ONE_DAY for number in range(3))
        return next(end for day in days if (end := at_hour(day, self.ends)) > moment)

    def next_after(self, moment: datetime) -> datetime:
        """When it is quiet for the first time after `moment`; `NEVER` if it never is."""
        if self.begins == self.ends:
            return NEVER
        today = day_of(moment)
        days = (today + number * ONE_DAY for number in range(3))
        return next(begin for day in days if (begin := at_hour(day, self.begins)) > moment)


NO_QUIET: Final = Quiet(0, 0)


def at_hour(day: date, hour: int) -> datetime:
    """The moment at which a full hour begins on the wall; where the clocks leave it out, the first one after."""
    return moment_of(day, time(hour % HOURS_IN_DAY))


def in_time(moment: datetime, quiet: Quiet, ends: datetime) -> datetime | None:
    """When something that should be said at `moment` may be said; None where that is not before `ends`."""
    may_be = quiet.over(moment)
    return may_be if may_be < ends else None
