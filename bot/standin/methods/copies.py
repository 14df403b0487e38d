"""Copying and forwarding messages."""

from __future__ import annotations

from typing import Any, Final

from bot.standin import errors, limits
from bot.standin.errors import ApiError
from bot.standin.jsontypes import Json
from bot.standin.methods.registry import method
from bot.standin.methods.sending import caption_content, send
from bot.standin.methods.targets import find_chat, find_place, find_writable
from bot.standin.model import Chat, Message
from bot.standin.params import Params
from bot.standin.shapes import message_json, origin_json
from bot.standin.state import State

_NOT_COPIED: Final = frozenset({"poll", "paid_media", "giveaway", "giveaway_winners", "invoice"})
"""What cannot be copied, by the Bot API's words; of polls it means quizzes whose answer the assistant does not know."""


def _source(world: State, params: Params, missing: str, unfit: str) -> Message:
    chat = find_chat(world, params, "from_chat_id")
    message = chat.find(params.need("message_id"))
    if message is None:
        raise ApiError(missing)
    if message.service:
        raise ApiError(unfit)
    return message


@method("copyMessage")
def copy_message(world: State, params: Params) -> Any:
    """Send the content of a message again, without its sender and without its buttons."""
    source = _source(world, params, errors.NO_COPY, errors.CANNOT_COPY)
    if _NOT_COPIED & source.content.keys():
        raise ApiError(errors.CANNOT_COPY)
    content = _copied(source)
    # An empty caption is one, too: the copy has none.
    if "caption" in params.values and "text" not in content:
        content = _copied(source, caption=False) | caption_content(params)
    return {"message_id": send(world, params, content).id}


@method("copyMessages")
def copy_messages(world: State, params: Params) -> Any:
    """Copy several messages; albums stay albums, and those that cannot be copied are skipped."""
    caption = not params.flag("remove_caption")
    posted = _many(world, params, lambda message: {"content": _copied(message, caption=caption)})
    return [{"message_id": message.id} for message in posted]


@method("forwardMessage")
def forward_message(world: State, params: Params) -> Any:
    """Send a message again with the name of its sender."""
    source = _source(world, params, errors.NO_FORWARD, errors.CANNOT_FORWARD)
    message = send(world, params, _copied(source))
    message.origin = origin_json(source)
    return message_json(message)


@method("forwardMessages")
def forward_messages(world: State, params: Params) -> Any:
    """Forward several messages; albums stay albums, and those that cannot be forwarded are skipped."""
    posted = _many(world, params, lambda message: {"content": _copied(message), "origin": origin_json(message)})
    return [{"message_id": message.id} for message in posted]


def _many(world: State, params: Params, shape: Any) -> list[Message]:
    source = find_chat(world, params, "from_chat_id")
    chat = find_writable(world, params)
    thread, _ = find_place(chat, params)
    groups: dict[str | None, str] = {}
    posted = []
    for message in _chosen(source, params):
        if message.media_group_id is not None and message.media_group_id not in groups:
            groups[message.media_group_id] = world.media_group()
        group = groups.get(message.media_group_id)
        posted.append(world.post(chat, world.bot, thread=thread, media_group_id=group, **shape(message)))
    return posted


def _chosen(source: Chat, params: Params) -> list[Message]:
    wanted = limits.check_ids(params.listing("message_ids"))
    if wanted != sorted(set(wanted)):
        raise ApiError("Bad Request: message identifiers must be in a strictly increasing order")
    found = [message for message in map(source.find, wanted) if message is not None and not message.service]
    if not found:
        raise ApiError("Bad Request: there are no messages to copy")
    return found


def _copied(message: Message, *, caption: bool = True) -> Json:
    dropped = () if caption else ("caption", "caption_entities")
    return {key: value for key, value in message.content.items() if key not in dropped}
