"""The hands of a clock that goes by itself and that a test turns on, instead of waiting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class Hands:
    """A `Clock` that begins at `NOW`, and the event loop's time as well, so that what waits in it wakes up.

    Args:
        seconds: the loop's own time.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._begun = seconds()
        self._ahead = 0.0

    def __call__(self) -> datetime:
        """The present moment, aware UTC."""
        return NOW + timedelta(seconds=self.seconds() - self._begun)

    def seconds(self) -> float:
        """The loop's time."""
        return self._seconds() + self._ahead

    def turn(self, seconds: float) -> None:
        """Turn the time on."""
        self._ahead += seconds
