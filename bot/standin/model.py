"""What the stand-in remembers: users, chats, topics, messages, button presses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from bot.standin.entities import to_html
from bot.standin.jsontypes import Json
from bot.standin.signals import Signal

RIGHTS: Final = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
"""An administrator's rights in a group, as in ChatMemberAdministrator."""


class ChatKind(StrEnum):
    """The kinds of chat the stand-in has; there are no channels."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Status(StrEnum):
    """A member's place in a group, as in ChatMember.status."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def present(self) -> bool:
        """Whether one with this status is in the group."""
        return self not in (Status.LEFT, Status.KICKED)

    @property
    def rules(self) -> bool:
        """Whether one with this status has administrator's rights at all."""
        return self in (Status.CREATOR, Status.ADMINISTRATOR)


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot.

    Attributes:
        role: "citizen", "staff" or "bot"; the stand-in's own word, Telegram knows no roles.
        blocked: has blocked the assistant.
        deactivated: the account is gone.
    """

    id: int
    first_name: str
    is_bot: bool = False
    username: str | None = None
    last_name: str | None = None
    language_code: str | None = None
    role: str = "citizen"
    blocked: bool = False
    deactivated: bool = False

    @property
    def name(self) -> str:
        """The name as others see it."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass(slots=True, eq=False)
class Member:
    """A user's place in a group; `rights` counts for administrators only."""

    user: User
    status: Status = Status.MEMBER
    rights: frozenset[str] = frozenset()
    anonymous: bool = False


@dataclass(slots=True, eq=False)
class Topic:
    """A forum topic; its id is that of the service message that opened it."""

    id: int
    name: str
    icon_color: int = 7322096
    closed: bool = False
    creator: User | None = None


@dataclass(slots=True, eq=False)
class Message:
    """A message in a chat.

    Attributes:
        sender: who sent it; None for what the chat itself says (migration).
        content: the Bot API's content fields: text and entities, photo and caption, or one service field.
        thread: the topic it stands in, or None (General, or no forum).
        root: in a supergroup, outside topics: the message at which its chain of replies began.
        revision: the world's revision at which it last changed.
    """

    chat: Chat
    id: int
    date: datetime
    sender: User | None
    content: Json
    thread: Topic | None = None
    reply_to: Message | None = None
    root: int | None = None
    keyboard: list[list[Json]] = field(default_factory=list)
    media_group_id: str | None = None
    origin: Json | None = None
    anonymous: bool = False
    service: bool = False
    edited_at: datetime | None = None
    deleted: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    revision: int = 0

    @property
    def text(self) -> str:
        """The text or the caption, plain."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def html(self) -> str:
        """The text or the caption with its formatting, as HTML that is safe to insert."""
        return to_html(self.text, self.entities)

    @property
    def from_bot(self) -> bool:
        """Whether the assistant sent it."""
        return self.sender is not None and self.sender.role == "bot"

    @property
    def edited(self) -> bool:
        """Whether it was changed since it was sent."""
        return self.edited_at is not None

    @property
    def buttons(self) -> list[str]:
        """What stands on the inline buttons, row by row."""
        return [str(button["text"]) for row in self.keyboard for button in row]

    @property
    def entities(self) -> list[Json]:
        """The formatting of the text or caption; offsets and lengths in UTF-16 units."""
        found: list[Json] | None = self.content.get("entities") or self.content.get("caption_entities")
        return found or []


@dataclass(slots=True, eq=False)
class Chat:
    """A chat and everything in it.

    Attributes:
        opened: for a private chat, whether the citizen has ever written to the assistant.
        migrated_to: the supergroup that a basic group became.
        action: what the assistant said it is doing there, such as "typing", until its next message.
        action_at: when it said so; Telegram's apps show it for 5 seconds.
        signal: notified at each change in this chat.
    """

    id: int
    kind: ChatKind
    title: str
    forum: bool = False
    username: str | None = None
    opened: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    general_closed: bool = False
    general_hidden: bool = False
    general_name: str = "General"
    migrated_to: int | None = None
    pinned: list[int] = field(default_factory=list)
    action: str | None = None
    action_at: datetime | None = None
    reply_keyboard: Json | None = None
    signal: Signal = field(default_factory=Signal)

    def find(self, message_id: int) -> Message | None:
        """The message with this id, unless it was deleted or never there."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message


@dataclass(slots=True, eq=False)
class Press:
    """A press of an inline button, and the assistant's answer to it (a callback query)."""

    id: str
    user: User
    message: Message
    data: str
    pressed_at: datetime
    answered: bool = False
    expired: bool = False
    text: str | None = None
    show_alert: bool = False
    url: str | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file by its id.

    Attributes:
        path: where it is under /file/bot<token>/.
        kind: photo, document, voice, audio, video or sticker; a file id can only be sent again as its own kind.
        details: the Bot API object (a list of them for a photo) that a message carries.
    """

    file_id: str
    unique_id: str
    path: str
    kind: str
    data: bytes
    mime_type: str
    details: Any
