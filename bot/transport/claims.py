"""Claiming rows: in order within a lane, side by side across lanes and processes, with a lease that runs out.

A lane is what must stay in order: a chat, or a case in the staff group. Only the head of a lane can be claimed, so
order holds however many processes claim. On PostgreSQL rows that another process is claiming are skipped; on SQLite
the one writer at a time does the same.

Times in rows may be of a clock that was ahead and has been put back since, as that of a machine that had to be set
right after its start. What lies further ahead than this program ever puts it is such a time, and is not waited for.
Telegram may ask for a longer pause: the sender's books keep that one, and to a process that starts it is said again.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CursorResult,
    FromClause,
    Integer,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningUpdate

from bot.storage.tables import InboxRow, OutboxRow
from bot.transport.outgoing.results import LONGEST_PAUSE
from knowledge.storing.tables import UtcDateTime, table_of


def new_owner() -> str:
    """A name for this process as an owner of leases; no other process ever has the same."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"


@dataclass(frozen=True, slots=True)
class Queue:
    """A table of rows to be worked off.

    Attributes:
        row: `InboxRow` or `OutboxRow`.
        order: the name of the column that orders a lane.
        waiting: the state of rows that can be claimed.
        taken: the state of rows that are claimed.
        pause: the longest that a row waits when it is to be tried again.
        lease: how long an owner may be silent before others take its rows over.
        planned: rows may be planned for a later time; until then they hold up nobody in their lane.
    """

    row: type[Any]
    order: str
    waiting: str
    taken: str
    pause: timedelta
    lease: timedelta
    planned: bool = False

    @property
    def table(self) -> Table:
        """The table itself; what is done for every question does without the unit of work, which costs far more."""
        return table_of(self.row)

    @property
    def number(self) -> Column[int]:
        """The column that orders a lane."""
        return self.table.c[self.order]


INBOX = Queue(InboxRow, "update_id", "waiting", "working", pause=timedelta(seconds=1), lease=timedelta(seconds=12))
OUTBOX = Queue(OutboxRow, "id", "due", "sending", pause=LONGEST_PAUSE, lease=timedelta(seconds=30), planned=True)
_NOW = bindparam("now", type_=UtcDateTime())
_BEYOND = bindparam("beyond", type_=UtcDateTime())
Conditions = tuple[ColumnElement[bool], ...]
"""More conditions on rows. Each is made once and has its values as parameters: so is each statement with them."""


@cache
def heads(queue: Queue, only: Conditions = ()) -> Select[Any]:
    """The lane heads whose time has come and that nobody works on; its parameters are the `times`."""
    table, number = queue.table, queue.number
    earlier = table.alias("earlier")
    blocked = exists(
        select(1).where(
            earlier.c.lane == table.c.lane,
            earlier.c[queue.order] < number,
            earlier.c.state.in_((queue.waiting, queue.taken)),
            *_holds_up(queue, earlier),
        )
    )
    return select(table).where(table.c.state == queue.waiting, _has_come(queue, table), ~blocked, *only)


def times(queue: Queue, now: datetime) -> dict[str, datetime]:
    """What `heads` are asked for with at the moment `now` (aware)."""
    return {"now": now, "beyond": now + 2 * queue.pause}


def _has_come(queue: Queue, row: FromClause) -> ColumnElement[bool]:
    """Whether a row's time has come. One that was never planned for later is due, whatever clock its maker had."""
    beyond = row.c.not_before > _BEYOND
    if queue.planned:
        at_once = and_(row.c.attempts == 0, row.c.not_before <= row.c.created_at)
        return or_(row.c.not_before <= _NOW, at_once, and_(row.c.attempts > 0, beyond))
    return or_(row.c.not_before <= _NOW, beyond)


def _holds_up(queue: Queue, row: FromClause) -> Conditions:
    """A row that was tried, or whose time has come, holds up its lane; so does one that was never planned for later.

    The last is told by its own times, not by this process's clock, which may be behind that of the row's maker.
    """
    if not queue.planned:
        return ()
    return (or_(row.c.attempts > 0, row.c.not_before <= _NOW, row.c.not_before <= row.c.created_at),)


