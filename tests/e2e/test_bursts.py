"""Much at once: of a burst only what is too much is held up, and what a person is to see gets there."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.standin import World
from bot.standin.model import Message
from tests.e2e.opening_cases import open_card
from tests.e2e.settling import settled
from tests.e2e.town import Town, open_town

FIRE = "hjælp der er brand i opgangen"
LIMIT = 30


@pytest.fixture
async def town(world: World, tmp_path: Path) -> AsyncIterator[Town]:
    """A town where Telegram's limits pass sixty times as fast: they are not what is looked at here."""
    async with open_town(world, tmp_path, seconds=lambda: time.monotonic() * 60) as opened:
        world.now = opened.clock
        yield opened


def _said(chat: list[Message], beginning: str) -> int:
    return sum(each.from_bot and each.text.startswith(beginning) for each in chat)


async def _all_answered(town: Town) -> list[Message]:
    """Anna's chat when everything before a cry for help has been handled: that is always answered."""
    town.anna.send(FIRE)
    await town.anna.sees(lambda chat: _said(chat, "Ring 112 nu.") == 1)
    await settled(town)
    return town.anna.chat


async def test_of_a_burst_as_many_as_the_limit_are_answered(town: Town) -> None:
    """Of 45 questions at once thirty are answered; whoever sends more is told once, kindly."""
    for _ in range(45):
        town.anna.send("hvad koster et pas")
    chat = await _all_answered(town)
    assert (_said(chat, "Et pas koster"), _said(chat, "Du skriver hurtigere")) == (LIMIT, 1)


async def test_what_was_written_while_the_network_was_gone_is_no_burst(town: Town) -> None:
    """Questions of half an hour that are fetched all at once are all answered: they were not written at once."""
    for _ in range(LIMIT + 2):
        town.anna.send("hvad koster et pas")
        town.clock.turn(timedelta(minutes=1))
    chat = await _all_answered(town)
    assert (_said(chat, "Et pas koster"), _said(chat, "Du skriver hurtigere")) == (LIMIT + 2, 0)


async def test_albums_in_a_case_all_reach_staff(town: Town) -> None:
    """Four albums of ten pictures, sent at once while a person has the case, are forty pictures in the group."""
    await open_card(town)
    for _ in range(4):
        town.anna.send_album(("photo",) * 10)
    assert await town.world.until(lambda: sum("photo" in each.content for each in town.group.messages()) == 40)
    assert _said(town.anna.chat, "Du s") == 0


async def test_flooding_chat_in_danger_is_answered(town: Town) -> None:
    """Whoever has sent too much is told to wait, commands and buttons too; danger is answered all the same."""
    for _ in range(15):
        town.anna.send("hvad koster et pas")
        town.anna.send("/hjaelp")
        town.anna.send("/minedata")
    chat = await _all_answered(town)
    assert _said(chat, "Du skriver hurtigere") == 1
    assert len([each for each in chat if each.from_bot]) == LIMIT + 2
