"""`borgerbot ask` answers from the events where any are known, in the fields that it always has."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.command_line.ask import open_asker
from bot.settings import Settings
from bot.storage.database import Database
from knowledge.events import store
from tests.e2e.town import fill_database
from tests.unit.events.coming import AUTHOR, NOW

FIELDS = ["question", "language", "decision", "entry", "candidates", "reason", "text"]


@pytest.mark.parametrize("known", [True, False])
def test_event_is_answered_from_the_database(tmp_path: Path, known: bool) -> None:
    """With an event of that name it is told; without, the question is judged as ever. The fields are the same."""
    settings = Settings(data_dir=tmp_path, embedder="none")
    prepare(settings, known=known)
    answer = open_asker(settings, NOW).ask("hvornår er forfatteraftenen")
    assert list(answer) == FIELDS
    assert answer["text"].startswith(AUTHOR.title) is known
    assert (answer["decision"] == "answer") is known
    assert answer["entry"] is None


def prepare(settings: Settings, *, known: bool) -> None:
    """A database with the small knowledge base, and with an event or none."""

    async def fill() -> None:
        await fill_database(settings)
        database = Database(settings.database())
        if known:
            async with database.transaction() as session:
                await store.upsert(session, [AUTHOR], NOW)
        await database.close()

    asyncio.run(fill())
