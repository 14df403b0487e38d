"""The staff group's commands about abuse: ban a chat, lift a ban, list them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, filters

from bot.banning import Asked, Banning

_GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE


def ban_handlers(banning: Banning) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the three commands; they come before what staff write in reply to a case."""
    named: dict[str, Callable[[Asked], Awaitable[None]]] = {
        "spaer": banning.ban,
        "ophaev": banning.lift,
        "spaerringer": banning.show,
    }
    return [_handler(name, use_case) for name, use_case in named.items()]


def _handler(name: str, use_case: Callable[[Asked], Awaitable[None]]) -> BaseHandler[Any, Any, Any]:
    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        replied = message.reply_to_message
        topic = message.message_thread_id if message.is_topic_message else None
        # What replies to nothing shows the message that opened its topic.
        reply_to = None if replied is None or replied.message_id == topic else replied.message_id
        about = " ".join(context.args or ())
        await use_case(Asked(message.chat_id, message.message_id, reply_to, about, topic))

    return CommandHandler(name, handle, filters=_GROUPS)
