"""The staff group's commands about the knowledge base, and what staff write for a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import CallbackQuery
from telegram import Message as TelegramMessage
from telegram.ext import BaseHandler, CommandHandler

from bot.authoring.authoring import Authoring
from bot.authoring.draft import Place
from bot.authoring.permissions import Command
from bot.authoring.written import Mark
from bot.chat.controls.pressed import Pressed
from bot.desk.said import FromStaff
from handlers.colleagues import writer_of
from handlers.gate import GROUPS, Gate, UseCase, WithMessage, place_of


def authoring_handlers(authoring: Authoring, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the commands; they come before what staff write to a case's citizen."""

    def command(each: Command) -> WithMessage:
        async def use(message: TelegramMessage, said: FromStaff) -> None:
            await authoring.command(each, said, await writer_of(gate.bot, message.chat_id, message.from_user))

        return use

    return [CommandHandler(each.value, gate.calls_with_message(command(each)), filters=GROUPS) for each in Command]


def hearing(authoring: Authoring, otherwise: UseCase) -> WithMessage:
    """What staff write: for the draft that asks for it, else for whoever it is meant for."""

    async def use(message: TelegramMessage, said: FromStaff) -> None:
        author = message.from_user
        named = None if author is None or author.is_bot or message.sender_chat is not None else author.id
        if not await authoring.hear(said, named, _marks(message)):
            await otherwise(said)

    return use


async def press(authoring: Authoring, query: CallbackQuery, about: str) -> Pressed:
    """A button of the knowledge desk."""
    message = query.message
    if not isinstance(message, TelegramMessage):
        return Pressed()
    writer = await writer_of(query.get_bot(), message.chat_id, query.from_user)
    return await authoring.pressing.press(about, writer, Place(message.chat_id, place_of(message)[1]))


def _marks(message: TelegramMessage) -> Sequence[Mark]:
    return [Mark(str(each.type), each.offset, each.length, each.url or "") for each in message.entities]
