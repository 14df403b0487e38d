"""Fetching updates: each batch is stored before the next request tells Telegram that it may forget it.

The request is made directly, not through python-telegram-bot: that decodes a whole batch at once, so one update that it
cannot decode would cost all the others, and it can only confirm what has not been stored yet.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import structlog
from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot.clock import Clock
from bot.running.waiting import to_the_end
from bot.storage.database import Database
from bot.transport.hearing import Hearing
from bot.transport.incoming import inbox
from bot.transport.incoming.payload_form import is_update
from bot.transport.request import asked_to_wait
from bot.transport.signals import Signal, Signals

ALLOWED_UPDATES = [
    "message", "edited_message", "callback_query", "message_reaction", "chat_member", "my_chat_member",
]  # fmt: skip
"""Always told to Telegram, which otherwise keeps what was asked for last time."""

NEW_TOKEN = "copy the token from @BotFather to TELEGRAM_TOKEN, and start again"  # noqa: S105 - advice, not a token

_log = structlog.get_logger(__name__)
LARGEST_BATCH = 32 * 2**20
"""Bytes of one answer; a hundred updates are far less."""

_MOST_UPDATES = 100
_LONG_POLL = 20
_TIMEOUT = aiohttp.ClientTimeout(sock_connect=10.0, sock_read=_LONG_POLL + 10.0)
_LONGEST_PAUSE = 15.0
_CONFLICT = 409
_TOKEN_REFUSED = (401, 404)
_TAKING_OVER = 1.0
_HANDING_OVER = 30
"""Conflicts in a row that may still be those of a process that ends."""
_MISTAKEN = 8
"""Refusals of the token in a row, over half a minute, that may still be a mistake of Telegram's."""

Tell = Callable[[], Awaitable[None]]
"""Tells people of a fault that they alone can mend."""


class FetchError(Exception):
    """Updates could not be fetched.

    Attributes:
        wait: seconds that Telegram asks to wait, or None.
    """

    def __init__(self, problem: str, wait: float | None = None) -> None:
        super().__init__(problem)
        self.wait = wait


class ConflictError(FetchError):
    """Somebody else fetches with the same token: for some seconds the process before this one, or for good another."""


class WebhookSetError(ConflictError):
    """Telegram has been told, by somebody else with the same token, to call an address instead."""


class TokenRefusedError(FetchError):
    """Telegram does not know the token, or not any more."""


class BatchTooLargeError(FetchError):
    """One answer held more than is ever read; the next one is asked for a single update."""


