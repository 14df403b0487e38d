"""What can be seen, as JSON for the page: see "GET state" in docs/standin.md."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from bot.standin.files import SAMPLES
from bot.standin.jsontypes import Json
from bot.standin.model import Chat, ChatKind, Message, Press, User
from bot.standin.shapes import ANONYMOUS
from bot.standin.state import State

_SERVICE: Final = (
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
)


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, with a Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def state(world: State, since: int = 0) -> Json:
    """Everything; of messages and answers to presses only what changed after revision `since`."""
    changed = {
        str(chat.id): [message(m) for m in chat.messages.values() if m.revision > since]
        for chat in world.chats.values()
    }
    return {
        "revision": world.revision,
        "epoch": iso(world.started_at),
        "bot": _bot(world),
        "people": [person(user) for user in world.users.values() if not user.is_bot],
        "chats": [chat_shape(chat) for chat in world.chats.values()],
        "messages": {chat_id: listed for chat_id, listed in changed.items() if listed},
        "callback_answers": [press_shape(press) for press in world.presses.values() if press.revision > since],
    }


def _bot(world: State) -> Json:
    return {
        "id": world.bot.id,
        "name": world.bot.name,
        "username": world.bot.username,
        "description": dict(world.profile.descriptions),
        "short_description": dict(world.profile.short_descriptions),
        "commands": world.profile.private_commands(),
        "connected": world.updates.connected,
    }


def person(user: User) -> Json:
    """One of the people."""
    return {
        "id": user.id,
        "name": user.name,
        "username": user.username,
        "language": user.language_code,
        "role": user.role,
        "chat_id": user.id,
        "blocked": user.blocked,
    }


def chat_shape(chat: Chat) -> Json:
    """A chat without its messages."""
    shape: Json = {
        "id": chat.id,
        "type": chat.kind.value,
        "title": chat.title,
        "action": chat.action,
        "action_at": iso(chat.action_at) if chat.action and chat.action_at else None,
        "reply_keyboard": chat.reply_keyboard,
    }
    if chat.kind is ChatKind.PRIVATE:
        return shape | {"opened": chat.opened}
    members = [
        {"id": m.user.id, "name": m.user.name, "status": m.status.value, "anonymous": m.anonymous}
        for m in chat.members.values()
    ]
    topics = [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()]
    return shape | {
        "forum": chat.forum,
        "migrated_to": chat.migrated_to,
        "general_closed": chat.general_closed,
        "topics": topics,
        "members": members,
    }


def message(shown: Message) -> Json:
    """A message as people see it."""
    return {
        "id": shown.id,
        "chat_id": shown.chat.id,
        "thread_id": shown.thread.id if shown.thread else None,
        "revision": shown.revision,
        "from": _sender(shown),
        "date": iso(shown.date),
        "text": shown.text,
        "html": shown.html,
        "media": _media(shown.content),
        "media_group_id": shown.media_group_id,
        "keyboard": [[_button(button) for button in row] for row in shown.keyboard],
        "reply_to": shown.reply_to.id if shown.reply_to else None,
        "forward_from": _forwarded(shown.origin),
        "edited": shown.edited,
        "deleted": shown.deleted,
        "reactions": [
            {"emoji": reaction["emoji"], "from": who} for who, given in shown.reactions.items() for reaction in given
        ],
        "service": _service(shown.content) if shown.service else None,
    }


def _sender(shown: Message) -> Json | None:
    if shown.sender is None:
        return None
    user = ANONYMOUS if shown.anonymous else shown.sender
    name = shown.chat.title if shown.anonymous else user.name
    return {"id": user.id, "name": name, "is_bot": shown.from_bot, "anonymous": shown.anonymous}


def _button(button: Json) -> Json:
    renamed = {"callback_data": "data"}
    return {renamed.get(key, key): value for key, value in button.items()}


def _forwarded(origin: Json | None) -> str | None:
    if origin is None:
        return None
    return str(origin.get("sender_user_name") or origin["sender_user"]["first_name"])


def _media(content: Json) -> Json | None:
    if "location" in content:
        return {"kind": "location", "url": None, **content["location"]}
    if "contact" in content:
        return {"kind": "contact", "url": None, **content["contact"]}
    kind = next((name for name in SAMPLES if name in content), None)
    if kind is None:
        return None
    details: Any = content[kind][-1] if kind == "photo" else content[kind]
    mime = details.get("mime_type", SAMPLES[kind][1])
    number = details["file_id"].rpartition("-")[2]
    shape = {
        "kind": kind,
        "url": f"/standin/files/{kind}s/file_{number}.{SAMPLES[kind][2]}",
        "file_id": details["file_id"],
        "file_name": details.get("file_name"),
        "mime_type": mime,
        "size": details.get("file_size"),
    }
    return shape | {key: details[key] for key in ("duration", "emoji") if key in details}


def _service(content: Json) -> Json:
    kind = next((name for name in _SERVICE if name in content), next(iter(content)))
    about = content[kind]
    shape: Json = {"kind": kind}
    if kind.startswith("migrate"):
        shape["chat_id"] = about
    elif kind == "new_chat_members":
        shape["name"] = ", ".join(user["first_name"] for user in about)
    elif isinstance(about, dict):
        shape |= {"name": name} if (name := about.get("name") or about.get("first_name")) else {}
    return shape


def press_shape(press: Press) -> Json:
    """A press of a button, and what the assistant answered."""
    return {
        "id": press.id,
        "from": press.user.id,
        "chat_id": press.message.chat.id,
        "message_id": press.message.id,
        "data": press.data,
        "answered": press.answered,
        "text": press.text,
        "show_alert": press.show_alert,
        "url": press.url,
        "revision": press.revision,
    }
