"""Others' schedulers dropped a run silently that came a second or two late, or while they restarted (109, 110)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.running.scheduled import schedule
from bot.running.ticker import Ticker
from bot.standin import StoppedClock
from bot.storage.database import Database


@pytest.mark.parametrize("late", [1.0, 2.0, 61.0, 3600.0, 86_400.0])
async def test_late_run_runs_once(database: Database, late: float) -> None:
    """Late by seconds or by a day, by a busy machine or a restart: it runs, and it runs once."""
    clock = StoppedClock()
    ran: list[datetime] = []

    async def run(_: AsyncSession, __: Mapping[str, Any], now: datetime) -> str:
        ran.append(now)
        return "ran"

    async with database.transaction() as session:
        await schedule(session, "run", clock() + timedelta(seconds=10), key="run")
    before = Ticker(database, clock, {"run": run}, ())
    assert await before.tick() == 0
    clock.turn(seconds=10 + late)
    for ticker in (Ticker(database, clock, {"run": run}, ()), before):
        await ticker.tick()
        clock.turn(seconds=2)
        await ticker.tick()
    assert len(ran) == 1
