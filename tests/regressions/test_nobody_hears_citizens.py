"""A process that seems well while no update reaches it.

Met as: telegram-downloader #62, docker-telegram-notifier #142, node-telegram-bot-api #550, telepot #40.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Bot

from bot.standin import Fault, FaultKind, World
from bot.storage.database import Database
from bot.transport.health import make_health
from bot.transport.hearing import Hearing
from bot.transport.incoming import called, polling
from bot.transport.incoming.polling import Poller
from bot.transport.signals import Signals
from tests.e2e.test_webhook_not_taken import log_of, webhook
from tests.e2e.town import open_town
from tests.integration.transport.hands import Hands
from tests.integration.transport.test_webhook import client_of


async def test_an_address_that_another_process_took_away_is_told_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody tries the same token elsewhere, and Telegram calls nobody: it is seen, said, and set right."""
    monkeypatch.setattr(called, "_LOOK_AGAIN", 0.02)
    world = World(token="1:TEST")
    changes = webhook("")
    address = f"http://127.0.0.1:{changes['listen_port']}"
    with log_of(called.__name__) as log:
        async with open_town(world, tmp_path, changes={**changes, "webhook_url": address}) as town:
            town.anna.send("hvad koster et pas")
            await town.anna.replies(1)
            await town.assistant.application.bot.delete_webhook()
            assert "level=critical" in await log.line("webhook.taken_away")
            town.anna.send("hvad koster et pas")
            assert "Et pas koster penge" in await town.anna.reply_text()
            [told] = await town.group.reader().next()
            assert told.text.startswith("Et andet program bruger min nøgle")


async def test_what_keeps_telegram_from_calling_is_in_the_log_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A certificate that has run out is known to Telegram alone, and it says so only to those who ask."""
    monkeypatch.setattr(called, "_LOOK_AGAIN", 0.02)
    world = World(token="1:TEST")
    world.webhook.backoff = 3600.0
    changes = webhook("http://127.0.0.1:9")
    with log_of(called.__name__) as log:
        async with open_town(world, tmp_path, changes=changes) as town:
            town.anna.send("hvad koster et pas")
            line = await log.line("webhook.not_reached")
            assert "Connection failed" in line
            assert "waiting=" in line
            asked = len(world.log.calls("getWebhookInfo"))
            await world.signal.until(lambda: len(world.log.calls("getWebhookInfo")) > asked + 3, 5)
            assert log.lines.empty()


@pytest.mark.parametrize(
    ("told", "ended"),
    [
        ("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", True),
        ("terminated by other getUpdates request; make sure that only one bot instance is running", False),
    ],
)
async def test_who_keeps_updates_from_a_process_that_fetches_is_told_of_and_a_webhook_ended(
    database: Database,
    bot: Bot,
    signals: Signals,
    hands: Hands,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    told: str,
    *,
    ended: bool,
) -> None:
    """A webhook that was set elsewhere does not keep us deaf until the next start; another that fetches is named."""
    monkeypatch.setattr(polling, "_TAKING_OVER", 0.0)
    monkeypatch.setattr(polling, "_LONGEST_PAUSE", 0.0)
    monkeypatch.setattr(polling, "_HANDING_OVER", 3)
    refusal = Fault(kind=FaultKind.REFUSE, method="getUpdates", status=409, description=f"Conflict: {told}", times=None)
    world.faults.add(refusal)
    with log_of(polling.__name__) as log:
        running = asyncio.create_task(Poller(bot, database, signals, hands).run())
        for _ in range(2):
            assert "stop the other process" in await log.line("polling.shared_token")
        running.cancel()
        await asyncio.wait([running])
    assert (len(world.log.calls("deleteWebhook")) > 1) is ended


async def test_staff_read_once_that_another_program_takes_what_citizens_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few read the log; whoever waits for citizens' questions must know why none comes, and need know it once.

    Regression: eternnoir/pyTelegramBotAPI #695; a token that was used elsewhere was told nobody but the log.
    """
    monkeypatch.setattr(polling, "_TAKING_OVER", 0.0)
    monkeypatch.setattr(polling, "_LONGEST_PAUSE", 0.0)
    monkeypatch.setattr(polling, "_HANDING_OVER", 3)
    world = World(token="1:TEST")
    async with open_town(world, tmp_path) as town:
        notes = town.group.reader()
        refusal = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        world.faults.add(Fault(kind=FaultKind.REFUSE, method="getUpdates", status=409, description=refusal, times=7))
        [told] = await notes.next()
        assert told.text.startswith("Et andet program bruger min nøgle")
        town.bo.send("/id")
        [next_told] = await notes.next()
        assert next_told.text.startswith("Gruppens id")


async def test_a_token_that_was_taken_back_raises_an_alarm(
    database: Database, bot: Bot, signals: Signals, hands: Hands, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process whose token is worthless goes on asking; the log says what to do, and not for a single mistake."""
    monkeypatch.setattr(polling, "_LONGEST_PAUSE", 0.0)
    world.faults.add(
        Fault(kind=FaultKind.REFUSE, method="getUpdates", status=401, description="Unauthorized", times=None)
    )
    with log_of(polling.__name__) as log:
        running = asyncio.create_task(Poller(bot, database, signals, hands).run())
        for _ in range(8):
            assert "level=warning" in await log.line("polling.")
        assert "copy the token" in await log.line("polling.")
        running.cancel()
        await asyncio.wait([running])


async def test_health_says_for_how_long_telegram_was_not_heard(database: Database) -> None:
    """A process that fetches and gets nothing is not well, however well its database is."""
    seconds = [0.0]
    hearing = Hearing(lambda: seconds[0])
    app = make_health(database, lambda: datetime(2026, 11, 25, tzinfo=UTC), hearing)
    async with client_of(app) as client:
        with hearing.listening():
            seconds[0] = 100.0
            assert (await client.get("/healthz")).status_code == 200
            seconds[0] = 200.0
            told = await client.get("/healthz")
            assert (told.status_code, told.text) == (503, "Telegram has not been heard for 200 seconds\n")
            hearing.heard()
            assert (await client.get("/healthz")).status_code == 200
            seconds[0] = 1000.0
        assert (await client.get("/healthz")).status_code == 200
