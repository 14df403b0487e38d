"""Looking at the rows of inbox and outbox, and waiting until they are as they should be."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, event, select

from bot.messages import Message
from bot.running.waiting import wait_for_event
from bot.storage.database import Database
from bot.storage.tables import InboxRow, OutboxRow
from bot.transport.incoming import inbox
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose

Inbox = Callable[[list[InboxRow]], bool]
Outbox = Callable[[list[OutboxRow]], bool]
Row = TypeVar("Row")
_LOOK_AGAIN = 0.02


def text_update(number: int, chat_id: int = 5, text: str = "hej") -> dict[str, Any]:
    """An update as Telegram sends it: a text from the person of a private chat."""
    person = {"id": chat_id, "is_bot": False, "first_name": "Anna", "language_code": "da"}
    chat = {"id": chat_id, "type": "private", "first_name": "Anna"}
    message = {"message_id": number, "date": 1_795_600_000, "chat": chat, "from": person, "text": text}
    return {"update_id": number, "message": message}


def note(chat_id: int, text: str = "hej", purpose: Purpose = Purpose.REPLY, **details: Any) -> Outgoing:
    """A text to be sent."""
    return Outgoing(Send(Message(chat_id, text)), purpose, **details)


def announced(chat_id: int, html: str, key: str, **times: datetime) -> Outgoing:
    """An announcement to one chat; `key` names it, and each chat gets it once."""
    return note(chat_id, html, Purpose.ANNOUNCEMENT, dedupe_key=f"{key}:{chat_id}", **times)


async def put(database: Database, now: datetime, *outgoing: Outgoing) -> int:
    """Put rows into the outbox; gives how many are new."""
    async with database.transaction() as session:
        return await outbox.put(session, outgoing, now)


async def store(database: Database, now: datetime, *updates: dict[str, Any]) -> int:
    """Put updates into the inbox; gives how many are new and to be handled."""
    async with database.transaction() as session:
        return await inbox.store(session, updates, now)


async def inbox_rows(database: Database) -> list[InboxRow]:
    """All rows of the inbox, in the order of their updates."""
    async with database.reading() as session:
        return list(await session.scalars(select(InboxRow).order_by(InboxRow.update_id)))


async def outbox_rows(database: Database) -> list[OutboxRow]:
    """All rows of the outbox, in the order in which they were put."""
    async with database.reading() as session:
        return list(await session.scalars(select(OutboxRow).order_by(OutboxRow.id)))


async def outbox_states(database: Database) -> list[str]:
    """The states of all rows of the outbox."""
    return [row.state for row in await outbox_rows(database)]


async def inbox_until(database: Database, holds: Inbox) -> list[InboxRow]:
    """Look at the inbox until `holds` is true of it, for forty seconds at most."""
    return await _until(database, inbox_rows, holds)


async def outbox_until(database: Database, holds: Outbox) -> list[OutboxRow]:
    """Look at the outbox until `holds` is true of it, for forty seconds at most."""
    return await _until(database, outbox_rows, holds)


async def _until(
    database: Database, look: Callable[[Database], Awaitable[list[Row]]], holds: Callable[[list[Row]], bool]
) -> list[Row]:
    """Look again whenever something was written: who looks all the time takes the time of those who are to write."""
    engine, written = database.engine.sync_engine, asyncio.Event()

    def note_writing(_: Connection) -> None:
        written.set()

    event.listen(engine, "commit", note_writing)
    try:
        async with asyncio.timeout(40):
            while not holds(rows := await look(database)):
                # Looking ends a transaction too. What is written meanwhile, or through another database, is not told.
                written.clear()
                await wait_for_event(written, _LOOK_AGAIN)
    finally:
        event.remove(engine, "commit", note_writing)
    return rows


def finished(rows: list[OutboxRow]) -> bool:
    """Whether every row is done with."""
    return all(row.finished_at is not None for row in rows)
