"""The citizens' commands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.messages import Message
from bot.talk import Talk
from bot.work import current

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
UseCase = Callable[[int, str | None], Awaitable[tuple[Message, ...]]]


def command_handlers(talk: Talk) -> list[BaseHandler[Any, Any, Any]]:
    """One handler per command, and one for those that do not exist."""
    named: dict[tuple[str, ...], UseCase] = {
        ("start",): talk.start,
        ("hjaelp", "help"): talk.help,
        ("sprog", "language"): talk.ask_language,
        ("menneske", "person"): talk.ask_person,
        ("afslut", "end"): talk.end,
        ("privatliv", "privacy"): talk.rights.explain,
        ("minedata", "mydata"): talk.rights.show,
        ("slet", "delete"): talk.rights.ask_erasure,
    }
    handlers: list[BaseHandler[Any, Any, Any]] = [
        CommandHandler(names, _calls(use_case), filters=_PRIVATE) for names, use_case in named.items()
    ]
    handlers.append(MessageHandler(filters.COMMAND & _PRIVATE, _calls(talk.unknown_command)))
    return handlers


def _calls(use_case: UseCase) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        chat, user = update.effective_chat, update.effective_user
        if chat is not None:
            current().say(await use_case(chat.id, None if user is None else user.language_code))

    return handle
