"""A pressed button, in a citizen's chat or in the staff group."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import structlog
from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import BadRequest
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.actions import Action, Verb, parse_action
from bot.buttons import Buttons, Pressed
from bot.handover import HandOverDesk
from bot.messages import DeliveryError, Messenger
from handlers.delivery import deliver

_log = structlog.get_logger(__name__)
_CALLS_OUT = frozenset({Verb.ACCEPT, Verb.CLOSE, Verb.STAFF_CLOSE})
"""Verbs that write to another chat first; their button is answered before that, since Telegram waits only briefly."""


def button_handlers(buttons: Buttons, desk: HandOverDesk, messenger: Messenger) -> list[BaseHandler[Any, Any, Any]]:
    """The handler of every button."""

    async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None:
            return
        action = parse_action(query.data or "")
        if action is None or action.verb in _CALLS_OUT:
            await _answer(query, None)
        if action is None:
            return
        pressed = await _press(query, action, buttons, desk)
        if action.verb not in _CALLS_OUT:
            await _answer(query, pressed.toast)
        await _show(query, pressed, messenger)

    return [CallbackQueryHandler(press)]


async def _press(query: CallbackQuery, action: Action, buttons: Buttons, desk: HandOverDesk) -> Pressed:
    chat = None if query.message is None else query.message.chat
    if chat is None:
        return Pressed()
    if chat.type == ChatType.PRIVATE:
        return await buttons.press(chat.id, query.from_user.language_code, action)
    if action.verb is Verb.STAFF_CLOSE and chat.id == await desk.staff_chat() and action.about.isdecimal():
        return Pressed(await desk.close_by_staff(int(action.about)))
    return Pressed()


async def _show(query: CallbackQuery, pressed: Pressed, messenger: Messenger) -> None:
    message = query.message
    if message is None:
        return
    if pressed.drop_keyboard:
        await messenger.drop_keyboard(message.chat.id, message.message_id)
    messages = list(pressed.messages)
    if pressed.replace and messages:
        try:
            await messenger.edit(messages.pop(0), message.message_id)
        except DeliveryError as error:
            _log.error("message.failed", error=type(error).__name__)
    await deliver(messenger, messages)


async def _answer(query: CallbackQuery, toast: str | None) -> None:
    # A button pressed while the assistant was down is too old to be answered; what it does still counts.
    with suppress(BadRequest):
        await query.answer(toast)
