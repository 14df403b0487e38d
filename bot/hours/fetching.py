"""The library's opening hours are read every hour by the process that ticks; what fails leaves what was read before."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock, local_date
from bot.hours import store
from bot.hours.live import LiveHours
from bot.hours.website import WebsiteError, fetch_rows
from bot.running.regular import Every
from bot.running.scheduled import Task, schedule_now
from bot.storage.database import Database

HOURS = "hours"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class HoursFetching:
    """Reads the opening hours of the website.

    Attributes:
        database: where they are kept.
        clock: the time.
        url: where the website gives them; None where nothing is to be read.
        live: looks at them as soon as they are there.
    """

    database: Database
    clock: Clock
    url: str | None
    live: LiveHours
    _reading: set[asyncio.Task[None]] = field(default_factory=set)

    def regular(self) -> tuple[Every, ...]:
        """When it is done: every hour, where there is anything to read."""
        return () if self.url is None else (Every(HOURS, timedelta(hours=1)),)

    def tasks(self) -> dict[str, Task]:
        """The task; the website is asked afterwards, as no transaction may wait for it."""

        async def note(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
            del session, details, now
            return "the website is asked for its opening hours"

        return {HOURS: note}

    def afterwards(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """What follows when the task is done."""
        return {HOURS: self.start}

    async def start(self) -> None:
        """Begin to read in the background: a slow website must not hold up what else is due."""
        if not self._reading:
            reading = asyncio.create_task(self.fetch(), name="opening hours")
            self._reading.add(reading)
            reading.add_done_callback(self._reading.discard)

    async def finished(self) -> None:
        """Wait for a reading that is under way."""
        for reading in tuple(self._reading):
            await asyncio.wait([reading])

    async def stop(self) -> None:
        """End a reading that is under way."""
        for reading in self._reading:
            reading.cancel()
        await self.finished()

    async def at_once(self) -> None:
        """Have the website read without waiting for the hour."""
        if self.url is not None:
            await schedule_now(self.database, HOURS, self.clock())

    async def fetch(self) -> None:
        """Read the website and keep what it says; what goes wrong is noted for staff and the log."""
        if self.url is None:
            return
        now = self.clock()
        try:
            rows = await fetch_rows(self.url, local_date(now))
        except WebsiteError as error:
            _log.warning("hours.not_read", problem=str(error))
            async with self.database.transaction() as session:
                await store.note_problem(session, str(error), now)
            return
        async with self.database.transaction() as session:
            await store.keep_website(session, rows, now)
        await self.live.look()
        _log.info("hours.read", rows=len(rows), left_out=len(self.live.left_out))
