"""The staff group: what is written to citizens, the group's id, and its move to a supergroup."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Bot, Update
from telegram import Message as TelegramMessage
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.catalogue import Catalogue
from bot.desk.casework import CaseWork
from bot.desk.door import Door
from bot.desk.handover import HandOverDesk
from bot.desk.relay import Relay
from bot.desk.said import FromStaff
from bot.messages import Message
from bot.transport.outbox import Purpose
from bot.work import current
from handlers.membership import author_of
from knowledge.entries import Language

_UseCase = Callable[[FromStaff], Awaitable[None]]
_Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]
_EDITED = filters.ChatType.GROUPS & filters.UpdateType.EDITED_MESSAGE
GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
"""What is newly written in a group."""

_SLIP = r"^\s*/(?!/)"
"""One slash begins a command; two begin a note that stays in the group."""


def staff_handlers(
    casework: CaseWork, relay: Relay, catalogue: Catalogue, bot: Bot, door: Door
) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the staff group; any other group is met with silence."""
    desk = casework.handover

    def calls(use_case: _UseCase, *, anywhere: bool = False, command: bool = True) -> _Callback:
        async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            if message is None or not await _is_for_us(message, desk, anywhere=anywhere):
                return
            said = from_staff(message, bot.id)
            if await door.lets_in(author_of(message), said, command=command):
                await use_case(said)

        return handle

    async def tell_id(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Needed once, to set up the staff group; afterwards only that group's members are told."""
        message = update.effective_message
        staff_chat = await desk.staff_chat()
        if message is None or staff_chat not in {None, message.chat_id}:
            return
        if staff_chat is None or await door.lets_in(author_of(message), from_staff(message, bot.id), command=True):
            html = catalogue[Language.DA].html("chat-id", id=str(message.chat_id))
            current().say([Message(message.chat_id, html)], Purpose.STATUS)

    async def moved(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None and message.migrate_to_chat_id is not None:
            await desk.staff_chat_moved(message.chat_id, message.migrate_to_chat_id)

    return [
        MessageHandler(filters.StatusUpdate.MIGRATE, moved),
        CommandHandler("id", tell_id, filters=GROUPS),
        CommandHandler("journal", calls(desk.turn_record), filters=GROUPS),
        CommandHandler("luk", calls(casework.end), filters=GROUPS),
        CommandHandler("sager", calls(casework.list_cases, anywhere=True), filters=GROUPS),
        _slips(desk, catalogue),
        MessageHandler(GROUPS & ~filters.StatusUpdate.ALL, calls(relay.from_staff, command=False)),
        MessageHandler(_EDITED, calls(relay.correct, anywhere=True, command=False)),
    ]


async def _is_for_us(message: TelegramMessage, desk: HandOverDesk, *, anywhere: bool) -> bool:
    """Whether it was written in the staff group and, unless `anywhere`, may concern a case: a reply, or in a topic."""
    placed = anywhere or message.reply_to_message is not None or message.is_topic_message
    return bool(placed) and message.chat_id == await desk.staff_chat()


def place_of(message: TelegramMessage) -> tuple[int | None, int | None]:
    """What a message of a group replies to, and the topic that it stands in; None for nothing."""
    topic = message.message_thread_id if message.is_topic_message else None
    target = message.reply_to_message
    # What replies to nothing shows the message that opened its topic.
    return (None if target is None or target.message_id == topic else target.message_id), topic


def from_staff(message: TelegramMessage, our_id: int) -> FromStaff:
    """A message of the staff group as the desk reads it; `our_id` is the assistant's."""
    target = message.reply_to_message
    reply_to, topic = place_of(message)
    return FromStaff(
        chat_id=message.chat_id,
        message_id=message.message_id,
        reply_to=reply_to,
        text=message.text or message.caption or "",
        media=message.text is None,
        to_us=target is not None and target.from_user is not None and target.from_user.id == our_id,
        topic=topic,
        album=message.media_group_id,
    )


def _slips(desk: HandOverDesk, catalogue: Catalogue) -> BaseHandler[Any, Any, Any]:
    """What begins with one slash is meant for the assistant; a slip of the pen must not reach the citizen."""

    async def unknown(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None and message.chat_id == await desk.staff_chat():
            html = catalogue[Language.DA].html("staff-unknown-command")
            topic = place_of(message)[1]
            current().say([Message(message.chat_id, html, reply_to=message.message_id, topic=topic)], Purpose.STATUS)

    slip = filters.Regex(_SLIP) | filters.CaptionRegex(_SLIP)
    return MessageHandler(GROUPS & (filters.REPLY | filters.IS_TOPIC_MESSAGE) & slip, unknown)
