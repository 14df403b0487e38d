"""Claiming rows: in order within a lane, side by side across lanes and processes, with a lease that runs out.

A lane is what must stay in order: a chat, or a case in the staff group. Only the head of a lane can be claimed, so
order holds however many processes claim. On PostgreSQL rows that another process is claiming are skipped; on SQLite
the one writer at a time does the same.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Select, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from bot.tables import InboxRow, OutboxRow

LEASE = timedelta(seconds=30)


def new_owner() -> str:
    """A name for this process as an owner of leases; no other process ever has the same."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"


@dataclass(frozen=True, slots=True)
class Queue:
    """A table of rows to be worked off.

    Attributes:
        table: `InboxRow` or `OutboxRow`.
        number: the column that orders a lane.
        waiting: the state of rows that can be claimed.
        taken: the state of rows that are claimed.
        planned: rows may be planned for a later time; until then they hold up nobody in their lane.
    """

    table: type[Any]
    number: InstrumentedAttribute[int]
    waiting: str
    taken: str
    planned: bool = False


INBOX = Queue(InboxRow, InboxRow.update_id, "waiting", "working")
OUTBOX = Queue(OutboxRow, OutboxRow.id, "due", "sending", planned=True)


def heads(queue: Queue, now: datetime, only: Sequence[ColumnElement[bool]] = ()) -> Select[Any]:
    """The lane heads whose time has come and that nobody works on."""
    table: Any = queue.table
    earlier: Any = aliased(table)
    number = queue.number
    blocked = exists(
        select(1).where(
            earlier.lane == table.lane,
            getattr(earlier, number.key) < number,
            earlier.state.in_((queue.waiting, queue.taken)),
            *_holds_up(queue, earlier, now),
        )
    )
    return select(table).where(table.state == queue.waiting, table.not_before <= now, ~blocked, *only)


def _holds_up(queue: Queue, row: Any, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """A row that was tried, or whose time has come, holds up its lane; so does one that was never planned for later.

    The last is told by its own times, not by this process's clock, which may be behind that of the row's maker.
    """
    if not queue.planned:
        return ()
    return (or_(row.attempts > 0, row.not_before <= now, row.not_before <= row.created_at),)


async def claim(
    session: AsyncSession,
    queue: Queue,
    owner: str,
    now: datetime,
    *,
    most: int,
    only: Sequence[ColumnElement[bool]] = (),
    lease: timedelta = LEASE,
) -> list[Any]:
    """Take at most `most` lane heads whose time has come; the caller commits before working on them.

    Returns:
        the claimed rows in the order of their numbers, each with `attempts` counted up.
    """
    query = heads(queue, now, only).order_by(queue.number).limit(most).with_for_update(skip_locked=True)
    rows = list(await session.scalars(query))
    for row in rows:
        row.state, row.owner, row.lease_until = queue.taken, owner, now + lease
        row.attempts += 1
    await session.flush()
    return rows


async def renew(
    session: AsyncSession,
    queue: Queue,
    owner: str,
    numbers: Collection[int],
    now: datetime,
    lease: timedelta = LEASE,
) -> None:
    """The heartbeat: this owner still works on these rows."""
    if numbers:
        await session.execute(
            update(queue.table)
            .where(queue.number.in_(numbers), queue.table.owner == owner, queue.table.state == queue.taken)
            .values(lease_until=now + lease)
        )


async def release(session: AsyncSession, queue: Queue, owner: str) -> int:
    """Give back what this owner has claimed and not done, at shutdown; gives how many rows."""
    return await _give_back(session, queue, queue.table.owner == owner)


async def expired(session: AsyncSession, queue: Queue, now: datetime) -> list[Any]:
    """The claimed rows whose owner has not been heard of; what becomes of them is the queue's own rule."""
    table: Any = queue.table
    query = (
        select(table)
        .where(table.state == queue.taken, table.lease_until < now)
        .order_by(queue.number)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(query))


async def mine(session: AsyncSession, queue: Queue, owner: str, numbers: Collection[int]) -> list[Any]:
    """Those of the rows whose lease this owner still has, locked for the transaction that finishes them."""
    table: Any = queue.table
    query = (
        select(table)
        .where(queue.number.in_(numbers), table.owner == owner, table.state == queue.taken)
        .order_by(queue.number)
        .with_for_update()
    )
    return list(await session.scalars(query))


async def _give_back(session: AsyncSession, queue: Queue, which: ColumnElement[bool]) -> int:
    statement = (
        update(queue.table)
        .where(queue.table.state == queue.taken, which)
        .values(state=queue.waiting, owner=None, lease_until=None, attempts=queue.table.attempts - 1)
    )
    result = await session.execute(statement)
    return result.rowcount if isinstance(result, CursorResult) else 0
