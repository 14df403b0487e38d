"""The database and its transactions."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol, cast

import structlog
from sqlalchemy import Insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker

from bot.running.waiting import to_the_end
from bot.storage.address import database_file
from bot.storage.direct import BEGUN, direct
from bot.storage.engines import make_engine
from bot.storage.outage import Outage

_log = structlog.get_logger(__name__)

_WRITINGS_A_CHECKPOINT = 100
"""Transactions after which SQLite's log is brought into its file, so that the log stays short."""

_ANSWERING = 20.0
"""Seconds that a server may take for one statement; ours take less than one. What takes longer is taken for gone."""

_REBUILDING = 900.0
"""The same where tables are made anew, or another process is waited for that makes them."""


class Database:
    """An engine and its sessions.

    Args:
        url: an address: `sqlite:///…` or `postgresql+asyncpg://…`.

    Attributes:
        outage: since when it has been away, where it is a server.

    Raises:
        SettingsError: if that is no address, or the folder of its file cannot be made.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = make_engine(url, _ANSWERING)
        self._one_writer = self.engine.dialect.name == "sqlite"
        self._turn: AbstractAsyncContextManager[object] = asyncio.Lock() if self._one_writer else nullcontext()
        self._queue: AbstractAsyncContextManager[object] = asyncio.Lock() if self._one_writer else nullcontext()
        self.outage = Outage()
        self._begin = _in_loop(self.engine) if self._one_writer else _with_server(self.engine, self.outage)
        self._writings = 0

    @property
    def file(self) -> Path | None:
        """The database file, or None where the database is a server or in memory."""
        return database_file(self.url)

    @asynccontextmanager
    async def transaction(self, *, urgent: bool = False) -> AsyncIterator[AsyncSession]:
        """A session in one transaction: committed at the end, rolled back on an error.

        On SQLite one writes at a time. Within the process they queue here, first come first served: SQLite's own
        waiting is a lottery in which, with many tasks, somebody always waits longer than its time-out.

        Args:
            urgent: go ahead of the queue; only the transaction under way is waited for. For what must not be lost if
                the process dies now.
        """
        async with nullcontext() if urgent else self._queue, self._turn, self._begin(reading=False) as session:
            yield session
        await self._let_others()
        await self._keep_log_short()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that only reads: one snapshot, and on SQLite it waits for no writer and keeps none waiting."""
        async with self._begin(reading=True) as session:
            yield session
        await self._let_others()

    @asynccontextmanager
    async def rebuilding(self) -> AsyncIterator[AsyncConnection]:
        """One transaction for what may take a server long: making tables anew, alone or after somebody else."""
        if self._one_writer:
            async with self.engine.begin() as connection:
                yield connection
            return
        patient = make_engine(self.url, _REBUILDING)
        try:
            async with patient.begin() as connection:
                yield connection
        finally:
            await patient.dispose()

    async def compact(self) -> None:
        """On SQLite, make the file as small as its content, and leave nothing deleted in it or in its log."""
        if self.file is None:
            return
        async with self._queue, self._turn:
            await self._in_thread("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")

    async def _let_others(self) -> None:
        """On SQLite nothing was waited for, so who looks again and again must not keep others out.

        Only now, after the locks are given back: who held them while others have their turn would be waited for by all
        who write, and one at a time could write in each round of the loop.
        """
        if self._one_writer:
            await asyncio.sleep(0)

    async def _keep_log_short(self) -> None:
        """Now and then bring SQLite's log into its file; what was committed is safe also where that fails."""
        self._writings += 1
        if self._writings % _WRITINGS_A_CHECKPOINT or self.file is None:
            return
        try:
            await self._in_thread("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error as error:
            _log.warning("database.log_kept", error=type(error).__name__)

    async def _in_thread(self, *statements: str) -> None:
        """Have SQLite do what waits for the disk, outside any transaction and without holding up the event loop."""
        async with self.engine.connect() as connection:
            # Past SQLAlchemy, which would begin a transaction first.
            driver: Any = (await connection.get_raw_connection()).driver_connection
            for statement in statements:
                await to_the_end(asyncio.to_thread(driver.run_whole, statement))

    async def close(self) -> None:
        """Give all connections back; the last thing a process does with its database."""
        await self.engine.dispose()


async def write_over(session: AsyncSession, row: type[Any], **values: Any) -> None:
    """Insert a row, or give the one that has its key these values; the caller commits.

    A merge looks first and writes then: two processes with the same new row would collide. Here the database decides.
    """
    await session.execute(_writing_over(session.get_bind().dialect.name, cast("Any", row), frozenset(values)), values)


@cache
def _writing_over(dialect: str, row: Any, names: frozenset[str]) -> Insert:
    make: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
    key = [column.name for column in inspect(row).primary_key]
    statement = make(row.__table__)
    others = {name: statement.excluded[name] for name in names if name not in key}
    changed: Insert = statement.on_conflict_do_update(index_elements=key, set_=others)
    return changed


class _Begin(Protocol):
    def __call__(self, *, reading: bool) -> AbstractAsyncContextManager[AsyncSession]: ...


def _in_loop(engine: AsyncEngine) -> _Begin:
    return partial(direct, engine.sync_engine.execution_options(**{BEGUN: True}))


def _with_server(engine: AsyncEngine, outage: Outage) -> _Begin:
    # PostgreSQL gives a transaction one snapshot only if asked; its default shows each statement the newest state.
    snapshot = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    sessions = {each is snapshot: async_sessionmaker(each, expire_on_commit=False) for each in (engine, snapshot)}

    @asynccontextmanager
    async def begin(*, reading: bool) -> AsyncIterator[AsyncSession]:
        with outage.noted():
            async with sessions[reading]() as session, session.begin():
                yield session

    return begin
