"""Updates in order within a chat, side by side across chats."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST_AT_ONCE = 256


class OrderedUpdates(BaseUpdateProcessor):
    """Handles one chat's updates one after the other; a slow chat holds up nobody else.

    A lock per chat (per topic in a group) is kept only while somebody holds or waits for it.
    """

    def __init__(self, most_at_once: int = MOST_AT_ONCE) -> None:
        super().__init__(most_at_once)
        self._locks: dict[tuple[int, int | None], asyncio.Lock] = {}
        self._waiting: dict[tuple[int, int | None], int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run `coroutine` when all earlier updates of the same chat are done."""
        key = _key(update)
        if key is None:
            await coroutine
            return
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            # An asyncio lock is fair: those who wait get it in the order in which they came.
            async with lock:
                await coroutine
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._locks[key]

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def _key(update: object) -> tuple[int, int | None] | None:
    if not isinstance(update, Update) or update.effective_chat is None:
        return None
    message = update.effective_message
    topic = message.message_thread_id if message is not None and message.is_topic_message else None
    return update.effective_chat.id, topic
