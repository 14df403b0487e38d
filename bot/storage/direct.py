"""Sessions without a change of stacks: for a database whose statements run in the event loop anyway.

`AsyncSession` starts a greenlet for every call, so that a driver may wait in it; that costs as much as the statement.
SQLite's statements do not wait here, so they are given to a plain connection; a plain session with its unit of work is
made where a transaction first needs objects, which most of those that a question takes never do.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, cast

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.util import greenlet_spawn

import bot.storage.sqlite

BEGUN = "begun_here"
"""The execution option of connections whose transaction is begun here, not by the engine's event."""


class DirectSession:
    """The part of `AsyncSession` that this program uses, on a plain connection.

    Args:
        connection: the plain one, in a transaction that somebody else commits.
    """

    __slots__ = ("_connection", "_made")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._made: Session | None = None

    @property
    def _session(self) -> Session:
        """The session with its unit of work, made when it is first needed; it joins the connection's transaction."""
        if self._made is None:
            self._made = Session(self._connection, expire_on_commit=False)
        return self._made

    def _for(self, statement: Any) -> Connection | Session:
        """Who runs a statement: without objects the connection alone, which takes half as long."""
        # What `Session.execute` itself goes by; were it to change, whatever reads objects would get plain rows.
        objects = statement._propagate_attrs.get("compile_state_plugin") == "orm"  # noqa: SLF001
        return self._session if objects or self._made is not None else self._connection

    def add(self, row: object) -> None:
        """As `AsyncSession.add`."""
        self._session.add(row)

    def add_all(self, rows: Iterable[object]) -> None:
        """As `AsyncSession.add_all`."""
        self._session.add_all(rows)

    def expunge(self, row: object) -> None:
        """As `AsyncSession.expunge`."""
        self._session.expunge(row)

    def get_bind(self) -> Connection:
        """As `AsyncSession.get_bind`."""
        return self._connection

    @property
    def identity_map(self) -> Any:
        """As `AsyncSession.identity_map`."""
        return self._session.identity_map

    def __contains__(self, row: object) -> bool:
        """Whether the session holds this row."""
        return row in self._session

    async def execute(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """As `AsyncSession.execute`."""
        return self._for(statement).execute(statement, parameters, **options)

    async def scalar(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """As `AsyncSession.scalar`."""
        return self._for(statement).scalar(statement, parameters, **options)

    async def scalars(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """As `AsyncSession.scalars`."""
        return self._for(statement).scalars(statement, parameters, **options)

    async def get(self, row: Any, key: Any, **options: Any) -> Any:
        """As `AsyncSession.get`."""
        return self._session.get(row, key, **options)

    async def get_one(self, row: Any, key: Any, **options: Any) -> Any:
        """As `AsyncSession.get_one`."""
        return self._session.get_one(row, key, **options)

    async def merge(self, row: Any, **options: Any) -> Any:
        """As `AsyncSession.merge`."""
        return self._session.merge(row, **options)

    async def delete(self, row: object) -> None:
        """As `AsyncSession.delete`."""
        self._session.delete(row)

    async def flush(self) -> None:
        """As `AsyncSession.flush`."""
        self._session.flush()

    def commit(self) -> None:
        """Write what objects have changed, if there are any; the connection's transaction goes on."""
        if self._made is not None:
            self._made.commit()

    def close(self) -> None:
        """Let go of the objects, which keep what they have read."""
        if self._made is not None:
            self._made.close()

    @asynccontextmanager
    async def begin_nested(self) -> AsyncIterator[DirectSavepoint]:
        """As `AsyncSession.begin_nested`, for `async with`."""
        with self._session.begin_nested() as savepoint:
            yield DirectSavepoint(savepoint)


class DirectSavepoint:
    """The part of `AsyncSessionTransaction` that this program uses.

    Args:
        savepoint: the plain one.
    """

    __slots__ = ("_savepoint",)

    def __init__(self, savepoint: SessionTransaction) -> None:
        self._savepoint = savepoint

    async def rollback(self) -> None:
        """Undo what was done since."""
        self._savepoint.rollback()


@asynccontextmanager
async def direct(engine: Engine, *, reading: bool) -> AsyncIterator[AsyncSession]:
    """A session in one transaction: committed at the end, rolled back on an error.

    Args:
        engine: with the execution option `BEGUN`.
        reading: whether nothing will be written.

    Raises:
        OperationalError: if another process holds the write lock for 30 seconds.
    """
    # The pool may wait for a connection that is free, or for a new one to be made ready.
    with await greenlet_spawn(engine.connect) as connection, connection.begin():
        driver: Any = connection.connection.driver_connection
        await bot.storage.sqlite.begin(driver, reading=reading)
        session = DirectSession(connection)
        try:
            yield cast("AsyncSession", session)
            session.commit()
        finally:
            session.close()
