"""What can be done at Telegram, as values that can be stored."""

from __future__ import annotations

from dataclasses import dataclass
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
    """

    chat_id: int
    source: tuple[int, int]
    reply_to: int | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Put a reaction on a message."""

    chat_id: int
    message_id: int
    emoji: str


@dataclass(frozen=True, slots=True)
class DropKeyboard:
    """Take the buttons off a message."""

    chat_id: int
    message_id: int


Operation = Send | Edit | Copy | Mark | DropKeyboard


def chat_of(operation: Operation) -> int:
    """The chat in which an operation happens."""
    return operation.message.chat_id if isinstance(operation, Send | Edit) else operation.chat_id


def to_payload(operation: Operation) -> dict[str, Any]:
    """The operation as JSON; its chat is kept beside it, since a group may move meanwhile."""
    match operation:
        case Send(message):
            return {"do": "send", **_from_message(message)}
        case Edit(message, message_id):
            return {"do": "edit", "message_id": message_id, **_from_message(message)}
        case Copy(_, source, reply_to, caption):
            return {"do": "copy", "source": list(source), "reply_to": reply_to, "caption": caption}
        case Mark(_, message_id, emoji):
            return {"do": "mark", "message_id": message_id, "emoji": emoji}
        case DropKeyboard(_, message_id):
            return {"do": "drop_keyboard", "message_id": message_id}


def from_payload(chat_id: int, payload: dict[str, Any]) -> Operation:
    """The operation that `to_payload` made, in the chat where it belongs now.

    Raises:
        KeyError: if the payload is none of ours.
    """
    readers = {"send": _send, "edit": _edit, "copy": _copy, "mark": _mark, "drop_keyboard": _drop}
    return readers[payload["do"]](chat_id, payload)


def _from_message(message: Message) -> dict[str, Any]:
    rows = [[[button.label, button.action] for button in row] for row in message.keyboard]
    return {"html": message.html, "keyboard": rows, "reply_to": message.reply_to}


def _message(chat_id: int, payload: dict[str, Any]) -> Message:
    keyboard = tuple(tuple(Button(label, action) for label, action in row) for row in payload["keyboard"])
    return Message(chat_id, payload["html"], keyboard, payload["reply_to"])


def _send(chat_id: int, payload: dict[str, Any]) -> Operation:
    return Send(_message(chat_id, payload))


def _edit(chat_id: int, payload: dict[str, Any]) -> Operation:
    return Edit(_message(chat_id, payload), payload["message_id"])


def _copy(chat_id: int, payload: dict[str, Any]) -> Operation:
    source_chat, source_message = payload["source"]
    return Copy(chat_id, (source_chat, source_message), payload["reply_to"], payload["caption"])


def _mark(chat_id: int, payload: dict[str, Any]) -> Operation:
    return Mark(chat_id, payload["message_id"], payload["emoji"])


def _drop(chat_id: int, payload: dict[str, Any]) -> Operation:
    return DropKeyboard(chat_id, payload["message_id"])
