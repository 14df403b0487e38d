"""Fetching what somebody sent as a file, after a look at its size."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.keeping.imports import CannotFetchError

_log = structlog.get_logger(__name__)
_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class TelegramFiles:
    """Fetches with `getFile`."""

    bot: Bot

    async def fetch(self, file_id: str, most: int) -> bytes:
        """The content of a file.

        Args:
            file_id: as a message named it.
            most: bytes; nothing is fetched of a file that Telegram says is larger.

        Raises:
            CannotFetchError: if Telegram does not give it, or it is larger.
        """
        try:
            file = await self.bot.get_file(file_id)
            if file.file_size is None or file.file_size > most:
                raise CannotFetchError("size")
            return bytes(await file.download_as_bytearray(read_timeout=_SECONDS))
        except TelegramError as error:
            _log.warning("file.not_fetched", error=type(error).__name__)
            raise CannotFetchError(type(error).__name__) from None
