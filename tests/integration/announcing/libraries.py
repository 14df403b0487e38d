"""Libraries for tests of what is told: people, wishes and an event, time that goes by, and what was told."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bot.storage import schema
from bot.storage.database import Database
from knowledge.dates.spans import COPENHAGEN
from knowledge.subscriptions.wishes import Rhythm, Subscription
from tests.integration.announcing.simulated import Library, Mortal, occurrence

ANNA, BENT = 1, 2
AT_ONCE, DAY_BEFORE = Subscription(rhythm=Rhythm.AT_ONCE), Subscription(rhythm=Rhythm.DAY_BEFORE)
WEEKLY = Subscription(rhythm=Rhythm.WEEKLY)
SETTLED = timedelta(minutes=6)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment of 2026 by the clock in Copenhagen; 26 November is a Thursday."""
    return datetime(2026, month, day, hour, minute, tzinfo=COPENHAGEN)


CAFE = occurrence("cafe", at(28, 19))


@asynccontextmanager
async def open_library(address: str) -> AsyncIterator[Library]:
    """A library over a database."""
    mortal = Mortal(address)
    yield Library(mortal, at(25, 10))
    await mortal.close()


async def sqlite_address(template: Path, folder: Path) -> str:
    """The address of a copy of the empty database."""
    path = folder / "library.db"
    if not await asyncio.to_thread(template.exists):
        database = Database(f"sqlite:///{template}")
        await schema.upgrade(database)
        await database.close()
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


async def settle(library: Library) -> None:
    """Some minutes go by."""
    await library.tick(library.now + SETTLED)


def told(library: Library, person: int = ANNA) -> list[str]:
    """The kinds of what somebody was sent."""
    return [each.kind for each in library.sent if each.person == person]
