"""What Telegram's errors mean. The only place that knows their texts: Telegram names its errors only in words."""

from __future__ import annotations

from typing import Final

import aiohttp
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

from bot.transport.outgoing.operations import ChangeTopic, Delete, DropKeyboard, Edit, Operation, RenameTopic
from bot.transport.outgoing.results import Outcome, Result
from bot.transport.request import asked_to_wait

# These beginnings are compared in lower case.
_NOT_MODIFIED: Final = "message is not modified"
_BAD_MARKUP: Final = "can't parse entities"
_TOO_LONG: Final = "message is too long"
_EDIT_GONE: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")
_DELETE_GONE: Final = "message to delete not found"
_TOPIC_GONE: Final = "message thread not found"
_TOPIC_CLOSED: Final = "topic_closed"
_TOPIC_NOT_MODIFIED: Final = "topic_not_modified"
_NEVER_REACHED_TELEGRAM: Final = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    # A proxy that makes no way to Telegram.
    aiohttp.ClientHttpProxyError,
)


def is_so_already(operation: Operation, error: BadRequest) -> bool:
    """Whether nothing is left to do: all is as wanted, or what was to be changed is gone and was to go."""
    problem = error.message.lower()
    match operation:
        case Delete():
            return problem.startswith(_DELETE_GONE)
        case ChangeTopic() | RenameTopic():
            return problem.startswith((_TOPIC_NOT_MODIFIED, _TOPIC_GONE))
        case DropKeyboard() | Edit():
            return problem.startswith(_NOT_MODIFIED)
        case _:
            return False


def has_nothing_to_edit(error: BadRequest) -> bool:
    """Whether the message that was to be edited is not there, or cannot be edited."""
    return error.message.lower().startswith(_EDIT_GONE)


def found_topic_closed(error: BadRequest) -> bool:
    """Whether it was refused because somebody has closed the topic."""
    return error.message.lower().startswith(_TOPIC_CLOSED)


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
