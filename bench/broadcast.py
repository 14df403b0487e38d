"""An announcement of the staff to many subscribers, at the limiter's rate, while citizens go on asking.

    python -m bench.broadcast [--recipients 10000] [--ask 2] [--json]

It is approved as staff approve it, and goes the whole way: notices, outbox, limiter. Prints how much of the allowed
rate it went out at (announcements and replies together are what the limiter lets through), how many got it more than
once, how busy the process was, and how long citizens waited meanwhile.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
from pydantic import SecretStr

from bench.load import open_at
from bench.throughput import TOKEN
from bot.announcing import posts, subscriptions
from bot.announcing.posts import PostText
from bot.announcing.subscriptions import Subscriber
from bot.clock import system_clock
from bot.standin import World, serve
from bot.storage import schema
from bot.storage.database import Database
from knowledge.entries import Language
from knowledge.subscriptions.quiet import NO_QUIET
from knowledge.subscriptions.wishes import Rhythm, Subscription
from tests.chaos.processes import Process
from tests.e2e.town import fill_database, make_settings

_RATE = 30
_TEXT = "Biblioteket holder **fest** på lørdag."
_QUESTION = "hvad koster et pas"


async def measure(recipients: int, asking: float) -> dict[str, Any]:
    """One announcement; `asking` questions a second meanwhile."""
    world = World(token=TOKEN, log_limit=1000)
    people = [world.add_citizen(f"Modtager {number}") for number in range(recipients)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with serve(world) as server:
            settings = make_settings(server, folder, None).model_copy(update={"telegram_token": SecretStr(TOKEN)})
            await fill_database(settings)
            process = Process(
                {
                    "TELEGRAM_TOKEN": TOKEN,
                    "BORGERBOT_TELEGRAM_URL": server.url,
                    "BORGERBOT_DATA_DIR": str(folder),
                    "BORGERBOT_EMBEDDER": "none",
                    "BORGERBOT_LOG_LEVEL": "WARNING",
                    "BORGERBOT_MESSAGES_PER_MINUTE": "1000000",
                },
                [],
                folder / "log",
            )
            await process.start()
            try:
                chats = [person.user.id for person in people]
                return await _run(world, chats, settings.database(), asking, psutil.Process(process.pid))
            finally:
                await process.stop()


async def _run(
    world: World, recipients: list[int], database_url: str, asking: float, process: psutil.Process
) -> dict[str, Any]:
    for chat_id in recipients:
        # They have written to the assistant before; 10,000 greetings would only make the measurement wait.
        world.chats[chat_id].opened = True
    probe = world.add_citizen("Første")
    probe.send(_QUESTION)
    await probe.replies(1, within=60)
    database = Database(database_url)
    await schema.upgrade(database)
    await _subscribe(database, recipients)
    begun, busy = time.perf_counter(), _cpu(process)
    await _approve(database)
    expected = len(recipients) / _RATE
    questions = asyncio.create_task(open_at(world, [_QUESTION] * int(expected * asking), rate=asking))
    while not all(world.sent_to(chat_id) for chat_id in recipients):  # noqa: ASYNC110 - looked at, not waited for
        await asyncio.sleep(0.5)
    taken, worked = time.perf_counter() - begun, _cpu(process) - busy
    timing = await questions
    await database.close()
    return {
        "recipients": len(recipients),
        "seconds": round(taken, 1),
        "seconds_at_full_rate": round(expected + len(timing.waits) / _RATE, 1),
        "share_of_rate": round((expected + len(timing.waits) / _RATE) / taken, 3),
        "got_it_twice": sum(len(world.sent_to(chat_id)) > 1 for chat_id in recipients),
        "share_of_one_core": round(worked / taken, 2),
        "citizens_meanwhile": timing.report(),
    }


async def _subscribe(database: Database, recipients: list[int]) -> None:
    wishes = Subscription(rhythm=Rhythm.WEEKLY, quiet=NO_QUIET)
    async with database.transaction() as session:
        for chat_id in recipients:
            await subscriptions.keep(session, Subscriber(chat_id, Language.DA, wishes, system_clock()))


async def _approve(database: Database) -> None:
    async with database.transaction() as session:
        post = await posts.make(session, PostText(_TEXT), system_clock())
        await posts.approve(session, post.id, system_clock(), None)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="An announcement to many, while citizens go on asking.")
    parser.add_argument("--recipients", type=int, default=10_000)
    parser.add_argument("--ask", type=float, default=2.0, help="questions a second meanwhile")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = asyncio.run(measure(options.recipients, options.ask))
    if options.json:
        print(json.dumps(figures))
        return
    for label, figure in figures.items():
        print(f"{label:22} {figure}")


if __name__ == "__main__":
    main()
