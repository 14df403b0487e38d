"""What was said, and what is about to be: looking back into the outbox for as long as its rows are remembered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import OutboxRow
from bot.transport.outgoing.outbox import Purpose, lane_of_chat


async def is_put(session: AsyncSession, key: str) -> bool:
    """Whether there is a row with this dedupe key; once it is forgotten nobody knows."""
    return await session.scalar(select(OutboxRow.id).where(OutboxRow.dedupe_key == key)) is not None


async def key_of(session: AsyncSession, chat_id: int, message_id: int) -> str | None:
    """The dedupe key of what became a message (chat id, message id); None where it has none, or nobody knows."""
    sent = (OutboxRow.chat_id == chat_id, OutboxRow.message_id == message_id)
    key: str | None = await session.scalar(select(OutboxRow.dedupe_key).where(*sent).limit(1))
    return key


async def row_of(session: AsyncSession, chat_id: int, message_id: int) -> OutboxRow | None:
    """The row that became a message of a private chat, for as long as it is remembered; the caller may change it."""
    query = select(OutboxRow).where(OutboxRow.lane == lane_of_chat(chat_id), OutboxRow.message_id == message_id)
    return (await session.scalars(query.with_for_update())).first()


async def said_lately(
    session: AsyncSession, chat_id: int, most: int, message_id: int | None = None
) -> list[tuple[int, dict[str, Any]]]:
    """What was written to a private chat, or of one message in it with all its edits; the newest first.

    Returns:
        of each text, among the newest `most` rows, the message's id and its payload (`operations.to_payload`).
    """
    lanes = {lane_of_chat(chat_id, purpose) for purpose in Purpose}
    query = select(OutboxRow.message_id, OutboxRow.payload).where(OutboxRow.lane.in_(lanes))
    if message_id is not None:
        query = query.where(OutboxRow.message_id == message_id)
    rows = await session.execute(query.order_by(OutboxRow.id.desc()).limit(most))
    return [(number, payload) for number, payload in rows if number is not None and "keyboard" in payload]


async def latest_reply(session: AsyncSession, chat_id: int) -> OutboxRow | None:
    """The row of what was last said, or is to be said, in answer to a private chat; None where it is forgotten."""
    query = select(OutboxRow).where(OutboxRow.lane == lane_of_chat(chat_id), OutboxRow.purpose == Purpose.REPLY.value)
    return (await session.scalars(query.order_by(OutboxRow.id.desc()).limit(1))).first()


async def context_of(session: AsyncSession, chat_id: int, message_id: int) -> dict[str, Any] | None:
    """The context of what became a message (chat id, message id), or None where that is not known, or no more."""
    sent = (OutboxRow.chat_id == chat_id, OutboxRow.message_id == message_id)
    context: dict[str, Any] | None = await session.scalar(select(OutboxRow.context).where(*sent).limit(1))
    return context
