"""A pressed button, in a citizen's chat or in the staff group."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.actions import Action, Verb, parse_action
from bot.announcing.posting import Posting
from bot.buttons import Buttons, Pressed
from bot.desk.canned import Canned
from bot.desk.casework import CaseWork
from bot.desk.door import Door
from bot.desk.sorting import Sorting
from bot.transport.operations import DropKeyboard, Edit
from bot.transport.outbox import Outgoing, Purpose
from bot.work import current
from handlers.colleagues import colleague
from handlers.membership import presser_of

_OF_CITIZENS = frozenset({Verb.SUBSCRIPTION, Verb.UNSUBSCRIBE, Verb.REMIND})
"""Under the preview of an announcement they do nothing."""

_CANNED = frozenset({Verb.STAFF_CANNED, Verb.STAFF_CANNED_SEND, Verb.STAFF_CANNED_EDIT})


def button_handlers(
    buttons: Buttons, casework: CaseWork, sorting: Sorting, canned: Canned, posting: Posting, door: Door
) -> list[BaseHandler[Any, Any, Any]]:
    """The handler of every button."""

    async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None:
            return
        action = parse_action(query.data or "")
        if action is None:
            pressed = Pressed()
        elif query.message is not None and query.message.chat.type == ChatType.PRIVATE:
            pressed = await buttons.press(query.message.chat.id, query.from_user.language_code, action)
        else:
            refusal = await _refusal(query, casework, door)
            of_posts = None if refusal is not None else await _press_post(query, action, posting)
            pressed = refusal or of_posts or await _press(query, action, casework, sorting, canned)
        await _answer(query, pressed.toast)
        _show(query, pressed)

    return [CallbackQueryHandler(press)]


async def _refusal(query: CallbackQuery, casework: CaseWork, door: Door) -> Pressed | None:
    """What a button outside a private chat shows instead of doing anything; None for staff in their group."""
    chat = None if query.message is None else query.message.chat
    if chat is None or chat.id != await casework.handover.staff_chat():
        return Pressed()
    told = await door.refusal(presser_of(query, chat.id))
    return None if told is None else Pressed(toast=told)


async def _press_post(query: CallbackQuery, action: Action, posting: Posting) -> Pressed | None:
    """What a button of an announcement shows; None for any other."""
    if query.message is None:
        return None
    if action.verb in _OF_CITIZENS:
        return Pressed(toast=posting.example())
    if action.verb is Verb.STAFF_RESEND:
        return Pressed(toast=posting.send_again(action.about), drop_keyboard=True)
    if action.verb is not Verb.STAFF_POST:
        return None
    place = (query.message.chat.id, query.message.message_id)
    who = await colleague(query.get_bot(), place[0], query.from_user)
    await posting.press(action.about, place, None if who is None else who.name)
    return Pressed()


async def _press(query: CallbackQuery, action: Action, casework: CaseWork, sorting: Sorting, canned: Canned) -> Pressed:
    if query.message is None:
        return Pressed()
    chat = query.message.chat
    if action.verb is Verb.STAFF_HOUSE:
        return Pressed(toast=await sorting.press_house(action.about, chat.id), drop_keyboard=True)
    if action.verb in _CANNED:
        note, over = await canned.press(action, (chat.id, query.message.message_id))
        return Pressed(toast=note, drop_keyboard=over)
    taking = action.verb is Verb.STAFF_CLAIM
    who = await colleague(query.get_bot(), chat.id, query.from_user) if taking else None
    return Pressed(toast=await casework.press(action, (chat.id, query.message.message_id), who))


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
