"""Changing and deleting messages that are there already."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.standin import errors, limits
from bot.standin.errors import ApiError
from bot.standin.jsontypes import Json
from bot.standin.methods.registry import method
from bot.standin.methods.sending import caption_content, inline_keyboard, text_content
from bot.standin.methods.targets import bot_member, find_chat, find_message, find_writable
from bot.standin.model import Chat, ChatKind, Message
from bot.standin.params import Params
from bot.standin.shapes import message_json
from bot.standin.state import State

DELETABLE_FOR: Final = timedelta(hours=48)


def _editable(world: State, params: Params) -> Message:
    find_writable(world, params)
    message = find_message(world, params, errors.NO_EDIT)
    if message.sender is not world.bot or message.service or message.origin is not None:
        raise ApiError(errors.CANNOT_EDIT)
    return message


def _change(world: State, message: Message, content: Json, keyboard: list[list[Json]]) -> Any:
    if message.content == content and message.keyboard == keyboard:
        raise ApiError(errors.NOT_MODIFIED)
    message.content, message.keyboard = content, keyboard
    message.edited_at = world.now()
    world.touch(message)
    return message_json(message)


@method("editMessageText")
def edit_message_text(world: State, params: Params) -> Any:
    """Change a text; the keyboard goes away unless it is given again."""
    message = _editable(world, params)
    content = text_content(params)
    if "text" not in message.content:
        raise ApiError(errors.NO_TEXT_TO_EDIT)
    return _change(world, message, content, inline_keyboard(params))


@method("editMessageCaption")
def edit_message_caption(world: State, params: Params) -> Any:
    """Change a caption; the keyboard goes away unless it is given again."""
    message = _editable(world, params)
    if "text" in message.content or "location" in message.content or "sticker" in message.content:
        raise ApiError(errors.NO_CAPTION_TO_EDIT)
    kept = {key: value for key, value in message.content.items() if key not in ("caption", "caption_entities")}
    return _change(world, message, kept | caption_content(params), inline_keyboard(params))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: State, params: Params) -> Any:
    """Change or remove the buttons under a message."""
    message = _editable(world, params)
    return _change(world, message, message.content, inline_keyboard(params))


@method("deleteMessage")
def delete_message(world: State, params: Params) -> Any:
    """Delete one message."""
    message = find_message(world, params, errors.NO_DELETE)
    _check_deletable(world, message)
    delete(world, message)
    return True


@method("deleteMessages")
def delete_messages(world: State, params: Params) -> Any:
    """Delete several messages; those that are not there are skipped."""
    chat = find_chat(world, params)
    wanted = limits.check_ids(params.listing("message_ids"))
    found = [message for message in map(chat.find, wanted) if message is not None]
    for message in found:
        _check_deletable(world, message)
    for message in found:
        delete(world, message)
    return True


def delete(world: State, message: Message) -> None:
    """Take a message away for everybody."""
    message.deleted = True
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    world.touch(message)


def _check_deletable(world: State, message: Message) -> None:
    """The Bot API's rules: own messages and those of a private chat within 48 hours, others with the right to."""
    chat = message.chat
    if _rules_over_messages(world, chat):
        if message.content.keys() & {"supergroup_chat_created", "group_chat_created", "migrate_from_chat_id"}:
            raise ApiError(errors.CANNOT_DELETE)
        return
    if chat.kind is not ChatKind.PRIVATE and message.sender is not world.bot:
        raise ApiError(errors.CANNOT_DELETE)
    if world.now() - message.date > DELETABLE_FOR:
        raise ApiError(errors.CANNOT_DELETE_OLD)


def _rules_over_messages(world: State, chat: Chat) -> bool:
    return chat.kind is ChatKind.SUPERGROUP and "can_delete_messages" in bot_member(world, chat).rights
