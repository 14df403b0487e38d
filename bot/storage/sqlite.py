"""SQLite inside the event loop: a statement takes microseconds, a thread for each would take ten times as long.

SQLAlchemy's own asynchronous dialect hands every statement, row set and cursor to a thread and back, some four times a
statement; with thirty statements a question that was most of what an answer cost. Here statements run where they are
given, and transactions without SQLAlchemy's change of stacks for each (`bot.storage.direct`). Only what may last is
waited for: another process's write lock, and a checkpoint, which waits for the disk. A commit does not: in WAL mode
with `synchronous=NORMAL` it hands its pages to the operating system.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from itertools import islice
from typing import Any, Self

from sqlalchemy import URL, Pool, StaticPool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import await_
from sqlalchemy.util.concurrency import in_greenlet

DRIVER = "sqlite+inloop"
"""The driver's name in a database address."""

_LONGEST_WAIT = 30.0
"""Seconds that a transaction waits for another process's lock."""

_FIRST_PAUSE = 0.002
_LONGEST_PAUSE = 0.05


class InLoopCursor(sqlite3.Cursor):
    """A cursor that has all its rows at once: an unfinished statement would keep its transaction from committing."""

    _rows: Iterator[Any] = iter(())

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        """Run a statement and fetch what it gives."""
        super().execute(sql, parameters)
        if self.description is not None:
            self._rows = iter(super().fetchall())
        return self

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(self._rows, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """The next rows, at most `size`."""
        return list(islice(self._rows, size))

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        return list(self._rows)

    async def _async_soft_close(self) -> None:
        """Nothing: SQLAlchemy gives asynchronous cursors the chance to wait here."""


class InLoopConnection(sqlite3.Connection):
    """A connection whose statements are finished when they return."""

    def cursor(self, factory: Any = InLoopCursor) -> Any:
        """A cursor of our kind."""
        return super().cursor(factory)

    def run_whole(self, statement: str) -> None:
        """Run a statement that lasts, for a thread, and have it ended when this returns.

        `execute` gives a cursor of Python's own kind, which holds its statement open until the thread forgets it: the
        next transaction could then not commit.
        """
        self.cursor().execute(statement).close()


class InLoopDialect(SQLiteDialect_pysqlite):
    """Python's own `sqlite3`, called from the event loop."""

    driver = "inloop"
    is_async = True
    supports_statement_cache = True
    has_terminate = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        """One connection for a database in memory, which each connection would otherwise have of its own."""
        return AsyncAdaptedQueuePool if cls._is_url_file_db(url) else StaticPool

    def create_connect_args(self, url: URL) -> tuple[Any, Any]:
        """As for `sqlite3`, with connections of our kind."""
        positional, named = super().create_connect_args(url)
        return positional, {**named, "factory": InLoopConnection, "check_same_thread": False}

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """As for `sqlite3`."""
        del context
        _seem_to_wait()
        cursor.execute(statement, parameters)

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """As for `sqlite3`."""
        del context
        _seem_to_wait()
        cursor.executemany(statement, parameters)

    def do_terminate(self, dbapi_connection: DBAPIConnection) -> None:
        """Close a connection that nobody gave back."""
        dbapi_connection.close()


registry.register("sqlite.inloop", __name__, InLoopDialect.__name__)


async def begin(driver: InLoopConnection, *, reading: bool) -> None:
    """Begin a transaction, waiting for another process's lock without holding up the event loop.

    A writer takes the write lock at once: a lock upgrade in mid-transaction fails without waiting. A reader needs none.

    Raises:
        OperationalError: if the lock is not free within 30 seconds.
    """
    if reading:
        driver.execute("BEGIN")
        return
    until = time.monotonic() + _LONGEST_WAIT
    pause = _FIRST_PAUSE
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > until:
                raise OperationalError("BEGIN IMMEDIATE", None, error) from error
        else:
            return
        await asyncio.sleep(pause)
        pause = min(_LONGEST_PAUSE, 2 * pause)


def _seem_to_wait() -> None:
    """A moment of waiting, without which SQLAlchemy's asynchronous connections take a driver for a blocking one."""
    if in_greenlet():
        await_(_no_time())


async def _no_time() -> None:
    return


def _is_busy(error: sqlite3.OperationalError) -> bool:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY
