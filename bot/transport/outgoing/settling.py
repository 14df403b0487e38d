"""Settling: what became of an attempt is written down, and what follows from it is done, in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.desk import places
from bot.storage.database import Database
from bot.storage.outage import is_away
from bot.storage.tables import OutboxRow
from bot.transport import claims
from bot.transport.lanes import OUTBOX
from bot.transport.outgoing import repairs
from bot.transport.outgoing.journal import Journal, notes_beside
from bot.transport.outgoing.outbox import FOLLOWED_BY_NOTHING, IN_TOPIC, REPLY_TO_CARD, Purpose
from bot.transport.outgoing.results import History, OutboxState, Outcome, Priority, Result, Step, next_step
from bot.transport.outgoing.together import Together
from knowledge.storing.tables import UtcDateTime

_MESSAGES = frozenset({"send", "copy"})
_MOST_TOPICS = 3
"""Topics made for one message; a group that deletes them as fast gets it outside of topics."""

_log = structlog.get_logger(__name__)

_ROWS = OUTBOX.table.c
_END = (
    update(OUTBOX.table)
    .where(_ROWS.id == bindparam("ended"), _ROWS.owner == bindparam("mine"), _ROWS.state == OutboxState.SENDING.value)
    .values(
        state=OutboxState.SENT.value,
        owner=None,
        lease_until=None,
        problem=None,
        finished_at=bindparam("now", type_=UtcDateTime()),
        message_id=bindparam("told"),
    )
)

Follow = Callable[[AsyncSession, OutboxRow, OutboxState], Awaitable[None]]
"""What follows when a row is done with, in the same transaction."""


def ends_when_sent(row: Row[Any]) -> bool:
    """Whether a claimed row is done with when it has arrived: nothing follows, and no part of it is left."""
    return row.purpose in FOLLOWED_BY_NOTHING and repairs.is_whole(row.payload, row.context)


class Settling:
    """Writes down what became of attempts.

    Args:
        database: where the outbox is.
        follow: what follows when a row is done with.
        clock: the time.
        owner: this process's name on leases.
    """

    def __init__(self, database: Database, *, follow: Follow, clock: Clock, owner: str) -> None:
        self._database = database
        self._follow = follow
        self._clock = clock
        self._owner = owner
        file = database.file
        self._journal = Journal(None if file is None else notes_beside(file))
        self._results = Together(self._write, is_away)

    async def answered(self, number: int, outcome: Outcome, *, attempt: int, ends: bool) -> None:
        """Telegram has answered this process's attempt at a row; returns when that is written down.

        Answers that come while others are being written wait for them, and are then written together.

        Args:
            number: the row's.
            outcome: what became of the attempt.
            attempt: the how manieth at this row it was.
            ends: whether nothing follows if it has arrived; see `ends_when_sent`.
        """
        sent = outcome.result is Result.SENT
        if sent:
            self._journal.note(self._owner, number, attempt, outcome.message_id)
        await self._results.add((number, outcome, sent and ends))

    async def idle(self) -> None:
        """Wait until no answer is being written."""
        await self._results.idle()

    async def orphans(self, now: datetime | None, *, but: Collection[int] = ()) -> None:
        """Rows whose sender is not heard of any more: each may have arrived, unless the journal knows that it has.

        Args:
            now: the time, or None where no other sender can be alive.
            but: rows that this process is sending itself.
        """
        async with self._database.transaction() as session:
            rows = [row for row in await claims.expired(session, OUTBOX, now) if row.id not in but]
            await self._settle_unanswered(session, rows, "died while sending")

    async def cut_off(self, numbers: Collection[int]) -> None:
        """This process stops, and does not wait for Telegram's answers any longer; what it claimed is given back."""
        async with self._database.transaction() as session:
            rows = await claims.mine(session, OUTBOX, self._owner, numbers)
            await self._settle_unanswered(session, rows, "stopped while sending")
            await claims.release(session, OUTBOX, self._owner)

    async def _settle_unanswered(self, session: AsyncSession, rows: Sequence[OutboxRow], problem: str) -> None:
        taken = self._journal.taken() if rows else {}
        for row in rows:
            key = (row.owner or "", row.id, row.attempts)
            outcome = Outcome(Result.SENT, taken[key]) if key in taken else Outcome(Result.DIED, problem=problem)
            await self._settle(session, row, outcome)

    async def _write(self, results: Sequence[tuple[int, Outcome, bool]]) -> None:
        """Write down results, but for rows whose lease was lost: those somebody else has settled."""
        outcomes = {number: outcome for number, outcome, ends in results if not ends}
        # In one order in all processes, so that no two wait for each other's rows.
        ended = [{"ended": number, "told": outcome.message_id} for number, outcome, ends in sorted(results) if ends]
        async with self._database.transaction(urgent=True) as session:
            if ended:
                same = {"mine": self._owner, "now": self._clock()}
                await session.execute(_END, [each | same for each in ended])
            if outcomes:
                for row in await claims.mine(session, OUTBOX, self._owner, tuple(outcomes)):
                    await self._settle(session, row, outcomes[row.id])
        for number, *_ in results:
            self._journal.written(number)

    async def _settle(self, session: AsyncSession, row: OutboxRow, outcome: Outcome) -> None:
        outcome = _as_final(row, outcome)
        history = _history(row)
        step = next_step(outcome, Priority(row.priority), history)
        now = self._clock()
        row.owner, row.lease_until = None, None
        row.problem = outcome.problem and outcome.problem[:200]
        row.context = row.context | _remembered(outcome, row.context)
        if step.state is OutboxState.SENT and repairs.next_part(row):
            step = Step(OutboxState.DUE)
        row.state = step.state.value
        if step.state is OutboxState.DUE:
            row.not_before = now + step.again_in
            if outcome.result is Result.TOPIC_SHUT:
                repairs.leave_topic(row)
            if outcome.moved_to is not None:
                await _move(session, row, outcome.moved_to, now)
        else:
            row.finished_at = now
            row.message_id = outcome.message_id
            repairs.forget_file(row)
            await self._follow(session, row, step.state)
        _report(row, outcome, step)


