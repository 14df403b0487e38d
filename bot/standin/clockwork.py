"""A clock for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class StoppedClock:
    """A clock that stands still until it is turned; a `Clock`.

    Args:
        moment: where it stands at first, aware UTC.
    """

    def __init__(self, moment: datetime = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """The present moment."""
        return self.moment

    def turn(self, **span: float) -> None:
        """Turn it on by days, hours, minutes or seconds, as `timedelta` takes them."""
        self.moment += timedelta(**span)
