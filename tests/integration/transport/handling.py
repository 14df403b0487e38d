"""A dispatcher at work, for the tests of what it does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from telegram import Bot, Update

from bot import work
from bot.messages import Message
from bot.storage.database import Database
from bot.storage.tables import InboxRow
from bot.transport.incoming.dispatcher import Dispatcher
from bot.transport.outgoing.outbox import Outgoing, said
from bot.transport.signals import Signals
from tests.integration.transport.hands import Hands
from tests.integration.transport.rows import outbox_rows

APOLOGY = "Noget gik galt hos mig."
Handle = Callable[[Update], Awaitable[None]]


def text_of(update: Update) -> str:
    """What the update says."""
    assert update.message is not None
    return update.message.text or ""


def apologise(update: Update) -> list[Outgoing]:
    """One sentence for whoever wrote."""
    assert update.effective_chat is not None
    return said([Message(update.effective_chat.id, APOLOGY)])


async def echo(update: Update) -> None:
    """Say what was said."""
    assert update.effective_chat is not None
    work.current().say([Message(update.effective_chat.id, text_of(update))])


def make(database: Database, handle: Handle, clock: Hands, owner: str = "one") -> Dispatcher:
    """A dispatcher, as one process has it."""
    return Dispatcher(
        database,
        Bot("1:TEST"),
        handle=handle,
        apologise=apologise,
        signals=Signals(database),
        clock=clock,
        owner=owner,
    )


@asynccontextmanager
async def handling(database: Database, handle: Handle, clock: Hands, grace: float = 5.0) -> AsyncIterator[Dispatcher]:
    """A dispatcher at work until the block is left; then it has `grace` seconds."""
    made = make(database, handle, clock)
    running = asyncio.create_task(made.run())
    try:
        yield made
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await made.finish(grace)


def done(rows: list[InboxRow]) -> bool:
    """Whether every update is done with."""
    return all(row.state in {"done", "set_aside"} for row in rows)


def failed(times: int, rows: list[InboxRow]) -> bool:
    """Whether the first update has failed so often."""
    return rows[0].failures == times


async def answers(database: Database) -> list[str]:
    """What is in the outbox."""
    return [row.payload["html"] for row in await outbox_rows(database)]
