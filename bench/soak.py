"""Hours of use in minutes: does the process keep its size?

    python -m bench.soak [--minutes 10] [--rate 20] [--json]

A small municipality asks some hundred questions an hour; at 20 a second ten minutes hold more than twelve such hours.
The process's memory, open files and threads are read as it goes; the last third is compared with the second.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from bench.load import open_at
from bench.throughput import TOKEN, make_questions
from bot.standin import World, serve
from tests.chaos.processes import Process

_EVERY = 10.0


async def measure(minutes: float, rate: float, embedder: str) -> dict[str, Any]:
    """Ask for `minutes` at `rate` a second, and watch the process."""
    world = World(token=TOKEN, log_limit=500)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with serve(world) as server:
            environment = {
                "TELEGRAM_TOKEN": TOKEN,
                "BORGERBOT_TELEGRAM_URL": server.url,
                "BORGERBOT_DATA_DIR": str(folder),
                "BORGERBOT_EMBEDDER": embedder,
                "BORGERBOT_LOG_LEVEL": "WARNING",
                "BORGERBOT_MESSAGES_PER_MINUTE": "1000000",
            }
            process = Process(environment, [], folder / "log")
            await process.start()
            try:
                first = world.add_citizen("Første")
                first.send("hej")
                await first.replies(1, within=600)
                return await _watch(world, psutil.Process(process.pid), minutes, rate)
            finally:
                await process.stop()


async def _watch(world: World, process: psutil.Process, minutes: float, rate: float) -> dict[str, Any]:
    questions = make_questions(int(minutes * 60 * rate))
    asking = asyncio.create_task(open_at(world, questions, rate=rate))
    samples: list[tuple[float, int, int]] = []
    begun = time.perf_counter()
    while not asking.done():
        await asyncio.sleep(min(_EVERY, minutes * 60 / 30))
        with process.oneshot():
            samples.append((process.memory_info().rss / 2**20, process.num_fds(), process.num_threads()))
    timing = await asking
    third = max(1, len(samples) // 3)
    middle, last = samples[third : 2 * third] or samples, samples[-third:]
    return {
        "minutes": round((time.perf_counter() - begun) / 60, 1),
        **timing.report(),
        **{
            f"{label}_{part}": round(statistics.mean(sample[index] for sample in rows), 1)
            for index, label in enumerate(("memory_mb", "open_files", "threads"))
            for part, rows in (("middle", middle), ("last", last))
        },
    }


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="Hours of use in minutes: does the process keep its size?")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--rate", type=float, default=20.0)
    parser.add_argument("--embedder", choices=("e5", "none"), default="e5")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = asyncio.run(measure(options.minutes, options.rate, options.embedder))
    if options.json:
        print(json.dumps(figures))
        return
    for label, figure in figures.items():
        print(f"{label:20} {figure}")


if __name__ == "__main__":
    main()
