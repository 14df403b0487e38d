"""The database server hangs and keeps its connections: that is noticed, said, and borne like one that is away."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.standin import World
from bot.storage import database, engines
from bot.transport import signals
from bot.transport.incoming import regrets
from tests.e2e.test_database_away import town_on
from tests.e2e.test_metrics import read
from tests.e2e.town import open_town
from tests.integration.postgres import NoPostgresError, OwnServer, Postgres, own_server


@pytest.fixture
def server() -> Iterator[OwnServer]:
    """A server that the test may stop."""
    try:
        with own_server() as server:
            yield server
    except NoPostgresError as error:
        pytest.skip(str(error))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longer than a second or two is given up."""
    monkeypatch.setattr(engines, "_CONNECTING", 1.0)
    monkeypatch.setattr(database, "_ANSWERING", 2.0)
    monkeypatch.setattr(engines, "_SOONER", 1.0)
    monkeypatch.setattr(database, "_REBUILDING", 30.0)
    monkeypatch.setattr(signals, "CONNECTING", 1.0)


async def test_questions_asked_while_the_server_hangs_are_answered_when_it_goes_on(
    server: OwnServer, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever writes reads that it waits, the log says why, and the answer comes once, from the same process."""
    monkeypatch.setattr(regrets, "AFTER", 0.5)
    monkeypatch.setattr(regrets, "LOOK_EVERY", 0.2)
    async with town_on(server, world, tmp_path) as town:
        town.anna.send("hvad koster et pas")
        await town.anna.replies(1)
        with server.hanging():
            town.anna.send("hvor lang tid tager det at få et pas")
            assert "går ikke tabt" in await town.anna.reply_text(within=40)
            assert "event=database.away" in caplog.text
            assert (await read(town, "/healthz"))[0] == 503
        assert "efter nogle uger" in await town.anna.reply_text(within=40)
        assert (await read(town, "/healthz"))[0] == 200
        assert not town.assistant.service.broken.is_set()
    assert len([message for message in town.anna.chat if message.from_bot]) == 3
    assert "Task exception was never retrieved" not in caplog.text


async def test_a_process_that_stops_does_not_wait_for_a_server_that_hangs(
    server: OwnServer, world: World, tmp_path: Path
) -> None:
    """What it cannot give back is free when its lease has ended, so it ends all the same."""
    async with Postgres(server.address).database(migrated=False) as url:
        with ExitStack() as hang:
            async with asyncio.timeout(40), open_town(world, tmp_path, changes={"database_url": url}) as town:
                town.anna.send("hvad koster et pas")
                await town.anna.replies(1)
                hang.enter_context(server.hanging())
                town.anna.send("hvor lang tid tager det at få et pas")


async def test_whoever_listens_to_a_server_that_hangs_stops_when_told(server: OwnServer) -> None:
    """That its connection cannot be closed in order is no reason to go on."""
    async with Postgres(server.address).database() as url:
        ours = database.Database(url)
        heard = asyncio.Event()
        told = signals.Signals(ours)
        told.on(signals.Signal.INBOX, heard.set)
        listening = asyncio.create_task(told.listen())
        await heard.wait()
        with server.hanging():
            listening.cancel()
            done, _ = await asyncio.wait([listening], timeout=10)
        assert done == {listening}
        await ours.close()
