"""How many questions a second one process answers, and how long a citizen waits; beside a bare echo bot.

    python -m bench.throughput [--questions 1500] [--rate 30] [--embedder e5] [--json]

The stand-in and the citizens are in this process, the assistant (then the echo bot) in one of its own, so two cores are
shared as in production by the assistant and its database. Telegram's limit for all chats together is set aside, that of
each chat is not: whoever has had five answers gets one a second, so more citizens ask than answers are expected.

On a rented machine the host may take time away from the cores. `stolen` is its share while each row was measured, and
`cpu_ms` what the process itself took for an answer: both tell a slow program from a slow moment.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil

from bench.load import Timing, closed, open_at
from bot.standin import World, serve
from knowledge.files.entry_files import read_folder
from tests.chaos.processes import Process

TOKEN = "1:BENCH"  # noqa: S105 - the stand-in's made-up token
_WARM_UP = 30
_SEED = 7


def make_questions(count: int) -> list[str]:
    """Questions as citizens might write them: examples of the knowledge base, each with a letter gone wrong."""
    chance = random.Random(_SEED)  # noqa: S311 - a measurement that can be repeated
    examples = [example.text for example in read_folder().examples()]
    return [_mistype(chance.choice(examples), chance) for _ in range(count)]


def _mistype(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice("abcdefghijklmnoprstuvæøå") + text[place + 1 :]


@asynccontextmanager
async def assistant(url: str, folder: Path, embedder: str) -> AsyncIterator[int]:
    """The assistant as a process; gives its number."""
    environment = {
        "TELEGRAM_TOKEN": TOKEN,
        "BORGERBOT_TELEGRAM_URL": url,
        "BORGERBOT_DATA_DIR": str(folder),
        "BORGERBOT_EMBEDDER": embedder,
        "BORGERBOT_SENDS_PER_SECOND": "1000",
        "BORGERBOT_LOG_LEVEL": "WARNING",
        "BORGERBOT_MESSAGES_PER_MINUTE": "1000000",
    }
    process = Process(environment, [], folder / "log")
    await process.start()
    try:
        yield process.pid
    finally:
        await process.stop()


@asynccontextmanager
async def echo(url: str) -> AsyncIterator[int]:
    """The echo bot as a process; gives its number."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.echo_bot", url, TOKEN)
    try:
        yield process.pid
    finally:
        process.kill()
        await process.wait()


async def measure(options: argparse.Namespace) -> dict[str, dict[str, float]]:
    """All figures of one run."""
    results: dict[str, dict[str, float]] = {}
    questions = make_questions(options.questions)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label in ("assistant", "echo"):
            world = World(token=TOKEN, log_limit=1000)
            async with serve(world) as server:
                runner = assistant(server.url, folder, options.embedder) if label == "assistant" else echo(server.url)
                async with runner as pid:
                    await _warm_up(world)
                    asking = closed(world, questions, citizens=options.citizens)
                    results[f"{label}, closed, {options.citizens} citizens"] = await _watched(pid, asking)
                    paced = make_questions(2 * options.questions)[: options.questions]
                    asking = open_at(world, paced, rate=options.rate)
                    results[f"{label}, open, {options.rate}/s"] = await _watched(pid, asking)
    return results


async def _watched(pid: int, asking: Awaitable[Timing]) -> dict[str, float]:
    """The report of a measurement, with what the process took and what the machine's host took away meanwhile."""
    process = psutil.Process(pid)
    before, took = psutil.cpu_times(), process.cpu_times()
    timing = await asking
    after, taken = psutil.cpu_times(), process.cpu_times()
    stolen = (getattr(after, "steal", 0.0) - getattr(before, "steal", 0.0)) / (sum(after[:8]) - sum(before[:8]))
    seconds = taken.user + taken.system - took.user - took.system
    return timing.report() | {"cpu_ms": round(1000 * seconds / timing.questions, 1), "stolen": round(stolen, 2)}


async def _warm_up(world: World) -> None:
    person = world.add_citizen("Varm")
    person.send("hej")
    await person.replies(1, within=600)
    await closed(world, make_questions(_WARM_UP), citizens=2)


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--questions", type=int, default=1500)
    parser.add_argument("--citizens", type=int, default=120)
    parser.add_argument("--rate", type=float, default=30.0)
    parser.add_argument("--embedder", choices=("e5", "none"), default="e5")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = asyncio.run(measure(options))
    if options.json:
        print(json.dumps(results, indent=1))
        return
    for label, figures in results.items():
        print(f"{label:40} " + "  ".join(f"{name} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
