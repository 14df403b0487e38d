"""Something slow that is done every so often: the ticker says when, and does not wait for it."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.running.regular import Every
from bot.running.scheduled import Task, schedule
from bot.storage.database import Database

_T = TypeVar("_T")

_log = structlog.get_logger(__name__)


class Beside(ABC):
    """What is done; only one of it at a time.

    Args:
        database: where it is written down when it is due.
        clock: the time.
        name: of the task.
        step: how long it is from one time to the next; None where there is nothing to do.
    """

    def __init__(self, database: Database, clock: Clock, name: str, step: timedelta | None) -> None:
        self.database, self.clock = database, clock
        self._name, self._step = name, step
        self._going: asyncio.Task[None] | None = None
        self._outside: asyncio.Task[Any] | None = None
        self._stopping = False

    @abstractmethod
    async def work(self) -> object:
        """Do it once."""

    def regular(self) -> tuple[Every, ...]:
        """When it is due."""
        return () if self._step is None else (Every(self._name, self._step),)

    def tasks(self) -> dict[str, Task]:
        """What is written down when it is due; the work follows, for it must not keep a transaction open."""

        async def due(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
            del session, details, now
            return "begun"

        return {self._name: due}

    def afterwards(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """What follows when that is written down."""
        return {self._name: self.start}

    async def at_once(self) -> None:
        """Have it done without waiting for its turn: a process that starts may have missed some."""
        if self._step is not None:
            now = self.clock()
            async with self.database.transaction() as session:
                await schedule(session, self._name, now, key=f"{self._name}:{now:%Y-%m-%dT%H:%M}")

    async def start(self) -> None:
        """Begin, unless it is under way."""
        if self._going is None or self._going.done():
            self._going = asyncio.create_task(self._try(), name=self._name)

    async def finished(self) -> None:
        """Wait for what is under way."""
        if self._going is not None:
            await asyncio.wait([self._going])

    async def stop(self) -> None:
        """End what is under way: the answer of others is not waited for, but what is being written is finished."""
        self._stopping = True
        if self._outside is not None:
            self._outside.cancel()
        await self.finished()

    async def outside(self, answer: Coroutine[Any, Any, _T]) -> _T:
        """What others answer, unless all is stopped meanwhile.

        Raises:
            CancelledError: if it is.
        """
        waiting: asyncio.Task[_T] = asyncio.create_task(answer)
        self._outside = waiting
        if self._stopping:
            waiting.cancel()
        return await waiting

    async def _try(self) -> None:
        try:
            await self.work()
        except Exception as error:  # noqa: BLE001 - nobody waits for it; the next time is another chance
            _log.exception("beside.failed", task=self._name, error=type(error).__name__)
