"""Whose turn it is to write to Telegram: by priority, within the limits, on the event loop's clock."""

from __future__ import annotations

import asyncio
import heapq
from itertools import count

from bot.transport.limits import Books, Rates


class Limiter:
    """Gives turns to those who want to write.

    A more urgent waiter goes first; one whose own chat must wait holds up nobody else.
    """

    def __init__(self, rates: Rates | None = None) -> None:
        self._books = Books(rates or Rates())
        self._waiting: list[tuple[int, int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None

    async def turn(self, chat_id: int, priority: int) -> None:
        """Wait for the turn to write once to `chat_id`; a lower `priority` is more urgent."""
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (priority, next(self._numbers), chat_id, mine))
        self._serve()
        await mine

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Telegram asked to wait: this chat, or everything where `chat_id` is None."""
        self._books.hold(chat_id, asyncio.get_running_loop().time() + seconds)
        self._serve()

    def _serve(self) -> None:
        """Give a turn to everybody whose time has come, and look again when the next one's comes."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        kept: list[tuple[int, int, int, asyncio.Future[None]]] = []
        soonest: float | None = None
        while self._waiting:
            if self._books.overall_ready_at() > now:
                soonest = min(soonest or self._books.overall_ready_at(), self._books.overall_ready_at())
                break
            entry = heapq.heappop(self._waiting)
            _, _, chat_id, future = entry
            if future.done():
                continue
            ready = self._books.ready_at(chat_id, now)
            if ready <= now:
                self._books.take(chat_id, now)
                future.set_result(None)
            else:
                soonest = ready if soonest is None else min(soonest, ready)
                kept.append(entry)
        for entry in kept:
            heapq.heappush(self._waiting, entry)
        self._wake_at(loop, soonest)

    def _wake_at(self, loop: asyncio.AbstractEventLoop, when: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if when is None else loop.call_at(when, self._serve)
