"""The database server goes away and comes back: nobody has to do anything, and nothing is lost or said twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.standin import Fault, FaultKind, World
from bot.transport.incoming import regrets
from tests.e2e.test_metrics import free_port, read
from tests.e2e.town import Town, open_town
from tests.integration.postgres import NoPostgresError, OwnServer, Postgres, own_server
from tests.integration.transport.rows import outbox_until


@pytest.fixture
def server() -> Iterator[OwnServer]:
    """A server that the test may stop."""
    try:
        with own_server() as server:
            yield server
    except NoPostgresError as error:
        pytest.skip(str(error))


@asynccontextmanager
async def town_on(server: OwnServer, world: World, folder: Path) -> AsyncIterator[Town]:
    """A town whose assistant keeps everything on this server."""
    async with Postgres(server.address).database(migrated=False) as url:
        changes = {"database_url": url, "metrics_port": free_port()}
        async with open_town(world, folder, changes=changes) as town:
            yield town


async def test_questions_asked_while_the_server_is_away_are_answered_when_it_is_back(
    server: OwnServer, world: World, tmp_path: Path
) -> None:
    """Each is answered once, by the same process, and a monitor reads meanwhile what is wrong."""
    async with town_on(server, world, tmp_path) as town:
        town.anna.send("hvad koster et pas")
        await town.anna.replies(1)
        await asyncio.to_thread(server.stop)
        town.anna.send("hvor lang tid tager det at få et pas")
        status, health = await read(town, "/healthz")
        assert (status, health[:33]) == (503, "the database does not answer, for")
        assert (await read(town, "/metrics"))[0] == 503
        await asyncio.to_thread(server.start)
        assert "efter nogle uger" in await town.anna.reply_text(within=30)
        assert (await read(town, "/healthz"))[0] == 200
        town.anna.send("hej")
        [greeting] = await town.anna.replies(1)
        assert "Hej!" in greeting.text
        assert not town.assistant.service.broken.is_set()


async def test_a_reply_under_way_when_the_server_goes_is_not_said_twice(
    server: OwnServer, world: World, tmp_path: Path
) -> None:
    """What Telegram has taken while nobody could write that down is written down afterwards."""
    async with town_on(server, world, tmp_path) as town:
        world.faults.add(Fault(kind=FaultKind.SLOW, method="sendMessage", times=1, delay=1.5))
        town.anna.send("hej")
        await outbox_until(town.assistant.database, lambda rows: any(row.state == "sending" for row in rows))
        await asyncio.to_thread(server.stop)
        await town.anna.replies(1)
        await asyncio.to_thread(server.start)
        town.anna.send("hvad koster et pas")
        [answer] = await town.anna.replies(1, within=30)
        assert "Et pas koster penge" in answer.text
        await outbox_until(town.assistant.database, lambda rows: all(row.state == "sent" for row in rows))
        assert len([message for message in town.anna.chat if message.from_bot]) == 2


async def test_whoever_writes_while_the_server_is_away_for_long_reads_so_once(
    server: OwnServer, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kind sentence in the language of their device, one for all that they write; the answers come later."""
    monkeypatch.setattr(regrets, "AFTER", 0.5)
    monkeypatch.setattr(regrets, "LOOK_EVERY", 0.2)
    async with town_on(server, world, tmp_path) as town:
        bob = world.add_citizen("Bob", language_code="en")
        bob.send("hi")
        await bob.replies(1)
        await asyncio.to_thread(server.stop)
        town.anna.send("hvad koster et pas")
        assert "går ikke tabt" in await town.anna.reply_text()
        bob.send("hi")
        town.anna.send("hvor lang tid tager det at få et pas")
        town.bo.send("/sager")
        assert "is not lost" in await bob.reply_text()
        await asyncio.to_thread(server.start)
        answers = await town.anna.replies(2, within=30)
        assert ["koster penge" in answers[0].text, "efter nogle uger" in answers[1].text] == [True, True]
        assert not any("tabt" in message.text for message in town.bo.chat)


async def test_a_server_that_stays_away_ends_the_process(server: OwnServer, world: World, tmp_path: Path) -> None:
    """After a time, whoever starts the process is to see that something is wrong; it stops whole all the same."""
    async with town_on(server, world, tmp_path) as town:
        town.assistant.database.outage.longest = 2.0
        await asyncio.to_thread(server.stop)
        async with asyncio.timeout(20):
            await town.assistant.service.broken.wait()
        begun = asyncio.get_running_loop().time()
        await asyncio.to_thread(server.start)
    assert asyncio.get_running_loop().time() - begun < 9.5
