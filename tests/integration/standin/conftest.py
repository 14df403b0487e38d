"""What the stand-in's tests share: a clock to turn, a world that must end without violations, and the real client."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.standin import Server, Specification, StoppedClock, World

# Reading the machine's certificates takes longer than a test, and nothing here is encrypted.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@pytest.fixture
def clock() -> StoppedClock:
    """The world's clock."""
    return StoppedClock()


@pytest.fixture
def world(clock: StoppedClock, specification: Specification | None) -> Iterator[World]:
    """A world; whoever breaks a rule on purpose clears `world.violations` after looking at them."""
    world = World(now=clock, specification=specification)
    yield world
    assert [str(violation) for violation in world.violations] == []


@pytest.fixture
async def bot(world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """python-telegram-bot's own client, connected to the stand-in."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with Bot(
        world.token,
        base_url=server.base_url,
        base_file_url=server.base_file_url,
        request=HTTPXRequest(connection_pool_size=16, httpx_kwargs={"verify": NO_TLS}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"verify": NO_TLS}),
    ) as bot:
        yield bot


@pytest.fixture
async def http(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    """A plain HTTP client at the root of the stand-in."""
    async with httpx.AsyncClient(base_url=server.url, trust_env=False, verify=NO_TLS) as client:
        yield client
