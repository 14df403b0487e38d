"""What is kept of an update: enough to handle it again after a crash, without names and without personal numbers."""

from __future__ import annotations

from typing import Any

from knowledge.guard import redact

_CONTENT = (
    "text", "photo", "video", "voice", "audio", "document", "animation", "sticker", "video_note", "location",
    "venue", "contact", "poll", "dice", "story",
)  # fmt: skip
_KEPT = (
    "message_id", "date", "edit_date", "message_thread_id", "is_topic_message", "media_group_id",
    "migrate_to_chat_id", "migrate_from_chat_id",
)  # fmt: skip
_OF_A_STICKER = (
    "file_id", "file_unique_id", "type", "width", "height", "is_animated", "is_video", "emoji",
)  # fmt: skip
_NOBODY = "-"

Raw = dict[str, Any]


def reduce_update(update: Raw) -> Raw | None:
    """The update as it may be stored, or None where nothing in it concerns the assistant.

    Args:
        update: as Telegram sent it.
    """
    for kind in ("message", "edited_message"):
        if kind in update:
            message = _message(update[kind])
            return None if message is None else {"update_id": update["update_id"], kind: message}
    if "callback_query" in update:
        query = _query(update["callback_query"])
        return None if query is None else {"update_id": update["update_id"], "callback_query": query}
    return None


def lane_of(update: Raw) -> str:
    """What the update must stay in order with: its chat, and in a group its topic."""
    message: Raw = update.get("message") or update.get("edited_message") or update["callback_query"]["message"]
    topic = message.get("message_thread_id") if message.get("is_topic_message") else None
    return f"{message['chat']['id']:d}" + ("" if topic is None else f":{topic}")


def _message(message: Raw) -> Raw | None:
    moved = "migrate_to_chat_id" in message
    if not moved and not any(name in message for name in _CONTENT):
        # Somebody joined, something was pinned, a topic was renamed: nobody has asked anything.
        return None
    kept: Raw = {name: message[name] for name in _KEPT if name in message}
    kept["chat"] = _chat(message["chat"])
    if "sticker" in message:
        # Without the name of its set, which people make up themselves.
        kept["sticker"] = {name: message["sticker"][name] for name in _OF_A_STICKER if name in message["sticker"]}
    if "from" in message:
        kept["from"] = _person(message["from"])
    for name in ("text", "caption"):
        if name in message:
            kept[name] = redact(message[name]).text
    commands = [entity for entity in message.get("entities", ()) if entity["type"] == "bot_command"]
    if commands:
        kept["entities"] = commands
    if "reply_to_message" in message:
        kept["reply_to_message"] = _place(message["reply_to_message"])
        if "from" in message["reply_to_message"]:
            kept["reply_to_message"]["from"] = _person(message["reply_to_message"]["from"])
    return kept


def _query(query: Raw) -> Raw | None:
    if "message" not in query or "data" not in query:
        return None
    kept: Raw = {name: query[name] for name in ("id", "data", "chat_instance")}
    return {**kept, "from": _person(query["from"]), "message": _place(query["message"])}


def _place(message: Raw) -> Raw:
    kept: Raw = {
        name: message[name]
        for name in ("message_id", "date", "message_thread_id", "is_topic_message")
        if name in message
    }
    return {**kept, "chat": _chat(message["chat"])}


def _chat(chat: Raw) -> Raw:
    return {name: chat[name] for name in ("id", "type", "is_forum") if name in chat}


def _person(person: Raw) -> Raw:
    kept: Raw = {name: person[name] for name in ("id", "is_bot", "language_code") if name in person}
    return {**kept, "first_name": _NOBODY}
