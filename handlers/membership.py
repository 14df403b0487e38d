"""Who acts in a group, as an update says it, and what drops what is remembered of its members."""

from __future__ import annotations

from typing import Any

from telegram import Bot, CallbackQuery, Chat, ChatMemberAdministrator, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler, ChatMemberHandler, ContextTypes

from bot.desk.leaving import Leaving, OwnPlace
from bot.desk.staff import Actor, StaffCheck
from bot.transport.members import is_present, may_make_topics

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


def author_of(message: Message) -> Actor:
    """Who wrote a message of a group."""
    author, name = message.from_user, message.sender_chat
    return Actor(
        message.chat_id,
        None if author is None else author.id,
        is_bot=author is not None and author.is_bot,
        as_chat=None if name is None else name.id,
    )


def presser_of(query: CallbackQuery, chat_id: int) -> Actor:
    """Who pressed a button in a group; also an anonymous administrator does so as themselves."""
    return Actor(chat_id, query.from_user.id, is_bot=query.from_user.is_bot)


def membership_handlers(check: StaffCheck, leaving: Leaving, bot: Bot) -> list[BaseHandler[Any, Any, Any]]:
    """The handler of comings and goings."""

    async def changed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        change = update.chat_member or update.my_chat_member
        if change is None:
            return
        chat, member = change.chat, change.new_chat_member
        if change is update.chat_member:
            check.forget(chat.id, member.user.id)
            if not is_present(member):
                await leaving.left(chat.id, member.user.id)
        else:
            check.forget(chat.id)
            place = await _own_place(bot, chat) if is_present(member) and chat.type in _GROUPS else None
            if place is not None:
                await leaving.own_place(chat.id, place)

    return [ChatMemberHandler(changed, ChatMemberHandler.ANY_CHAT_MEMBER)]


async def _own_place(bot: Bot, chat: Chat) -> OwnPlace | None:
    """What the assistant is in a group, asked of Telegram, as updates are stored without it; None where nobody says."""
    try:
        member = await bot.get_chat_member(chat.id, bot.id)
    except TelegramError:
        return None
    return OwnPlace(isinstance(member, ChatMemberAdministrator), may_make_topics(member) or not chat.is_forum)
