"""The inbox: an update is stored before Telegram is told that we have it, handled in order, and handled once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

import structlog
from sqlalchemy import bindparam, delete, func, null, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningInsert

from bot.storage.tables import BlockedChatRow, InboxRow
from bot.transport import claims
from bot.transport.incoming.payload import lane_of, reduce_update
from bot.transport.incoming.payload_form import Raw
from bot.transport.lanes import INBOX
from knowledge.storing.tables import table_of

_log = structlog.get_logger(__name__)

MOST_FAILURES = 3
"""Failures at handling an update; one that cannot be handled must not stop its chat for ever."""

MOST_ATTEMPTS = 10
"""Attempts, those counted in which the process died: an update that kills processes is set aside too."""

_KEPT_BY_TELEGRAM = timedelta(days=1)
"""How long Telegram keeps an update for us."""

REMEMBERED = 2 * _KEPT_BY_TELEGRAM
"""How long the number of a finished update is known."""


class InboxState(StrEnum):
    """Where an update is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    SET_ASIDE = "set_aside"


_TABLE = INBOX.table
_FINISH = (
    update(_TABLE)
    .where(
        _TABLE.c.update_id == bindparam("finished"),
        _TABLE.c.owner == bindparam("mine"),
        _TABLE.c.state == InboxState.WORKING.value,
    )
    .values(state=InboxState.DONE.value, payload=null(), owner=None, lease_until=None)
    .returning(_TABLE.c.update_id)
)
_BLOCKED = table_of(BlockedChatRow)
_UNBLOCK = delete(_BLOCKED).where(_BLOCKED.c.chat_id.in_(bindparam("writers", expanding=True)))


async def store(session: AsyncSession, updates: Iterable[Raw], now: datetime) -> int:
    """Keep updates as Telegram sent them, redacted; the caller commits before confirming them.

    Whoever writes or presses a button does not block the assistant any more.

    Returns:
        how many are new and wait to be handled; repeated ones are dropped.
    """
    values = [_values(each, now) for each in updates]
    if not values:
        return 0
    states = (await session.execute(_insert_new(session.get_bind().dialect.name), values)).scalars()
    waiting: int = sum(state == InboxState.WAITING.value for state in states)
    await session.execute(_UNBLOCK, {"writers": list(_writers(values))})
    return waiting


@dataclass(frozen=True, slots=True)
class Taken:
    """An update to be handled.

    Attributes:
        attempts: the how manieth attempt this is, from 1.
        given_up: it was tried too often and is set aside.
        received_at: when Telegram got it.
    """

    update_id: int
    lane: str
    payload: Raw | None
    attempts: int
    given_up: bool
    received_at: datetime


async def take(session: AsyncSession, owner: str, now: datetime, *, most: int) -> list[Taken]:
    """Claim the next updates, at most one per chat; among them those that are given up now."""
    rows = await claims.claim(session, INBOX, owner, now, most=most)
    taken = [
        Taken(row.update_id, row.lane, row.payload, row.attempts, row.attempts > MOST_ATTEMPTS, row.received_at)
        for row in rows
    ]
    for each in taken:
        if each.given_up and (row := await session.get(InboxRow, each.update_id)) is not None:
            set_aside(row, "processes died of it")
    return taken


async def finish(session: AsyncSession, owner: str, update_id: int) -> bool:
    """Mark an update as done, in the transaction of its effects.

    Returns:
        False if its lease was lost and another process has it; the caller must roll back.
    """
    result = await session.execute(_FINISH, {"finished": update_id, "mine": owner})
    return result.first() is not None


async def again(session: AsyncSession, owner: str, update_id: int, again_at: datetime) -> None:
    """Give an update back that was overtaken by something else and is to be handled anew; that is no failure."""
    row = await session.get(InboxRow, update_id, with_for_update=True)
    if row is not None and row.owner == owner:
        row.state, row.owner, row.lease_until = InboxState.WAITING.value, None, None
        row.not_before = again_at


async def fail(session: AsyncSession, owner: str, update_id: int, problem: str, again_at: datetime) -> bool:
    """Note that handling an update failed; gives whether it is set aside now."""
    row = await session.get(InboxRow, update_id, with_for_update=True)
    if row is None or row.owner != owner:
        return False
    row.failures += 1
    if row.failures >= MOST_FAILURES:
        set_aside(row, problem)
        return True
    row.state, row.owner, row.lease_until = InboxState.WAITING.value, None, None
    row.problem, row.not_before = problem[:200], again_at
    return False


def set_aside(row: InboxRow, problem: str) -> None:
    """Give up on an update; its payload stays for whoever looks into it, until it is purged."""
    row.state, row.owner, row.lease_until = InboxState.SET_ASIDE.value, None, None
    row.problem = problem[:200]


async def reclaim(session: AsyncSession, now: datetime | None) -> int:
    """Give back what processes that died were working on, at the time `now`, or (None) whatever is being worked on.

    Returns:
        how many updates.
    """
    rows = await claims.expired(session, INBOX, now)
    for row in rows:
        row.state, row.owner, row.lease_until = InboxState.WAITING.value, None, None
    return len(rows)


async def purge(session: AsyncSession, now: datetime) -> int:
    """Forget updates that were finished long ago; gives how many."""
    finished = (InboxState.DONE.value, InboxState.SET_ASIDE.value)
    result = await session.execute(
        delete(InboxRow)
        .where(InboxRow.state.in_(finished), InboxRow.received_at < now - REMEMBERED)
        .returning(InboxRow.update_id)
    )
    return len(result.all())


async def unfinished(session: AsyncSession) -> int:
    """How many updates wait or are being handled."""
    states = (InboxState.WAITING.value, InboxState.WORKING.value)
    query = select(func.count()).select_from(InboxRow).where(InboxRow.state.in_(states))
    return (await session.execute(query)).scalar_one()


@cache
def _insert_new(dialect: str) -> ReturningInsert[Any]:
    make: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement: ReturningInsert[Any] = make(_TABLE).on_conflict_do_nothing().returning(_TABLE.c.state)
    return statement


def _writers(values: Iterable[dict[str, Any]]) -> set[int]:
    """The private chats among the lanes; those of groups are negative, and those of topics have a second number."""
    return {int(each["lane"]) for each in values if each["lane"].isdecimal()}


def _values(raw: Raw, now: datetime) -> dict[str, Any]:
    state, lane, payload, problem = InboxState.DONE, "", None, None
    try:
        payload = reduce_update(raw)
        if payload is not None:
            state, lane = InboxState.WAITING, lane_of(payload)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # No update as Telegram describes them; the others of its batch must not suffer.
        _log.error("update.unreadable", update=raw["update_id"], error=type(error).__name__)
        state, problem = InboxState.SET_ASIDE, "not as Telegram describes updates"
    return {
        "update_id": raw["update_id"],
        "lane": lane,
        "payload": payload,
        "state": state.value,
        "attempts": 0,
        "failures": 0,
        "not_before": now,
        "received_at": now if payload is None else _received_at(payload, now),
        "problem": problem,
    }


def _received_at(payload: Raw, now: datetime) -> datetime:
    """When Telegram got an update: what is fetched all at once after a failure was not written all at once.

    A press does not say when it was. Whatever our clock says, nothing is of the future or older than Telegram keeps it.
    """
    about = next(each for name, each in payload.items() if name != "update_id")
    told = about.get("edit_date", about.get("date"))
    if told is None:
        return now
    return min(max(datetime.fromtimestamp(told, UTC), now - _KEPT_BY_TELEGRAM), now)
