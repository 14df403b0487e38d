"""The staff group: replies to citizens, the group's id, and its move to a supergroup."""

from __future__ import annotations

from typing import Any

from telegram import Bot, Update
from telegram import Message as TelegramMessage
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.catalogue import Catalogue
from bot.handover import FromStaff, HandOverDesk
from bot.messages import Message
from bot.transport.outbox import Purpose
from bot.work import current
from knowledge.entries import Language

_GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
_SLIP = r"^\s*/(?!/)"
"""One slash begins a command; two begin a note that stays in the group."""


def staff_handlers(desk: HandOverDesk, catalogue: Catalogue, bot: Bot) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the staff group; any other group is met with silence."""

    async def reply(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None or message.reply_to_message is None or message.chat_id != await desk.staff_chat():
            return
        await desk.from_staff(
            FromStaff(
                chat_id=message.chat_id,
                message_id=message.message_id,
                reply_to=message.reply_to_message.message_id,
                text=message.text or message.caption or "",
                media=message.text is None,
                to_us=_is_ours(message.reply_to_message),
            )
        )

    async def record(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None and message.reply_to_message is not None and message.chat_id == await desk.staff_chat():
            await desk.turn_record(message.chat_id, message.message_id, message.reply_to_message.message_id)

    async def tell_id(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Needed once, to set up the staff group; afterwards only that group is told."""
        chat = update.effective_chat
        if chat is not None and await desk.staff_chat() in {None, chat.id}:
            html = catalogue[Language.DA].html("chat-id", id=str(chat.id))
            current().say([Message(chat.id, html)], Purpose.STATUS)

    async def moved(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None and message.migrate_to_chat_id is not None:
            await desk.staff_chat_moved(message.chat_id, message.migrate_to_chat_id)

    def _is_ours(replied_to: TelegramMessage) -> bool:
        return replied_to.from_user is not None and replied_to.from_user.id == bot.id

    return [
        MessageHandler(filters.StatusUpdate.MIGRATE, moved),
        CommandHandler("id", tell_id, filters=_GROUPS),
        CommandHandler("journal", record, filters=_GROUPS),
        _slips(desk, catalogue),
        MessageHandler(_GROUPS & filters.REPLY & ~filters.StatusUpdate.ALL, reply),
    ]


def _slips(desk: HandOverDesk, catalogue: Catalogue) -> BaseHandler[Any, Any, Any]:
    """What begins with one slash is meant for the assistant; a slip of the pen must not reach the citizen."""

    async def unknown(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None and message.chat_id == await desk.staff_chat():
            html = catalogue[Language.DA].html("staff-unknown-command")
            current().say([Message(message.chat_id, html, reply_to=message.message_id)], Purpose.STATUS)

    slip = filters.Regex(_SLIP) | filters.CaptionRegex(_SLIP)
    return MessageHandler(_GROUPS & filters.REPLY & slip, unknown)
