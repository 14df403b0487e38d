"""Claiming rows: in order within a lane, side by side across lanes and processes, with a lease that runs out.

On PostgreSQL rows that another process is claiming are skipped; on SQLite the one writer at a time does the same. Which
rows may be claimed is in `bot.transport.lanes`.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Integer, Row, Select, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningUpdate

from bot.transport.lanes import Conditions, Queue, heads, times
from knowledge.storing.tables import UtcDateTime


def new_owner() -> str:
    """A name for this process as an owner of leases; no other process ever has the same."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"


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
