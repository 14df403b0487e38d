"""The Bot API's JSON for what the stand-in remembers."""

from __future__ import annotations

from typing import Final

from bot.standin.jsontypes import Json
from bot.standin.model import RIGHTS, Chat, ChatKind, Member, Message, Press, Status, User

ANONYMOUS: Final = User(1087968824, "Group", is_bot=True, username="GroupAnonymousBot", role="bot")
"""Who stands as `from` where an administrator writes anonymously."""


def user_json(user: User) -> Json:
    """A User object."""
    shape: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    if user.last_name:
        shape["last_name"] = user.last_name
    if user.username:
        shape["username"] = user.username
    if user.language_code and not user.is_bot:
        shape["language_code"] = user.language_code
    return shape


def chat_json(chat: Chat) -> Json:
    """A Chat object."""
    shape: Json = {"id": chat.id, "type": chat.kind.value}
    if chat.kind is ChatKind.PRIVATE:
        person = chat.members[chat.id].user
        shape["first_name"] = person.first_name
        if person.last_name:
            shape["last_name"] = person.last_name
        if person.username:
            shape["username"] = person.username
        return shape
    shape["title"] = chat.title
    if chat.username:
        shape["username"] = chat.username
    if chat.forum:
        shape["is_forum"] = True
    return shape


def message_json(message: Message, *, nested: bool = False) -> Json:
    """A Message object; a nested one (a reply's target) has no target of its own, as the Bot API promises."""
    shape: Json = {"message_id": message.id, "date": int(message.date.timestamp()), "chat": chat_json(message.chat)}
    _add_sender(shape, message)
    _add_thread(shape, message)
    if not nested:
        _add_reply(shape, message)
    if message.edited_at is not None:
        shape["edit_date"] = int(message.edited_at.timestamp())
    if message.media_group_id is not None:
        shape["media_group_id"] = message.media_group_id
    if message.origin is not None:
        shape["forward_origin"] = message.origin
    shape |= message.content
    if message.keyboard:
        shape["reply_markup"] = {"inline_keyboard": message.keyboard}
    return shape


def _add_sender(shape: Json, message: Message) -> None:
    if message.anonymous:
        shape["from"] = user_json(ANONYMOUS)
        shape["sender_chat"] = chat_json(message.chat)
    elif message.sender is not None:
        shape["from"] = user_json(message.sender)


def _add_thread(shape: Json, message: Message) -> None:
    if message.thread is not None:
        shape["message_thread_id"] = message.thread.id
        shape["is_topic_message"] = True
    elif message.root is not None:
        # A reply outside topics names the thread of its replies, without being in a topic; it cannot be sent to.
        shape["message_thread_id"] = message.root


def _add_reply(shape: Json, message: Message) -> None:
    target = message.reply_to
    if target is None and message.thread is not None and message.id != message.thread.id:
        # In a topic, a message that replies to nothing shows the topic's opening message as its target.
        target = message.chat.messages.get(message.thread.id)
    if target is not None and not target.deleted:
        shape["reply_to_message"] = message_json(target, nested=True)


def member_json(member: Member) -> Json:
    """A ChatMember object of the subtype that fits the status."""
    shape: Json = {"status": member.status.value, "user": user_json(member.user)}
    if member.status.rules:
        shape["is_anonymous"] = member.anonymous
    if member.status is Status.ADMINISTRATOR:
        shape["can_be_edited"] = False
        shape |= {right: right in member.rights for right in RIGHTS}
    if member.status is Status.KICKED:
        shape["until_date"] = 0
    return shape


def press_json(press: Press) -> Json:
    """A CallbackQuery object; a message deleted meanwhile is inaccessible."""
    message = press.message
    if message.deleted:
        shown: Json = {"chat": chat_json(message.chat), "message_id": message.id, "date": 0}
    else:
        shown = message_json(message)
    return {
        "id": press.id,
        "from": user_json(press.user),
        "message": shown,
        "chat_instance": str(message.chat.id),
        "data": press.data,
    }


def origin_json(message: Message) -> Json:
    """Whose a message is where it is forwarded to; a forward is still of whoever wrote it first."""
    if message.origin is not None:
        return message.origin
    date = int(message.date.timestamp())
    if message.sender is None or message.anonymous:
        return {"type": "hidden_user", "date": date, "sender_user_name": message.chat.title}
    return {"type": "user", "date": date, "sender_user": user_json(message.sender)}
