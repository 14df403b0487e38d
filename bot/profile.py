"""What Telegram shows of the assistant before anybody has written: commands and descriptions per language."""

from __future__ import annotations

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats

from bot.catalogue import Catalogue, Texts
from knowledge.entries import Language

COMMANDS = {
    "start": "command-start",
    "hjaelp": "command-help",
    "arrangementer": "command-events",
    "sprog": "command-language",
    "menneske": "command-person",
    "afslut": "command-end",
    "abonnement": "command-subscription",
    "stop": "command-stop",
    "privatliv": "command-privacy",
    "minedata": "command-my-data",
    "slet": "command-erase",
}
"""The citizens' commands and the text that describes each."""


async def publish_profile(bot: Bot, catalogue: Catalogue) -> None:
    """Set commands and descriptions in every language; Danish is what everybody else sees."""
    for language in (None, *Language):
        texts = catalogue[language or Language.DA]
        code = None if language is None else language.value
        await bot.set_my_commands(_commands(texts), scope=BotCommandScopeAllPrivateChats(), language_code=code)
        await bot.set_my_description(texts.plain("bot-description"), language_code=code)
        await bot.set_my_short_description(texts.plain("bot-short-description"), language_code=code)


def _commands(texts: Texts) -> list[BotCommand]:
    return [BotCommand(name, texts.plain(identifier)) for name, identifier in COMMANDS.items()]