async def claim(
    session: AsyncSession,
    queue: Queue,
    owner: str,
    now: datetime,
    *,
    most: int,
    only: Conditions = (),
    values: Mapping[str, Any] | None = None,
) -> list[Row[Any]]:
    """Take at most `most` lane heads whose time has come; the caller commits before working on them.

    `only` are more conditions on the rows, and `values` the parameters of those.

    Returns:
        the claimed rows in the order of their numbers, each with `attempts` counted up.
    """
    named = times(queue, now) | {"most": most, "new_owner": owner, "new_lease": now + queue.lease}
    rows = (await session.execute(_claiming(queue, only), named | dict(values or {}))).all()
    return sorted(rows, key=lambda row: int(row._mapping[queue.order]))  # noqa: SLF001 - public by its documentation


@cache
def _claiming(queue: Queue, only: Conditions) -> ReturningUpdate[Any]:
    table, number = queue.table, queue.number
    # Apart, so that PostgreSQL chooses and locks rows once, and no more than asked for.
    chosen = (
        heads(queue, only)
        .with_only_columns(number)
        .order_by(number)
        .limit(bindparam("most", type_=Integer()))
        .with_for_update(skip_locked=True)
        .cte("chosen")
    )
    return (
        update(table)
        .where(number.in_(select(chosen.c[queue.order])))
        .values(
            state=queue.taken,
            owner=bindparam("new_owner"),
            lease_until=bindparam("new_lease", type_=UtcDateTime()),
            attempts=table.c.attempts + 1,
        )
        .returning(*table.columns)
    )


async def renew(
    session: AsyncSession,
    queue: Queue,
    owner: str,
    numbers: Collection[int],
    now: datetime,
) -> None:
    """The heartbeat: this owner still works on these rows.

    A row that is just being settled needs none, and is not waited for: whoever settles several locks them one after the
    other, and two that wait for each other's would be a deadlock.
    """
    if not numbers:
        return
    table = queue.table
    held = (
        select(queue.number)
        .where(queue.number.in_(numbers), table.c.owner == owner, table.c.state == queue.taken)
        .order_by(queue.number)
        .with_for_update(skip_locked=True)
        .cte("held")
    )
    renewed = update(table).where(queue.number.in_(select(held.c[queue.order]))).values(lease_until=now + queue.lease)
    await session.execute(renewed)


async def release(session: AsyncSession, queue: Queue, owner: str) -> int:
    """Give back what this owner has claimed and not done, at shutdown; gives how many rows."""
    return await _give_back(session, queue, queue.table.c.owner == owner)


async def expired(session: AsyncSession, queue: Queue, now: datetime | None) -> list[Any]:
    """The claimed rows whose owner has not been heard of at `now`, or, where no owner can be alive (None), all of them.

    What becomes of them is the queue's own rule.
    """
    row = queue.row
    query = select(row).where(row.state == queue.taken)
    if now is not None:
        query = query.where(or_(row.lease_until < now, row.lease_until > now + 2 * queue.lease))
    return list(await session.scalars(query.order_by(queue.number).with_for_update(skip_locked=True)))


async def mine(session: AsyncSession, queue: Queue, owner: str, numbers: Collection[int]) -> list[Any]:
    """Those of the rows whose lease this owner still has, locked for the transaction that finishes them."""
    return list(await session.scalars(_mine(queue), {"numbers": list(numbers), "mine": owner}))


@cache
def _mine(queue: Queue) -> Select[Any]:
    row = queue.row
    return (
        select(row)
        .where(
            queue.number.in_(bindparam("numbers", expanding=True)),
            row.owner == bindparam("mine"),
            row.state == queue.taken,
        )
        .order_by(queue.number)
        .with_for_update()
    )


async def _give_back(session: AsyncSession, queue: Queue, which: ColumnElement[bool]) -> int:
    statement = (
        update(queue.table)
        .where(queue.table.c.state == queue.taken, which)
        .values(state=queue.waiting, owner=None, lease_until=None, attempts=queue.table.c.attempts - 1)
    )
    result = await session.execute(statement)
    return result.rowcount if isinstance(result, CursorResult) else 0
