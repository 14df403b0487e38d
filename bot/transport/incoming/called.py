"""Being called by Telegram: it is told where, and asked ever after whether it still calls there and gets through.

Whoever starts a second process with the same token takes the address away without a word, and a certificate that has
run out or a proxy that is gone is seen by nobody but Telegram: citizens would write, and nobody would hear them.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Final

import structlog
from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.transport.incoming.polling import ALLOWED_UPDATES, NEW_TOKEN, Tell

_log = structlog.get_logger(__name__)
_SET_AGAIN: Final = 15.0
"""Seconds between two attempts to tell Telegram where to call."""
_LOOK_AGAIN: Final = 60.0
"""Seconds between two looks at whether it does."""


class Called:
    """Keeps Telegram calling.

    Args:
        bot: tells Telegram.
        address: where it is to call, whole.
        secret: what it is to show, or None.
        tell: tells people that somebody else has the same token.
    """

    def __init__(self, bot: Bot, address: str, secret: str | None, tell: Tell) -> None:
        self._bot = bot
        self._tell = tell
        self._address = address
        self._secret = secret
        self._told: datetime | None = None

    async def run(self) -> None:
        """Tell Telegram where to call until it has understood, and again when it has forgotten; until cancelled."""
        await self._set()
        while True:
            await asyncio.sleep(_LOOK_AGAIN)
            await self._look()

    async def _set(self) -> None:
        """What Telegram knew before holds meanwhile."""
        while not await self._is_taken():  # noqa: ASYNC110 - Telegram tells nobody when it would
            await asyncio.sleep(_SET_AGAIN)

    async def _is_taken(self) -> bool:
        try:
            await self._bot.set_webhook(
                self._address, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES, max_connections=40
            )
        except BadRequest as error:
            _log.critical("webhook.refused", problem=error.message, todo="correct BORGERBOT_WEBHOOK_URL")
        except TelegramError as error:
            _log.warning("webhook.not_set", error=type(error).__name__)
        else:
            return True
        return False

    async def _look(self) -> None:
        try:
            info = await self._bot.get_webhook_info()
        except InvalidToken:
            _log.critical("webhook.token_refused", todo=NEW_TOKEN)
            return
        except TelegramError as error:
            _log.warning("webhook.not_looked_at", error=type(error).__name__)
            return
        if info.url != self._address:
            _log.critical("webhook.taken_away", todo="stop the other process that has the same token")
            await self._set()
            await self._tell()
        else:
            self._tell_what_fails(info)

    def _tell_what_fails(self, info: WebhookInfo) -> None:
        """A failure that was overcome is of interest to nobody, nor is one that was told already."""
        if info.last_error_date is None or info.last_error_date == self._told or not info.pending_update_count:
            return
        self._told = info.last_error_date
        _log.critical("webhook.not_reached", problem=info.last_error_message, waiting=info.pending_update_count)
