"""The sender: turns due rows of the outbox into messages, within Telegram's limits, the most urgent first."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy import ColumnElement, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import desk
from bot.clock import Clock
from bot.database import Database
from bot.tables import OutboxRow
from bot.transport import claims
from bot.transport.claims import OUTBOX
from bot.transport.gateway import TelegramGateway
from bot.transport.limiter import Limiter
from bot.transport.operations import Copy, Operation, Send, from_payload
from bot.transport.outbox import REPLY_TO_CARD
from bot.transport.results import OutboxState, Outcome, Priority, Result, Step, next_step
from bot.transport.waiting import wait_for_event

_log = structlog.get_logger(__name__)
_MOST_URGENT = 60
"""Rows of replies, relays and status that may be under way at once."""
_MOST_ANNOUNCEMENTS = 40
"""Rows of announcements that may be under way at once: enough for the limiter's rate, and never in a citizen's way."""
_POLL = 1.0
_HEARTBEAT = timedelta(seconds=5)
_SHORTEST_OVERALL_WAIT = timedelta(seconds=1)

Follow = Callable[[AsyncSession, OutboxRow, OutboxState], Awaitable[None]]
"""What follows when a row is done with, in the same transaction."""


@dataclass(frozen=True, slots=True)
class _Claimed:
    number: int
    operation: Operation
    chat_id: int
    priority: Priority
    attempts: int
    plain: bool
    uncertain_before: bool


class Sender:
    """Works off the outbox. One per assistant: Telegram's limits count for the bot, not for a process.

    Args:
        database: where the outbox is.
        gateway: the way to Telegram.
        limiter: whose turn it is.
        follow: what follows when a row is done with.
        clock: the time.
        owner: this process's name on leases.
    """

    def __init__(
        self,
        database: Database,
        gateway: TelegramGateway,
        limiter: Limiter,
        *,
        follow: Follow,
        clock: Clock,
        owner: str,
    ) -> None:
        self._database = database
        self._gateway = gateway
        self._limiter = limiter
        self._follow = follow
        self._clock = clock
        self._owner = owner
        self._due = asyncio.Event()
        self._running = False
        self._tasks: dict[int, tuple[Priority, asyncio.Task[None]]] = {}

    def wake(self) -> None:
        """There is something due."""
        self._due.set()

    async def run(self) -> None:
        """Send until cancelled; what is under way is finished first, up to the caller's patience."""
        await self._take_over()
        self._running = True
        heartbeat = asyncio.create_task(self._beat())
        try:
            while True:
                self._due.clear()
                if not await self._start_some():
                    await wait_for_event(self._due, _POLL)
        finally:
            self._running = False
            heartbeat.cancel()

    async def finish(self, within: float) -> None:
        """Send what is due and urgent, up to `within` seconds, then give the rest back for the next process."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self._tasks or (self._running and await self._start_some(urgent_only=True)):
                    await asyncio.wait([task for _, task in self._tasks.values()], return_when=asyncio.FIRST_COMPLETED)
        late = [task for _, task in self._tasks.values()]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        async with self._database.transaction() as session:
            await claims.release(session, OUTBOX, self._owner)

    async def _take_over(self) -> None:
        """Rows that a process before this one was sending when it died."""
        async with self._database.transaction() as session:
            orphans = await claims.expired(session, OUTBOX, datetime.max.replace(tzinfo=self._clock().tzinfo))
            for row in orphans:
                if row.owner != self._owner:
                    await self._settle(session, row, Outcome(Result.UNCERTAIN, problem="process died while sending"))

    async def _start_some(self, *, urgent_only: bool = False) -> bool:
        urgent = sum(priority is not Priority.ANNOUNCEMENT for priority, _ in self._tasks.values())
        pools: list[tuple[int, ColumnElement[bool]]] = [
            (_MOST_URGENT - urgent, OutboxRow.priority < int(Priority.ANNOUNCEMENT)),
            (_MOST_ANNOUNCEMENTS - (len(self._tasks) - urgent), OutboxRow.priority == int(Priority.ANNOUNCEMENT)),
        ]
        started = False
        async with self._database.transaction() as session:
            claimed: list[_Claimed] = []
            for room, only in pools[: 1 if urgent_only else None]:
                if room > 0:
                    rows = await claims.claim(
                        session,
                        OUTBOX,
                        self._owner,
                        self._clock(),
                        most=room,
                        only=(only,),
                        order=(OutboxRow.priority,),
                    )
                    claimed += [await _prepare(session, row) for row in rows]
        for each in claimed:
            task = asyncio.create_task(self._send(each))
            self._tasks[each.number] = (each.priority, task)
            started = True
        return started

    async def _send(self, claimed: _Claimed) -> None:
        try:
            await self._limiter.turn(claimed.chat_id, int(claimed.priority))
            outcome = await self._gateway.perform(claimed.operation, plain=claimed.plain)
            self._respect(claimed, outcome)
            async with self._database.transaction() as session:
                if await claims.still_mine(session, OUTBOX, self._owner, claimed.number):
                    row = await session.get_one(OutboxRow, claimed.number)
                    await self._settle(session, row, outcome)
        except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
            # The row stays claimed and its lease runs out: it is tried again, and nothing is lost.
            _log.exception("outbox.attempt_failed", row=claimed.number, error=type(error).__name__)
        finally:
            del self._tasks[claimed.number]
            self.wake()

    async def _settle(self, session: AsyncSession, row: OutboxRow, outcome: Outcome) -> None:
        """Write down what became of an attempt, and do what follows from it."""
        step = next_step(
            outcome, Priority(row.priority), row.attempts, uncertain_before=bool(row.context.get("uncertain"))
        )
        now = self._clock()
        row.state, row.owner, row.lease_until = step.state.value, None, None
        row.problem = outcome.problem and outcome.problem[:200]
        if step.state is OutboxState.DUE:
            row.not_before = now + step.again_in
            row.context = row.context | _remembered(outcome)
            if outcome.moved_to is not None:
                await self._move(session, row.chat_id, outcome.moved_to)
                row.chat_id = outcome.moved_to
        else:
            row.finished_at = now
            row.message_id = outcome.message_id
            await self._follow(session, row, step.state)
        _report(row, outcome, step)

    async def _move(self, session: AsyncSession, old_id: int, new_id: int) -> None:
        await desk.chat_moved(session, old_id, new_id)
        await session.execute(
            update(OutboxRow)
            .where(OutboxRow.chat_id == old_id, OutboxRow.state == OutboxState.DUE.value)
            .values(chat_id=new_id)
        )

    def _respect(self, claimed: _Claimed, outcome: Outcome) -> None:
        """A long wait is asked of this chat; that the whole bot must wait shows in waits all over."""
        if outcome.result is Result.LATER:
            self._limiter.hold(claimed.chat_id, outcome.wait.total_seconds())
            # Until we know better, everybody waits a moment: one flooded chat must not become a flooded bot.
            self._limiter.hold(None, min(outcome.wait, _SHORTEST_OVERALL_WAIT).total_seconds())

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(_HEARTBEAT.total_seconds())
            async with self._database.transaction() as session:
                await claims.renew(session, OUTBOX, self._owner, tuple(self._tasks), self._clock())


async def _prepare(session: AsyncSession, row: OutboxRow) -> _Claimed:
    operation = from_payload(row.chat_id, row.payload)
    case_id = row.context.get(REPLY_TO_CARD)
    card = None if case_id is None else await desk.card_of(session, case_id)
    if card is not None:
        operation = _replying(operation, card[1])
    return _Claimed(
        number=row.id,
        operation=operation,
        chat_id=row.chat_id,
        priority=Priority(row.priority),
        attempts=row.attempts,
        plain=bool(row.context.get("plain")),
        uncertain_before=bool(row.context.get("uncertain")),
    )


def _replying(operation: Operation, message_id: int) -> Operation:
    match operation:
        case Send(message):
            return Send(replace(message, reply_to=message_id))
        case Copy():
            return replace(operation, reply_to=message_id)
        case _:
            return operation


def _remembered(outcome: Outcome) -> dict[str, bool]:
    match outcome.result:
        case Result.BAD_MARKUP:
            return {"plain": True}
        case Result.UNCERTAIN:
            return {"uncertain": True}
        case _:
            return {}


def _report(row: OutboxRow, outcome: Outcome, step: Step) -> None:
    if outcome.result is Result.BAD_MARKUP:
        _log.error("message.bad_markup", row=row.id, problem=outcome.problem)
    elif step.state in {OutboxState.FAILED, OutboxState.UNCERTAIN}:
        _log.error("message.not_delivered", row=row.id, state=step.state.value, problem=outcome.problem)
    elif outcome.result is not Result.SENT:
        _log.warning("message.delayed", row=row.id, result=outcome.result.value, problem=outcome.problem)
