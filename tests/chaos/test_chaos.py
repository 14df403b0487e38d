"""Processes die at any moment, and still: no question lost, nothing said twice beyond one reply per death, order kept.

The stand-in's own record is the witness. It runs in the test's process; the assistant runs in processes of its own.
"""

from __future__ import annotations

import asyncio
import random
import socket
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.announcing import posts, subscriptions
from bot.announcing.posts import PostText
from bot.announcing.subscriptions import Subscriber
from bot.clock import system_clock
from bot.settings import Settings
from bot.standin import Fault, FaultKind, World, serve
from bot.storage import schema
from bot.storage.database import Database
from knowledge.entries import Language
from knowledge.subscriptions.quiet import Quiet
from knowledge.subscriptions.wishes import Subscription
from tests.chaos.processes import Process, balancer
from tests.chaos.town import ANNOUNCEMENT, Crowd, Verdict
from tests.e2e.town import fill_database
from tests.integration.postgres import Postgres

CITIZENS = 300
ROUNDS = 10
KILLS = 20
LEAST_ANNOUNCED = CITIZENS // 2
"""Who must have got the announcement at the end; where many attempts are left uncertain, all of them cannot have."""

SEED = 20261125
NEVER_QUIET = Subscription(quiet=Quiet(0, 0))
MEMORY_GROWTH = 40
"""Mebibytes that a process may grow by while questions pile up; a queue kept in memory would go on growing."""

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(900)]


def _environment(world: World, url: str, database: str, folder: Path) -> dict[str, str]:
    return {
        "TELEGRAM_TOKEN": world.token,
        "BORGERBOT_TELEGRAM_URL": url,
        "BORGERBOT_DATABASE_URL": database,
        "BORGERBOT_DATA_DIR": str(folder),
        "BORGERBOT_EMBEDDER": "none",
        "BORGERBOT_LOG_LEVEL": "WARNING",
    }


async def _prepare(database_url: str, folder: Path, chat_ids: list[int]) -> None:
    """The small knowledge base, and an approved announcement to all subscribers that comes due amid the trouble."""
    settings = Settings(database_url=database_url, data_dir=folder)
    await fill_database(settings)
    database = Database(database_url)
    await schema.upgrade(database)
    async with database.transaction() as session:
        now = system_clock()
        for chat_id in chat_ids:
            await subscriptions.keep(session, Subscriber(chat_id, Language.DA, NEVER_QUIET, now))
        post = await posts.make(session, PostText(ANNOUNCEMENT), now)
        await posts.change(session, post.id, due_at=now + timedelta(seconds=20))
        await posts.approve(session, post.id, now, "Bo")
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
    assert verdict.announced >= LEAST_ANNOUNCED, verdict


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
        await _until(crowd.answered, 400)
        # Each death may have left some uncertain; the others arrive when the questions are answered.
        expected = max(LEAST_ANNOUNCED, crowd.size - 5 * kills)
        await _until(lambda: crowd.announced() >= expected, 60)
        assert [await process.stop() for process in processes] == [0] * len(processes)
        return kills
    finally:
        for process in processes:
            await process.kill()


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


async def test_sqlite_with_one_process_that_is_killed_twenty_times(tmp_path: Path) -> None:
    """300 citizens, 3,000 questions, one process, 20 deaths: nothing lost, in order, at most one repeat per death."""
    world = World(token="1:TEST")
    crowd = Crowd(world, CITIZENS, ROUNDS)
    database = f"sqlite:///{tmp_path / 'chaos.db'}"
    await _prepare(database, tmp_path, [person.user.id for person in crowd.people])
    async with serve(world) as server:
        environment = _environment(world, server.url, database, tmp_path)
        processes = [Process(environment, [], tmp_path / "log")]
        kills = await _run(processes, crowd, lambda: _kill_now_and_then(processes, KILLS, 3.0), seconds=60)
    verdict = crowd.verdict()
    print(f"sqlite, {kills} kills: {verdict}")  # noqa: T201 - the figure that the run is made for
    _judge(verdict, kills=kills)


async def test_postgresql_with_three_processes_of_which_one_is_killed_twenty_times(
    tmp_path: Path, postgres: Postgres
) -> None:
    """The same on PostgreSQL with three processes behind a balancer, whichever of them dies: also the leading one."""
    world = World(token="1:TEST")
    crowd = Crowd(world, CITIZENS, ROUNDS)
    ports = _free_ports(3)
    async with postgres.database() as database, balancer(ports) as balanced, serve(world) as server:
        await _prepare(database, tmp_path, [person.user.id for person in crowd.people])
        environment = _environment(world, server.url, database, tmp_path) | {
            "BORGERBOT_WEBHOOK_URL": f"http://127.0.0.1:{balanced}",
            "BORGERBOT_WEBHOOK_SECRET": "a-secret-of-the-tests",
        }
        processes = [
            Process(environment | {"BORGERBOT_LISTEN_PORT": str(port)}, ["--mode", "webhook"], tmp_path / f"log-{port}")
            for port in ports
        ]
        kills = await _run(processes, crowd, lambda: _kill_now_and_then(processes, KILLS, 2.5), seconds=60)
    verdict = crowd.verdict()
    print(f"postgresql, {kills} kills: {verdict}")  # noqa: T201 - the figure that the run is made for
    _judge(verdict, kills=kills)


def _lasting(kind: FaultKind, probability: float) -> Fault:
    return Fault(kind=kind, method="sendMessage", times=None, probability=probability, seed=SEED)


async def test_faults_of_telegram_and_of_the_network_under_load(tmp_path: Path) -> None:
    """Flood limits, broken answers, lost answers, twenty seconds without network: the same holds, in bounded memory."""
    world = World(token="1:TEST")
    crowd = Crowd(world, CITIZENS, 3)
    database = f"sqlite:///{tmp_path / 'faults.db'}"
    await _prepare(database, tmp_path, [person.user.id for person in crowd.people])
    async with serve(world) as server:
        environment = _environment(world, server.url, database, tmp_path)
        process = Process(environment, [], tmp_path / "log")
        lost_answers = [
            _lasting(FaultKind.DROP_AFTER, 0.03),
            _lasting(FaultKind.HANG_AFTER, 0.02),
        ]
        for fault in (*lost_answers, _lasting(FaultKind.SERVER_ERROR, 0.1)):
            world.faults.add(fault)

        memory: list[int] = []

        async def trouble() -> int:
            await asyncio.sleep(12)
            memory.append(process.memory)
            world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", retry_after=3, times=5))
            await asyncio.sleep(8)
            gone = world.faults.add(Fault(kind=FaultKind.GONE, times=None))
            for _ in range(20):
                await asyncio.sleep(1)
                memory.append(process.memory)
            world.faults.lift(gone.id)
            await _until(crowd.answered, 30)
            memory.append(process.memory)
            return sum(fault.used for fault in lost_answers)

        await _run([process], crowd, trouble, seconds=30)
    verdict = crowd.verdict()
    uncertain = sum(fault.used for fault in lost_answers)
    grown = (max(memory) - memory[0]) / 2**20
    print(f"faults, {uncertain} lost answers: {verdict}, memory {grown:+.0f} MiB")  # noqa: T201 - the figure it is made for
    _judge(verdict, kills=uncertain)
    assert grown <= MEMORY_GROWTH
