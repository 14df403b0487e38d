"""The staff group's commands about abuse: ban a chat, lift a ban, list them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.banning import Asked, Banning
from handlers.staff import place_of

_GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
UseCase = Callable[[Asked], Awaitable[None]]


def ban_handlers(banning: Banning) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the three commands; they come before what staff write in reply to a case."""
    named: dict[tuple[str, str], UseCase] = {
        ("spaer", "spær"): banning.ban,
        ("ophaev", "ophæv"): banning.lift,
        ("spaerringer", "spærringer"): banning.show,
    }
    return [handler for names, use_case in named.items() for handler in _handlers(*names, use_case)]


def _handlers(name: str, danish: str, use_case: UseCase) -> Iterator[BaseHandler[Any, Any, Any]]:
    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        reply_to, topic = place_of(message)
        about = (message.text or "").partition(" ")[2].strip()
        await use_case(Asked(message.chat_id, message.message_id, reply_to, about, topic))

    yield CommandHandler(name, handle, filters=_GROUPS)
    # Telegram's commands have no Danish letters, but people write them.
    yield MessageHandler(_GROUPS & filters.Regex(rf"^/{danish}(?:\s|$)"), handle)
