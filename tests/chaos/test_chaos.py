"""Processes die at any moment, and still: no question lost, nothing said twice beyond one reply per death, order kept.

The stand-in's own record is the witness. It runs in the test's process; the assistant runs in processes of its own.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot import schema
from bot.clock import system_clock
from bot.database import Database
from bot.settings import Settings
from bot.standin import World, serve
from bot.transport import outbox
from tests.chaos.processes import Process
from tests.chaos.town import ANNOUNCEMENT, Crowd, Verdict
from tests.e2e.town import fill_database

CITIZENS = 300
ROUNDS = 10
KILLS = 20
SEED = 20261125

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(900)]


def _environment(world: World, url: str, database: str, folder: Path) -> dict[str, str]:
    return {
        "TELEGRAM_TOKEN": world.token,
        "BORGERBOT_TELEGRAM_URL": url,
        "BORGERBOT_DATABASE_URL": database,
        "BORGERBOT_DATA_DIR": str(folder),
        "BORGERBOT_EMBEDDER": "none",
        "BORGERBOT_SENDS_PER_SECOND": "60",
        "BORGERBOT_LOG_LEVEL": "WARNING",
    }


async def _prepare(database_url: str, folder: Path, chat_ids: list[int]) -> None:
    """The small knowledge base, and an announcement to everybody that comes due at once."""
    settings = Settings(database_url=database_url, data_dir=folder)
    await fill_database(settings)
    database = Database(database_url)
    await schema.upgrade(database)
    async with database.transaction() as session:
        rows = [outbox.announce(chat_id, ANNOUNCEMENT, "fest") for chat_id in chat_ids]
        await outbox.put(session, rows, system_clock())
    await database.close()


async def _until(condition: Callable[[], bool], within: float) -> bool:
    """Whether the condition comes to hold; the stand-in wakes nobody here, since it has 3,000 changes to tell of."""
    until = asyncio.get_running_loop().time() + within
    while not (held := condition()) and asyncio.get_running_loop().time() < until:  # noqa: ASYNC110
        await asyncio.sleep(0.25)
    return held


async def _kill_now_and_then(processes: list[Process], kills: int, pause: float) -> int:
    chance = random.Random(SEED)  # noqa: S311 - moments that can be repeated, no secret
    for _ in range(kills):
        await asyncio.sleep(pause * chance.uniform(0.5, 1.5))
        victim = chance.choice(processes)
        await victim.kill()
        await victim.start()
    return kills


def _judge(verdict: Verdict, *, kills: int) -> None:
    assert verdict.lost == 0, verdict
    assert verdict.disordered == 0, verdict
    assert verdict.announced_twice == 0, verdict
    assert verdict.repeated <= kills, verdict


async def _run(
    processes: list[Process],
    crowd: Crowd,
    trouble: Callable[[], Awaitable[int]],
    *,
    seconds: float,
) -> int:
    for process in processes:
        await process.start()
    try:
        asking = asyncio.create_task(crowd.ask_everything(seconds, SEED))
        kills = await trouble()
        await asking
        assert await _until(crowd.answered, 300), crowd.verdict()
        assert [await process.stop() for process in processes] == [0] * len(processes)
        return kills
    finally:
        for process in processes:
            await process.kill()


async def test_sqlite_with_one_process_that_is_killed_twenty_times(tmp_path: Path) -> None:
    """300 citizens, 3,000 questions, one process, 20 deaths: nothing lost, in order, at most one repeat per death."""
    world = World(token="1:TEST")
    crowd = Crowd(world, CITIZENS, ROUNDS)
    database = f"sqlite+aiosqlite:///{tmp_path / 'chaos.db'}"
    await _prepare(database, tmp_path, [person.user.id for person in crowd.people])
    async with serve(world) as server:
        environment = _environment(world, server.url, database, tmp_path)
        processes = [Process(environment, [], tmp_path / "log")]
        kills = await _run(processes, crowd, lambda: _kill_now_and_then(processes, KILLS, 5.0), seconds=60)
    verdict = crowd.verdict()
    print(f"sqlite, {kills} kills: {verdict}")  # noqa: T201 - the figure that the run is made for
    _judge(verdict, kills=kills)
