"""How long Telegram has not been heard: a process that fetches may seem well and get nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Hearing:
    """Whether a process that fetches updates hears Telegram.

    Args:
        seconds: a clock that goes on whatever happens to the time of day.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._heard: float | None = None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """This process fetches until the block is left."""
        self.heard()
        try:
            yield
        finally:
            self._heard = None

    def heard(self) -> None:
        """Telegram has answered."""
        self._heard = self._seconds()

    @property
    def silent(self) -> float:
        """Seconds for which it has not; 0 in a process that does not fetch."""
        return 0.0 if self._heard is None else self._seconds() - self._heard
