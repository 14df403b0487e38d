"""A statement that cannot go on is given up: by the server, and where the server hangs by us."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bot.storage import database as storage
from bot.storage import engines
from bot.storage.database import Database
from bot.storage.outage import is_away

pytestmark = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


@pytest.mark.parametrize("sooner", [2.0, -60.0], ids=["the server gives up", "we give up"])
async def test_what_waits_for_a_lock_is_given_up_and_done_when_it_is_free(
    database: Database, monkeypatch: pytest.MonkeyPatch, sooner: float
) -> None:
    """It counts as a database that is away, which is waited for, and nothing is left waiting on the server."""
    monkeypatch.setattr(storage, "_ANSWERING", 3.0)
    monkeypatch.setattr(engines, "_SOONER", sooner)
    ours = Database(database.url)
    async with asyncio.timeout(30), database.transaction() as other:
        await other.execute(text("LOCK TABLE inbox"))
        with pytest.raises(Exception, match="statement") as caught:
            async with ours.transaction() as session:
                await session.execute(text("SELECT count(*) FROM inbox"))
        assert is_away(caught.value)
        assert (ours.outage.lasts or 0.0) >= 0.9
    async with asyncio.timeout(30), ours.transaction() as session:
        await session.execute(text("SELECT count(*) FROM inbox"))
    assert ours.outage.lasts is None
    await ours.close()


async def test_the_limit_of_a_statement_is_not_part_of_the_greeting(database: Database) -> None:
    """Regression: PgBouncer, which refuses what it does not know there, let nobody in."""
    async with database.reading() as session:
        source = text("SELECT source FROM pg_settings WHERE name = 'statement_timeout'")
        assert await session.scalar(source) == "session"
