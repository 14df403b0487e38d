"""Reading a control request: who, which chat, which message; each refusal says what, where and what to do."""

from __future__ import annotations

import json
from typing import Any, Final

from starlette.requests import Request

from bot.bodies import is_json, read_body
from bot.standin.errors import ControlError
from bot.standin.jsontypes import Json
from bot.standin.model import Chat, ChatKind, Message, Topic, User
from bot.standin.state import State

LARGEST_BODY: Final = 60 * 2**20
"""Bytes: a file as large as a bot may get, in the letters of JSON."""


async def body(request: Request) -> Json:
    """The JSON object of a request.

    Raises:
        ControlError: there is none; likewise below.
    """
    if not is_json(request):
        raise ControlError("Content-Type: it must be application/json")
    content = await read_body(request, LARGEST_BODY)
    if content is None:
        raise ControlError(f"body: it is larger than {LARGEST_BODY // 2**20} MB; send less")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise ControlError("body: it is not JSON; send one object") from None
    if not isinstance(found, dict):
        raise ControlError("body: it is not an object; send one")
    return found


def text(given: Json, name: str, default: str | None = None) -> str:
    """A string that is not empty."""
    value = given.get(name, default)
    if not isinstance(value, str) or not value:
        raise ControlError(f"{name}: it is missing or no text; give one")
    return value


def optional(given: Json, name: str, default: str | None = None) -> str | None:
    """A string, or nothing."""
    return default if given.get(name) is None else text(given, name)


def number(given: Json, name: str) -> int:
    """A whole number."""
    value = given.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ControlError(f"{name}: {value!r} is no whole number; give one")
    return value


def choice(given: Json, name: str, allowed: tuple[str, ...], default: str) -> str:
    """One of a few words."""
    value = given.get(name, default)
    if value not in allowed:
        raise ControlError(f"{name}: {value!r} is not one of {', '.join(allowed)}")
    return str(value)


def user(world: State, given: Json, name: str = "from") -> User:
    """A person."""
    found = world.users.get(number(given, name))
    if found is None or found.is_bot:
        raise ControlError(f"{name}: there is no person {given[name]}; make one with POST people")
    return found


def chat(world: State, given: Json, default: User | None = None) -> Chat:
    """A chat; by default the person's own with the assistant."""
    if "chat_id" not in given and default is not None:
        return world.chats[default.id]
    found = world.chats.get(number(given, "chat_id"))
    if found is None:
        raise ControlError(f"chat_id: there is no chat {given['chat_id']}; see GET state for those there are")
    return found


def group(world: State, given: Json) -> Chat:
    """A chat that is a group."""
    found = chat(world, given)
    if found.kind is ChatKind.PRIVATE:
        raise ControlError(f"chat_id: {found.id} is a private chat; take a group")
    return found


def message(where: Chat, given: Json, name: str = "message_id") -> Message:
    """A message of a chat."""
    found = where.find(number(given, name))
    if found is None:
        raise ControlError(f"{name}: there is no message {given[name]} in chat {where.id}")
    return found


def reply_to(where: Chat, given: Json) -> Message | None:
    """The message replied to, if any."""
    return None if given.get("reply_to") is None else message(where, given, "reply_to")


def thread(where: Chat, given: Json) -> Topic | None:
    """A topic of a chat; None is General."""
    if given.get("thread_id") is None:
        return None
    found = where.topics.get(number(given, "thread_id"))
    if found is None:
        raise ControlError(f"thread_id: there is no topic {given['thread_id']} in chat {where.id}")
    return found


def query_number(request: Request, name: str, default: Any = 0) -> Any:
    """A number of the query string."""
    value = request.query_params.get(name)
    if value is None:
        return default
    try:
        return float(value) if name == "wait" else int(value)
    except ValueError:
        raise ControlError(f"{name}: {value!r} is no number") from None
