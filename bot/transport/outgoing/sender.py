"""The sender: turns due rows of the outbox into messages, within Telegram's limits, the most urgent first."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import Row, bindparam, or_
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.running.waiting import beside, until_cancelled
from bot.storage.database import Database
from bot.transport import claims
from bot.transport.claims import OUTBOX
from bot.transport.outgoing.connection import Connection
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.limits import Books
from bot.transport.outgoing.operations import Operation, from_payload
from bot.transport.outgoing.placing import placed
from bot.transport.outgoing.results import Outcome, Priority, Result
from bot.transport.outgoing.settling import Follow, Settling, ends_when_sent
from knowledge.storing.tables import UtcDateTime

_log = structlog.get_logger(__name__)
_MOST_AT_ONCE = 60
"""Attempts that may be under way at once."""
_LOOK_AT = 200
"""Due rows that are looked at, the most urgent first, to find those whose chat may be written to now."""
_POLL = 1.0
_HEARTBEAT = timedelta(seconds=5)
_ALL = 1 + max(Priority)
_ROWS = OUTBOX.table.c
_CHOSEN = _ROWS.id.in_(bindparam("chosen", expanding=True))
_IN_TIME = or_(_ROWS.not_after.is_(None), _ROWS.not_after > bindparam("now", type_=UtcDateTime()))
_NOT_BUSY = _ROWS.chat_id.not_in(bindparam("busy", expanding=True))
_DUE = (
    claims.heads(OUTBOX, (_ROWS.priority < bindparam("below"), _NOT_BUSY, _IN_TIME))
    .with_only_columns(_ROWS.id, _ROWS.chat_id)
    .order_by(_ROWS.priority, _ROWS.id)
    .limit(_LOOK_AT)
)


Seconds = Callable[[], float]


def loop_seconds() -> float:
    """The time of the loop that runs."""
    return asyncio.get_running_loop().time()


@dataclass(frozen=True, slots=True)
class _Claimed:
    number: int
    operation: Operation | None
    chat_id: int
    priority: Priority
    attempt: int
    plain: bool
    ends: bool


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
            chosen, soonest = await self._choose(session, room, now, below)
            rows = await self._claim(session, chosen) if chosen else []
            claimed = [await _prepare(session, row) for row in rows]
        for each in sorted(claimed, key=lambda each: (each.priority, each.number)):
            self._tasks[each.number] = asyncio.create_task(self._send(each))
        return soonest

    async def _claim(self, session: AsyncSession, chosen: list[int]) -> Sequence[Row[Any]]:
        return await claims.claim(
            session,
            OUTBOX,
            self._owner,
            self._clock(),
            most=len(chosen),
            only=(_CHOSEN,),
            values={"chosen": chosen},
        )

    async def _choose(self, session: AsyncSession, room: int, now: float, below: int) -> tuple[list[int], float]:
        """The due rows whose turn it is, entered into the books, and the seconds until the next one's turn."""
        busy = self._books.busy(now)
        named = claims.times(OUTBOX, self._clock()) | {"below": below, "busy": list(busy)}
        due = (await session.execute(_DUE, named)).all()
        if self._connection.is_doubted:
            # An unclear end came while this waited for its transaction, and its row may be among these to be repeated.
            return [], 0.0
        chosen: list[int] = []
        soonest = _POLL
        for number, chat_id in due:
            wait = self._books.ready_at(chat_id, now) - now
            if wait > 0:
                soonest = min(soonest, wait)
            else:
                self._books.take(chat_id, now)
                chosen.append(number)
            if len(chosen) >= room:
                break
        return chosen, soonest

    async def _send(self, claimed: _Claimed) -> None:
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

    async def _settle(self, claimed: _Claimed, outcome: Outcome) -> None:
        await self._settling.answered(claimed.number, outcome, attempt=claimed.attempt, ends=claimed.ends)

    async def _attempt(self, claimed: _Claimed) -> Outcome:
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


async def _prepare(session: AsyncSession, row: Row[Any]) -> _Claimed:
    operation = _read(row)
    return _Claimed(
        number=row.id,
        operation=None if operation is None else await placed(session, operation, row),
        chat_id=row.chat_id,
        priority=Priority(row.priority),
        attempt=row.attempts,
        plain=bool(row.context.get("plain")),
        ends=ends_when_sent(row),
    )


def _read(row: Row[Any]) -> Operation | None:
    """What is to be done; None where this version cannot read it, as after one that could do more was taken back."""
    try:
        return from_payload(row.chat_id, row.payload)
    except Exception as error:  # noqa: BLE001 - one row that nobody can read must not stop the others
        _log.exception("outbox.unreadable", row=row.id, error=type(error).__name__)
        return None
