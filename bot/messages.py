"""What the service wants to say, apart from how Telegram is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message.

    Attributes:
        label: what a person reads.
        action: what comes back when it is pressed: a short verb and an id, at most 64 bytes.
    """

    label: str
    action: str


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one chat.

    Attributes:
        chat_id: where it goes.
        html: Telegram HTML, within one message's limit.
        keyboard: rows of buttons.
        reply_to: the message in that chat that it answers, or None.
        topic: the forum topic that it goes into, or None.
    """

    chat_id: int
    html: str
    keyboard: Keyboard = ()
    reply_to: int | None = None
    topic: int | None = None
