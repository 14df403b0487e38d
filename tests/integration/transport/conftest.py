"""What the transport's tests share: a time that the test turns on, a stand-in for Telegram, and the real client."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from telegram import Bot

from bot.standin import Citizen, Server, Specification, World
from bot.storage.database import Database
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.request import Request
from bot.transport.signals import Signals
from tests.integration.transport.hands import Hands


@pytest.fixture
async def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """The time of everything in the test."""
    loop = asyncio.get_running_loop()
    hands = Hands(loop.time)
    monkeypatch.setattr(loop, "time", hands.seconds)
    return hands


@pytest.fixture
def world(hands: Hands, specification: Specification | None) -> Iterator[World]:
    """A stand-in; whoever breaks a rule on purpose clears its violations after looking at them."""
    made = World(now=hands, specification=specification)
    yield made
    assert [str(violation) for violation in made.violations] == []


@pytest.fixture
def bent(world: World) -> Citizen:
    """Another citizen who has opened the chat."""
    citizen = world.add_citizen("Bent")
    citizen.start()
    return citizen


@pytest.fixture
async def bot(world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """python-telegram-bot's own client, connected to the stand-in; it gives up on an answer after three seconds."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    # Long enough for a machine that stands still for a moment, as one that many tests share does.
    # No connection is used twice: an idle one would end whenever a test turns the time on, perhaps just when a request
    # is on its way.
    request = Request(seconds=3, reuse=False)
    async with Bot(world.token, base_url=server.base_url, request=request) as bot:
        yield bot


@pytest.fixture
def signals(database: Database) -> Signals:
    """The signals of one process."""
    return Signals(database)


@pytest.fixture
def gateway(bot: Bot) -> TelegramGateway:
    """The way to the stand-in."""
    return TelegramGateway(bot)
