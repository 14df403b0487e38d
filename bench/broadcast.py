"""An announcement to many, at the limiter's rate, while citizens go on asking.

    python -m bench.broadcast [--recipients 10000] [--ask 2] [--json]

Prints how long the announcement took beside recipients / rate, and how long citizens waited meanwhile.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bench.load import open_at
from bench.throughput import TOKEN
from bot import schema
from bot.clock import system_clock
from bot.database import Database
from bot.standin import World, serve
from bot.transport import outbox
from tests.chaos.processes import Process
from tests.e2e.town import fill_database, make_settings

_RATE = 30
_TEXT = "Biblioteket holder fest på lørdag."
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
                return await _run(world, [person.user.id for person in people], settings.database(), asking)
            finally:
                await process.stop()


async def _run(world: World, recipients: list[int], database_url: str, asking: float) -> dict[str, Any]:
    for chat_id in recipients:
        # They have written to the assistant before; 10,000 greetings would only make the measurement wait.
        world.chats[chat_id].opened = True
    probe = world.add_citizen("Første")
    probe.send(_QUESTION)
    await probe.replies(1, within=60)
    await _announce(database_url, recipients)
    begun = time.perf_counter()
    expected = len(recipients) / _RATE
    questions = asyncio.create_task(open_at(world, [_QUESTION] * int(expected * asking), rate=asking))
    while not all(world.sent_to(chat_id) for chat_id in recipients):  # noqa: ASYNC110 - looked at, not waited for
        await asyncio.sleep(0.5)
    taken = time.perf_counter() - begun
    timing = await questions
    return {
        "recipients": len(recipients),
        "seconds": round(taken, 1),
        "recipients_over_rate": round(expected, 1),
        "factor": round(taken / expected, 3),
        "factor_with_replies": round(taken / (expected + len(timing.waits) / _RATE), 3),
        "citizens_meanwhile": timing.report(),
    }


async def _announce(database_url: str, recipients: list[int]) -> None:
    database = Database(database_url)
    await schema.upgrade(database)
    async with database.transaction() as session:
        now = system_clock()
        for start in range(0, len(recipients), 500):
            rows = [outbox.announce(chat_id, _TEXT, "fest") for chat_id in recipients[start : start + 500]]
            await outbox.put(session, rows, now)
    await database.close()


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
