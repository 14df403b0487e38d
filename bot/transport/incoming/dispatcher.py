"""The dispatcher: handles stored updates, in order within a chat and side by side across chats.

Only the first unfinished update of a chat is ever taken, so a chat that floods has one place among many.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, Update

from bot import work as works
from bot.clock import Clock
from bot.desk.said import CaseMovedError
from bot.running.waiting import beside, until_cancelled
from bot.storage.database import Database
from bot.transport import claims
from bot.transport.incoming import inbox, repeats
from bot.transport.incoming.inbox import Taken
from bot.transport.incoming.payload_form import Raw
from bot.transport.incoming.repeats import Ahead
from bot.transport.lanes import INBOX
from bot.transport.outgoing import outbox
from bot.transport.outgoing.outbox import Outgoing
from bot.transport.signals import Signal, Signals
from bot.work import Arrival, Work

_log = structlog.get_logger(__name__)
_MOST_AT_ONCE = 16
"""Updates under way at once: enough to keep the judge busy, and few to do again when the process dies."""

_FEWEST_PLACES = 8
_POLL = 1.0
_HEARTBEAT = timedelta(seconds=3)
_SOON = timedelta(milliseconds=200)

Handle = Callable[[Update], Awaitable[None]]
Apologise = Callable[[Update], list[Outgoing]]
"""What is said when an update is given up: to the citizen, and to staff."""


class LeaseLostError(Exception):
    """The update took so long that another process has it; what this one did is undone."""


class Dispatcher:
    """Works off the inbox.

    Args:
        database: where the inbox is.
        bot: decodes the stored updates.
        handle: handles one update; what it leads to is collected in the current `Work`.
        apologise: what to say about an update that is given up.
        signals: wakes the sender.
        clock: the time.
        owner: this process's name on leases.
    """

    def __init__(
        self,
        database: Database,
        bot: Bot,
        *,
        handle: Handle,
        apologise: Apologise,
        signals: Signals,
        clock: Clock,
        owner: str,
    ) -> None:
        self._database = database
        self._bot = bot
        self._handle = handle
        self._apologise = apologise
        self._signals = signals
        self._clock = clock
        self._owner = owner
        self._waiting = asyncio.Event()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        signals.on(Signal.INBOX, self._waiting.set)

    async def run(self) -> None:
        """Handle updates until cancelled; `finish` then waits for those under way."""
        outage = self._database.outage
        async with beside(until_cancelled(outage.bearing(self._beat))):
            await until_cancelled(outage.bearing(self._start_some), self._waiting)

    async def finish(self, within: float) -> None:
        """Wait for the updates under way, then give the rest back, so that the next process handles them."""
        tasks = set(self._tasks.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            self._tasks.clear()
        async with self._database.transaction() as session:
            await claims.release(session, INBOX, self._owner)

    async def take_over(self) -> None:
        """At the start of the only process: whatever is claimed was claimed by one that died."""
        async with self._database.transaction() as session:
            await inbox.reclaim(session, None)

    async def _start_some(self) -> float:
        """Begin with the next updates; gives the seconds until the next look, if nothing comes."""
        room = _MOST_AT_ONCE - len(self._tasks)
        # While many are under way, several places are filled at a time: looking costs as much for one as for four.
        if room < _FEWEST_PLACES:
            return _POLL
        async with self._database.transaction() as session:
            rows = await inbox.take(session, self._owner, self._clock(), most=room)
            for row in rows:
                if row.given_up:
                    await self._apologise_for(session, row.update_id, self._decode_if_possible(row))
                    self._signals.here(Signal.OUTBOX)
        for row in rows:
            if row.given_up:
                continue
            self._tasks[row.update_id] = asyncio.create_task(self._work_on(row))
        return 0.0 if rows else _POLL

    async def _work_on(self, row: Taken) -> None:
        update: Update | None = None
        try:
            ahead = await self._look_ahead(row)
            update = self._decode(ahead.payload)
            work = works.begin(row.attempts, Arrival(row.update_id, row.received_at))
            if ahead.repeats:
                work.change(partial(repeats.leave_out, repeats=ahead.repeats))
            if update is not None:
                await self._handle(update)
            if work.problem is not None:
                raise work.problem  # noqa: TRY301 - the handler's own error, carried past python-telegram-bot
            await self._commit(row.update_id, work)
        except (CaseMovedError, LeaseLostError) as error:
            await self._again(row.update_id, error)
        except Exception as error:  # noqa: BLE001 - one bad update must not stop the others; it is tried again
            if self._database.outage.is_borne(error):
                # No fault of the update's; whether it was done already is known when the database is there again.
                await self._database.outage.through(partial(self._again, row.update_id, error))
            else:
                _log.exception("update.failed", error=type(error).__name__)
                await self._failed(row.update_id, update, error)
        finally:
            self._tasks.pop(row.update_id, None)
            self._waiting.set()

    async def _look_ahead(self, row: Taken) -> Ahead:
        """What waits behind an update that is late; of others there is no need to look."""
        if self._clock() - row.received_at < repeats.LATE:
            return Ahead(row.payload)
        async with self._database.reading() as session:
            return await repeats.look_ahead(session, row)

    async def _commit(self, update_id: int, work: Work) -> None:
        async with self._database.transaction() as session:
            if not await inbox.finish(session, self._owner, update_id):
                raise LeaseLostError
            for change in work.changes:
                await change(session)
            await self._put(session, work.outgoing)
        self._signals.here(Signal.OUTBOX)

    async def _again(self, update_id: int, error: Exception) -> None:
        async with self._database.transaction() as session:
            await inbox.again(session, self._owner, update_id, self._clock() + _SOON)
        _log.info("update.again", error=type(error).__name__)

    async def _failed(self, update_id: int, update: Update | None, error: BaseException) -> None:
        async with self._database.transaction() as session:
            last = await inbox.fail(session, self._owner, update_id, type(error).__name__, self._clock() + INBOX.pause)
            if last:
                await self._apologise_for(session, update_id, update)
        self._signals.here(Signal.OUTBOX)

    async def _apologise_for(self, session: AsyncSession, update_id: int, update: Update | None) -> None:
        """An update is given up: the log raises the alarm, and whoever wrote is told."""
        _log.critical("update.set_aside", update=update_id)
        if update is not None:
            await self._put(session, self._apologise(update))

    def _decode(self, payload: Raw | None) -> Update | None:
        return Update.de_json(payload, self._bot) if payload else None

    def _decode_if_possible(self, row: Taken) -> Update | None:
        try:
            return self._decode(row.payload)
        except Exception as error:  # noqa: BLE001 - it is given up anyway, and nobody can be told
            _log.error("update.unreadable", update=row.update_id, error=type(error).__name__)
            return None

    async def _put(self, session: AsyncSession, outgoing: list[Outgoing]) -> None:
        await outbox.put(session, outgoing, self._clock())
        await self._signals.everywhere(session, Signal.OUTBOX)

    async def _beat(self) -> float:
        """Say that this process lives, and take over from those that do not; gives the seconds until the next beat."""
        now = self._clock()
        async with self._database.transaction() as session:
            await claims.renew(session, INBOX, self._owner, tuple(self._tasks), now)
            taken_back = await inbox.reclaim(session, now)
        if taken_back:
            _log.warning("inbox.taken_over", updates=taken_back)
            self._waiting.set()
        return _HEARTBEAT.total_seconds()
