"""What the version before has written, or still writes, is this version's too."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.announcing import subscriptions
from bot.storage import schema
from bot.storage.database import Database
from knowledge.events import store
from knowledge.events.model import DPL, STAFF, Kind, State
from tests.integration.test_schema import MIGRATIONS
from tests.integration.transport.hands import NOW

_FIRST = {"starts": (NOW + timedelta(days=1)).isoformat(), "ends": (NOW + timedelta(days=1)).isoformat()}
_EVENT: dict[str, Any] = {
    **dict.fromkeys(("all_day", "online"), False),
    **{name: [] for name in ("houses", "branches", "audiences", "categories")},
    **dict.fromkeys(("title", "description", "place", "url", "ticket_url", "price"), ""),
    **dict.fromkeys(("updated_at", "seen_at"), NOW),
    **dict.fromkeys(("starts", "ends"), NOW + timedelta(days=9)),
    "state": "scheduled",
    "language": "da",
}
_SUBSCRIPTION: dict[str, Any] = {
    **{name: [] for name in ("houses", "audiences", "categories", "themes")},
    "chat_id": 1,
    "language": "da",
    "rhythm": "at_once",
    "quiet_from": 21,
    "quiet_to": 8,
    "since": NOW,
}


class _Before:
    """The tables as they were in version 0018, through which they are written."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._tables = sa.MetaData()

    async def make(self) -> None:
        async with self.database.engine.begin() as connection:
            await connection.run_sync(self._make)

    def _make(self, connection: sa.Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0018")
        self._tables.reflect(connection, only=["event", "subscription"])

    async def write(self, table: str, **values: Any) -> None:
        async with self.database.transaction() as session:
            await session.execute(self._tables.tables[table].insert().values(**values))


@pytest.fixture
async def before(blank_database_url: str) -> AsyncIterator[_Before]:
    """A database of the version before, on each engine."""
    database = Database(blank_database_url)
    made = _Before(database)
    await made.make()
    yield made
    await database.close()


async def test_a_process_of_the_version_before_may_write_yet(before: _Before) -> None:
    """Whoever starts the new version before the old one has stopped loses no subscription and no event."""
    await schema.upgrade(before.database)
    await before.write("subscription", **_SUBSCRIPTION)
    await before.write("event", uuid="cafe", source=DPL, **_EVENT)
    async with before.database.reading() as session:
        [subscriber] = await subscriptions.everybody(session)
        assert subscriber.wishes.limits == frozenset()
        assert await store.by_uuid(session, "cafe") is not None


@pytest.mark.parametrize(("source", "told"), [(DPL, []), (STAFF, [Kind.CANCELLED])])
async def test_what_was_postponed_with_a_new_day_is_not_called_off_by_an_upgrade(
    before: _Before, source: str, told: list[Kind]
) -> None:
    """The website says the same word again; staff say nothing again, so from them it is a new one.

    The version before must be able to read what stands there, too.
    """
    await before.write("event", uuid="cafe", source=source, moved_from=_FIRST, **_EVENT)
    await schema.upgrade(before.database)
    async with before.database.transaction() as session:
        assert (await session.scalar(sa.text("SELECT state FROM event"))) == "scheduled"
        known = await store.by_uuid(session, "cafe")
        assert known is not None
        changes = await store.upsert(session, [replace(known, state=State.POSTPONED)], NOW)
    assert [each.kind for each in changes] == told
