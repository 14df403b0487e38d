"""Lanes of rows: what must stay in order, a chat, or a case in the staff group, and whose turn it is.

Only the head of a lane can be claimed, so order holds however many processes claim.

Times in rows may be of a clock that was ahead and has been put back since, as that of a machine that had to be set
right after its start. What lies further ahead than this program ever puts it is such a time, and is not waited for.
Telegram may ask for a longer pause: the sender's books keep that one, and to a process that starts it is said again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, Table, and_, bindparam, exists, or_, select

from bot.storage.tables import InboxRow, OutboxRow
from bot.transport.outgoing.results import LONGEST_PAUSE
from knowledge.storing.tables import UtcDateTime, table_of


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
