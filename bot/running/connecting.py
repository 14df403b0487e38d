"""The first word with Telegram: tried for a while, so that a container may start before its network."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

import structlog
from telegram.error import InvalidToken, NetworkError, RetryAfter

from bot.settings import Settings
from bot.settings.addresses import proxy_variable
from bot.settings.names import TOKEN_VARIABLE, variable
from bot.transport.request import asked_to_wait
from knowledge.errors import SettingsError

_log = structlog.get_logger(__name__)
_ATTEMPTS: Final = 10
_LONGEST_WAIT: Final = timedelta(minutes=1)
"""For what Telegram asks beyond it, nobody should wait before a process that seems to stand still."""


async def connect(hello: Callable[[], Awaitable[None]], settings: Settings) -> None:
    """Say hello to Telegram; each attempt in vain is in the log.

    Raises:
        SettingsError: if Telegram refuses the token, asks to wait for long, or is not reached in any attempt, or what
            is set as a proxy is none.
    """
    proxy = proxy_variable(settings.telegram_url)
    through = "" if proxy is None else f", {proxy}"
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            await hello()
        except InvalidToken:
            raise _refused(settings) from None
        except RetryAfter as error:
            wait = asked_to_wait(error)
            if wait > _LONGEST_WAIT or attempt == _ATTEMPTS:
                raise SettingsError(f"Telegram asks this bot to wait for {wait}", "Start again then") from None
            _log.warning("telegram.asks_to_wait", seconds=wait.total_seconds(), attempt=attempt)
            await asyncio.sleep(wait.total_seconds())
        except NetworkError as error:
            if attempt == _ATTEMPTS:
                raise SettingsError(
                    f"Telegram cannot be reached ({error.message})",
                    f"Check the network, the machine's clock{through} and BORGERBOT_TELEGRAM_URL",
                ) from None
            _log.warning("telegram.not_reached", problem=error.message, attempt=attempt, of=_ATTEMPTS)
            await asyncio.sleep(min(attempt, 5))
        else:
            return


def _refused(settings: Settings) -> SettingsError:
    """A token that was taken back, or another address than Telegram's: there the answer is the same."""
    address = variable("telegram_url")
    elsewhere = settings.telegram_url != Settings.model_fields["telegram_url"].default
    also = f", and correct {address} if Telegram is not served there" if elsewhere else ""
    return SettingsError(f"{TOKEN_VARIABLE}: refused by Telegram", f"Copy the token from @BotFather again{also}")
