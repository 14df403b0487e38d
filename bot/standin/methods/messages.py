"""Sending text and places, showing that the assistant is busy, and reacting."""

from __future__ import annotations

from typing import Any, Final

from telegram.constants import ReactionEmoji

from bot.standin import errors
from bot.standin.errors import ApiError
from bot.standin.methods.registry import method
from bot.standin.methods.sending import send_json, text_content
from bot.standin.methods.targets import find_message, find_thread, find_writable
from bot.standin.params import Params
from bot.standin.state import State

ACTIONS: Final = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_REACTIONS: Final = frozenset(emoji.value for emoji in ReactionEmoji)


@method("sendMessage")
def send_message(world: State, params: Params) -> Any:
    """Send a text."""
    return send_json(world, params, text_content(params))


@method("sendLocation")
def send_location(world: State, params: Params) -> Any:
    """Send a place."""
    place = {"latitude": params.number("latitude"), "longitude": params.number("longitude")}
    return send_json(world, params, {"location": place})


@method("sendChatAction")
def send_chat_action(world: State, params: Params) -> Any:
    """Show that the assistant is typing, until its next message there."""
    chat = find_writable(world, params)
    find_thread(chat, params)
    if params.text("action") not in ACTIONS:
        raise ApiError("Bad Request: wrong parameter action in request")
    chat.action, chat.action_at = params.text("action"), world.now()
    world.changed(chat)
    return True


@method("setMessageReaction")
def set_message_reaction(world: State, params: Params) -> Any:
    """Set the assistant's reaction on a message, or take it away."""
    message = find_message(world, params, errors.NO_REACTION_TARGET)
    reaction = params.listing("reaction")
    if len(reaction) > 1 or any(r.get("type") != "emoji" or r.get("emoji") not in _REACTIONS for r in reaction):
        raise ApiError(errors.BAD_REACTION)
    if message.service:
        raise ApiError(errors.NO_REACTION_TARGET)
    message.reactions.pop(world.bot.id, None)
    if reaction:
        message.reactions[world.bot.id] = reaction
    world.touch(message)
    return True
