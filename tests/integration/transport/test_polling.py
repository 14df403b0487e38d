"""Fetching updates from the stand-in: stored before they are confirmed, each once, whatever goes wrong."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from telegram import Bot

from bot.standin import Citizen, Fault, FaultKind, World
from bot.storage.database import Database
from bot.transport.incoming import polling
from bot.transport.incoming.polling import ALLOWED_UPDATES, Poller
from bot.transport.signals import Signal, Signals
from tests.integration.transport.hands import Hands
from tests.integration.transport.rows import inbox_rows, inbox_until


@asynccontextmanager
async def fetching(bot: Bot, database: Database, signals: Signals, clock: Hands) -> AsyncIterator[asyncio.Task[None]]:
    """A poller at work until the block is left."""
    running = asyncio.create_task(Poller(bot, database, signals, clock).run())
    try:
        yield running
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError, DBAPIError):
            await running


async def polled(world: World, times: int) -> None:
    """Wait until so many requests for updates have come."""
    async with asyncio.timeout(40):
        while len(world.log.calls("getUpdates")) < times:
            await world.signal.until(lambda: len(world.log.calls("getUpdates")) >= times, 0.05)


async def confirmed(world: World) -> None:
    """Wait until Telegram was told that it may forget everything."""
    async with asyncio.timeout(40):
        while world.updates.pending:
            await world.updates.signal.until(lambda: not world.updates.pending, 0.05)


async def test_updates_are_stored_and_then_confirmed(
    database: Database, bot: Bot, signals: Signals, hands: Hands, anna: Citizen, world: World
) -> None:
    """What comes is in the inbox when Telegram learns that it may forget it, and whoever handles it is told."""
    told = asyncio.Event()
    signals.on(Signal.INBOX, told.set)
    async with fetching(bot, database, signals, hands):
        await asyncio.wait_for(told.wait(), 10)
        anna.send("hvad koster et pas")
        rows = await inbox_until(database, lambda rows: len(rows) == 2)
        await confirmed(world)
    texts = [row.payload["message"]["text"] for row in rows if row.payload]
    assert texts == ["/start", "hvad koster et pas"]


async def rename(database: Database, old: str, new: str) -> None:
    """Give a table another name."""
    async with database.transaction() as session:
        await session.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))


async def test_nothing_is_confirmed_before_it_is_stored(
    database: Database, bot: Bot, signals: Signals, hands: Hands, anna: Citizen, world: World
) -> None:
    """A process that dies between fetching and storing has confirmed nothing: the next one gets everything again."""
    anna.send("hej")
    await rename(database, "inbox", "elsewhere")
    async with fetching(bot, database, signals, hands) as running:
        await asyncio.wait({running}, timeout=10)
        with pytest.raises(DBAPIError):
            running.result()
    assert [entry.params.get("offset") for entry in world.log.calls("getUpdates")] == [None]
    assert len(world.updates.pending) == 2
    await rename(database, "elsewhere", "inbox")
    async with fetching(bot, database, signals, hands):
        await confirmed(world)
    assert [row.state for row in await inbox_rows(database)] == ["waiting", "waiting"]


async def test_what_was_stored_but_not_confirmed_comes_again_and_is_dropped(
    database: Database, bot: Bot, signals: Signals, hands: Hands, anna: Citizen, world: World
) -> None:
    """A process that dies between storing and confirming makes no update twice."""
    anna.send("hej")
    again = list(world.updates.pending)
    async with fetching(bot, database, signals, hands):
        await confirmed(world)
    for update in reversed(again):
        world.updates.repeat(update)
    async with fetching(bot, database, signals, hands):
        await confirmed(world)
    assert [row.update_id for row in await inbox_rows(database)] == [update["update_id"] for update in again]


async def test_only_what_is_handled_is_asked_for(
    database: Database, bot: Bot, signals: Signals, hands: Hands, anna: Citizen, world: World
) -> None:
    """Telegram keeps what was asked for last time, so each request names the kinds."""
    anna.send("hej")
    async with fetching(bot, database, signals, hands):
        await confirmed(world)
        await polled(world, 1)
    asked = [entry.params["allowed_updates"] for entry in world.log.calls("getUpdates")]
    assert asked
    assert all(kinds == ALLOWED_UPDATES for kinds in asked)


async def test_webhook_of_earlier_is_taken_away(
    database: Database, bot: Bot, signals: Signals, hands: Hands, anna: Citizen, world: World
) -> None:
    """A webhook that was set before would keep updates from us; nothing that waits is thrown away with it."""
    await bot.set_webhook("http://127.0.0.1:9/telegram")
    anna.send("hej")
    async with fetching(bot, database, signals, hands):
        await inbox_until(database, lambda rows: len(rows) == 2)
    assert world.updates.webhook_url == ""


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind=FaultKind.SERVER_ERROR, method="getUpdates", times=2),
        Fault(kind=FaultKind.FLOOD, method="getUpdates", retry_after=1),
        Fault(kind=FaultKind.DROP_BEFORE, method="getUpdates"),
        Fault(kind=FaultKind.DROP_AFTER, method="getUpdates"),
        Fault(kind=FaultKind.REFUSE, method="getUpdates", status=409, description="Conflict: terminated by other"),
        Fault(kind=FaultKind.SERVER_ERROR, method="deleteWebhook"),
    ],
    ids=lambda fault: f"{fault.method} {fault.kind.value}",
)
async def test_fault_only_makes_it_slower(
    database: Database,
    bot: Bot,
    signals: Signals,
    hands: Hands,
    anna: Citizen,
    world: World,
    fault: Fault,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """After a fault the updates are fetched, each once, and the log tells of the fault."""
    monkeypatch.setattr(polling, "_pause", lambda _: 0.0)
    anna.send("hej")
    set_fault = world.faults.add(replace(fault))
    async with fetching(bot, database, signals, hands):
        while not await world.signal.until(lambda: set_fault.times == 0, 0.05):
            pass
        hands.turn(1)
        rows = await inbox_until(database, lambda rows: len(rows) == 2)
        await confirmed(world)
    assert [row.state for row in rows] == ["waiting", "waiting"]
    assert "event=polling.failed" in caplog.text


async def test_network_that_comes_back_brings_everything(
    database: Database,
    bot: Bot,
    signals: Signals,
    hands: Hands,
    anna: Citizen,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """While the network is away it is tried again and again; what was written meanwhile comes afterwards."""
    monkeypatch.setattr(polling, "_pause", lambda _: 0.0)
    async with fetching(bot, database, signals, hands):
        await confirmed(world)
        gone = world.faults.add(Fault(kind=FaultKind.GONE))
        anna.send("er I der?")
        async with asyncio.timeout(40):
            while caplog.text.count("event=polling.failed") < 3:
                await world.signal.until(lambda: False, 0.01)
        world.faults.lift(gone.id)
        rows = await inbox_until(database, lambda rows: len(rows) == 2)
    assert rows[1].payload is not None
    assert rows[1].payload["message"]["text"] == "er I der?"


def test_pauses_grow_and_have_an_end() -> None:
    """The first pause is short, each is twice the last, and none is longer than a quarter of a minute."""
    pauses = [polling._pause(failures) for failures in range(1, 2000)]  # noqa: SLF001 - a rule of its own
    assert pauses[:3] == [0.25, 0.5, 1.0]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 15.0


async def test_who_is_asked_to_wait_before_the_first_update_waits(
    database: Database,
    bot: Bot,
    signals: Signals,
    hands: Hands,
    anna: Citizen,
    world: World,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A webhook of earlier is taken away when Telegram said it may be, not again and again until then."""
    anna.send("hej")
    world.faults.add(Fault(kind=FaultKind.FLOOD, method="deleteWebhook", retry_after=300))
    async with fetching(bot, database, signals, hands):
        async with asyncio.timeout(40):
            while "event=polling.failed" not in caplog.text:
                await world.signal.until(lambda: False, 0.01)
        hands.turn(250)
        await world.signal.until(lambda: len(world.log.calls("deleteWebhook")) > 1, 0.1)
        assert len(world.log.calls("deleteWebhook")) == 1
        hands.turn(51)
        await confirmed(world)


