"""The staff group's commands about one case: whose it is, what comes first, what is put off, what is answered."""

from __future__ import annotations

from functools import partial
from typing import Any

from telegram import Message as TelegramMessage
from telegram.ext import BaseHandler, CommandHandler

from bot.desk.commands.sorting import Sorting
from bot.desk.relaying.canned import Canned
from bot.desk.relaying.transcript import Transcripts
from bot.desk.said import FromStaff
from bot.desk.waiting.snoozing import Snoozing
from handlers.colleagues import colleague
from handlers.gate import GROUPS, Gate, answered_by


def desk_handlers(
    sorting: Sorting, snoozing: Snoozing, canned: Canned, transcripts: Transcripts, gate: Gate
) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers; they come before what staff write to a case's citizen."""

    async def assign(message: TelegramMessage, said: FromStaff) -> None:
        target = answered_by(message)
        answered = partial(colleague, gate.bot, message.chat_id, None if target is None else target.from_user)
        await sorting.assign(said, answered, partial(colleague, gate.bot, message.chat_id, message.from_user))

    return [
        CommandHandler("tildel", gate.calls_with_message(assign), filters=GROUPS),
        CommandHandler("hus", gate.calls(sorting.hand_on), filters=GROUPS),
        CommandHandler("haster", gate.calls(sorting.turn_urgent), filters=GROUPS),
        CommandHandler("svar", gate.calls(canned.search), filters=GROUPS),
        CommandHandler("udskrift", gate.calls(transcripts.export), filters=GROUPS),
        CommandHandler("udsaet", gate.calls(snoozing.put_off), filters=GROUPS),
    ]
