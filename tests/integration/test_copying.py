"""Everything from one database into another: from a file to a server and back, and nothing is lost or made up."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.command_line.copying import copy_from
from bot.running.app import open_knowledge
from bot.settings import Settings
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.tables import ConversationRow, InboxRow, OutboxRow
from bot.transport.incoming import inbox
from bot.transport.leader import SecondProcessError, sole_user
from knowledge.errors import DatabaseFaultError, SettingsError
from tests.integration.command_line import tables
from tests.integration.transport.hands import NOW
from tests.integration.transport.rows import note, put, store, text_update


@pytest.fixture
async def used(tmp_path: Path) -> Path:
    """A file in which an assistant has worked."""
    path = tmp_path / "used.db"
    database = Database(f"sqlite:///{path}")
    await schema.upgrade(database)
    await open_knowledge(database)
    await store(database, NOW, text_update(1), text_update(2, text="hvad koster æbler 🍎"))
    async with database.transaction() as session:
        await inbox.take(session, "one", NOW, most=1)
        await inbox.finish(session, "one", 1)
        session.add(
            ConversationRow(
                chat_id=2**51, language="da", language_chosen=True, last_question="", last_trace="", updated_at=NOW
            )
        )
    await put(database, NOW, *(note(5, f"nr. {number}") for number in range(600)))
    await put(database, NOW, note(6, "om en uge", not_before=NOW + timedelta(days=7)))
    await database.close()
    return path


def settings(url: str) -> Settings:
    """Of the process that is to start on a database."""
    return Settings(database_url=url)


async def test_everything_comes_over_and_back(used: Path, blank_database_url: str, tmp_path: Path) -> None:
    """A file that was copied to a database of either kind, and from there into a new file, holds the same rows."""
    back = tmp_path / "back.db"
    there, _ = await copy_from(str(used), settings(blank_database_url))
    again, _ = await copy_from(blank_database_url, settings(f"sqlite:///{back}"))
    assert there == again > 700
    assert {name: sorted(rows, key=repr) for name, rows in tables(back).items()} == {
        name: sorted(rows, key=repr) for name, rows in tables(used).items()
    }


async def test_work_goes_on_where_it_was_left(used: Path, blank_database_url: str) -> None:
    """New rows are numbered after those that came over, and what waits is still to be had."""
    await copy_from(str(used), settings(blank_database_url))
    database = Database(blank_database_url)
    await put(database, NOW, note(5, "den næste"))
    async with database.transaction() as session:
        numbers = list(await session.scalars(select(OutboxRow.id).order_by(OutboxRow.id)))
        assert len(set(numbers)) == 602
        assert await session.scalar(select(InboxRow.payload).where(InboxRow.update_id == 1)) is None
        assert [each.update_id for each in await inbox.take(session, "two", NOW, most=5)] == [2]
    await database.close()


async def test_what_is_in_use_is_left_alone(used: Path, database: Database, tmp_path: Path) -> None:
    """Nothing is copied over an assistant's work, from one that runs, or from nothing."""
    await open_knowledge(database)
    with pytest.raises(DatabaseFaultError, match="is in use already"):
        await copy_from(str(used), settings(database.url))
    with pytest.raises(DatabaseFaultError, match="no database of borgerbot"):
        await copy_from(str(tmp_path / "nothing.db"), settings(database.url))
    running = Database(f"sqlite:///{used}")
    async with sole_user(running):
        with pytest.raises(SecondProcessError):
            await copy_from(str(used), settings(f"sqlite:///{tmp_path}/new.db"))
    await running.close()


async def test_a_database_is_not_copied_to_itself(used: Path) -> None:
    """Whoever forgot to set the new one reads so."""
    with pytest.raises(SettingsError, match="is the database that is set"):
        await copy_from(str(used), settings(f"sqlite:///{used}"))
