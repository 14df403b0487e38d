"""The staff group's commands with Danish letters and accents, which Telegram does not take for commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.desk.commands.command_words import typed
from handlers.gate import GROUPS


class _Spelled(filters.MessageFilter):
    """What begins with one of some commands, spelled otherwise than Telegram takes them."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__()
        self._known = frozenset(known)

    def filter(self, message: Message) -> bool:
        """Whether this message does."""
        text = message.text or ""
        first = text.split(maxsplit=1)[:1]
        return bool(first) and not first[0].isascii() and typed(first[0]) in self._known


def spelling_handlers(handlers: Iterable[BaseHandler[Any, Any, Any]]) -> list[BaseHandler[Any, Any, Any]]:
    """The handler of the commands among `handlers`, all of the staff group, as people spell them; it comes first."""
    known: Mapping[str, CommandHandler[Any, Any]] = {
        name: each for each in handlers if isinstance(each, CommandHandler) for name in each.commands
    }

    async def call(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        word = None if message is None else typed(message.text or "")
        if word is not None and word in known:
            await known[word].callback(update, context)

    return [MessageHandler(GROUPS & _Spelled(known), call)]
