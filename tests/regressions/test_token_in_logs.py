"""The bot's token stood in others' logs: libraries write the addresses they ask, and tracebacks hold them (101)."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

import pytest
from telegram import Bot

from bot.logs import configure_logging
from bot.standin import Citizen, Fault, FaultKind, World
from bot.storage.database import Database
from bot.transport.incoming import polling
from bot.transport.incoming.polling import Poller
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.signals import Signals
from tests.integration.transport.hands import Hands
from tests.integration.transport.post import sending
from tests.integration.transport.rows import finished, inbox_until, note, outbox_until, put


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
async def test_token_is_in_no_line(
    database: Database,
    bot: Bot,
    signals: Signals,
    gateway: TelegramGateway,
    hands: Hands,
    anna: Citizen,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    level: str,
) -> None:
    """Fetching and sending through every fault of the network, at the most talkative level, writes no token."""
    monkeypatch.setattr(polling, "_pause", lambda _: 0.0)
    # The stand-in lives in this process but is no part of the assistant.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    logging.getLogger("uvicorn.access").setLevel(logging.CRITICAL)
    configure_logging(level)
    try:
        for kind in (FaultKind.DROP_BEFORE, FaultKind.SERVER_ERROR, FaultKind.FLOOD):
            world.faults.add(Fault(kind=kind, method="getUpdates"))
            world.faults.add(Fault(kind=kind, method="sendMessage"))
        running = asyncio.create_task(Poller(bot, database, signals, hands).run())
        await put(database, hands(), note(anna.id, "a"), note(4242, "b"))
        async with sending(database, gateway, hands):
            await outbox_until(database, lambda rows: rows[1].state == "failed")
            for _ in range(8):
                hands.turn(2)
                await asyncio.sleep(0.01)
            await outbox_until(database, finished)
        hands.turn(5)
        await inbox_until(database, lambda rows: len(rows) == 1)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    finally:
        written = capsys.readouterr().err
        configure_logging("INFO")
    assert "event=polling.failed" in written
    assert "event=message.delayed" in written
    secret = world.token.partition(":")[2]
    assert secret not in written
