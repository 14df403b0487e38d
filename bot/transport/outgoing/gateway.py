"""One attempt at Telegram, and what became of it. The only place that knows Telegram's error texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import aiohttp
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.messages import Keyboard, Message
from bot.render import plain_text
from bot.transport.outgoing.operations import (
    ChangeTopic,
    Copy,
    CreateTopic,
    Delete,
    DropKeyboard,
    Edit,
    Mark,
    Operation,
    RenameTopic,
    Send,
    SendFile,
    TopicChange,
)
from bot.transport.outgoing.results import Outcome, Result
from bot.transport.request import asked_to_wait

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Telegram names its errors only in words; these beginnings are compared in lower case.
_NOT_MODIFIED = "message is not modified"
_BAD_MARKUP = "can't parse entities"
_TOO_LONG = "message is too long"
_EDIT_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_DELETE_GONE = "message to delete not found"
_TOPIC_GONE = "message thread not found"
_TOPIC_CLOSED = "topic_closed"
_TOPIC_NOT_MODIFIED = "topic_not_modified"
_NEVER_REACHED_TELEGRAM = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class TelegramGateway:
    """Does operations through a python-telegram-bot `Bot`.

    Args:
        bot: an initialised bot.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def perform(self, operation: Operation, *, plain: bool = False) -> Outcome:
        """One attempt; never raises for what Telegram or the network does.

        Args:
            operation: what to do.
            plain: send the text without markup, since Telegram refused it before.
        """
        try:
            message_id = await self._do(operation, plain=plain)
        except TelegramError as error:
            return await self._failed(operation, error)
        return Outcome(Result.SENT, message_id)

    async def reachable(self) -> bool:
        """Whether Telegram answers at all right now, be it with a refusal."""
        try:
            await self._bot.get_me(read_timeout=3, connect_timeout=3, pool_timeout=3)
        except TelegramError as error:
            return outcome_of(error).result not in {Result.UNCERTAIN, Result.NOT_SENT}
        return True

    async def _do(self, operation: Operation, *, plain: bool) -> int | None:
        match operation:
            case Send(message):
                return (
                    await self._bot.send_message(
                        message.chat_id,
                        message_thread_id=message.topic,
                        reply_parameters=_reply(message.reply_to),
                        **_text(message, plain=plain),
                    )
                ).message_id
            case Edit(message, message_id):
                await self._bot.edit_message_text(
                    chat_id=message.chat_id, message_id=message_id, **_text(message, plain=plain)
                )
                return message_id
            case Copy(chat_id, (from_chat, message_id), reply_to, caption, topic):
                copied = await self._bot.copy_message(
                    chat_id,
                    from_chat,
                    message_id,
                    caption=caption,
                    reply_parameters=_reply(reply_to),
                    message_thread_id=topic,
                )
                return copied.message_id
            case Mark(chat_id, message_id, emoji):
                await self._bot.set_message_reaction(chat_id, message_id, emoji)
            case DropKeyboard(chat_id, message_id):
                await self._bot.edit_message_reply_markup(chat_id, message_id)
            case Delete(chat_id, message_id):
                await self._bot.delete_message(chat_id, message_id)
            case SendFile(chat_id, name, content, caption, topic):
                file = InputFile(content.encode() if isinstance(content, str) else content, filename=name)
                sent = await self._bot.send_document(
                    chat_id, file, caption=caption, parse_mode=ParseMode.HTML, message_thread_id=topic
                )
                return sent.message_id
            case CreateTopic(chat_id, name):
                return (await self._bot.create_forum_topic(chat_id, name)).message_thread_id
            case RenameTopic(chat_id, topic, name):
                await self._bot.edit_forum_topic(chat_id, topic, name=name)
            case ChangeTopic(chat_id, topic, change):
                await self._change_topic(chat_id, topic, change)
        return None

    async def _change_topic(self, chat_id: int, topic: int, change: TopicChange) -> None:
        match change:
            case TopicChange.CLOSE:
                await self._bot.close_forum_topic(chat_id, topic)
            case TopicChange.REOPEN:
                await self._bot.reopen_forum_topic(chat_id, topic)
            case TopicChange.DELETE:
                await self._bot.delete_forum_topic(chat_id, topic)

    async def _failed(self, operation: Operation, error: TelegramError) -> Outcome:
        if isinstance(operation, Edit) and isinstance(error, BadRequest):
            problem = error.message.lower()
            if problem.startswith(_NOT_MODIFIED):
                return Outcome(Result.SENT, operation.message_id)
            if problem.startswith(_EDIT_GONE):
                return await self.perform(Send(operation.message))
        if isinstance(error, BadRequest):
            problem = error.message.lower()
            if _is_so_already(operation, problem):
                return Outcome(Result.SENT)
            topic = _topic_of(operation)
            if topic is not None and problem.startswith(_TOPIC_CLOSED):
                return await self._in_reopened(operation, *topic)
        return outcome_of(error)

    async def _in_reopened(self, operation: Operation, chat_id: int, topic: int) -> Outcome:
        """Somebody closed the topic of a case that goes on: it is opened, and the message is sent again, once."""
        try:
            await self._change_topic(chat_id, topic, TopicChange.REOPEN)
            return Outcome(Result.SENT, await self._do(operation, plain=False))
        except BadRequest as error:
            outcome = outcome_of(error)
            return outcome if outcome.result is not Result.REFUSED else replace(outcome, result=Result.TOPIC_SHUT)
        except TelegramError as error:
            return outcome_of(error)


