"""The staff group's commands about one case: whose it is, what comes first, what is put off, what is answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Bot, Update
from telegram import Message as TelegramMessage
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.desk.canned import Canned
from bot.desk.door import Door
from bot.desk.said import FromStaff
from bot.desk.snoozing import Snoozing
from bot.desk.sorting import Sorting
from bot.desk.transcript import Transcripts
from handlers.colleagues import colleague
from handlers.membership import author_of
from handlers.staff import GROUPS, from_staff

_UseCase = Callable[[FromStaff], Awaitable[None]]
_Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def desk_handlers(
    sorting: Sorting, snoozing: Snoozing, canned: Canned, transcripts: Transcripts, bot: Bot, door: Door
) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers; they come before what staff write to a case's citizen."""

    async def assign(message: TelegramMessage) -> None:
        target = message.reply_to_message
        answered = None if target is None else await colleague(bot, message.chat_id, target.from_user)
        writer = await colleague(bot, message.chat_id, message.from_user)
        await sorting.assign(from_staff(message, bot.id), answered, writer)

    def calls(use_case: _UseCase) -> Callable[[TelegramMessage], Awaitable[None]]:
        return lambda message: use_case(from_staff(message, bot.id))

    def handler(use: Callable[[TelegramMessage], Awaitable[None]]) -> _Callback:
        async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            if message is None or message.chat_id != await sorting.desk.staff_chat():
                return
            if await door.lets_in(author_of(message), from_staff(message, bot.id), command=True):
                await use(message)

        return handle

    put_off = handler(calls(snoozing.put_off))
    return [
        CommandHandler("tildel", handler(assign), filters=GROUPS),
        CommandHandler("hus", handler(calls(sorting.hand_on)), filters=GROUPS),
        CommandHandler("haster", handler(calls(sorting.turn_urgent)), filters=GROUPS),
        CommandHandler("svar", handler(calls(canned.search)), filters=GROUPS),
        CommandHandler("udskrift", handler(calls(transcripts.export)), filters=GROUPS),
        CommandHandler("udsaet", put_off, filters=GROUPS),
        # Telegram's commands have no Danish letters, but people write them.
        MessageHandler(GROUPS & filters.Regex(r"^/udsæt(?:\s|$)"), put_off),
    ]
