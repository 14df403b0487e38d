"""Choosing: which due rows are sent now, the most urgent first, within Telegram's limits; and what each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import structlog
from sqlalchemy import Row, bindparam, or_
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.transport import claims, lanes
from bot.transport.lanes import OUTBOX
from bot.transport.outgoing.limits import Books
from bot.transport.outgoing.operations import Operation, from_payload
from bot.transport.outgoing.placing import placed
from bot.transport.outgoing.results import Priority
from bot.transport.outgoing.settling import ends_when_sent
from knowledge.storing.tables import UtcDateTime

_log = structlog.get_logger(__name__)
_LOOK_AT = 200
"""Due rows that are looked at, the most urgent first, to find those whose chat may be written to now."""

_ROWS = OUTBOX.table.c
_CHOSEN = _ROWS.id.in_(bindparam("chosen", expanding=True))
_IN_TIME = or_(_ROWS.not_after.is_(None), _ROWS.not_after > bindparam("now", type_=UtcDateTime()))
_NOT_BUSY = _ROWS.chat_id.not_in(bindparam("busy", expanding=True))
_DUE = (
    lanes.heads(OUTBOX, (_ROWS.priority < bindparam("below"), _NOT_BUSY, _IN_TIME))
    .with_only_columns(_ROWS.id, _ROWS.chat_id)
    .order_by(_ROWS.priority, _ROWS.id)
    .limit(_LOOK_AT)
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that is this process's to send.

    Attributes:
        operation: what is to be done; None where this version cannot read it.
        attempt: the how manieth at this row it is.
        plain: without markup, since Telegram refused it before.
        ends: the row is done with when it has arrived; see `ends_when_sent`.
    """

    number: int
    operation: Operation | None
    chat_id: int
    priority: Priority
    attempt: int
    plain: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses what is sent.

    Attributes:
        books: what Telegram's limits allow now.
        clock: the time of day; `now` below is in the books' seconds.
        owner: this process's name on leases.
    """

    books: Books
    clock: Clock
    owner: str

    async def due(self, session: AsyncSession, now: float, below: int) -> Sequence[Row[int, int]]:
        """The due rows (number, chat) of priorities below `below`, but for chats that nothing may be sent to."""
        named = lanes.times(OUTBOX, self.clock()) | {"below": below, "busy": list(self.books.busy(now))}
        return (await session.execute(_DUE, named)).all()

    def turns(self, due: Sequence[Row[int, int]], room: int, now: float) -> tuple[list[int], float]:
        """Those of them whose turn it is, at most `room`, entered into the books; and the seconds until the next one's.

        Without any that has to wait, those are infinite.
        """
        chosen: list[int] = []
        soonest = inf
        for number, chat_id in due:
            wait = self.books.ready_at(chat_id, now) - now
            if wait > 0:
                soonest = min(soonest, wait)
            else:
                self.books.take(chat_id, now)
                chosen.append(number)
            if len(chosen) >= room:
                break
        return chosen, soonest

    async def claim(self, session: AsyncSession, chosen: list[int]) -> list[Claimed]:
        """Claim the chosen rows, the most urgent first; the caller commits."""
        if not chosen:
            return []
        rows = await claims.claim(
            session,
            OUTBOX,
            self.owner,
            self.clock(),
            most=len(chosen),
            only=(_CHOSEN,),
            values={"chosen": chosen},
        )
        claimed = [await _prepare(session, row) for row in rows]
        return sorted(claimed, key=lambda each: (each.priority, each.number))


async def _prepare(session: AsyncSession, row: Row[Any]) -> Claimed:
    operation = _read(row)
    return Claimed(
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
