"""Posting updates to the assistant's own address, with the secret token, again and again until it says 2xx."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import httpx

from bot.clock import Clock
from bot.standin.jsontypes import Json
from bot.standin.signals import Signal
from bot.standin.updates import Updates

Call = Callable[[str, Json], Awaitable[Any]]
"""Carries out a method that the assistant named in its answer to a webhook."""


class Webhook:
    """The webhook that is set, and how its last deliveries went.

    Args:
        now: the clock for the time of the last error.

    Attributes:
        backoff: seconds between two attempts.
        attempts: how many posts were made, failed ones too.
        signal: notified at each attempt.
    """

    def __init__(self, now: Clock) -> None:
        self._now = now
        self.url = ""
        self.secret = ""
        self.backoff = 0.05
        self.attempts = 0
        self.signal = Signal()
        self._connections: int | None = None
        self._error: tuple[datetime, str] | None = None

    def set(self, url: str, secret: str, connections: int | None) -> None:
        """Set or (with an empty address) remove the webhook."""
        self.url, self.secret, self._connections, self._error = url, secret, connections, None

    def info(self) -> Json:
        """A WebhookInfo object, without the count of pending updates."""
        shape: Json = {"url": self.url, "has_custom_certificate": False}
        if self._connections is not None:
            shape["max_connections"] = self._connections
        if self._error is not None:
            shape["last_error_date"] = int(self._error[0].timestamp())
            shape["last_error_message"] = self._error[1]
        return shape

    async def run(self, updates: Updates, call: Call) -> None:
        """Deliver updates in order, one at a time, until the updates are closed."""
        await self._wait(updates)
        if updates.closed:
            return
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
            while not updates.closed:
                await self._deliver(client, updates, call)
                await self._wait(updates)

    async def _wait(self, updates: Updates) -> None:
        while not (updates.closed or self._due(updates)):
            await updates.signal.until(lambda: updates.closed or self._due(updates), 3600)

    def _due(self, updates: Updates) -> bool:
        return bool(self.url and updates.pending and not updates.away)

    async def _deliver(self, client: httpx.AsyncClient, updates: Updates, call: Call) -> None:
        update, url = updates.pending[0], self.url
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        self.attempts += 1
        self.signal.notify()
        try:
            response = await client.post(url, json=update, headers=headers)
        except httpx.HTTPError as error:
            await self._failed(updates, f"Connection failed: {type(error).__name__}")
            return
        if not response.is_success:
            await self._failed(updates, f"Wrong response from the webhook: {response.status_code}")
            return
        if update in updates.pending:
            updates.pending.remove(update)
        answer = _method_in(response)
        if answer is not None:
            await call(answer.pop("method"), answer)

    async def _failed(self, updates: Updates, problem: str) -> None:
        self._error = (self._now(), problem)
        await updates.signal.until(lambda: updates.closed, self.backoff)


def _method_in(response: httpx.Response) -> Json | None:
    """The method call that an answer to a webhook may hold; anything else in it is ignored, as Telegram does."""
    try:
        answer = response.json()
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and isinstance(answer.get("method"), str) else None
