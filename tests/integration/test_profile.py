"""What Telegram shows of the assistant before anybody has written, and that its commands do something."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from telegram import Bot, BotCommandScopeAllPrivateChats
from telegram.request import HTTPXRequest

from bot.catalogue import Catalogue
from bot.profile import COMMANDS, publish_profile
from bot.standin import Specification, World, find_specification, serve
from knowledge.entries import Language
from tests.e2e.town import open_town

CATALOGUE = Catalogue()
TOKEN = "1:TEST"


@pytest.fixture
def world() -> Iterator[World]:
    """A stand-in whose every request must be in order."""
    path = find_specification()
    made = World(token=TOKEN, specification=Specification(path) if path else None)
    yield made
    assert made.violations == []


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    """The real client, connected to the stand-in."""
    # Reading the machine's certificates takes longer than a test, and nothing here is encrypted.
    request = HTTPXRequest(httpx_kwargs={"verify": ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)})
    async with serve(world) as server, Bot(TOKEN, base_url=server.base_url, request=request) as client:
        yield client


@pytest.mark.parametrize(("code", "language"), [(None, Language.DA), ("da", Language.DA), ("en", Language.EN)])
async def test_profile_is_in_the_readers_language_and_danish_for_everybody_else(
    bot: Bot, code: str | None, language: Language
) -> None:
    """Commands and both descriptions are read back in each language; no language at all gives Danish."""
    await publish_profile(bot, CATALOGUE)
    texts = CATALOGUE[language]
    shown = await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats(), language_code=code)
    assert {each.command: each.description for each in shown} == {
        name: texts.plain(identifier) for name, identifier in COMMANDS.items()
    }
    assert (await bot.get_my_description(code)).description == texts.plain("bot-description")
    assert (await bot.get_my_short_description(code)).short_description == texts.plain("bot-short-description")


async def test_groups_are_shown_no_commands(bot: Bot) -> None:
    """The commands are for citizens' chats; in groups they would do nothing."""
    await publish_profile(bot, CATALOGUE)
    assert await bot.get_my_commands() == ()


async def test_publishing_again_changes_nothing(bot: Bot, world: World) -> None:
    """Every start publishes; the profile is then the same as after the first."""
    await publish_profile(bot, CATALOGUE)
    once = (dict(world.profile.commands), dict(world.profile.descriptions), dict(world.profile.short_descriptions))
    await publish_profile(bot, CATALOGUE)
    assert (world.profile.commands, world.profile.descriptions, world.profile.short_descriptions) == once


async def test_every_command_that_is_shown_is_understood(world: World, tmp_path: Path) -> None:
    """The running assistant has published its profile, and answers each command in it with something of its own."""
    async with open_town(world, tmp_path) as town:
        [shown] = [commands for (_, code), commands in world.profile.commands.items() if code == "da"]
        answers = set()
        for command in shown:
            town.anna.send(f"/{command['command']}")
            answers.add(await town.anna.reply_text())
        assert len(answers) == len(shown) == len(COMMANDS)
        assert CATALOGUE["da"].plain("unknown-command") not in answers
        town.anna.send("/findesikke")
        assert await town.anna.reply_text() == CATALOGUE["da"].plain("unknown-command")
