"""A pressed button, in a citizen's chat or in the staff group."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from telegram import CallbackQuery, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot.announcing.deliveries import Deliveries
from bot.announcing.posting import Posting
from bot.authoring.authoring import Authoring
from bot.chat.buttons import Buttons
from bot.chat.controls.actions import Action, Verb, parse_action
from bot.chat.controls.pressed import Pressed
from bot.desk.cases import Colleague
from bot.desk.casework import CaseWork
from bot.desk.commands.sorting import Sorting
from bot.desk.door import Door
from bot.desk.relaying.canned import Canned
from bot.desk.relaying.holding import Holding
from bot.keeping.parts import Press
from bot.transport.outgoing.operations import DropKeyboard, Edit
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from handlers import authoring as knowledge
from handlers.colleagues import colleague
from handlers.gate import from_staff
from handlers.membership import presser_of

_Use = Callable[[CallbackQuery, Action, tuple[int, int]], Awaitable[Pressed]]
"""What a button of the group does: the press, what the button carries, and its message (chat id, message id)."""

_PATIENCE = 2.0
"""Seconds for taking the waiting sign off a button."""


def button_handlers(
    buttons: Buttons,
    casework: CaseWork,
    sorting: Sorting,
    canned: Canned,
    holding: Holding,
    door: Door,
    keeping: Mapping[Verb, Press],
    authoring: Authoring,
    posting: Posting,
    deliveries: Deliveries,
) -> list[BaseHandler[Any, Any, Any]]:
    """The handler of every button."""
    uses = {
        **_of_cases(casework, sorting, canned, holding),
        **_of_posts(posting, deliveries),
        **_of_knowledge(keeping, authoring),
    }

    async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None:
            return
        action, message = parse_action(query.data or ""), query.message
        pressed = Pressed()
        if action is not None and message is not None and message.chat.type == ChatType.PRIVATE:
            pressed = await buttons.press(message.chat.id, query.from_user.language_code, action, message.message_id)
        elif action is not None and message is not None and await casework.handover.is_staff_chat(message.chat.id):
            told = await door.refusal(presser_of(query, message.chat.id))
            use = uses.get(action.verb)
            if told is not None:
                pressed = Pressed(toast=told)
            elif use is not None:
                pressed = await use(query, action, (message.chat.id, message.message_id))
        await _answer(query, pressed.toast)
        _show(query, pressed)

    return [CallbackQueryHandler(press)]


def _of_cases(casework: CaseWork, sorting: Sorting, canned: Canned, holding: Holding) -> dict[Verb, _Use]:
    """The buttons under cases."""

    async def house(_: CallbackQuery, action: Action, place: tuple[int, int]) -> Pressed:
        return Pressed(toast=await sorting.press_house(action.about, place[0]), drop_keyboard=True)

    async def reply(_: CallbackQuery, action: Action, place: tuple[int, int]) -> Pressed:
        note, over = await canned.press(action, place)
        return Pressed(toast=note, drop_keyboard=over)

    async def work(_: CallbackQuery, action: Action, place: tuple[int, int]) -> Pressed:
        return Pressed(toast=await casework.press(action, place, None))

    async def claim(query: CallbackQuery, action: Action, place: tuple[int, int]) -> Pressed:
        return Pressed(toast=await casework.press(action, place, await _who(query, place)))

    async def held(query: CallbackQuery, action: Action, place: tuple[int, int]) -> Pressed:
        message = query.message
        written = message.reply_to_message if isinstance(message, TelegramMessage) else None
        said = None if written is None else from_staff(written, query.get_bot().id)
        return await holding.press(action, place, said)

    return {
        **dict.fromkeys((Verb.STAFF_SEND, Verb.STAFF_REOPEN_SEND), held),
        Verb.STAFF_HOUSE: house,
        **dict.fromkeys((Verb.STAFF_CANNED, Verb.STAFF_CANNED_SEND, Verb.STAFF_CANNED_EDIT), reply),
        **dict.fromkeys((Verb.STAFF_CLOSE, Verb.STAFF_REOPEN, Verb.STAFF_RELEASE, Verb.STAFF_DRAFT), work),
        Verb.STAFF_CLAIM: claim,
    }


def _of_posts(posting: Posting, deliveries: Deliveries) -> dict[Verb, _Use]:
    """The buttons of announcements, and citizens' buttons under the preview of one, which do nothing."""

    async def example(_: CallbackQuery, _action: Action, _place: tuple[int, int]) -> Pressed:
        return Pressed(toast=posting.example())

    async def resend(_: CallbackQuery, action: Action, _place: tuple[int, int]) -> Pressed:
        return Pressed(toast=deliveries.send_again(action.about), drop_keyboard=True)

    async def post(query: CallbackQuery, action: Action, place: tuple[int, int]) -> Pressed:
        who = await _who(query, place)
        await posting.press(action.about, place, None if who is None else who.name)
        return Pressed()

    shown = dict.fromkeys((Verb.SUBSCRIPTION, Verb.UNSUBSCRIBE, Verb.REMIND), example)
    return {**shown, Verb.STAFF_RESEND: resend, Verb.STAFF_POST: post}


def _of_knowledge(keeping: Mapping[Verb, Press], authoring: Authoring) -> dict[Verb, _Use]:
    """The buttons of those who keep the knowledge base."""

    async def keep(query: CallbackQuery, action: Action, place: tuple[int, int]) -> Pressed:
        return Pressed(toast=await keeping[action.verb](action, place, await _who(query, place)))

    async def author(query: CallbackQuery, action: Action, _place: tuple[int, int]) -> Pressed:
        return await knowledge.press(authoring, query, action.about)

    return {**dict.fromkeys(keeping, keep), Verb.KNOWLEDGE: author}


async def _who(query: CallbackQuery, place: tuple[int, int]) -> Colleague | None:
    """Whoever pressed."""
    return await colleague(query.get_bot(), place[0], query.from_user)


def _show(query: CallbackQuery, pressed: Pressed) -> None:
    message = query.message
    if message is None:
        return
    messages = list(pressed.messages)
    if pressed.replace and messages:
        current().do(Outgoing(Edit(messages.pop(0), message.message_id)))
    # Buttons that go when one is pressed take a moment to go: who presses one twice, or on two devices, has meant once.
    place = f"{message.chat.id}:{message.message_id}"
    current().say(messages, once=f"press:{place}:{query.data}" if pressed.drop_keyboard else None)
    if pressed.drop_keyboard:
        current().do(Outgoing(DropKeyboard(message.chat.id, message.message_id), Purpose.STATUS))


async def _answer(query: CallbackQuery, toast: str | None) -> None:
    # Only takes the waiting sign off the button. One that was pressed while the assistant was down is too old for
    # that, or the network fails; what the button does still counts, and does not wait long for it.
    with suppress(TelegramError):
        await query.answer(toast, connect_timeout=_PATIENCE, read_timeout=_PATIENCE)
