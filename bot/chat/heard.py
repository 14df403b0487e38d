"""A message from a citizen, and what there is to know of its chat before it is answered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.doorkeeper import Hold
from bot.chat.remembering.conversations import Conversation
from bot.desk.cases import Case


@dataclass(frozen=True, slots=True)
class Heard:
    """A message from a citizen.

    Attributes:
        chat_id: the private chat.
        message_id: in that chat.
        text: the raw text or caption, "" if there is none.
        device_language: the language that the citizen's Telegram is set to, if known.
        media: it carries more than text.
        sticker: it is a sticker: a kind of smile, not a question.
        album: the id that the pictures of one album share, or None.
        edited: it replaces an earlier text.
        reply_to: the message in that chat that it answers, or None.
        withheld: it is something with a personal number in its name, which is not passed on; `text` holds the name.
    """

    chat_id: int
    message_id: int
    text: str
    device_language: str | None = None
    media: bool = False
    sticker: bool = False
    album: str | None = None
    edited: bool = False
    reply_to: int | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to know of a chat before it is answered.

    Attributes:
        conversation: what is remembered, or a new one.
        case: its open case, or None.
        hold: what holds it up, or None.
        known: whether anything is remembered.
    """

    conversation: Conversation
    case: Case | None
    hold: Hold | None
    known: bool
