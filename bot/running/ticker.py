"""The ticker: one job, over a table of things that are due.

The table is the truth, so a restart, a change to summer time or a late run changes nothing: what was missed is caught
up, and what came too late to make sense is skipped with a reason. Only the leading process ticks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger
from sqlalchemy import select

from bot.clock import Clock
from bot.running.regular import BEGINNING, Daily, Every, Weekly
from bot.running.scheduled import ScheduledState, Task, schedule
from bot.storage.database import Database
from bot.storage.outage import is_away
from bot.storage.tables import ScheduledRow

_log = structlog.get_logger(__name__)
_EVERY = timedelta(seconds=2)
_CLOCK_PUT_BACK = timedelta(seconds=10)
"""So far ahead the next tick lies only where the clock was put back since the last one."""
_AT_ONCE = 50
_PLANNED_FOR = timedelta(minutes=1)
_FAILURES = "failures"
"""In a row's details: how often it was tried in vain."""

_PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
"""After each failure of a thing until it is tried again: what it is to tell somebody must not fall away for a moment's
fault."""


Step = Callable[[datetime], Awaitable[int]]
"""Does what a table of due rows says is due now, in transactions of its own; gives how many things."""


class Ticker:
    """Does what is due.

    Args:
        database: where the table is.
        clock: the time.
        tasks: what can be scheduled, by name.
        regular: what is done every day or week, or every so often.
        afterwards: what follows, by task, when one that was done is committed.
        steps: what is looked at in every tick, by name: rows of other tables that have become due.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        tasks: Mapping[str, Task],
        regular: tuple[Daily | Weekly | Every, ...],
        afterwards: Mapping[str, Callable[[], Awaitable[None]]] | None = None,
        steps: Mapping[str, Step] | None = None,
    ) -> None:
        self._steps = steps or {}
        self._afterwards = afterwards or {}
        self._database = database
        self._clock = clock
        self._tasks = tasks
        self._regular = regular
        self._planned: set[str] = set()
        self._planned_until = BEGINNING
        self._ticking: asyncio.Task[int] | None = None

    async def run(self) -> None:
        """Tick until cancelled."""
        # On Danish clocks two seconds later is an hour later at the end of summer time.
        scheduler = AsyncIOScheduler(timezone=UTC)
        # A late run still runs: the table says what is due.
        job = scheduler.add_job(self._tick_whole, _FromNow(), misfire_grace_time=None, max_instances=1)
        scheduler.start()
        try:
            while True:
                await asyncio.sleep(_EVERY.total_seconds())
                _heed_the_clock(job)
        finally:
            scheduler.shutdown(wait=False)
            if self._ticking is not None:
                await asyncio.wait([self._ticking])

    async def _tick_whole(self) -> None:
        """A tick that is finished also when the scheduler stops: a cut-off database call may leave its lock behind."""
        self._ticking = asyncio.create_task(self.tick())
        self._ticking.add_done_callback(_tell_why_it_failed)
        await asyncio.wait([self._ticking])

    async def tick(self) -> int:
        """Do everything that is due now; gives how many things were done, skipped or failed."""
        now = self._clock()
        await self._plan(now)
        handled = 0
        while handled < _AT_ONCE and await self._next(now):
            handled += 1
        for name, step in self._steps.items():
            try:
                handled += await step(now)
            except Exception as error:  # one failing step must not stop the others; it is tried again
                if is_away(error):
                    raise
                _log.exception("step.failed", step=name, error=type(error).__name__)
        return handled

    async def _plan(self, now: datetime) -> None:
        """Put the next run of everything regular on the table; what was put there lately is not looked for again."""
        if now >= self._planned_until:
            self._planned, self._planned_until = set(), now + _PLANNED_FOR
        next_runs = [(each, each.next_after(now)) for each in self._regular]
        due = {each.key(at): (each.task, at) for each, at in next_runs}
        if due.keys() <= self._planned:
            return
        async with self._database.transaction() as session:
            for key, (task, at) in due.items():
                await schedule(session, task, at, key=key)
        self._planned = set(due)

    async def _next(self, now: datetime) -> bool:
        async with self._database.transaction() as session:
            row = await session.scalar(
                select(ScheduledRow)
                .where(ScheduledRow.state == ScheduledState.DUE.value, ScheduledRow.due_at <= now)
                .order_by(ScheduledRow.due_at, ScheduledRow.id)
                .limit(1)
                .with_for_update(skip_locked=True)
            )
            if row is None:
                return False
            number, task, details = row.id, row.task, row.details
            if row.expires_at is not None and row.expires_at <= now:
                _finish(row, ScheduledState.SKIPPED, f"came {now - row.expires_at} too late", now)
                return True
            try:
                async with session.begin_nested():
                    report = await self._tasks[task](session, details, now)
            except Exception as error:  # noqa: BLE001 - one failing task must not stop the others; it is reported
                _log.exception("scheduled.failed", task=task, number=number, error=type(error).__name__)
                _put_off(row, details, type(error).__name__, now)
            else:
                _finish(row, ScheduledState.DONE, report, now)
        if row.state == ScheduledState.DONE.value and task in self._afterwards:
            await self._afterwards[task]()
        return True


class _FromNow(BaseTrigger):  # type: ignore[misc]  # its package has no types
    """The next run is so much later than now, whenever the last was.

    The scheduler's own intervals count every run that was missed: a clock that jumps ahead by a year, as that of a
    machine that had to be set right after its start, would keep the loop busy with that for a minute.
    """

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """The first run is at once."""
        return now if previous_fire_time is None else now + _EVERY


def _heed_the_clock(job: Job) -> None:
    """Have the next tick soon also after the machine's clock was put back: the scheduler waits for the old time."""
    now = datetime.now(UTC)
    if job.next_run_time is not None and job.next_run_time - now > _CLOCK_PUT_BACK:
        _log.warning("clock.put_back", by=(job.next_run_time - now).total_seconds())
        job.modify(next_run_time=now)


def _tell_why_it_failed(tick: asyncio.Task[int]) -> None:
    """A tick's error, after which the next is another chance; that the database is away is told by others."""
    error = None if tick.cancelled() else tick.exception()
    if error is not None and not is_away(error):
        _log.error("tick.failed", error=type(error).__name__, exc_info=error)


def _put_off(row: ScheduledRow, details: Mapping[str, Any], report: str, now: datetime) -> None:
    """What has failed is tried again a few times, each time later."""
    failures = details.get(_FAILURES, 0)
    if failures == len(_PAUSES):
        _finish(row, ScheduledState.FAILED, report, now)
    else:
        row.details = {**details, _FAILURES: failures + 1}
        row.due_at, row.report = now + _PAUSES[failures], report


def _finish(row: ScheduledRow, state: ScheduledState, report: str, now: datetime) -> None:
    row.state, row.report, row.finished_at = state.value, report[:300], now
    _log.info("scheduled.finished", task=row.task, state=state.value, report=row.report)
