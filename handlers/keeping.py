"""The staff group's work on the knowledge base as a whole: roles, incidents, files, and what is due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import Message as TelegramMessage
from telegram import Update, User
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.desk.cases import Colleague
from bot.desk.said import FromStaff
from bot.keeping.parts import KeepingParts
from bot.keeping.recognised import is_handed_in, tell_astray
from bot.keeping.roles import number_in
from handlers.colleagues import author, colleague
from handlers.gate import GROUPS, Callback, Gate, WithMessage, answered_by, from_staff, place_of

_Signed = Callable[[FromStaff, Colleague | None], Awaitable[None]]


def keeping_handlers(keeping: KeepingParts, gate: Gate, to_case: Callback) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers; they come before what staff write to a case's citizen.

    Args:
        keeping: the use cases.
        gate: lets staff through.
        to_case: carries a file on that stands in another topic.
    """

    async def give_role(message: TelegramMessage, said: FromStaff) -> None:
        replied = answered_by(message)
        target = None if replied is None else replied.from_user
        number = number_in(said)
        if number is not None:
            target = User(number, "-", is_bot=False)
        answered = await colleague(gate.bot, message.chat_id, target)
        await keeping.roles.command(said, await author(gate.bot, message), answered)

    async def hand_in(message: TelegramMessage, said: FromStaff) -> None:
        if said.file is not None:
            await keeping.imports.hand_in(said, await author(gate.bot, message), said.file)

    taken = gate.calls_with_message(hand_in)

    async def file(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        here = message is not None and await keeping.topic.is_here(message.chat_id, place_of(message)[1])
        await (taken if here else to_case)(update, context)

    stray = gate.calls(partial(tell_astray, keeping.imports), command=False)

    async def beside(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None or message.reply_to_message is None:
            await stray(update, context)
            return
        said = from_staff(message, gate.bot.id)
        meant = message.chat_id == await keeping.topic.desk.staff_chat() and await is_handed_in(
            keeping.imports, keeping.topic, said
        )
        await (taken if meant else to_case)(update, context)

    chosen = _signed(gate, keeping.topic.choose)
    return [
        CommandHandler("rolle", gate.calls_with_message(give_role), filters=GROUPS),
        CommandHandler("drift", gate.calls_with_message(_signed(gate, keeping.banner.command)), filters=GROUPS),
        CommandHandler("eksport", gate.calls_with_message(_signed(gate, keeping.imports.hand_out)), filters=GROUPS),
        CommandHandler("tjek", gate.calls(keeping.upkeep.show), filters=GROUPS),
        CommandHandler("viden", gate.calls_with_message(chosen), filters=GROUPS),
        MessageHandler(
            GROUPS & filters.StatusUpdate.FORUM_TOPIC_EDITED, gate.calls_with_message(chosen, command=False)
        ),
        MessageHandler(GROUPS & filters.IS_TOPIC_MESSAGE & filters.Document.ALL, file),
        MessageHandler(GROUPS & filters.Document.ALL, beside),
    ]


def _signed(gate: Gate, use_case: _Signed) -> WithMessage:
    """A use case that needs to know who writes."""

    async def use(message: TelegramMessage, said: FromStaff) -> None:
        await use_case(said, await author(gate.bot, message))

    return use
