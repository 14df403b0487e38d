"""The citizens' commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.announcing.subscribing import Subscribing
from bot.chat.commands import Commands, UseCase
from bot.chat.wishes.rights import Rights
from bot.messages import Message
from bot.work import current
from handlers.asking import heard_in

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_ALONE = frozenset({"sprog", "menneske", "abonnement", "privatliv", "minedata", "slet"})
"""Commands that are carried out without their slash, too; the names of the others are read as what they say."""


def command_handlers(commands: Commands, rights: Rights, subscribing: Subscribing) -> list[BaseHandler[Any, Any, Any]]:
    """One handler per command, and one for those that do not exist."""
    named: dict[tuple[str, ...], UseCase] = {
        ("hjaelp", "help"): commands.help,
        ("sprog", "language"): commands.ask_language,
        ("menneske", "person"): commands.ask_person,
        ("afslut", "end", "slut", "luk"): commands.end,
        ("arrangementer", "events"): commands.events,
        ("abonnement", "subscription"): subscribing.show,
    }
    of_rights: dict[tuple[str, ...], UseCase] = {
        ("privatliv", "privacy"): rights.explain,
        ("minedata", "mydata"): rights.show,
        ("slet", "delete"): rights.ask_erasure,
        ("stop", "unsubscribe"): subscribing.stop_by_command,
    }

    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        payload = " ".join(context.args or ())

        async def with_payload(chat_id: int, device_language: str | None) -> tuple[Message, ...]:
            return await commands.start(chat_id, device_language, payload)

        await _run(commands, with_payload, update)

    async def unknown(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None:
            current().say(await commands.unknown(heard_in(message)))

    return [
        CommandHandler("start", start, filters=_PRIVATE),
        *(CommandHandler(names, _calls(commands, use_case), filters=_PRIVATE) for names, use_case in named.items()),
        *(
            CommandHandler(names, _calls(commands, use_case, a_right=True), filters=_PRIVATE)
            for names, use_case in of_rights.items()
        ),
        MessageHandler(filters.COMMAND & _PRIVATE, unknown),
        *(
            _without_slash(commands, names[0], use_case, a_right=names in of_rights)
            for names, use_case in (named | of_rights).items()
            if names[0] in _ALONE
        ),
    ]


def _without_slash(commands: Commands, name: str, use_case: UseCase, *, a_right: bool) -> MessageHandler[Any, Any]:
    """The handler of a command's name that stands alone; whatever says more is no command."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None:
            current().say(await commands.without_slash(heard_in(message), use_case, a_right=a_right))

    alone = re.compile(rf"^\W*{name}\W*$", re.IGNORECASE)
    return MessageHandler(_PRIVATE & filters.Regex(alone), handle)


def _calls(
    commands: Commands, use_case: UseCase, *, a_right: bool = False
) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await _run(commands, use_case, update, a_right=a_right)

    return handle


async def _run(commands: Commands, use_case: UseCase, update: Update, *, a_right: bool = False) -> None:
    message = update.effective_message
    if message is not None:
        current().say(await commands.carry_out(heard_in(message), use_case, a_right=a_right))