class Poller:
    """Fetches updates for as long as this process leads.

    Args:
        bot: knows where Telegram is.
        database: where updates are stored.
        signals: wakes the dispatchers.
        clock: the time.
        hearing: is told whenever Telegram has answered.
        tell: tells people that somebody else has the same token.
    """

    def __init__(
        self,
        bot: Bot,
        database: Database,
        signals: Signals,
        clock: Clock,
        hearing: Hearing | None = None,
        tell: Tell | None = None,
    ) -> None:
        self._bot = bot
        self._tell = tell
        self._hearing = hearing or Hearing()
        self._database = database
        self._signals = signals
        self._clock = clock

    async def run(self) -> None:
        """Fetch until cancelled; faults of the network only make it slower."""
        with self._hearing.listening():
            await self._take_over()
            await self._fetch_on()

    async def _fetch_on(self) -> None:
        offset: int | None = None
        most, failures, last = _MOST_UPDATES, 0, FetchError
        async with aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=True) as client:
            while True:
                try:
                    batch = await self._fetch(client, offset, most)
                except FetchError as error:
                    failures, last = (failures + 1 if type(error) is last else 1), type(error)
                    most = 1 if isinstance(error, BatchTooLargeError) else _MOST_UPDATES
                    _log.warning("polling.failed", problem=str(error), failures=failures)
                    await asyncio.sleep(_wait(error, failures))
                    if isinstance(error, ConflictError) and failures % _HANDING_OVER == 0:
                        await self._share_no_longer(error)
                    elif isinstance(error, TokenRefusedError) and failures % _MISTAKEN == 0:
                        _log.critical("polling.token_refused", todo=NEW_TOKEN)
                    continue
                most, failures = _MOST_UPDATES, 0
                self._hearing.heard()
                if batch:
                    await to_the_end(self._store(batch))
                    offset = max(update["update_id"] for update in batch) + 1

    async def _share_no_longer(self, conflict: ConflictError) -> None:
        """Somebody else keeps updates from us for good: people must know, and a webhook can be ended."""
        _log.critical("polling.shared_token", todo="stop the other process that has the same token")
        if self._tell is not None:
            await self._tell()
        if isinstance(conflict, WebhookSetError):
            await self._take_over()

    async def look(self) -> list[dict[str, Any]]:
        """The first of what waits, without telling Telegram that we have it: it comes again.

        Whoever else fetches is let go first; what that one has confirmed does not wait any more.
        """
        async with aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=True) as client:
            try:
                return await self._fetch(client, None, _MOST_UPDATES)
            except FetchError as error:
                _log.warning("polling.failed", problem=str(error), failures=1)
                return []

    async def _fetch(self, client: aiohttp.ClientSession, offset: int | None, most: int) -> list[dict[str, Any]]:
        wanted: dict[str, Any] = {"timeout": _LONG_POLL, "limit": most, "allowed_updates": ALLOWED_UPDATES}
        if offset is not None:
            wanted["offset"] = offset
        try:
            async with client.post(f"{self._bot.base_url}/getUpdates", json=wanted) as response:
                answer = json.loads(await _read(response))
        except (aiohttp.ClientError, TimeoutError, ValueError, RecursionError) as error:
            raise FetchError(type(error).__name__) from None
        if not isinstance(answer, dict) or not answer.get("ok"):
            raise _refused(response.status, answer if isinstance(answer, dict) else {})
        found = answer.get("result")
        if not isinstance(found, list):
            raise FetchError("no list of updates")
        updates = [update for update in found[:_MOST_UPDATES] if is_update(update)]
        if found and not updates:
            # None of it has a number to confirm it by, so it would come at once again.
            raise FetchError("no update among them")
        return updates

    async def _store(self, batch: list[dict[str, Any]]) -> None:
        async with self._database.transaction() as session:
            new = await inbox.store(session, batch, self._clock())
            if new:
                await self._signals.everywhere(session, Signal.INBOX)
        if new:
            self._signals.here(Signal.INBOX)

    async def _take_over(self) -> None:
        """A webhook that was set before would keep updates from us."""
        failures = 0
        while True:
            try:
                await self._bot.delete_webhook()
            except TelegramError as error:
                failures += 1
                _log.warning("polling.failed", problem=type(error).__name__, failures=failures)
                asked = asked_to_wait(error).total_seconds() if isinstance(error, RetryAfter) else None
                await asyncio.sleep(asked if asked is not None else _pause(failures))
            else:
                return


async def _read(response: aiohttp.ClientResponse) -> bytes:
    read = bytearray()
    async for piece in response.content.iter_chunked(2**16):
        read += piece
        if len(read) > LARGEST_BATCH:
            raise BatchTooLargeError("an answer larger than any batch of updates")
    return bytes(read)


def _refused(status: int, answer: dict[str, Any]) -> FetchError:
    parameters = answer.get("parameters")
    asked = parameters.get("retry_after") if isinstance(parameters, dict) else None
    problem = f"{status} {answer.get('description', '')}".strip()
    if status == _CONFLICT:
        return WebhookSetError(problem) if "webhook" in problem.casefold() else ConflictError(problem)
    if status in _TOKEN_REFUSED:
        return TokenRefusedError(problem)
    return FetchError(problem, float(asked) if isinstance(asked, (int, float)) else None)


def _wait(error: FetchError, failures: int) -> float:
    """Seconds until the next request: as Telegram asks, and else the longer the more were in vain."""
    if isinstance(error, ConflictError):
        return _TAKING_OVER if failures <= _HANDING_OVER else _LONGEST_PAUSE
    return error.wait if error.wait is not None else _pause(failures)


def _pause(failures: int) -> float:
    return float(min(_LONGEST_PAUSE, 0.25 * 2 ** min(failures - 1, 8)))
