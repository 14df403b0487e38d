"""The one clock: aware UTC inside, Copenhagen at the edge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

Clock = Callable[[], datetime]
"""Gives the present moment as aware UTC."""


def system_clock() -> datetime:
    """The present moment, aware UTC."""
    return datetime.now(UTC)


def local_time(moment: datetime) -> datetime:
    """`moment` (aware) as Copenhagen wall time."""
    return moment.astimezone(COPENHAGEN)


def short_time(moment: datetime) -> str:
    """`moment` (aware) as staff read it in lists and notes: "25.11. kl. 10.15", Copenhagen wall time."""
    return f"{local_time(moment):%d.%m. kl. %H.%M}"


def local_date(moment: datetime) -> date:
    """The Copenhagen date of `moment` (aware)."""
    return local_time(moment).date()
