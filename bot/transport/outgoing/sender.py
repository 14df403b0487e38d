"""The sender: turns due rows of the outbox into messages, within Telegram's limits, the most urgent first."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.running.waiting import beside, until_cancelled
from bot.storage.database import Database
from bot.transport import claims
from bot.transport.lanes import OUTBOX
from bot.transport.outgoing.choosing import Chooser, Claimed
from bot.transport.outgoing.connection import Connection
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.limits import Books
from bot.transport.outgoing.results import Outcome, Priority, Result
from bot.transport.outgoing.settling import Follow, Settling

_log = structlog.get_logger(__name__)
_MOST_AT_ONCE = 60
"""Attempts that may be under way at once."""
_POLL = 1.0
_HEARTBEAT = timedelta(seconds=5)
_ALL = 1 + max(Priority)

Seconds = Callable[[], float]


def loop_seconds() -> float:
    """The time of the loop that runs."""
    return asyncio.get_running_loop().time()


class Sender:
    """Works off the outbox. One per assistant: Telegram's limits count for the bot, not for a process.

    Args:
        database: where the outbox is.
        gateway: the way to Telegram.
        books: what Telegram's limits allow now.
        follow: what follows when a row is done with.
        clock: the time.
        owner: this process's name on leases.
        seconds: the time in the books; it never goes back.
    """

    def __init__(
        self,
        database: Database,
        gateway: TelegramGateway,
        books: Books,
        *,
        follow: Follow,
        clock: Clock,
        owner: str,
        seconds: Seconds = loop_seconds,
    ) -> None:
        self._database = database
        self._gateway = gateway
        self._books = books
        self._clock = clock
        self._owner = owner
        self._seconds = seconds
        self._due = asyncio.Event()
        self._running = False
        self._finishing = False
        self._starting = asyncio.Lock()
        self._connection = Connection(gateway)
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._chooser = Chooser(books, clock, owner)
        self._settling = Settling(database, follow=follow, clock=clock, owner=owner)

    def wake(self) -> None:
        """There is something due."""
        self._due.set()

    async def run(self) -> None:
        """Send until cancelled; `finish` then waits for what is under way."""
        await self._take_over()
        self._running = True
        try:
            async with beside(until_cancelled(self._beat)):
                await until_cancelled(self._go_on, self._due)
        finally:
            self._running = False

    async def finish(self, within: float) -> None:
        """Send what is due and urgent, up to `within` seconds, then give the rest back for the next process.

        From now on nothing else is begun, though `run` may go on for a while: a row that was given back while it was
        being sent would be sent again.
        """
        self._finishing = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._start_urgent()
                while self._tasks:
                    await asyncio.wait(self._tasks.values(), return_when=asyncio.FIRST_COMPLETED)
                    await self._start_urgent()
        # Whoever is in the middle of beginning has its rows among the tasks then.
        async with self._starting:
            await self._give_back()

    async def _give_back(self) -> None:
        late = dict(self._tasks)
        for task in late.values():
            task.cancel()
        await asyncio.gather(*late.values(), return_exceptions=True)
        self._tasks.clear()
        await self._settling.cut_off(tuple(late))

    async def _start_urgent(self) -> None:
        if self._running:
            async with self._starting:
                await self._start_some(int(Priority.ANNOUNCEMENT))

    async def _go_on(self) -> float:
        async with self._starting:
            return _POLL if self._finishing else await self._start_some()

    async def _take_over(self) -> None:
        """Rows that a process before this one was sending when it died; what this one is sending goes on."""
        await self._settling.orphans(None, but=self._tasks)

    async def _start_some(self, below: int = _ALL) -> float:
        """Start what may be sent now.

        A row counts as being sent only while Telegram is asked, never while it waits for its turn: so a process that
        dies leaves few rows of which nobody knows whether they arrived.

        Returns:
            seconds until the next row's chat may be written to, as far as is known.
        """
        pause = await self._connection.pause()
        if pause > 0:
            return pause
        # What was answered is written down first: until then nobody but this process knows of it.
        await self._settling.idle()
        room = _MOST_AT_ONCE - len(self._tasks)
        now = self._seconds()
        wait = _POLL if room <= 0 else self._books.overall_ready_at() - now
        if wait > 0:
            return wait
        async with self._database.transaction() as session:
            due = await self._chooser.due(session, now, below)
            if self._connection.is_doubted:
                # An unclear end came while this waited for its transaction, and its row may be among these.
                return 0.0
            chosen, soonest = self._chooser.turns(due, room, now)
            claimed = await self._chooser.claim(session, chosen)
        for each in claimed:
            self._tasks[each.number] = asyncio.create_task(self._send(each))
        return min(_POLL, soonest)

    async def _send(self, claimed: Claimed) -> None:
        try:
            outcome = await self._attempt(claimed)
            if outcome.result is Result.LATER:
                self._books.flooded(claimed.chat_id, outcome.wait.total_seconds(), self._seconds())
            await self._database.outage.through(lambda: self._settle(claimed, outcome))
        except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
            # The row stays claimed; when its lease has run out it is settled as one that may have arrived.
            _log.exception("outbox.attempt_failed", row=claimed.number, error=type(error).__name__)
        finally:
            self._tasks.pop(claimed.number, None)
            self.wake()

    async def _settle(self, claimed: Claimed, outcome: Outcome) -> None:
        await self._settling.answered(claimed.number, outcome, attempt=claimed.attempt, ends=claimed.ends)

    async def _attempt(self, claimed: Claimed) -> Outcome:
        if claimed.operation is None:
            return Outcome(Result.REFUSED, problem="unreadable payload")
        outcome = await self._gateway.perform(claimed.operation, plain=claimed.plain)
        self._connection.heard(outcome)
        return outcome

    async def _beat(self) -> float:
        """Say that this process lives, and settle what others left; gives the seconds until the next beat."""
        async with self._database.transaction() as session:
            await claims.renew(session, OUTBOX, self._owner, tuple(self._tasks), self._clock())
        await self._settling.orphans(self._clock(), but=self._tasks)
        return _HEARTBEAT.total_seconds()