async def test_one_conflict_after_an_outage_is_no_other_program(
    database: Database, bot: Bot, signals: Signals, hands: Hands, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram may still hold a request from before the network was gone; only conflicts in a row are somebody's."""
    monkeypatch.setattr(polling, "_pause", lambda _: 0.0)
    monkeypatch.setattr(polling, "_TAKING_OVER", 0.0)
    told: list[int] = []

    async def tell() -> None:
        told.append(1)

    world.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="getUpdates", times=29))
    conflict = "Conflict: terminated by other getUpdates request"
    world.faults.add(Fault(kind=FaultKind.REFUSE, method="getUpdates", status=409, description=conflict, times=1))
    running = asyncio.create_task(Poller(bot, database, signals, hands, tell=tell).run())
    await polled(world, 31)
    running.cancel()
    await asyncio.wait([running])
    assert told == []


def test_who_shares_its_token_asks_seldom_in_the_end() -> None:
    """A process that hands over is gone in seconds; with one that stays the log would be full of it."""
    conflict = polling._refused(409, {"description": "Conflict"})  # noqa: SLF001 - a rule of its own
    waits = [polling._wait(conflict, failures) for failures in (1, 20, 31, 1000)]  # noqa: SLF001 - as above
    assert waits == [1.0, 1.0, 15.0, 15.0]


