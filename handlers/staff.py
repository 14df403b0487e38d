"""The staff group: what is written to citizens, the group's id, and its move to a supergroup."""

from __future__ import annotations

from typing import Any

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.authoring.authoring import Authoring
from bot.catalogue import Catalogue
from bot.chat.controls.profile import publish_staff_commands
from bot.desk.casework import CaseWork
from bot.desk.commands.slips import Slips
from bot.desk.listing import CaseList
from bot.desk.relaying.correcting import Correcting
from bot.desk.relaying.relay import Relay
from bot.desk.said import FromStaff
from bot.desk.shut_topics import ShutTopics
from bot.messages import Message
from bot.transport.outgoing.outbox import Purpose
from bot.work import current
from handlers.authoring import hearing
from handlers.gate import GROUPS, Gate, from_staff
from handlers.membership import author_of
from knowledge.entries import Language

_EDITED = filters.ChatType.GROUPS & filters.UpdateType.EDITED_MESSAGE
_SHUT = GROUPS & filters.StatusUpdate.FORUM_TOPIC_CLOSED
_SLASH = r"^\s*/(?!/)"
_SLIP = filters.Regex(_SLASH) | filters.CaptionRegex(_SLASH)
"""One slash begins a command, and must not reach the citizen; two begin a note that stays in the group."""


def staff_handlers(
    casework: CaseWork, relay: Relay, catalogue: Catalogue, gate: Gate, authoring: Authoring
) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the staff group; any other group is met with silence."""
    desk = casework.handover

    async def tell_id(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Needed once, to set up the staff group; afterwards only that group's members are told."""
        message = update.effective_message
        staff_chat = await desk.staff_chat()
        if message is None or staff_chat not in {None, message.chat_id}:
            return
        if staff_chat is None or await gate.lets_in(message, from_staff(message, gate.bot.id), command=True):
            html = catalogue[Language.DA].html("chat-id", id=str(message.chat_id))
            current().say([Message(message.chat_id, html)], Purpose.STATUS)

    async def moved(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        new_id = None if message is None else message.migrate_to_chat_id
        if message is not None and new_id is not None and await desk.staff_chat_moved(message.chat_id, new_id):
            await publish_staff_commands(gate.bot, catalogue, new_id)

    async def list_cases(message: TelegramMessage, said: FromStaff) -> None:
        who = author_of(message)
        await CaseList(desk).show(said, None if who.is_bot else who.person)

    shut_by_hand = gate.calls(ShutTopics(desk).tell, command=False)

    async def shut(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What a bot has closed itself it is told of, too."""
        message = update.effective_message
        if message is not None and message.from_user is not None and message.from_user.id != gate.bot.id:
            await shut_by_hand(update, context)

    heard = gate.calls_with_message(hearing(authoring, relay.from_staff), placed=True, command=False)
    return [
        MessageHandler(filters.StatusUpdate.MIGRATE, moved),
        MessageHandler(_SHUT, shut),
        CommandHandler("id", tell_id, filters=GROUPS),
        CommandHandler("journal", gate.calls(casework.turn_record), filters=GROUPS),
        CommandHandler("luk", gate.calls(casework.end), filters=GROUPS),
        CommandHandler("sager", gate.calls_with_message(list_cases), filters=GROUPS),
        MessageHandler(GROUPS & _SLIP, gate.calls(Slips(desk).tell, command=False)),
        MessageHandler(GROUPS & ~filters.StatusUpdate.ALL, heard),
        MessageHandler(_EDITED, gate.calls(Correcting(desk).correct, command=False)),
    ]
