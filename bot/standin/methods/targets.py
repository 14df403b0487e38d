"""Where a request goes: the chat, the topic, the message replied to, and whether the assistant may."""

from __future__ import annotations

from bot.standin import errors
from bot.standin.errors import ApiError
from bot.standin.model import Chat, ChatKind, Member, Message, Status, Topic
from bot.standin.params import Params
from bot.standin.state import State


def find_chat(world: State, params: Params, name: str = "chat_id") -> Chat:
    """The chat a request names, whether or not the assistant may write there.

    Raises:
        ApiError: no such chat; it has migrated; the assistant is not in it; the citizen has never opened it.
    """
    chat = _named(world, params, name)
    if chat.migrated_to is not None:
        raise ApiError(errors.UPGRADED, parameters={"migrate_to_chat_id": chat.migrated_to})
    if chat.kind is ChatKind.PRIVATE:
        if not chat.opened:
            raise ApiError(errors.NOT_OPENED)
        return chat
    member = chat.members.get(world.bot.id)
    if member is None or member.status is Status.LEFT:
        raise ApiError(errors.NOT_MEMBER.format(kind=chat.kind))
    if member.status is Status.KICKED:
        raise ApiError(errors.KICKED.format(kind=chat.kind))
    return chat


def find_writable(world: State, params: Params) -> Chat:
    """The chat a request writes to.

    Raises:
        ApiError: as `find_chat`, and when the citizen has blocked the assistant or is gone.
    """
    chat = find_chat(world, params)
    if chat.kind is ChatKind.PRIVATE:
        person = chat.members[chat.id].user
        if person.deactivated:
            raise ApiError(errors.DEACTIVATED)
        if person.blocked:
            raise ApiError(errors.BLOCKED)
    return chat


def _named(world: State, params: Params, name: str) -> Chat:
    value = params.text(name)
    if not value:
        raise ApiError(errors.NO_CHAT)
    if value.startswith("@"):
        found = next((c for c in world.chats.values() if c.username and c.username == value[1:]), None)
    else:
        found = world.chats.get(params.need(name))
    if found is None:
        raise ApiError(errors.NO_CHAT)
    return found


def find_message(world: State, params: Params, missing: str) -> Message:
    """The message a request names by chat_id and message_id; `missing` is the refusal when it is not there."""
    chat = find_chat(world, params)
    message = chat.find(params.need("message_id"))
    if message is None:
        raise ApiError(missing)
    return message


def find_place(chat: Chat, params: Params) -> tuple[Topic | None, Message | None]:
    """The topic a message goes to and the message it replies to; a reply without a topic goes to its target's.

    Raises:
        ApiError: no such topic, it is closed, or there is no such message to reply to.
    """
    thread = find_thread(chat, params)
    reply_to = _reply(chat, params)
    if thread is None and reply_to is not None:
        thread = reply_to.thread
    if thread.closed if thread is not None else chat.forum and chat.general_closed:
        raise ApiError(errors.TOPIC_CLOSED)
    if reply_to is not None and reply_to.thread is not thread:
        raise ApiError(errors.NO_REPLY)
    return thread, reply_to


def find_thread(chat: Chat, params: Params) -> Topic | None:
    """The topic named by message_thread_id, or None where none is named.

    Raises:
        ApiError: no such topic; also for 1 (General) and for the root of a chain of replies, which cannot be sent to.
    """
    thread_id = params.integer("message_thread_id")
    if thread_id is None:
        return None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise ApiError(errors.NO_THREAD)
    return topic


def _reply(chat: Chat, params: Params) -> Message | None:
    wanted = params.mapping("reply_parameters")
    if not wanted:
        return None
    elsewhere = wanted.get("chat_id") not in (None, chat.id)
    found = None if elsewhere else chat.find(int(wanted["message_id"]))
    if found is None and not wanted.get("allow_sending_without_reply"):
        raise ApiError(errors.NO_REPLY)
    return found


def bot_member(world: State, chat: Chat) -> Member:
    """The assistant's place in a group that `find_chat` gave."""
    return chat.members[world.bot.id]


def need_right(world: State, chat: Chat, right: str, refusal: str = errors.NO_RIGHTS) -> None:
    """Refuse unless the assistant is an administrator with `right` there.

    Raises:
        ApiError: it is not.
    """
    if chat.kind is ChatKind.PRIVATE or right not in bot_member(world, chat).rights:
        raise ApiError(refusal)
