"""What can be done at Telegram, as values that can be stored."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from bot.messages import Button, Message


@dataclass(frozen=True, slots=True)
class Send:
    """Send a message."""

    message: Message


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text and buttons of an earlier message."""

    message: Message
    message_id: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy a message without its author.

    Attributes:
        chat_id: where to.
        source: chat id and message id.
        reply_to: the message in `chat_id` that it answers, or None.
        caption: replaces the one that is there; None keeps it.
        topic: the forum topic in `chat_id` that it goes into, or None.
        record: what stands in a copied text, masked, as HTML: for the record alone, as Telegram has the text itself.
    """

    chat_id: int
    source: tuple[int, int]
    reply_to: int | None = None
    caption: str | None = None
    topic: int | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Put a reaction on a message in place of the one that is there; None only takes that away."""

    chat_id: int
    message_id: int
    emoji: str | None


@dataclass(frozen=True, slots=True)
class DropKeyboard:
    """Take the buttons off a message."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete a message, as far as Telegram allows."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send a file.

    Attributes:
        chat_id: where to.
        name: of the file.
        content: the file's text, sent as UTF-8, or its bytes.
        caption: HTML under the file.
        topic: the forum topic in `chat_id` that it goes into, or None.
    """

    chat_id: int
    name: str
    content: str | bytes
    caption: str
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class CreateTopic:
    """Open a forum topic; its id is the result."""

    chat_id: int
    name: str


@dataclass(frozen=True, slots=True)
class RenameTopic:
    """Give a forum topic another name."""

    chat_id: int
    topic: int
    name: str


class TopicChange(StrEnum):
    """What can be done to a forum topic."""

    CLOSE = "close"
    REOPEN = "reopen"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class ChangeTopic:
    """Close, reopen or delete a forum topic."""

    chat_id: int
    topic: int
    change: TopicChange


Operation = Send | Edit | Copy | Mark | DropKeyboard | Delete | SendFile | CreateTopic | RenameTopic | ChangeTopic


def chat_of(operation: Operation) -> int:
    """The chat in which an operation happens."""
    return operation.message.chat_id if isinstance(operation, Send | Edit) else operation.chat_id


def to_payload(operation: Operation) -> dict[str, Any]:
    """The operation as JSON; its chat is kept beside it, since a group may move meanwhile."""
    match operation:
        case Send(message):
            kept = _from_message(message)
        case Edit(message, message_id):
            kept = {"message_id": message_id, **_from_message(message)}
        case Copy(_, source, reply_to, caption, topic, record):
            kept = {"source": list(source), "reply_to": reply_to, "caption": caption, "topic": topic, "html": record}
        case SendFile(_, name, content, caption, topic):
            kept = {"name": name, **_from_content(content), "caption": caption, "topic": topic}
        case ChangeTopic(_, topic, change):
            kept = {"topic": topic, "change": change.value}
        case Mark() | DropKeyboard() | Delete() | CreateTopic() | RenameTopic():
            kept = {name: getattr(operation, name) for name in _fields_of(type(operation))}
    return {"do": _NAMES[type(operation)], **kept}


def from_payload(chat_id: int, payload: dict[str, Any]) -> Operation:
    """The operation that `to_payload` made, in the chat where it belongs now.

    Raises:
        KeyError: if the payload is none of ours.
    """
    _, read = _KINDS[payload["do"]]
    return read(chat_id, payload)


def _plain(kind: Callable[..., Operation]) -> Callable[[int, dict[str, Any]], Operation]:
    """What reads an operation of this kind, whose fields are kept as they are."""
    return lambda chat_id, payload: kind(chat_id, *(payload[name] for name in _fields_of(kind)))


def _fields_of(kind: Any) -> list[str]:
    return [each.name for each in fields(kind) if each.name != "chat_id"]


def _from_message(message: Message) -> dict[str, Any]:
    rows = [[[button.label, button.action] for button in row] for row in message.keyboard]
    return {"html": message.html, "keyboard": rows, "reply_to": message.reply_to, "topic": message.topic}


def _message(chat_id: int, payload: dict[str, Any]) -> Message:
    keyboard = tuple(tuple(Button(label, action) for label, action in row) for row in payload["keyboard"])
    return Message(chat_id, payload["html"], keyboard, payload["reply_to"], payload.get("topic"))


def _send(chat_id: int, payload: dict[str, Any]) -> Operation:
    return Send(_message(chat_id, payload))


def _edit(chat_id: int, payload: dict[str, Any]) -> Operation:
    return Edit(_message(chat_id, payload), payload["message_id"])


def _copy(chat_id: int, payload: dict[str, Any]) -> Operation:
    chat, message = payload["source"]
    reply_to, caption = payload["reply_to"], payload["caption"]
    return Copy(chat_id, (chat, message), reply_to, caption, payload.get("topic"), payload.get("html", ""))


def _send_file(chat_id: int, payload: dict[str, Any]) -> Operation:
    return SendFile(chat_id, payload["name"], _content(payload), payload["caption"], payload.get("topic"))


def _from_content(content: str | bytes) -> dict[str, Any]:
    if isinstance(content, str):
        return {"content": content}
    return {"content": base64.b64encode(content).decode(), "encoded": True}


def _content(payload: dict[str, Any]) -> str | bytes:
    content: str = payload["content"]
    return base64.b64decode(content) if payload.get("encoded") else content


def _change_topic(chat_id: int, payload: dict[str, Any]) -> Operation:
    return ChangeTopic(chat_id, payload["topic"], TopicChange(payload["change"]))


_KINDS: dict[str, tuple[type[Operation], Callable[[int, dict[str, Any]], Operation]]] = {
    "send": (Send, _send),
    "edit": (Edit, _edit),
    "copy": (Copy, _copy),
    "mark": (Mark, _plain(Mark)),
    "drop_keyboard": (DropKeyboard, _plain(DropKeyboard)),
    "delete": (Delete, _plain(Delete)),
    "send_file": (SendFile, _send_file),
    "create_topic": (CreateTopic, _plain(CreateTopic)),
    "rename_topic": (RenameTopic, _plain(RenameTopic)),
    "change_topic": (ChangeTopic, _change_topic),
}
_NAMES = {kind: name for name, (kind, _) in _KINDS.items()}
