"""What the service wants to say, apart from how Telegram is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


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
    """

    chat_id: int
    html: str
    keyboard: Keyboard = ()
    reply_to: int | None = None


class DeliveryError(Exception):
    """A message that did not arrive."""


class BlockedError(DeliveryError):
    """The person has blocked the assistant, or the account is gone: no further attempt can help."""


class UnreachableError(DeliveryError):
    """The chat cannot be reached: it does not exist, or the assistant may not write there."""


class UncertainError(DeliveryError):
    """Telegram did not answer in time: the message may have arrived, or not."""


class UncopyableError(DeliveryError):
    """A message of a kind that Telegram lets nobody copy."""


class Messenger(Protocol):
    """The way out to people; `bot.telegram_messenger` is the real one."""

    async def send(self, message: Message) -> int:
        """Send a message; gives its id in the chat. Raises a `DeliveryError` if it did not arrive."""
        ...

    async def edit(self, message: Message, message_id: int) -> None:
        """Replace the text and buttons of an earlier message. Raises a `DeliveryError`."""
        ...

    async def copy(
        self, *, source: tuple[int, int], chat_id: int, reply_to: int | None, caption: str | None = None
    ) -> int:
        """Copy the message `source` (chat id, message id) without its author; gives the new id.

        A `caption` (not empty) replaces the one that is there; None keeps it. Raises a `DeliveryError`.
        """
        ...

    async def mark(self, chat_id: int, message_id: int, emoji: str) -> None:
        """Put a reaction on a message; where that is not possible, it is left out."""
        ...

    async def drop_keyboard(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message; a message that is gone is no error."""
        ...
