"""Who is in a chat: joining, leaving, rights, blocking; and what the assistant is told about it."""

from __future__ import annotations

from bot.standin.errors import ControlError
from bot.standin.jsontypes import Json
from bot.standin.model import RIGHTS, Chat, ChatKind, Member, Status, User
from bot.standin.shapes import chat_json, member_json, user_json
from bot.standin.state import State


def set_status(
    world: State, chat: Chat, user: User, status: Status, *, by: User, without: frozenset[str] = frozenset()
) -> Member:
    """Give somebody a place in a group, or take it away.

    Args:
        world: where this happens.
        chat: a group.
        user: whose place changes; may be the assistant.
        status: the new place.
        by: who did it.
        without: administrator's rights to withhold.
    """
    old = chat.members.get(user.id) or Member(user, Status.LEFT)
    new = Member(user, status, frozenset(RIGHTS) - without if status.rules else frozenset(), old.anonymous)
    _tell(world, chat, old, new, by)
    if old.status.present and not status.present:
        left = world.post(chat, by, {"left_chat_member": user_json(user)}, service=True)
        world.tell("message", left) if user is not world.bot else None
    chat.members[user.id] = new
    if status.present and not old.status.present:
        joined = world.post(chat, by, {"new_chat_members": [user_json(user)]}, service=True)
        world.tell("message", joined)
    world.changed(chat)
    return new


def _tell(world: State, chat: Chat, old: Member, new: Member, by: User) -> None:
    """Tell the assistant of its own place always, of others' if it is an administrator (and asked to be told)."""
    if new.user is world.bot:
        world.updates.add("my_chat_member", _update(world, chat, old, new, by))
        return
    mine = chat.members.get(world.bot.id)
    if mine is not None and mine.status.rules:
        world.updates.add("chat_member", _update(world, chat, old, new, by))


def _update(world: State, chat: Chat, old: Member, new: Member, by: User) -> Json:
    return {
        "chat": chat_json(chat),
        "from": user_json(by),
        "date": int(world.now().timestamp()),
        "old_chat_member": member_json(old),
        "new_chat_member": member_json(new),
    }


def set_blocked(world: State, user: User, *, blocked: bool) -> None:
    """A citizen blocks the assistant, or lets it in again; the assistant is told at once."""
    if user.blocked is blocked:
        return
    chat = world.chats[user.id]
    user.blocked = blocked
    places = Member(world.bot, Status.MEMBER), Member(world.bot, Status.KICKED)
    old, new = places if blocked else places[::-1]
    if chat.opened:
        world.updates.add("my_chat_member", _update(world, chat, old, new, user))
    world.changed(chat)


def set_anonymous(world: State, chat: Chat, user: User, *, anonymous: bool) -> None:
    """Let an administrator write in the group's name, or in their own again.

    Raises:
        ControlError: they are no administrator there.
    """
    member = chat.members.get(user.id)
    if member is None or not member.status.rules:
        message = f"anonymous: {user.name} is no administrator of {chat.title}; promote them first"
        raise ControlError(message)
    member.anonymous = anonymous
    world.changed(chat)


def migrate(world: State, chat: Chat, *, forum: bool = False) -> Chat:
    """Make a basic group a supergroup: a new chat with a new id, the same people, and nothing of the history.

    Raises:
        ControlError: it is no basic group, or has migrated before.
    """
    if chat.kind is not ChatKind.GROUP or chat.migrated_to is not None:
        message = f"migrate: chat {chat.id} is no basic group any more; take one of type group"
        raise ControlError(message)
    new = world.add_chat(chat.title, kind=ChatKind.SUPERGROUP, forum=forum)
    new.members, new.last_id = dict(chat.members), 0
    world.tell("message", world.post(chat, None, {"migrate_to_chat_id": new.id}, service=True))
    chat.migrated_to = new.id
    world.tell("message", world.post(new, None, {"migrate_from_chat_id": chat.id}, service=True))
    world.changed(chat)
    return new
