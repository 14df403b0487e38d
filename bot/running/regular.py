"""What is done again and again, and when it is due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.clock import COPENHAGEN, local_time

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""Earlier than anything that is due; what is done every so often is counted from it."""


@dataclass(frozen=True, slots=True)
class Daily:
    """Something done every day at a Copenhagen time; not between two and three, which some days lack or have twice."""

    task: str
    at: time

    def next_after(self, now: datetime) -> datetime:
        """The first moment after `now` (aware) at which it is due."""
        local = local_time(now)
        due = datetime.combine(local.date(), self.at, COPENHAGEN)
        return due if due > now else datetime.combine(local.date() + timedelta(days=1), self.at, COPENHAGEN)

    def key(self, due: datetime) -> str:
        """What is planned once: a day's."""
        return f"{self.task}:{due.date()}"


@dataclass(frozen=True, slots=True)
class Every:
    """Something done again and again, at whole multiples of a time; of those that were missed, only the last."""

    task: str
    step: timedelta

    def next_after(self, now: datetime) -> datetime:
        """The first moment after `now` (aware) at which it is due."""
        return now + self.step - (now - BEGINNING) % self.step

    def key(self, due: datetime) -> str:
        """What is planned once: that of a moment."""
        return f"{self.task}:{due:%Y-%m-%dT%H:%M:%S}"


@dataclass(frozen=True, slots=True)
class Weekly:
    """Something done once a week at a Copenhagen time; weekdays count from Monday, 0."""

    task: str
    weekday: int
    at: time

    def next_after(self, now: datetime) -> datetime:
        """The first moment after `now` (aware) at which it is due."""
        today = local_time(now).date()
        day = today + timedelta(days=(self.weekday - today.weekday()) % 7)
        due = datetime.combine(day, self.at, COPENHAGEN)
        return due if due > now else datetime.combine(day + timedelta(days=7), self.at, COPENHAGEN)

    def key(self, due: datetime) -> str:
        """What is planned once: a week's."""
        return f"{self.task}:{due.date()}"
