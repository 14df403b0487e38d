from __future__ import annotations

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, MenuButtonCommands, MenuButtonDefault
from telegram.error import BadRequest

from bot.standin import World


async def test_commands_are_kept_per_scope_and_language(bot: Bot, world: World) -> None:
    """Commands set for one scope and language are given for exactly that one, and can be deleted."""
    await bot.set_my_commands([BotCommand("start", "Begynd")])
    await bot.set_my_commands([("start", "Begin")], BotCommandScopeAllPrivateChats(), "en")
    assert [c.description for c in await bot.get_my_commands()] == ["Begynd"]
    assert await bot.get_my_commands(language_code="en") == ()
    [english] = await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "en")
    assert english.description == "Begin"
    assert {language: c[0]["description"] for language, c in world.profile.private_commands().items()} == {
        "": "Begynd",
        "en": "Begin",
    }
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()


@pytest.mark.parametrize("command", [("Start", "x"), ("start", ""), ("a" * 33, "x"), ("start", "a" * 257)])
async def test_a_command_has_limits(bot: Bot, world: World, command: tuple[str, str]) -> None:
    """Lower case, 1-32 characters, and a description of 1-256."""
    with pytest.raises(BadRequest):
        await bot.set_my_commands([command])
    assert world.violations
    world.violations.clear()


async def test_there_are_at_most_100_commands(bot: Bot, world: World) -> None:
    """100 commands fit, one more does not."""
    many = [(f"c{number}", "x") for number in range(101)]
    await bot.set_my_commands(many[:100])
    with pytest.raises(BadRequest, match="Bot_commands_too_much"):
        await bot.set_my_commands(many)
    assert [violation.where for violation in world.violations] == ["commands"]
    world.violations.clear()


async def test_texts_about_itself_are_kept_per_language(bot: Bot, world: World) -> None:
    """Name and descriptions fall back to the default language, and an empty one is forgotten."""
    await bot.set_my_description("Spørg mig")
    await bot.set_my_description("Ask me", language_code="en")
    assert (await bot.get_my_description("en")).description == "Ask me"
    assert (await bot.get_my_description("de")).description == "Spørg mig"
    await bot.set_my_description("", language_code="en")
    assert (await bot.get_my_description("en")).description == "Spørg mig"
    await bot.set_my_short_description("Kort")
    assert (await bot.get_my_short_description()).short_description == "Kort"
    await bot.set_my_name("Faxe")
    assert ((await bot.get_my_name()).name, (await bot.get_me()).first_name) == ("Faxe", "Faxe")
    with pytest.raises(BadRequest):
        await bot.set_my_short_description("a" * 121)
    assert {violation.where for violation in world.violations} == {"short_description"}
    world.violations.clear()


async def test_the_menu_button_falls_back_to_the_default(bot: Bot) -> None:
    """A chat without a button of its own shows the default one."""
    assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)
    await bot.set_chat_menu_button(menu_button=MenuButtonDefault())
    assert isinstance(await bot.get_chat_menu_button(1001), MenuButtonDefault)


async def test_logging_out_and_closing_are_accepted(bot: Bot) -> None:
    """Both are allowed and change nothing here."""
    assert await bot.log_out()
    assert await bot.close()
