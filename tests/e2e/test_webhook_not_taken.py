"""A webhook that Telegram does not take: said in the log, tried again, and nothing else ends for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.standin import Fault, FaultKind, World
from bot.transport.incoming import called
from tests.e2e.test_metrics import free_port
from tests.e2e.town import open_town


class Lines(logging.Handler):
    """Waits for a line of the log."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: asyncio.Queue[str] = asyncio.Queue()

    def emit(self, record: logging.LogRecord) -> None:
        """One more line."""
        self.lines.put_nowait(record.getMessage())

    async def line(self, event: str) -> str:
        """The next line about such an event."""
        async with asyncio.timeout(20):
            while f"event={event}" not in (line := await self.lines.get()):
                continue
        return line


@contextmanager
def log_of(name: str) -> Iterator[Lines]:
    """What a module logs."""
    lines = Lines()
    logging.getLogger(name).addHandler(lines)
    yield lines
    logging.getLogger(name).removeHandler(lines)


def webhook(address: str) -> Mapping[str, object]:
    """Settings of an assistant that is called by Telegram."""
    return {"webhook_url": address, "webhook_secret": SecretStr("0123456789abcdef"), "listen_port": free_port()}


async def test_an_address_that_is_refused_is_told_and_ends_nothing(world: World, tmp_path: Path) -> None:
    """Whoever reads the log knows which setting Telegram does not take; what waits is sent all the same.

    Regression: the process ended with a traceback, and again whenever it was started.
    """
    with log_of(called.__name__) as log:
        async with open_town(world, tmp_path, changes=webhook("http://bot.example.dk")) as town:
            line = await log.line("webhook.refused")
            assert "level=critical" in line
            assert "correct BORGERBOT_WEBHOOK_URL" in line
            assert not town.assistant.service.broken.is_set()


async def test_a_webhook_is_set_when_telegram_answers_again(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One failure in between is no reason to begin anew: the address is told again, and citizens are answered."""
    monkeypatch.setattr(called, "_SET_AGAIN", 0.01)
    world.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="setWebhook", times=2, status=502))
    changes = webhook("")
    address = f"http://127.0.0.1:{changes['listen_port']}"
    async with open_town(world, tmp_path, changes={**changes, "webhook_url": address}) as town:
        town.anna.send("hvad koster et pas")
        assert "Et pas koster penge" in await town.anna.reply_text(within=10)
