"""Asking the sources of events again and again: the ticker says when, the round itself goes on beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.events.updating import Updating
from bot.running.regular import Every
from bot.running.scheduled import Task, schedule_now
from bot.storage.database import Database

FETCH: Final = "events.fetch"


def tasks() -> dict[str, Task]:
    """What is written down when a round is due; the round follows, for it must not keep a transaction open."""

    async def due(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
        del session, details, now
        return "the sources are asked"

    return {FETCH: due}


def afterwards(updating: Updating) -> dict[str, Callable[[], Awaitable[None]]]:
    """What follows when it is written down that a round is due."""
    return {FETCH: updating.start}


def every(updating: Updating, minutes: int) -> tuple[Every, ...]:
    """When rounds are due."""
    return () if updating.idle else (Every(FETCH, timedelta(minutes=minutes)),)


async def at_once(database: Database, updating: Updating, now: datetime) -> None:
    """Have a round done without waiting for its turn."""
    if not updating.idle:
        await schedule_now(database, FETCH, now)
