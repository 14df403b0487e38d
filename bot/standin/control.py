"""The control API over HTTP: what people do; docs/standin.md describes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from bot.standin import acts, limits, membership, requests, snapshot, topics
from bot.standin.errors import ControlError
from bot.standin.jsontypes import Json
from bot.standin.model import RIGHTS, Chat, ChatKind, Member, Status
from bot.standin.state import State

Act: TypeAlias = Callable[[State, Json], Any]
"""Does what a POST asks for, and gives what to answer; raises ControlError to refuse."""


def add_person(world: State, given: Json) -> Any:
    """POST people."""
    name = requests.text(given, "name")
    role = requests.choice(given, "role", ("citizen", "staff"), "citizen")
    home = _staff_group(world, given) if role == "staff" else None
    language, username = requests.optional(given, "language", "da"), requests.optional(given, "username")
    user = world.add_user(name, language_code=language, role=role, username=username)
    if home is not None:
        rules = bool(given.get("admin") or given.get("anonymous"))
        home.members[user.id] = Member(user, Status.ADMINISTRATOR if rules else Status.MEMBER)
        home.members[user.id].anonymous = bool(given.get("anonymous"))
        world.changed(home)
    return snapshot.person(user)


def _staff_group(world: State, given: Json) -> Chat:
    if "chat_id" in given:
        return requests.group(world, given)
    groups = [chat for chat in world.chats.values() if chat.kind is not ChatKind.PRIVATE and chat.migrated_to is None]
    if not groups:
        raise ControlError("role: there is no group for staff to join; make one with POST groups")
    return groups[0]


def start(world: State, given: Json) -> Any:
    """POST start."""
    user, parameter = requests.user(world, given, "person"), given.get("parameter") or ""
    if parameter and not limits.START_PARAMETER.fullmatch(str(parameter)):
        raise ControlError(f"parameter: {parameter!r} is not 1-64 of A-Za-z0-9_-")
    content = acts.text_content(f"/start {parameter}".strip())
    return snapshot.message(acts.write(world, user, world.chats[user.id], content))


def write(world: State, given: Json) -> Any:
    """POST messages."""
    user = requests.user(world, given)
    chat = requests.chat(world, given, user)
    place: dict[str, Any] = {"thread": requests.thread(chat, given), "reply_to": requests.reply_to(chat, given)}
    media = given.get("media")
    if media is None:
        content = acts.text_content(requests.text(given, "text"))
        return snapshot.message(acts.write(world, user, chat, content, **place))
    if not isinstance(media, dict):
        raise ControlError("media: it is not an object; give one with a kind")
    if media.get("kind") != "album":
        return snapshot.message(acts.write(world, user, chat, acts.media_content(world, media), **place))
    contents = _album(world, media)
    place["media_group_id"] = world.media_group()
    return {"messages": [snapshot.message(acts.write(world, user, chat, content, **place)) for content in contents]}


def _album(world: State, media: Json) -> list[Json]:
    items = media.get("items")
    if not isinstance(items, list) or not limits.ALBUM[0] <= len(items) <= limits.ALBUM[1]:
        raise ControlError("media.items: an album has 2 to 10 items")
    first = [{**items[0], "caption": media.get("caption")}]
    return [acts.media_content(world, item) for item in first + items[1:]]


def edit(world: State, given: Json) -> Any:
    """POST edits."""
    user = requests.user(world, given)
    message = requests.message(requests.chat(world, given, user), given)
    return snapshot.message(acts.edit(world, user, message, requests.text(given, "text")))


def delete(world: State, given: Json) -> Any:
    """POST deletions."""
    user = requests.user(world, given)
    chat = requests.chat(world, given, user)
    wanted = given.get("message_ids")
    if not isinstance(wanted, list):
        raise ControlError("message_ids: it is not a list; give the ids of messages")
    messages = [requests.message(chat, {"message_id": number}) for number in wanted]
    for message in messages:
        acts.delete(world, user, message)
    return {"deleted": len(messages)}


def press(world: State, given: Json) -> Any:
    """POST presses."""
    user = requests.user(world, given)
    message = requests.message(requests.chat(world, given, user), given)
    return {"id": acts.press(world, user, message, requests.text(given, "data")).id}


def react(world: State, given: Json) -> Any:
    """POST reactions."""
    user = requests.user(world, given)
    message = requests.message(requests.chat(world, given, user), given)
    acts.react(world, user, message, None if given.get("emoji") is None else requests.text(given, "emoji"))
    return snapshot.message(message)


def block(world: State, given: Json) -> Any:
    """POST blocks."""
    user = requests.user(world, given, "person")
    membership.set_blocked(world, user, blocked=bool(given.get("blocked", True)))
    return snapshot.person(user)


def change_topic(world: State, given: Json) -> Any:
    """POST topics."""
    chat, user = requests.group(world, given), requests.user(world, given)
    acts.check_in(chat, user)
    action = requests.choice(given, "action", ("create", "close", "reopen", "delete", "rename"), "create")
    if not chat.forum:
        raise ControlError(f"chat_id: {chat.title} has no topics; take a forum")
    if action == "create":
        name = requests.text(given, "name")
        return {"thread_id": topics.create(world, chat, user, name[: limits.TOPIC_NAME]).id}
    topic = requests.thread(chat, given)
    if action in ("close", "reopen"):
        topics.set_closed(world, chat, user, topic, closed=action == "close")
    elif topic is None:
        raise ControlError(f"thread_id: General cannot be changed by {action}; name a topic")
    elif action == "delete":
        topics.delete(world, chat, topic)
    else:
        topics.rename(world, chat, user, topic, requests.text(given, "name"))
    return {"thread_id": topic.id if topic else None}


def change_member(world: State, given: Json) -> Any:
    """POST members."""
    chat, user = requests.group(world, given), requests.user(world, given, "person")
    places = {
        "join": Status.MEMBER,
        "leave": Status.LEFT,
        "promote": Status.ADMINISTRATOR,
        "demote": Status.MEMBER,
    }
    action = requests.choice(given, "action", (*places, "anonymous", "named"), "join")
    if action in places:
        membership.set_status(world, chat, user, places[action], by=user)
    else:
        membership.set_anonymous(world, chat, user, anonymous=action == "anonymous")
    return snapshot.chat_shape(chat)


def add_group(world: State, given: Json) -> Any:
    """POST groups."""
    kind = ChatKind(requests.choice(given, "type", ("group", "supergroup"), "supergroup"))
    place = requests.choice(given, "bot", ("administrator", "member", "absent"), "administrator")
    chat = world.add_chat(requests.text(given, "title"), kind=kind, forum=bool(given.get("forum")))
    if place != "absent":
        world.place_bot(chat, Status(place), without=_withheld(given))
    return snapshot.chat_shape(chat)


def change_rights(world: State, given: Json) -> Any:
    """POST rights."""
    chat = requests.group(world, given)
    place = requests.choice(given, "bot", ("administrator", "member", "absent"), "administrator")
    by = next((m.user for m in chat.members.values() if m.user is not world.bot and m.status.present), None)
    if by is None:
        raise ControlError(f"chat_id: nobody but the assistant is in {chat.title}; let somebody join first")
    status = Status.KICKED if place == "absent" else Status(place)
    membership.set_status(world, chat, world.bot, status, by=by, without=_withheld(given))
    return snapshot.chat_shape(chat)


def _withheld(given: Json) -> frozenset[str]:
    rights = given.get("rights") or {}
    unknown = set(rights) - set(RIGHTS)
    if unknown:
        raise ControlError(f"rights: {', '.join(sorted(unknown))} is no right; known are {', '.join(RIGHTS)}")
    return frozenset(right for right, allowed in rights.items() if not allowed)


def migrate(world: State, given: Json) -> Any:
    """POST migrate."""
    chat = requests.group(world, given)
    return snapshot.chat_shape(membership.migrate(world, chat, forum=bool(given.get("forum"))))


ACTS: dict[str, Act] = {
    "people": add_person,
    "start": start,
    "messages": write,
    "edits": edit,
    "deletions": delete,
    "presses": press,
    "reactions": react,
    "blocks": block,
    "topics": change_topic,
    "members": change_member,
    "groups": add_group,
    "rights": change_rights,
    "migrate": migrate,
}
