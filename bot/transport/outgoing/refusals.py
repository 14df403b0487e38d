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

from bot.transport.outgoing.operations import ChangeTopic, Delete, DropKeyboard, Edit, Mark, Operation, RenameTopic
from bot.transport.outgoing.results import Outcome, Result
from bot.transport.request import asked_to_wait

# Compared in lower case. What the Bot API has no sentence for it tells by the name that Telegram's servers have for it.
_NOT_MODIFIED: Final = "message is not modified"
_BAD_MARKUP: Final = ("can't parse entities", "entities_too_long", "entity_bounds_invalid")
_TOO_LONG: Final = ("message is too long", "message_too_long")
_EDIT_GONE: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")
_TOPIC_GONE: Final = ("message thread not found", "topic_deleted", "topic_id_invalid")
_TOPIC_CLOSED: Final = "topic_closed"
_TOPIC_AS_WANTED: Final = ("topic_not_modified", *_TOPIC_GONE)
_LEAVES_NOTHING_TO_DO: Final[dict[type[Operation], tuple[str, ...]]] = {
    Delete: ("message to delete not found",),
    ChangeTopic: _TOPIC_AS_WANTED,
    RenameTopic: _TOPIC_AS_WANTED,
    DropKeyboard: (_NOT_MODIFIED, *_EDIT_GONE),
    Edit: (_NOT_MODIFIED,),
    # Whatever the reason, as that the group allows none: a reaction stands beside what was said, and says nothing.
    Mark: ("",),
}
_THROWN_OUT: Final = "group chat"
_NEVER_REACHED_TELEGRAM: Final = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    # A proxy that makes no way to Telegram.
    aiohttp.ClientHttpProxyError,
)


def is_so_already(operation: Operation, error: BadRequest) -> bool:
    """Whether nothing is left to do: all is as wanted, or what was to be changed is gone and was to go."""
    return error.message.lower().startswith(_LEAVES_NOTHING_TO_DO.get(type(operation), ()))


def has_nothing_to_edit(error: BadRequest) -> bool:
    """Whether the message that was to be edited is not there, or cannot be edited."""
    return error.message.lower().startswith(_EDIT_GONE)


def found_topic_closed(error: BadRequest) -> bool:
    """Whether it was refused because somebody has closed the topic."""
    return error.message.lower().startswith(_TOPIC_CLOSED)


def is_of_a_group(outcome: Outcome) -> bool:
    """Whether only a group refuses so: no person's chat moves, or has members and throws them out."""
    return outcome.result is Result.MOVED or (outcome.problem or "").lower().endswith(_THROWN_OUT)


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
        # In words it is the chat that is closed to us; by a name of the servers' it is what was to be done there.
        case Forbidden() if not error.message.removeprefix("Forbidden: ").isupper():
            return Outcome(Result.BLOCKED, problem=error.message)
        case InvalidToken() | Conflict():
            return Outcome(Result.NOT_SENT, problem=type(error).__name__)
        case TimedOut() | NetworkError():
            return Outcome(_how_uncertain(error), problem=type(error.__cause__ or error).__name__)
        case _:
            return Outcome(Result.REFUSED, problem=error.message)


def _what_is_bad(problem: str) -> Result:
    known = ((_BAD_MARKUP, Result.BAD_MARKUP), (_TOPIC_GONE, Result.TOPIC_GONE), (_TOO_LONG, Result.TOO_LONG))
    return next((result for words, result in known if any(each in problem for each in words)), Result.REFUSED)


def _how_uncertain(error: NetworkError) -> Result:
    """Where no connection was made, or Telegram answered with a fault of its own, nothing was done; else who knows."""
    cause = error.__cause__
    if isinstance(cause, _NEVER_REACHED_TELEGRAM):
        return Result.NOT_SENT
    answered = cause is None and not isinstance(error, TimedOut)
    return Result.NOT_SENT if answered else Result.UNCERTAIN
