"""The library's opening hours are read every hour by the process that ticks; what fails leaves what was read before."""

from __future__ import annotations

from datetime import timedelta

import structlog

from bot.clock import Clock, local_date
from bot.hours import store
from bot.hours.live import LiveHours
from bot.hours.website import WebsiteError, fetch_rows
from bot.running.beside import Beside
from bot.storage.database import Database

HOURS = "hours"

_log = structlog.get_logger(__name__)


class HoursFetching(Beside):
    """Reads the opening hours of the website every hour.

    Args:
        database: where they are kept.
        clock: the time.
        url: where the website gives them; None where nothing is to be read.
        live: looks at them as soon as they are there.
    """

    def __init__(self, database: Database, clock: Clock, url: str | None, live: LiveHours) -> None:
        super().__init__(database, clock, HOURS, None if url is None else timedelta(hours=1))
        self._url, self._live = url, live

    async def work(self) -> None:
        """Read the website and keep what it says; what goes wrong is noted for staff and the log."""
        if self._url is None:
            return
        now = self.clock()
        try:
            rows = await self.outside(fetch_rows(self._url, local_date(now)))
        except WebsiteError as error:
            _log.warning("hours.not_read", problem=str(error))
            async with self.database.transaction() as session:
                await store.note_problem(session, str(error), now)
            return
        async with self.database.transaction() as session:
            await store.keep_website(session, rows, now)
        await self._live.look()
        _log.info("hours.read", rows=len(rows), left_out=len(self._live.left_out))
