"""Whether Telegram can be reached: asked after an unclear end, before anything is said again.

A reply that may have arrived is repeated once. If the network is gone, that repeat must not be spent on it: it waits
until Telegram answers again.
"""

from __future__ import annotations

import asyncio
from typing import Protocol

import structlog

from bot.transport.outgoing.results import Outcome, Result

_log = structlog.get_logger(__name__)
_LONGEST = 5.0
_UNCLEAR = frozenset({Result.UNCERTAIN, Result.NOT_SENT})


class Reachable(Protocol):
    """What can tell whether Telegram answers; the gateway can."""

    async def reachable(self) -> bool:
        """Whether Telegram answers right now."""
        ...


class Connection:
    """Remembers whether there is reason to doubt the connection.

    Args:
        gateway: asks Telegram.
    """

    def __init__(self, gateway: Reachable) -> None:
        self._gateway = gateway
        self._doubts = 0
        self._ask_at = 0.0

    @property
    def is_doubted(self) -> bool:
        """Whether there was an unclear end that Telegram has not answered since."""
        return self._doubts > 0

    def heard(self, outcome: Outcome) -> None:
        """What became of an attempt; an unclear end is reason to doubt."""
        if outcome.result in _UNCLEAR and not self._doubts:
            self._doubts = 1
            self._ask_at = 0.0

    async def pause(self) -> float:
        """Seconds to wait before anything is sent; 0 if there is no doubt, or Telegram has just answered."""
        if not self._doubts:
            return 0.0
        now = asyncio.get_running_loop().time()
        if now < self._ask_at:
            return self._ask_at - now
        if await self._gateway.reachable():
            if self._doubts > 1:
                _log.warning("connection.back", asked=self._doubts)
            self._doubts = 0
            return 0.0
        wait = min(_LONGEST, 0.25 * 2.0 ** (self._doubts - 1))
        self._doubts += 1
        self._ask_at = asyncio.get_running_loop().time() + wait
        return wait
