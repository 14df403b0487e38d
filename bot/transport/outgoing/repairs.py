"""Changes to a row that Telegram would not take as it was: as plain text, in parts, or in the group's new place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.render import SPLIT_AT, escape, plain_text, split_text
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.results import OutboxState

_PARTS = "parts"
OUTSIDE = "outside"
"""In a row's context: it is said outside its case's topic."""

_MESSAGES = frozenset({"send", "edit"})


def divide(row: OutboxRow) -> bool:
    """Make the row's text its first part; the others follow one by one, each when the one before has arrived.

    The markup goes, since it may open in one part and close in another. Each time that a row is divided again its
    parts are half as long.

    Returns:
        False where nothing can be divided.
    """
    payload, times = row.payload, row.context.get("repairs", 0)
    if payload["do"] not in _MESSAGES:
        return False
    text = plain_text(payload["html"])
    first, *others = split_text(text, max(1, SPLIT_AT >> times)) or ("",)
    if not others and times > 0:
        return False
    parts = [*others, *row.context.get(_PARTS, ())]
    keyboard = row.context.get("keyboard", payload["keyboard"])
    row.payload = payload | {"html": escape(first), "keyboard": [] if parts else keyboard}
    row.context = row.context | {_PARTS: parts, "keyboard": keyboard}
    return True


def next_part(row: OutboxRow) -> bool:
    """After a part has arrived, make the row its next part; gives whether there is one. The buttons are on the last."""
    parts = row.context.get(_PARTS)
    if not parts:
        return False
    text, *others = parts
    keyboard = [] if others else row.context["keyboard"]
    topic = row.payload.get("topic")
    row.payload = {"do": "send", "html": escape(text), "keyboard": keyboard, "reply_to": None, "topic": topic}
    row.context = row.context | {_PARTS: others}
    return True


def is_whole(payload: Mapping[str, Any], context: Mapping[str, Any]) -> bool:
    """Whether nothing is left of a row to send or to forget when this has arrived."""
    return not context.get(_PARTS) and payload.get("do") != "send_file"


def move(row: OutboxRow, chat_id: int, now: datetime) -> None:
    """Take a row along to its group's new place, where the ids of earlier messages mean other messages, or none."""
    row.chat_id = chat_id
    payload = _without_ids(row.payload)
    if payload is None:
        row.state, row.finished_at = OutboxState.FAILED.value, now
        row.problem = "its message stayed in the group's old place"
    else:
        row.payload = payload


def leave_topic(row: OutboxRow) -> None:
    """Say it outside the topic, which is gone or closed for good: better in the wrong place than nowhere."""
    row.payload = row.payload | {"topic": None}
    row.context = row.context | {OUTSIDE: True}


def _without_ids(payload: dict[str, Any]) -> dict[str, Any] | None:
    match payload["do"]:
        case "send" | "copy":
            return payload | {"reply_to": None, "topic": None}
        case "send_file":
            return payload | {"topic": None}
        case "create_topic":
            return payload
        case "edit":
            return {name: value for name, value in payload.items() if name != "message_id"} | {"do": "send"}
        case _:
            return None


def forget_file(row: OutboxRow) -> None:
    """A file that was sent, or never will be, is a second copy of what it holds: it goes at once."""
    if row.payload.get("do") == "send_file":
        row.payload = row.payload | {"content": ""}
