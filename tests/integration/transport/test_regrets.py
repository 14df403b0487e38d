"""Who writes while the database is away reads so: once, in private chats only, and from one process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from telegram import Bot

from bot.catalogue import Catalogue
from bot.standin import Citizen, Fault, FaultKind, Group, World
from bot.storage.outage import Outage, ServerAwayError
from bot.transport.incoming import regrets
from bot.transport.incoming.regrets import Regrets, words
from bot.transport.outgoing.gateway import TelegramGateway
from tests.integration.transport.hands import Hands
from tests.integration.transport.rows import text_update


@pytest.fixture
def away() -> Outage:
    """A database that has just gone away."""
    outage = Outage()
    with suppress(ServerAwayError), outage.noted():
        raise ServerAwayError("away")
    return outage


@pytest.fixture
def made(bot: Bot, gateway: TelegramGateway, away: Outage, monkeypatch: pytest.MonkeyPatch) -> Regrets:
    """The regrets of a process, after long enough."""
    monkeypatch.setattr(regrets, "AFTER", 0.0)
    return Regrets(gateway, away, words(bot, Catalogue(ahead=False), "https://x/kontakt"))


@asynccontextmanager
async def leading(regret: Regrets) -> AsyncIterator[None]:
    """The process led when the database went away; Telegram calls it, so nothing is looked for."""

    async def nothing() -> list[Any]:
        looked.set()
        return []

    looked = asyncio.Event()
    watching = asyncio.create_task(regret.while_away(nothing))
    await looked.wait()
    yield
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


def told(citizen: Citizen) -> list[str]:
    """What somebody has read from the assistant."""
    return [message.text for message in citizen.chat if message.from_bot]


async def test_each_is_told_once_by_the_process_that_led(made: Regrets, anna: Citizen, bent: Citizen) -> None:
    """However often they write and Telegram repeats it; other processes say nothing."""
    mine, theirs = text_update(1, anna.user.id), text_update(2, bent.user.id)
    await made.tell([mine])
    assert told(anna) == []
    async with leading(made):
        await made.tell([mine, theirs, mine])
        await made.tell([theirs, text_update(3, anna.user.id)])
    await made.tell([text_update(4, bent.user.id)])
    assert [len(told(each)) for each in (anna, bent)] == [1, 1]
    assert "går ikke tabt" in told(anna)[0]
    assert "112" in told(anna)[0]


async def test_after_an_hour_it_may_be_said_again(made: Regrets, anna: Citizen, hands: Hands) -> None:
    """A server that comes and goes all day long is worth a second word, not a hundred."""
    async with leading(made):
        for wait in (0, 3000, 700):
            hands.turn(wait)
            await made.tell([text_update(1, anna.user.id)])
    assert len(told(anna)) == 2


async def test_nothing_is_said_of_a_short_absence(
    made: Regrets, anna: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that is started anew is back before anybody wonders."""
    async with leading(made):
        monkeypatch.setattr(regrets, "AFTER", 30.0)
        await made.tell([text_update(1, anna.user.id)])
    assert told(anna) == []


async def test_groups_and_what_nobody_wrote_are_left_alone(made: Regrets, anna: Citizen, group: Group) -> None:
    """Neither staff's group, nor an edit, a reaction or a block is answered, nor what cannot be read; the rest is."""
    private = text_update(1, anna.user.id)["message"]
    in_group = private | {"chat": {"id": group.id, "type": "supergroup", "title": "Vagten"}}
    others = [{"message": in_group}, {"edited_message": private | {"edit_date": 1}}, {"message": {"chat": 7}}, {}]
    async with leading(made):
        await made.tell([{"update_id": number} | each for number, each in enumerate(others, 10)])
        assert told(anna) == []
        await made.tell([text_update(20, anna.user.id)])
    assert len(told(anna)) == 1


async def test_a_request_to_wait_is_kept(made: Regrets, world: World, anna: Citizen, bent: Citizen) -> None:
    """Telegram may ask for patience; who could not be told then hears nothing, and the next is told."""
    world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", times=1, retry_after=1))
    async with leading(made):
        await made.tell([text_update(1, anna.user.id), text_update(2, bent.user.id)])
    assert (told(anna), len(told(bent))) == ([], 1)
