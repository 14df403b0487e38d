"""SQLite in the event loop: nobody is held up by what lasts, and nothing is left half-done."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

import bot.storage.sqlite
from bot.storage.database import Database

INSERT = text("INSERT INTO moved_chat (old_id, new_id) VALUES (:id, 1)")
INSERT_AND_TELL = text("INSERT INTO moved_chat (old_id, new_id) VALUES (1, 1), (2, 1) RETURNING old_id")
COUNT = text("SELECT count(*) FROM moved_chat")


@pytest.fixture
def engine() -> str:
    """A database in a file."""
    return "sqlite"


async def insert(database: Database, number: int) -> None:
    """Write a row in a transaction of its own."""
    async with database.transaction() as session:
        await session.execute(INSERT, {"id": number})


async def count(database: Database) -> int:
    """How many rows there are."""
    async with database.reading() as session:
        return int((await session.execute(COUNT)).scalar_one())


async def test_a_lock_of_another_process_holds_up_only_who_needs_it(database: Database) -> None:
    """While another process writes, a writer waits, readers are served and the event loop goes on."""
    assert database.file is not None
    other = sqlite3.connect(database.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(insert(database, 1))
    turns = 0
    while turns < 50:
        assert await count(database) == 0
        turns += 1
    assert not writing.done()
    other.execute("ROLLBACK")
    other.close()
    await writing
    assert await count(database) == 1


async def test_a_lock_that_is_never_given_back_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction does not wait for ever; and afterwards the next one finds its way."""
    assert database.file is not None
    monkeypatch.setattr(bot.storage.sqlite, "_LONGEST_WAIT", 0.0)
    other = sqlite3.connect(database.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        await insert(database, 1)
    other.close()
    await insert(database, 1)
    assert await count(database) == 1


async def test_rows_that_nobody_reads_keep_no_transaction_open(database: Database) -> None:
    """A statement that gives rows is finished at once, so its transaction can be committed without reading them."""
    async with database.transaction() as session:
        result = await session.execute(INSERT_AND_TELL)
        assert result.scalars().fetchmany(1) == [1]
    assert await count(database) == 2


async def test_a_thread_that_forgets_late_keeps_no_statement_open(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After compacting and after a checkpoint the next transaction commits, however long a thread keeps its result.

    A commit failed with "SQL statements in progress" when the thread had not yet let go of the checkpoint's cursor.
    """
    kept: list[object] = []
    in_thread = asyncio.to_thread

    async def forgetting_late(work: Callable[..., object], *given: object) -> object:
        kept.append(await in_thread(work, *given))
        return kept[-1]

    monkeypatch.setattr(asyncio, "to_thread", forgetting_late)
    monkeypatch.setattr(bot.storage.database, "_WRITINGS_A_CHECKPOINT", 2)
    await database.compact()
    for number in range(4):
        await insert(database, number)
    assert len(kept) == 4, "two statements of the compaction, and two checkpoints"
    assert await count(database) == 4


async def test_the_log_stays_short(database: Database) -> None:
    """However much is written, the log beside the file holds no more than some hundred transactions.

    The pool's wrapping of a connection counted the commits, and a new one began at nought: the log was never emptied.
    """
    assert database.file is not None
    log = database.file.with_name(f"{database.file.name}-wal")
    sizes = []
    for number in range(600):
        await insert(database, number)
        sizes.append(log.stat().st_size)
    assert max(sizes) < 200 * sizes[0]


async def test_a_reader_sees_one_moment(database: Database) -> None:
    """What is written after a reader's first question is not there for the next."""
    async with database.reading() as session:
        assert (await session.execute(COUNT)).scalar_one() == 0
        await insert(database, 1)
        assert (await session.execute(COUNT)).scalar_one() == 0


async def test_who_looks_again_and_again_keeps_nobody_out(database: Database) -> None:
    """Each transaction gives the event loop a turn, though nothing in it had to be waited for."""
    other = asyncio.create_task(asyncio.sleep(0))
    for _ in range(3):
        assert await count(database) == 0
    assert other.done()


async def test_a_commit_is_finished_though_its_task_is_cancelled(database: Database) -> None:
    """A cancelled task leaves its transaction done or undone, never the file locked."""
    for number in range(20):
        writing = asyncio.create_task(insert(database, number))
        for _ in range(number):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
    before = await count(database)
    await insert(database, 99)
    assert await count(database) == before + 1


async def test_a_connection_asks_as_a_session_does(database: Database) -> None:
    """What works with a connection instead of a session is served too."""
    async with database.engine.begin() as connection:
        await connection.execute(INSERT, [{"id": 1}, {"id": 2}])
        assert (await connection.execute(COUNT)).fetchone() == (2,)
