"""Whatever comes in as an update goes through inbox, decoding and handlers without an error that nobody expected.

Some 40 seconds; with HYPOTHESIS_PROFILE=long ten minutes.
"""

from __future__ import annotations

import asyncio
import copy
import itertools
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import or_, select

from bot.running.app import Assistant, running
from bot.standin import World, serve
from bot.storage.tables import InboxRow
from bot.transport.incoming import inbox
from bot.transport.signals import Signal
from tests.e2e.town import fill_database, make_settings, running_clock
from tests.integration.fuzzed import GROUP, Raw, fuzzed_updates

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
SECONDS = 600 if LONG else 35
_NO_UPDATE = "not as Telegram describes updates"


@dataclass(slots=True)
class Fed:
    """An assistant at work, and the way to feed it.

    Attributes:
        group: the staff group's id.
        numbers: of the updates to come.
        ends: when the time for this is over, by the monotonic clock.
    """

    assistant: Assistant
    group: int
    runner: asyncio.Runner
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1_000_000))
    ends: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def feed(self, updates: list[Raw]) -> list[tuple[Any, ...]]:
        """Bring updates in as the webhook does, and wait until they are handled; gives those that went wrong."""
        return self.runner.run(self._feed([self._addressed(each) for each in updates]))

    async def _feed(self, updates: list[Raw]) -> list[tuple[Any, ...]]:
        database = self.assistant.database
        async with database.transaction() as session:
            await inbox.store(session, updates, running_clock()())
        self.assistant.service.signals.here(Signal.INBOX)
        wrong: list[tuple[Any, ...]] = []
        waiting = 1
        while waiting and not wrong:
            await asyncio.sleep(0.005)
            async with database.reading() as session:
                wrong = [tuple(row) for row in await session.execute(_wrong(updates[0]["update_id"]))]
                waiting = await inbox.unfinished(session)
        return wrong

    def _addressed(self, update: Raw) -> Raw:
        return {"update_id": next(self.numbers), **_with_group(copy.deepcopy(update), self.group)}


def _wrong(since: int) -> Any:
    """The updates that handlers failed at, or that were given up for any reason but their form."""
    given_up = (InboxRow.state == "set_aside") & (InboxRow.problem != _NO_UPDATE)
    query = select(InboxRow.update_id, InboxRow.state, InboxRow.problem, InboxRow.payload)
    return query.where(InboxRow.update_id >= since, or_(InboxRow.failures > 0, given_up))


def _with_group(value: Any, group: int) -> Any:
    if isinstance(value, dict):
        return {key: _with_group(each, group) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_group(each, group) for each in value]
    return group if type(value) is int and value == GROUP else value


@asynccontextmanager
async def _at_work(folder: Path) -> AsyncIterator[tuple[Assistant, int]]:
    """The assistant with its stand-in; what it says to these chats is refused there, and that is handled too."""
    world = World(token="1:TEST")
    group = world.add_staff_group("Vagten")
    async with serve(world) as server:
        chosen = make_settings(server, folder, group.id).model_copy(update={"messages_per_minute": 1_000_000})
        await fill_database(chosen)
        async with running(chosen, clock=running_clock()) as assistant:
            yield assistant, group.id
            assert not assistant.service.broken.is_set()


@pytest.fixture
def fed(tmp_path: Path) -> Iterator[Fed]:
    """The shipped application, for one test."""
    with asyncio.Runner() as runner:
        opened = _at_work(tmp_path)
        assistant, group = runner.run(opened.__aenter__())
        yield Fed(assistant, group, runner)
        runner.run(opened.__aexit__(None, None, None))


@pytest.mark.timeout(SECONDS * 3 + 60)
@settings(
    max_examples=6_000 if LONG else 400,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(updates=st.lists(fuzzed_updates(), min_size=1, max_size=12))
def test_no_update_breaks_the_assistant(fed: Fed, updates: list[Raw]) -> None:
    """Whatever an update looks like, storing raises nothing, and handling it ends: done, or known as no update."""
    if time.monotonic() < fed.ends:
        assert fed.feed(updates) == []
