"""Who acts in a group, as an update says it, and what drops what is remembered of its members."""

from __future__ import annotations

from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import BaseHandler, ChatMemberHandler, ContextTypes

from bot.desk.staff import Actor, StaffCheck


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


def membership_handlers(check: StaffCheck) -> list[BaseHandler[Any, Any, Any]]:
    """The handler of comings and goings."""

    async def changed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.chat_member is not None:
            check.forget(update.chat_member.chat.id, update.chat_member.new_chat_member.user.id)
        elif update.my_chat_member is not None:
            check.forget(update.my_chat_member.chat.id)

    return [ChatMemberHandler(changed, ChatMemberHandler.ANY_CHAT_MEMBER)]
