"""What was said in a case is taken back: out of the outbox while it waits there, else out of the chat it is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.cases import Case
from bot.desk.said import LOOKS_FOR_CASE, CaseMovedError
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.outbox import PART_OF, Purpose, lane_of_case
from bot.transport.outgoing.results import OutboxState
from bot.work import current

UNDER_WAY = frozenset({OutboxState.DUE.value, OutboxState.SENDING.value})
"""The states of what has neither arrived nor failed."""

_NOBODY_KNOWS = frozenset({OutboxState.SENDING.value, OutboxState.UNCERTAIN.value})


async def answer_parts(
    session: AsyncSession, case: Case, staff_message: tuple[int, int], *, lock: bool = False
) -> list[OutboxRow]:
    """What became of a message of staff (chat id, message id) on its way to the case's citizen, corrections included.

    `lock` is for whoever changes it.
    """
    query = select(OutboxRow).where(OutboxRow.chat_id == case.chat_id, OutboxRow.purpose == Purpose.TO_CITIZEN.value)
    names = (PART_OF, "staff_message")
    rows = await _rows(session, query, lock=lock)
    return [row for row in rows if list(staff_message) in map(row.context.get, names) and _is_said(row)]


async def text_copies(session: AsyncSession, case: Case, citizen_message: int) -> list[OutboxRow]:
    """The copies of a citizen's text on their way to staff; the text in them is what it is when Telegram copies it."""
    query = select(OutboxRow).where(
        OutboxRow.lane == lane_of_case(case.id), OutboxRow.purpose == Purpose.TO_STAFF.value
    )
    rows = await _rows(session, query, lock=True)
    return [row for row in rows if row.context.get("citizen_message") == citizen_message and _is_text_copy(row)]


async def withdraw(session: AsyncSession, rows: Iterable[OutboxRow]) -> tuple[tuple[int, int], ...]:
    """Take out of the outbox what waits there, and give the messages (chat id, message id) that the rest became.

    The caller, who has locked the rows, deletes these.

    Raises:
        CaseMovedError: if one is just being sent: handled anew, it has arrived.
    """
    found = list(rows)
    if any(row.state == OutboxState.SENDING.value for row in found) and current().attempt <= LOOKS_FOR_CASE:
        raise CaseMovedError
    for row in found:
        if row.state == OutboxState.DUE.value:
            await session.delete(row)
    return tuple(sorted({(row.chat_id, row.message_id) for row in found if row.message_id is not None}))


def may_be_there(rows: Iterable[OutboxRow]) -> bool:
    """Whether one of these rows may have become a message that nobody knows of, and so nobody can delete."""
    return any(row.state in _NOBODY_KNOWS and row.message_id is None for row in rows)


async def _rows(session: AsyncSession, query: Select[Any], *, lock: bool) -> Sequence[OutboxRow]:
    ordered = query.order_by(OutboxRow.id)
    return (await session.scalars(ordered.with_for_update() if lock else ordered)).all()


def _is_said(row: OutboxRow) -> bool:
    return row.payload.get("do") != "delete"


def _is_text_copy(row: OutboxRow) -> bool:
    return row.payload.get("do") == "copy" and row.payload.get("caption") is None
