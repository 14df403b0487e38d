"""A pressed button, in a citizen's chat or in the staff group."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.actions import Action, parse_action
from bot.buttons import Buttons, Pressed
from bot.desk.casework import CaseWork
from bot.desk.door import Door
from bot.transport.operations import DropKeyboard, Edit
from bot.transport.outbox import Outgoing, Purpose
from bot.work import current
from handlers.membership import presser_of


def button_handlers(buttons: Buttons, casework: CaseWork, door: Door) -> list[BaseHandler[Any, Any, Any]]:
    """The handler of every button."""

    async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None:
            return
        action = parse_action(query.data or "")
        pressed = Pressed() if action is None else await _press(query, action, buttons, casework, door)
        await _answer(query, pressed.toast)
        _show(query, pressed)

    return [CallbackQueryHandler(press)]


async def _press(query: CallbackQuery, action: Action, buttons: Buttons, casework: CaseWork, door: Door) -> Pressed:
    if query.message is None:
        return Pressed()
    chat = query.message.chat
    if chat.type == ChatType.PRIVATE:
        return await buttons.press(chat.id, query.from_user.language_code, action)
    if chat.id != await casework.handover.staff_chat():
        return Pressed()
    refusal = await door.refusal(presser_of(query, chat.id))
    if refusal is not None:
        return Pressed(toast=refusal)
    return Pressed(toast=await casework.press(action, (chat.id, query.message.message_id)))


def _show(query: CallbackQuery, pressed: Pressed) -> None:
    message = query.message
    if message is None:
        return
    messages = list(pressed.messages)
    if pressed.replace and messages:
        current().do(Outgoing(Edit(messages.pop(0), message.message_id)))
    current().say(messages)
    if pressed.drop_keyboard:
        current().do(Outgoing(DropKeyboard(message.chat.id, message.message_id), Purpose.STATUS))


async def _answer(query: CallbackQuery, toast: str | None) -> None:
    # Only takes the waiting sign off the button. One that was pressed while the assistant was down is too old for
    # that, or the network fails; what the button does still counts.
    with suppress(TelegramError):
        await query.answer(toast)
