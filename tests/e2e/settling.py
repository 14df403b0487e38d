"""Waiting until nothing more is to come, as the database tells it."""

from __future__ import annotations

import asyncio

from sqlalchemy import Select, func, select

from bot.running.scheduled import ScheduledState
from bot.storage.tables import MovedChatRow, OutboxRow, ScheduledRow
from tests.e2e.town import Town


async def settled(town: Town) -> None:
    """Wait until what became of every message is written down; only then is a message known to belong to its case."""
    await _counted(town, 0, select(func.count()).select_from(OutboxRow).where(OutboxRow.finished_at.is_(None)))


async def looked_at(town: Town) -> None:
    """Wait until everything that is due by now was looked at, and what is said about it has arrived."""
    due = ScheduledRow.state == ScheduledState.DUE.value, ScheduledRow.due_at <= town.clock()
    await _counted(town, 0, select(func.count()).select_from(ScheduledRow).where(*due))
    await settled(town)


async def told_of_the_move(town: Town) -> None:
    """Wait until the assistant knows that its group is another one now."""
    await _counted(town, 1, select(func.count()).select_from(MovedChatRow))


async def _counted(town: Town, number: int, query: Select[int]) -> None:
    async with asyncio.timeout(10):
        while True:
            async with town.assistant.database.reading() as session:
                if await session.scalar(query) == number:
                    return
