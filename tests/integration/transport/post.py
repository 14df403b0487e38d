"""A sender at work, for the tests of what it does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from sqlalchemy.ext.asyncio import AsyncSession

from bot.standin import Citizen, Fault, FaultKind, World
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport import claims
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.limits import Books, Rates
from bot.transport.outgoing.results import OutboxState
from bot.transport.outgoing.sender import Sender
from bot.transport.outgoing.settling import Follow
from tests.integration.transport.hands import Hands

_POOL = 5
FAST = Rates(overall=1000, overall_burst=1000, chat_burst=1000, chat_interval=0.001, group=1000)


async def nothing(session: AsyncSession, row: OutboxRow, state: OutboxState) -> None:
    """Nothing follows."""


@asynccontextmanager
async def sending(
    database: Database,
    gateway: TelegramGateway,
    clock: Hands,
    *,
    rates: Rates = FAST,
    follow: Follow = nothing,
    grace: float = 0.0,
) -> AsyncIterator[Sender]:
    """A sender at work until the block is left; then it has `grace` seconds."""
    await _connect(database)
    made = Sender(database, gateway, Books(rates), follow=follow, clock=clock, owner=claims.new_owner())
    running = asyncio.create_task(made.run())
    try:
        yield made
        await made.finish(grace)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await made.finish(0)


async def _connect(database: Database) -> None:
    """Open what the pool holds: a connection that is being made while a test turns the time on would give up."""
    async with AsyncExitStack() as stack:
        for _ in range(0 if database.file else _POOL):
            await stack.enter_async_context(database.engine.connect())


def texts(citizen: Citizen) -> list[str]:
    """What a citizen has got from the assistant."""
    return [message.text for message in citizen.chat if message.from_bot]


def sent(number: int, rows: list[OutboxRow]) -> bool:
    """Whether so many rows were sent."""
    return sum(row.state == "sent" for row in rows) == number


def waited(times: int, rows: list[OutboxRow]) -> bool:
    """Whether the first row was told so often to wait."""
    return bool(rows[0].context.get("waits") == times)


def hang(world: World, *, times: int = 1) -> None:
    """Let Telegram carry out what it is asked, and never answer."""
    world.faults.add(Fault(kind=FaultKind.HANG_AFTER, method="sendMessage", times=times))
