"""The form of what is kept of an update: as Telegram describes it, of a length that it sends, and fit to be stored."""

from __future__ import annotations

import re
from typing import Any, Final

COMINGS_AND_GOINGS: Final = ("chat_member", "my_chat_member")
REACTIONS: Final = ("old_reaction", "new_reaction")
_LISTS = frozenset({"entities", "caption_entities", "options", *REACTIONS})
_OBJECTS = frozenset({
    "message", "edited_message", "callback_query", "message_reaction", "chat", "from", "reply_to_message", "sticker",
    "sender_chat", "old_chat_member", "new_chat_member", "user", "document", "forum_topic_edited",
    "forum_topic_closed", "forward_origin", "poll", *COMINGS_AND_GOINGS,
})  # fmt: skip
_FLAGS = frozenset({"is_topic_message", "is_forum", "is_bot", "is_animated", "is_video",
    "is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only",
})  # fmt: skip
_MOMENTS = frozenset({"date", "edit_date"})
_NUMBERS = frozenset({
    "update_id", "message_id", "message_thread_id", "migrate_to_chat_id", "migrate_from_chat_id", "offset",
    "length", "width", "height", "file_size", "total_voter_count", *_MOMENTS,
})  # fmt: skip
# The id of a person or chat is a number, that of a press a text.
_NUMBERED = frozenset({("id", "chat"), ("id", "from"), ("id", "sender_chat"), ("id", "user")})
_NO_TEXTS = _OBJECTS | _FLAGS | _NUMBERS | _LISTS
LONGEST_TEXT = 4 * 4096
"""Characters of a text or caption: four times what Telegram lets anybody write."""

LONGEST_NAME = 256
"""Characters of every other text: ids, kinds, a language's code."""

LONGEST_URL = 2048
"""Characters of a link's address; a longer one is not kept."""

_TEXTS = frozenset({"text", "caption", "url"})
_LARGEST = 2**63 - 1
LAST_MOMENT = 2**35
"""Seconds since 1970 that a moment has at most."""

# Half a character, and the sign that databases take for the end of a text: neither can be stored.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Raw = dict[str, Any]


def is_update(value: object) -> bool:
    """Whether a decoded value has an update's number, one that a database can hold."""
    number = value.get("update_id") if isinstance(value, dict) else None
    return type(number) is int and 0 <= number <= _LARGEST


def storable(text: str) -> str:
    """The text with a replacement character for each that no database takes."""
    return _UNSTORABLE.sub("\ufffd", text)


def in_form(value: Any, name: str, within: str = "") -> Any:
    """A kept field if it is of the kind that Telegram sends; its text can be stored.

    Raises:
        TypeError: if it is of another kind.
        ValueError: if a text is longer than Telegram sends.
    """
    match value:
        case dict() if name in _OBJECTS or within in _LISTS:
            return {key: in_form(each, key, name) for key, each in value.items()}
        case list() if name in _LISTS:
            return [in_form(each, "entry", name) for each in value]
        case bool() if name in _FLAGS:
            return value
        case int() if _is_number(value, name, within):
            return value
        case str() if name not in _NO_TEXTS and (name, within) not in _NUMBERED:
            return storable(in_length(value, name))
    raise TypeError(f"{name}: not as Telegram describes it")


def in_length(value: str, name: str) -> str:
    """The text of a field of that name.

    Raises:
        ValueError: if it is longer than Telegram sends.
    """
    if len(value) > (LONGEST_TEXT if name in _TEXTS else LONGEST_NAME):
        raise ValueError(f"{name}: longer than Telegram sends")
    return value


def _is_number(value: int, name: str, within: str) -> bool:
    if isinstance(value, bool):
        return False
    if name in _MOMENTS:
        return 0 <= value <= LAST_MOMENT
    return abs(value) <= _LARGEST and (name in _NUMBERS or (name, within) in _NUMBERED)
