"""Waiting for something to become true, without sleeping and without missing it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Signal:
    """Wakes whoever waits, each time something changed. One event loop only."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Let everybody who waits look again."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, holds: Callable[[], bool], within: float) -> bool:
        """Wait until `holds()` is true, at most `within` seconds; gives whether it became true.

        The condition is looked at before the first wait and after each change, in the loop's own thread, so no change
        can slip between.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while not holds():
            remaining = deadline - loop.time()
            if remaining <= 0:
                return False
            future = loop.create_future()
            self._waiting.add(future)
            try:
                await asyncio.wait((future,), timeout=remaining)
            finally:
                self._waiting.discard(future)
        return True
