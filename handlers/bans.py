"""The staff group's commands about abuse: ban a chat, lift a ban, list them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any

from telegram import Bot, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.banning import Asked, Banning
from bot.desk.door import Door
from handlers.membership import author_of
from handlers.staff import from_staff, place_of

_GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
UseCase = Callable[[Asked], Awaitable[None]]
_Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def ban_handlers(banning: Banning, bot: Bot, door: Door) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the three commands; they come before what staff write in reply to a case."""
    named: dict[tuple[str, str], UseCase] = {
        ("spaer", "spær"): banning.ban,
        ("ophaev", "ophæv"): banning.lift,
        ("spaerringer", "spærringer"): banning.show,
    }

    def guarded(use_case: UseCase) -> _Callback:
        async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            if message is None or message.chat_id != await banning.desk.staff_chat():
                return
            if not await door.lets_in(author_of(message), from_staff(message, bot.id), command=True):
                return
            reply_to, topic = place_of(message)
            about = (message.text or "").partition(" ")[2].strip()
            await use_case(Asked(message.chat_id, message.message_id, reply_to, about, topic))

        return handle

    return [handler for names, use_case in named.items() for handler in _handlers(*names, guarded(use_case))]


def _handlers(name: str, danish: str, handle: _Callback) -> Iterator[BaseHandler[Any, Any, Any]]:
    yield CommandHandler(name, handle, filters=_GROUPS)
    # Telegram's commands have no Danish letters, but people write them.
    yield MessageHandler(_GROUPS & filters.Regex(rf"^/{danish}(?:\s|$)"), handle)
