"""What is done beside the ticker ends in order when the process does."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.running.beside import Beside
from bot.standin import StoppedClock
from bot.storage.database import Database
from bot.storage.tables import MovedChatRow

pytestmark = [pytest.mark.parametrize("engine", ["sqlite"]), pytest.mark.usefixtures("engine")]


class Reading(Beside):
    """Waits for an answer of somebody's, and writes it down."""

    def __init__(self, database: Database, answer: asyncio.Event) -> None:
        super().__init__(database, StoppedClock(), "reading", timedelta(hours=1))
        self.answer, self.begun, self.goes_on = answer, asyncio.Event(), asyncio.Event()

    async def work(self) -> None:
        """Write in two steps, between which others may have their turn."""
        await self.outside(self.answer.wait())
        async with self.database.transaction() as session:
            session.add(MovedChatRow(old_id=1, new_id=2))
            self.begun.set()
            await self.goes_on.wait()


async def written(database: Database) -> int:
    """How much was written down."""
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(MovedChatRow)) or 0


async def test_an_answer_that_does_not_come_is_not_waited_for(database: Database) -> None:
    """Whoever stops ends the waiting for others, also such as would begin only then."""
    reading = Reading(database, asyncio.Event())
    await reading.start()
    await asyncio.sleep(0)
    await reading.stop()
    await reading.start()
    await reading.finished()
    assert await written(database) == 0


async def test_what_is_being_written_is_finished(database: Database) -> None:
    """A cut-off database call may leave its lock behind; whoever stops waits for its end."""
    answer = asyncio.Event()
    answer.set()
    reading = Reading(database, answer)
    await reading.start()
    await reading.begun.wait()
    stopping = asyncio.create_task(reading.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    reading.goes_on.set()
    await stopping
    assert await written(database) == 1


async def test_what_fails_is_in_the_log_and_tried_again(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody waits for the work, so nobody else would hear why it failed."""

    class Failing(Reading):
        async def work(self) -> None:
            raise ValueError("broken")

    failing = Failing(database, asyncio.Event())
    for times in (1, 2):
        await failing.start()
        await failing.finished()
        assert caplog.text.count("beside.failed") == times
