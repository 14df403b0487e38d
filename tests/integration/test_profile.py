"""What Telegram shows of the assistant before anybody has written, and that its commands do something."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from itertools import chain
from pathlib import Path

import pytest
from telegram import Bot, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.ext import CommandHandler
from telegram.request import HTTPXRequest

from bot.catalogue import Catalogue
from bot.chat.controls.profile import COMMANDS, STAFF_COMMANDS, publish_profile, publish_staff_commands
from bot.standin import Fault, FaultKind, Server, World
from bot.standin.profile import PRIVATE_SCOPE, scope_key
from handlers.gate import GROUPS
from knowledge.entries import Language
from tests.e2e.town import open_town

CATALOGUE = Catalogue()
TOKEN = "1:TEST"


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    """The real client, connected to the stand-in."""
    # Reading the machine's certificates takes longer than a test, and nothing here is encrypted.
    request = HTTPXRequest(httpx_kwargs={"verify": ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)})
    async with Bot(TOKEN, base_url=server.base_url, request=request) as client:
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


@pytest.mark.parametrize(("code", "language"), [(None, Language.DA), ("da", Language.DA), ("en", Language.EN)])
async def test_staff_see_their_commands_in_their_own_group_alone(
    bot: Bot, world: World, code: str | None, language: Language
) -> None:
    """The staff group's menu has the commands of staff in each language, and Danish ones for everybody else."""
    group, other = world.add_staff_group("Vagten"), world.add_staff_group("Andre")
    await publish_staff_commands(bot, CATALOGUE, group.id)
    shown = await bot.get_my_commands(scope=BotCommandScopeChat(group.id), language_code=code)
    texts = CATALOGUE[language]
    assert [(each.command, each.description) for each in shown] == [
        (name, texts.plain(identifier)) for name, identifier in STAFF_COMMANDS.items()
    ]
    assert await bot.get_my_commands(scope=BotCommandScopeChat(other.id), language_code=code) == ()


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind=FaultKind.FLOOD, method="setMyDescription", times=None, retry_after=3600),
        Fault(kind=FaultKind.SERVER_ERROR, method="setMyCommands", times=None, status=502),
    ],
    ids=lambda fault: fault.kind.value,
)
async def test_a_profile_that_cannot_be_set_holds_nothing_up(bot: Bot, world: World, fault: Fault) -> None:
    """What Telegram shows of the assistant stays as it was until the next start.

    Regression: who was started often was told to wait, and ended in a traceback instead of answering.
    """
    world.faults.add(fault)
    await publish_profile(bot, CATALOGUE)
    assert world.profile.descriptions == {}


async def test_a_group_that_refuses_the_commands_holds_nothing_up(bot: Bot, world: World) -> None:
    """Where the assistant is not in the staff group yet, its commands are left for the next start."""
    refused = "Bad Request: chat not found"
    world.faults.add(Fault(kind=FaultKind.REFUSE, method="setMyCommands", times=None, status=400, description=refused))
    await publish_staff_commands(bot, CATALOGUE, -1001)
    assert world.profile.commands == {}


async def test_the_staff_groups_menu_has_every_command_of_staff(world: World, tmp_path: Path) -> None:
    """What the running assistant shows in the staff group is what it understands there, no more and no less."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        handlers = chain.from_iterable(town.assistant.application.handlers.values())
        groups = [each for each in handlers if isinstance(each, CommandHandler) and each.filters is GROUPS]
        understood = {command for each in groups for command in each.commands}
        town.group.migrate(forum=True)
        key = scope_key({"type": "chat", "chat_id": town.group.id})
        assert await world.until(lambda: (key, "en") in world.profile.commands)
        assert {each["command"] for each in world.profile.commands[key, "en"]} == understood
        assert len(understood) == len(STAFF_COMMANDS)


async def test_groups_are_shown_no_commands(bot: Bot) -> None:
    """The citizens' commands are for their own chats; in groups they would do nothing."""
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
        shown = world.profile.commands[PRIVATE_SCOPE, "da"]
        answers = set()
        for command in shown:
            town.anna.send(f"/{command['command']}")
            answers.add(await town.anna.reply_text())
        assert len(answers) == len(shown) == len(COMMANDS)
        assert CATALOGUE["da"].plain("unknown-command") not in answers
        town.anna.send("/findesikke")
        assert await town.anna.reply_text() == CATALOGUE["da"].plain("unknown-command")