def _is_so_already(operation: Operation, problem: str) -> bool:
    """Whether nothing is left to do: the topic is as wanted or gone, the buttons are off, or the message is gone."""
    match operation:
        case Delete():
            return problem.startswith(_DELETE_GONE)
        case ChangeTopic() | RenameTopic():
            return problem.startswith((_TOPIC_NOT_MODIFIED, _TOPIC_GONE))
        case DropKeyboard():
            return problem.startswith(_NOT_MODIFIED)
        case _:
            return False


def _topic_of(operation: Operation) -> tuple[int, int] | None:
    match operation:
        case Send(Message(chat_id=chat_id, topic=int(topic))):
            return chat_id, topic
        case Copy(chat_id=chat_id, topic=int(topic)) | SendFile(chat_id=chat_id, topic=int(topic)):
            return chat_id, topic
        case _:
            return None


def outcome_of(error: TelegramError) -> Outcome:
    """What an error of python-telegram-bot says about the attempt.

    `BadRequest` and `TimedOut` are kinds of `NetworkError` there, so they are asked about first.
    """
    match error:
        case BadRequest():
            return Outcome(_what_is_bad(error.message.lower()), problem=error.message)
        case RetryAfter():
            return Outcome(Result.LATER, wait=asked_to_wait(error), problem="flood limit")
        case ChatMigrated():
            return Outcome(Result.MOVED, moved_to=error.new_chat_id, problem="group moved")
        case Forbidden():
            return Outcome(Result.BLOCKED, problem=error.message)
        case InvalidToken() | Conflict():
            return Outcome(Result.NOT_SENT, problem=type(error).__name__)
        case TimedOut() | NetworkError():
            return Outcome(_how_uncertain(error), problem=type(error.__cause__ or error).__name__)
        case _:
            return Outcome(Result.REFUSED, problem=error.message)


def _what_is_bad(problem: str) -> Result:
    if _BAD_MARKUP in problem:
        return Result.BAD_MARKUP
    if _TOPIC_GONE in problem:
        return Result.TOPIC_GONE
    return Result.TOO_LONG if _TOO_LONG in problem else Result.REFUSED


def _how_uncertain(error: NetworkError) -> Result:
    """Where no connection was made, or Telegram answered with a fault of its own, nothing was done; else who knows."""
    cause = error.__cause__
    if isinstance(cause, _NEVER_REACHED_TELEGRAM):
        return Result.NOT_SENT
    answered = cause is None and not isinstance(error, TimedOut)
    return Result.NOT_SENT if answered else Result.UNCERTAIN


def _text(message: Message, *, plain: bool) -> dict[str, Any]:
    return {
        "text": plain_text(message.html) if plain else message.html,
        "parse_mode": None if plain else ParseMode.HTML,
        "reply_markup": _markup(message.keyboard),
        "link_preview_options": _NO_PREVIEW,
    }


def _reply(message_id: int | None) -> ReplyParameters | None:
    # The message may be deleted meanwhile; what is said matters more than what it points at.
    return None if message_id is None else ReplyParameters(message_id, allow_sending_without_reply=True)


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.action) for button in row] for row in keyboard]
    )