async def _move(session: AsyncSession, moved: OutboxRow, new_id: int, now: datetime) -> None:
    """Take along everything that waits for the group."""
    old_id = moved.chat_id
    await places.chat_moved(session, old_id, new_id)
    query = select(OutboxRow).where(OutboxRow.chat_id == old_id, OutboxRow.state == OutboxState.DUE.value)
    for row in {moved, *await session.scalars(query)}:
        repairs.move(row, new_id, now)


def _as_final(row: OutboxRow, outcome: Outcome) -> Outcome:
    """What a repair cannot help, or has not helped, is a refusal."""
    if outcome.result is Result.TOPIC_GONE:
        return replace(outcome, result=_without_topic(row))
    plain = outcome.result is Result.BAD_MARKUP and row.context.get("plain")
    whole = outcome.result is Result.TOO_LONG and not repairs.divide(row)
    return replace(outcome, result=Result.REFUSED) if plain or whole else outcome


def _without_topic(row: OutboxRow) -> Result:
    """What a lost topic means: a new one for a case's message, no topic for others, the end for the topic's own."""
    in_case = REPLY_TO_CARD in row.context or IN_TOPIC in row.context
    if row.payload["do"] not in _MESSAGES or repairs.OUTSIDE in row.context:
        return Result.REFUSED
    return Result.TOPIC_GONE if in_case and row.context.get("repairs", 0) < _MOST_TOPICS else Result.TOPIC_SHUT


def _history(row: OutboxRow) -> History:
    context = row.context
    return History(
        # To be told to wait is no failure, however often it happens.
        attempts=row.attempts - context.get("waits", 0),
        repairs=context.get("repairs", 0),
        deaths=context.get("deaths", 0),
        uncertain=bool(context.get("uncertain")),
    )


def _remembered(outcome: Outcome, context: dict[str, Any]) -> dict[str, Any]:
    match outcome.result:
        case Result.BAD_MARKUP:
            return {"plain": True, **_one_more("repairs", context)}
        case Result.TOO_LONG | Result.MOVED | Result.TOPIC_GONE | Result.TOPIC_SHUT:
            return _one_more("repairs", context)
        case Result.DIED:
            return _one_more("deaths", context)
        case Result.UNCERTAIN:
            return {"uncertain": True}
        case Result.LATER:
            return _one_more("waits", context)
        case _:
            return {}


def _one_more(name: str, context: dict[str, Any]) -> dict[str, int]:
    return {name: context.get(name, 0) + 1}


def _report(row: OutboxRow, outcome: Outcome, step: Step) -> None:
    if outcome.result is Result.BAD_MARKUP:
        _log.error("message.bad_markup", row=row.id, problem=outcome.problem)
    elif step.state in {OutboxState.FAILED, OutboxState.UNCERTAIN} and row.purpose != Purpose.TOPIC:
        _log.error("message.not_delivered", row=row.id, state=step.state.value, problem=outcome.problem)
    elif outcome.result is not Result.SENT:
        # A group without topics refuses one for every case; the case does without.
        _log.warning("message.delayed", row=row.id, result=outcome.result.value, problem=outcome.problem)
