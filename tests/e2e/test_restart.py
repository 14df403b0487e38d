"""A restart is invisible to citizens and staff."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from bot.running.app import running
from bot.standin import Fault, FaultKind, World, serve
from tests.e2e.town import TownClock, fill_database, labels, make_settings, open_town, running_clock
from tests.integration.transport.rows import inbox_until, outbox_until


async def test_pending_choice_and_open_case_survive_a_restart(world: World, tmp_path: Path) -> None:
    """What was waited for before a restart is understood after it: a typed choice, and a staff reply."""
    group = world.add_staff_group("Vagten")
    bo = world.add_member(group, "Bo")
    anna, bent = world.add_citizen("Anna"), world.add_citizen("Bent")
    cards = group.reader()
    async with serve(world) as server:
        settings = make_settings(server, tmp_path, group.id)
        await fill_database(settings)
        async with running(settings, clock=running_clock()):
            anna.send("pas")
            [question] = await anna.replies(1)
            bent.send("må jeg bygge et drivhus i forhaven")
            await bent.replies(1)
            bent.press("Ja, spørg en medarbejder")
            await bent.replies(1)
            [card] = await cards.next()
        first = labels(question)[0][3:]
        anna.send("1")
        bo.reply(card, "Det må du gerne")
        async with running(settings, clock=running_clock()):
            wanted = {"Pris på pas": "Et pas koster penge", "Ventetid på pas": "efter nogle uger"}[first]
            assert wanted in await anna.reply_text()
            assert "Det må du gerne" in await bent.reply_text()


async def test_a_stop_takes_no_longer_than_its_grace(world: World, tmp_path: Path) -> None:
    """What was heard and what is being said have one time to come to an end in, not one each."""
    async with open_town(world, tmp_path, changes={"grace_seconds": 5.0}) as town:
        town.anna.send("hej")
        await town.anna.replies(1)
        for method in ("getChatMember", "sendMessage"):
            world.faults.add(Fault(kind=FaultKind.SLOW, method=method, times=None, delay=20.0))
        town.anna.send("hvad koster et pas")
        town.bo.send("/sager")
        await inbox_until(town.assistant.database, lambda rows: any(row.state == "working" for row in rows))
        await outbox_until(town.assistant.database, lambda rows: any(row.state == "sending" for row in rows))
        begun = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - begun < 9.5


async def test_a_database_that_is_gone_is_no_second_fault_while_stopping(world: World, tmp_path: Path) -> None:
    """A part breaks when the database cannot be used any more; the service then stops whole all the same.

    Regression: the stop ended in the middle, with a traceback past the log.
    """
    async with open_town(world, tmp_path) as town:
        async with town.assistant.database.transaction() as session:
            await session.execute(text("DROP TABLE inbox"))
        town.anna.send("hej")
        async with asyncio.timeout(20):
            await town.assistant.service.broken.wait()


async def test_who_knocked_again_while_nobody_was_there_is_answered_once(world: World, tmp_path: Path) -> None:
    """`/start`, sent again and again while the service was away, is answered once; a question each time."""
    group = world.add_staff_group("Vagten")
    anna, clock = world.add_citizen("Anna"), TownClock()
    world.now = clock
    async with serve(world) as server:
        settings = make_settings(server, tmp_path, group.id)
        await fill_database(settings)
        for text in ("/start", "/start", "hvad koster et pas", "/start", "hvad koster et pas"):
            anna.send(text)
            clock.turn(timedelta(minutes=5))
        async with running(settings, clock=clock):
            [welcome, *answers] = await anna.replies(3)
            assert "chatbot" in welcome.text
            assert all("Et pas koster penge" in answer.text for answer in answers)
            anna.send("tusind tak")
            assert "Selv tak" in await anna.reply_text()
