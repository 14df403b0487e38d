"""The way out to people through Telegram: errors mapped to ours, bad markup sent as plain text, one repeat."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import structlog
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.messages import (
    BlockedError,
    DeliveryError,
    Keyboard,
    Message,
    UncertainError,
    UncopyableError,
    UnreachableError,
)
from bot.render import plain_text

_log = structlog.get_logger(__name__)
_T = TypeVar("_T")
_LONGEST_WAIT = timedelta(seconds=30)
_ATTEMPTS = 3
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# Telegram names its errors only in words; these beginnings are compared in lower case.
_NOT_MODIFIED = "message is not modified"
_BAD_MARKUP = "can't parse entities"
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message to be edited not found",
)
_UNCOPYABLE = ("message can't be copied", "message to copy not found", "wrong message identifier")


class TelegramMessenger:
    """A `Messenger` over a python-telegram-bot `Bot`.

    Args:
        bot: an initialised bot.
        moved: told when a group turns out to have become a supergroup (old id, new id).
        sleep: waits for a number of seconds; `asyncio.sleep` outside of tests.
    """

    def __init__(
        self,
        bot: Bot,
        moved: Callable[[int, int], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._moved = moved
        self._sleep = sleep

    async def send(self, message: Message) -> int:
        """Send a message; markup that Telegram refuses is sent as plain text, and logged."""
        try:
            return await self._attempt(lambda chat_id: self._send(message, chat_id), message.chat_id)
        except BadRequest as error:
            if _BAD_MARKUP not in error.message.lower():
                raise _delivery_error(error) from error
            _log.error("message.bad_markup", problem=error.message)
        plain = replace(message, html=plain_text(message.html))
        try:
            return await self._attempt(lambda chat_id: self._send(plain, chat_id, parse_mode=None), message.chat_id)
        except BadRequest as error:
            raise _delivery_error(error) from error

    async def edit(self, message: Message, message_id: int) -> None:
        """Replace an earlier message; one that cannot be edited any more is sent anew."""
        try:
            await self._attempt(lambda chat_id: self._edit(message, chat_id, message_id), message.chat_id)
        except BadRequest as error:
            problem = error.message.lower()
            if _NOT_MODIFIED in problem:
                return
            if not problem.startswith(_GONE):
                raise _delivery_error(error) from error
            await self.send(message)

    async def copy(
        self, *, source: tuple[int, int], chat_id: int, reply_to: int | None, caption: str | None = None
    ) -> int:
        """Copy a message without its author."""
        from_chat_id, message_id = source

        async def attempt(target: int) -> int:
            copied = await self._bot.copy_message(
                target, from_chat_id, message_id, caption=caption, reply_parameters=_reply(reply_to)
            )
            return copied.message_id

        try:
            return await self._attempt(attempt, chat_id)
        except BadRequest as error:
            if error.message.lower().startswith(_UNCOPYABLE):
                raise UncopyableError(error.message) from error
            raise _delivery_error(error) from error

    async def mark(self, chat_id: int, message_id: int, emoji: str) -> None:
        """Put a reaction on a message; a group that allows none gets none."""
        try:
            await self._bot.set_message_reaction(chat_id, message_id, emoji)
        except TelegramError as error:
            _log.info("message.not_marked", error=type(error).__name__)

    async def drop_keyboard(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message; a message that is gone or has none is no error."""
        try:
            await self._bot.edit_message_reply_markup(chat_id, message_id)
        except TelegramError as error:
            _log.info("message.keyboard_kept", error=type(error).__name__)

    async def _attempt(self, call: Callable[[int], Awaitable[_T]], chat_id: int) -> _T:
        """Call Telegram; wait when told to, follow a moved group, and repeat once after an unclear end.

        A reply that may have arrived is sent once more: a citizen who reads it twice is better off than one who
        never gets it.
        """
        uncertain = False
        for attempt in range(1, _ATTEMPTS + 1):
            last = attempt == _ATTEMPTS
            try:
                return await call(chat_id)
            except BadRequest:
                raise
            except RetryAfter as error:
                if last or _seconds(error) > _LONGEST_WAIT.total_seconds():
                    raise UnreachableError("Telegram asks to wait too long") from error
                await self._sleep(_seconds(error))
            except ChatMigrated as error:
                await self._moved(chat_id, error.new_chat_id)
                chat_id = error.new_chat_id
            except Forbidden as error:
                raise BlockedError(error.message) from error
            except (TimedOut, NetworkError) as error:
                if uncertain or last:
                    raise UncertainError(type(error).__name__) from error
                uncertain = True
                _log.warning("message.repeated", error=type(error).__name__)
        raise UnreachableError("no attempt left")

    async def _send(self, message: Message, chat_id: int, parse_mode: str | None = ParseMode.HTML) -> int:
        sent = await self._bot.send_message(
            chat_id,
            message.html,
            parse_mode=parse_mode,
            reply_markup=_markup(message.keyboard),
            reply_parameters=_reply(message.reply_to),
            link_preview_options=_NO_PREVIEW,
        )
        return sent.message_id

    async def _edit(self, message: Message, chat_id: int, message_id: int) -> None:
        await self._bot.edit_message_text(
            message.html,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=_markup(message.keyboard),
            link_preview_options=_NO_PREVIEW,
        )


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _delivery_error(error: BadRequest) -> DeliveryError:
    return UnreachableError(error.message)


def _reply(message_id: int | None) -> ReplyParameters | None:
    # The message may be deleted meanwhile; what is said matters more than what it points at.
    return None if message_id is None else ReplyParameters(message_id, allow_sending_without_reply=True)


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.action) for button in row] for row in keyboard]
    )
