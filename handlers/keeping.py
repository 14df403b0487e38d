"""The staff group's commands about the knowledge base as a whole: roles and incidents."""

from __future__ import annotations

from typing import Any

from telegram import Message as TelegramMessage
from telegram import User
from telegram.ext import BaseHandler, CommandHandler

from bot.desk.said import FromStaff
from bot.keeping.banner import Banner
from bot.keeping.roles import Roles, number_in
from handlers.colleagues import colleague
from handlers.gate import GROUPS, Gate


def keeping_handlers(roles: Roles, banner: Banner, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers; they come before what staff write to a case's citizen."""

    async def give_role(message: TelegramMessage, said: FromStaff) -> None:
        writer = await colleague(gate.bot, message.chat_id, message.from_user)
        target = None if message.reply_to_message is None else message.reply_to_message.from_user
        number = number_in(said)
        if number is not None:
            target = User(number, "-", is_bot=False)
        answered = await colleague(gate.bot, message.chat_id, target)
        await roles.command(said, writer, answered)

    async def tell_of_incident(message: TelegramMessage, said: FromStaff) -> None:
        await banner.command(said, await colleague(gate.bot, message.chat_id, message.from_user))

    return [
        CommandHandler("rolle", gate.calls_with_message(give_role), filters=GROUPS),
        CommandHandler("drift", gate.calls_with_message(tell_of_incident), filters=GROUPS),
    ]