@pytest.mark.parametrize("parameters", [None, [], "5", {}, {"retry_after": None}, {"retry_after": "5"}])
def test_a_refusal_in_another_form_is_a_refusal_all_the_same(parameters: object) -> None:
    """What answers in Telegram's place, and not quite as Telegram does, must not end the service."""
    refused = polling._refused(429, {"ok": False, "parameters": parameters})  # noqa: SLF001 - a rule of its own
    assert refused.wait is None


async def test_a_batch_without_any_update_is_not_asked_for_without_a_pause(
    database: Database,
    bot: Bot,
    signals: Signals,
    hands: Hands,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What has no number cannot be confirmed and would come again at once: it is a fault, and each pause is longer."""
    paused: list[int] = []

    def pause(failures: int) -> float:
        paused.append(failures)
        return 0.0 if failures < 3 else 3600.0

    monkeypatch.setattr(polling, "_pause", pause)
    world.updates.pending.append({"update_id": -1})
    async with fetching(bot, database, signals, hands):
        await polled(world, 3)
        await world.signal.until(lambda: len(paused) == 3, 5)
    assert paused == [1, 2, 3]
    assert "no update among them" in caplog.text
    world.updates.pending.clear()


async def test_answer_larger_than_any_batch_is_not_read(
    database: Database,
    bot: Bot,
    signals: Signals,
    hands: Hands,
    anna: Citizen,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """No more than the limit is read of an answer; the next one is asked for a single update, so nothing is stuck."""
    monkeypatch.setattr(polling, "_pause", lambda _: 0.0)
    anna.send("hej")
    [smaller, larger] = sorted(len(json.dumps({"ok": True, "result": [each]})) for each in world.updates.pending)
    assert smaller + 100 < 2 * larger
    monkeypatch.setattr(polling, "LARGEST_BATCH", larger + 10)
    async with fetching(bot, database, signals, hands):
        rows = await inbox_until(database, lambda rows: len(rows) == 2)
        await confirmed(world)
    asked = [entry.params["limit"] for entry in world.log.calls("getUpdates")]
    assert asked[:2] == [100, 1]
    assert len(rows) == 2
    assert "larger than any batch" in caplog.text
