"""Citizens as load: closed (each asks again when answered) and open (questions at a fixed rate)."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bot.standin import Citizen, World


@dataclass(frozen=True, slots=True)
class Timing:
    """What was measured, in seconds.

    Attributes:
        questions: how many were answered.
        seconds: from the first question to the last answer.
        waits: from each question to its answer.
    """

    questions: int
    seconds: float
    waits: Sequence[float]

    def report(self) -> dict[str, float]:
        """Rates and quantiles, the waits in milliseconds."""
        ordered = sorted(self.waits)
        return {
            "questions": self.questions,
            "per_second": round(self.questions / self.seconds, 1),
            "p50_ms": round(1000 * statistics.median(ordered), 1),
            "p95_ms": round(1000 * ordered[int(0.95 * (len(ordered) - 1))], 1),
            "p99_ms": round(1000 * ordered[int(0.99 * (len(ordered) - 1))], 1),
        }


async def closed(world: World, questions: Sequence[str], *, citizens: int) -> Timing:
    """`citizens` at once, each asks its next question when the last is answered."""
    people = [world.add_citizen(f"Last {number}") for number in range(citizens)]
    waits: list[float] = []
    queue = list(questions)
    begun = time.perf_counter()

    async def ask_on(person: Citizen) -> None:
        while queue:
            waits.append(await _ask(person, queue.pop()))

    await asyncio.gather(*(ask_on(person) for person in people))
    return Timing(len(waits), time.perf_counter() - begun, waits)


async def open_at(world: World, questions: Sequence[str], *, rate: float) -> Timing:
    """A question every 1/`rate` seconds, each by a citizen of its own, whether or not the others are answered."""
    people = [world.add_citizen(f"Borger {number}") for number in range(len(questions))]
    begun = time.perf_counter()
    asked: list[asyncio.Task[float]] = []
    for number, (person, question) in enumerate(zip(people, questions, strict=True)):
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        asked.append(asyncio.create_task(_ask(person, question)))
    waits = await asyncio.gather(*asked)
    return Timing(len(waits), time.perf_counter() - begun, waits)


async def _ask(person: Citizen, question: str) -> float:
    sent = time.perf_counter()
    person.send(question)
    await person.replies(1, within=120)
    person.reader.skip()
    return time.perf_counter() - sent
