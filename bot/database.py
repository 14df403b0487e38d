"""The database: engines that behave, and transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA synchronous=NORMAL",
)


class Database:
    """An engine and its sessions.

    Args:
        url: an address with an async driver (`sqlite+aiosqlite` or `postgresql+asyncpg`).
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _make_engine(url)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @property
    def file(self) -> Path | None:
        """The database file, or None where the database is a server or in memory."""
        return database_file(self.url)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session in one transaction: committed at the end, rolled back on an error."""
        async with self._sessions() as session, session.begin():
            yield session

    async def close(self) -> None:
        """Give all connections back; the last thing a process does with its database."""
        await self.engine.dispose()


def database_file(url: str) -> Path | None:
    """The file of a SQLite address, or None."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        return None
    return Path(str(parsed.database))


def _make_engine(url: str) -> AsyncEngine:
    path = database_file(url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    # Errors then name the statement but not what citizens wrote.
    engine = create_async_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _configure_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _configure_sqlite(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    """WAL and foreign keys; and no implicit BEGIN by the driver, since `_begin_immediate` gives it."""
    del record
    driver: Any = connection
    driver.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock at once: a lock upgrade in mid-transaction fails without waiting for the time-out."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
