"""Reading about chats and their members, and the few things the assistant does to them."""

from __future__ import annotations

from typing import Any

from bot.standin import errors, membership
from bot.standin.errors import ApiError
from bot.standin.methods.registry import METHODS, Method, method
from bot.standin.methods.targets import find_chat, find_message, need_right
from bot.standin.model import Chat, ChatKind, Member, Status, User
from bot.standin.params import Params
from bot.standin.shapes import chat_json, member_json, message_json
from bot.standin.state import State


@method("getChat")
def get_chat(world: State, params: Params) -> Any:
    """A ChatFullInfo."""
    chat = find_chat(world, params)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full = chat_json(chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    pinned = chat.find(chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        full["pinned_message"] = message_json(pinned, nested=True)
    return full


@method("getChatMember")
def get_chat_member(world: State, params: Params) -> Any:
    """A ChatMember; who was never in the group has left it."""
    chat = find_chat(world, params)
    user = _user(world, params)
    return member_json(chat.members.get(user.id) or Member(user, Status.LEFT))


@method("getChatAdministrators")
def get_chat_administrators(world: State, params: Params) -> Any:
    """The administrators that are not bots."""
    chat = _group(world, params)
    return [member_json(m) for m in chat.members.values() if m.status.rules and not m.user.is_bot]


@method("getChatMemberCount")
def get_chat_member_count(world: State, params: Params) -> Any:
    """How many are in the group."""
    return sum(member.status.present for member in find_chat(world, params).members.values())


@method("banChatMember")
def ban_chat_member(world: State, params: Params) -> Any:
    """Throw somebody out of a group."""
    chat, user = _group(world, params), _user(world, params)
    need_right(world, chat, "can_restrict_members")
    membership.set_status(world, chat, user, Status.KICKED, by=world.bot)
    return True


@method("unbanChatMember")
def unban_chat_member(world: State, params: Params) -> Any:
    """Let somebody in again; without only_if_banned, one who is in the group leaves it."""
    chat, user = _group(world, params), _user(world, params)
    need_right(world, chat, "can_restrict_members")
    member = chat.members.get(user.id)
    if member is not None and (member.status is Status.KICKED or not params.flag("only_if_banned")):
        membership.set_status(world, chat, user, Status.LEFT, by=world.bot)
    return True


@method("leaveChat")
def leave_chat(world: State, params: Params) -> Any:
    """Leave a group."""
    chat = _group(world, params)
    membership.set_status(world, chat, world.bot, Status.LEFT, by=world.bot)
    return True


@method("pinChatMessage")
def pin_chat_message(world: State, params: Params) -> Any:
    """Pin a message; the group gets a service message about it."""
    chat = find_chat(world, params)
    if chat.kind is not ChatKind.PRIVATE:
        need_right(world, chat, "can_pin_messages")
    message = find_message(world, params, errors.NO_PIN)
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    said = {"pinned_message": message_json(message, nested=True)}
    world.tell("message", world.post(chat, world.bot, said, thread=message.thread, service=True))
    return True


def _unpin(*, everything: bool) -> Method:
    def unpin(world: State, params: Params) -> Any:
        chat = find_chat(world, params)
        if chat.kind is not ChatKind.PRIVATE:
            need_right(world, chat, "can_pin_messages")
        if everything:
            chat.pinned.clear()
        elif chat.pinned:
            wanted = params.integer("message_id") or chat.pinned[-1]
            chat.pinned[:] = [number for number in chat.pinned if number != wanted]
        world.changed(chat)
        return True

    return unpin


METHODS["unpinChatMessage"] = _unpin(everything=False)
METHODS["unpinAllChatMessages"] = _unpin(everything=True)


def _group(world: State, params: Params) -> Chat:
    chat = find_chat(world, params)
    if chat.kind is ChatKind.PRIVATE:
        raise ApiError("Bad Request: there are no administrators in the private chat")
    return chat


def _user(world: State, params: Params) -> User:
    user = world.users.get(params.need("user_id"))
    if user is None:
        raise ApiError(errors.NO_USER)
    return user
