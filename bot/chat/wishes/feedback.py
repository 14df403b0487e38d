"""Whether answers help, counted per entry and without persons: one opinion for each answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.controls.actions import Action
from bot.storage.tables import FeedbackRow, OutboxRow
from bot.transport.outgoing import looking_back

HELPED = "helped"
"""In a row's context: whether the answer helped, for as long as the row is remembered."""


async def record(
    session: AsyncSession, answer: tuple[int, int], action: Action, now: datetime, *, helped: bool
) -> None:
    """Count what a citizen thinks of an answer; what they think later takes the place of it. The caller commits.

    Nothing counts for an answer that is forgotten by now, or that never had the button: it may have been counted.

    Args:
        session: the transaction.
        answer: the answer's message (chat id, message id).
        action: the button below it that was pressed.
        now: the present moment (aware).
        helped: what the button says.
    """
    row = await looking_back.row_of(session, *answer)
    before = None if row is None else row.context.get(HELPED)
    if row is None or before is helped or not _has_button(row, action):
        return
    row.context = row.context | {HELPED: helped}
    counted = None if before is None else await _counted(session, action.about, helped=before)
    if counted is None:
        session.add(FeedbackRow(entry=action.about, helpful=helped, at=now))
    else:
        counted.helpful = helped
    await session.flush()


async def _counted(session: AsyncSession, entry: str, *, helped: bool) -> FeedbackRow | None:
    """An opinion like the one that changes: whose is whose nobody knows, so any of the same serves."""
    same = select(FeedbackRow).where(FeedbackRow.entry == entry, FeedbackRow.helpful == helped)
    newest = same.order_by(FeedbackRow.id.desc()).limit(1).with_for_update(skip_locked=True)
    return (await session.scalars(newest)).first()


def _has_button(row: OutboxRow, action: Action) -> bool:
    return any(data == action.data() for buttons in row.payload.get("keyboard", ()) for _, data in buttons)
