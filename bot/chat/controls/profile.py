"""What Telegram shows of the assistant before anybody has written: commands and descriptions per language."""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.catalogue import Catalogue, Texts
from knowledge.entries import Language

_log = structlog.get_logger(__name__)

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

STAFF_COMMANDS = {
    "sager": "command-staff-cases",
    "svar": "command-staff-answer",
    "tildel": "command-staff-assign",
    "hus": "command-staff-house",
    "haster": "command-staff-urgent",
    "udsaet": "command-staff-snooze",
    "luk": "command-staff-close",
    "udskrift": "command-staff-transcript",
    "journal": "command-staff-record",
    "spaer": "command-staff-ban",
    "ophaev": "command-staff-lift",
    "spaerringer": "command-staff-bans",
    "vis": "command-staff-show",
    "ny": "command-staff-new",
    "ret": "command-staff-edit",
    "historik": "command-staff-history",
    "fortryd": "command-staff-undo",
    "arkiver": "command-staff-archive",
    "annuller": "command-staff-cancel",
    "tjek": "command-staff-due",
    "drift": "command-staff-incident",
    "tider": "command-staff-hours",
    "arrangement": "command-staff-event",
    "opslag": "command-staff-post",
    "leveringer": "command-staff-deliveries",
    "qr": "command-staff-qr",
    "eksport": "command-staff-export",
    "viden": "command-staff-topic",
    "rolle": "command-staff-role",
    "id": "command-staff-id",
    "hjaelp": "command-staff-help",
}
"""The staff group's commands, the most used first, and the text that describes each."""


async def publish_profile(bot: Bot, catalogue: Catalogue) -> None:
    """Set commands and descriptions in every language; Danish is what everybody else sees.

    Telegram keeps what was set before. Who starts often is told to wait, and citizens need not wait for that.
    """
    try:
        for language in (None, *Language):
            texts = catalogue[language or Language.DA]
            code = None if language is None else language.value
            await bot.set_my_commands(
                _commands(COMMANDS, texts), scope=BotCommandScopeAllPrivateChats(), language_code=code
            )
            await bot.set_my_description(texts.plain("bot-description"), language_code=code)
            await bot.set_my_short_description(texts.plain("bot-short-description"), language_code=code)
    except TelegramError as error:
        _log.warning("profile.not_published", problem=type(error).__name__)


async def publish_staff_commands(bot: Bot, catalogue: Catalogue, chat_id: int) -> None:
    """Set the commands that the staff group's members see there, in every language.

    A group that the assistant is not in yet refuses them; they come with the next start.
    """
    scope = BotCommandScopeChat(chat_id)
    try:
        for language in (None, *Language):
            commands = _commands(STAFF_COMMANDS, catalogue[language or Language.DA])
            await bot.set_my_commands(commands, scope=scope, language_code=None if language is None else language.value)
    except TelegramError as error:
        _log.warning("profile.no_staff_commands", problem=type(error).__name__)


def _commands(named: Mapping[str, str], texts: Texts) -> list[BotCommand]:
    return [BotCommand(name, texts.plain(identifier)) for name, identifier in named.items()]
