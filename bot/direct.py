"""Sessions without a change of stacks: for a database whose statements run in the event loop anyway.

`AsyncSession` starts a greenlet for every call, so that a driver may wait in it; that costs as much as the statement.
SQLite's statements do not wait here, so they are given to a plain session.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker
from sqlalchemy.util import greenlet_spawn

import bot.sqlite

BEGUN = "begun_here"
"""The execution option of connections whose transaction is begun here, not by the engine's event."""


class DirectSession:
    """The part of `AsyncSession` that this program uses, on a plain session.

    Args:
        session: the plain one.
    """

    __slots__ = ("_session", "add", "add_all", "expunge", "get_bind", "identity_map")

    def __init__(self, session: Session) -> None:
        self._session = session
        # What nobody waits for with `AsyncSession` either.
        self.add = session.add
        self.add_all = session.add_all
        self.expunge = session.expunge
        self.get_bind = session.get_bind
        self.identity_map = session.identity_map

    def __contains__(self, row: object) -> bool:
        """Whether the session holds this row."""
        return row in self._session

    async def execute(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """As `AsyncSession.execute`."""
        return self._session.execute(statement, parameters, **options)

    async def scalar(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """As `AsyncSession.scalar`."""
        return self._session.scalar(statement, parameters, **options)

    async def scalars(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        """As `AsyncSession.scalars`."""
        return self._session.scalars(statement, parameters, **options)

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


def direct_sessions(engine: Engine) -> sessionmaker[Session]:
    """What `direct` takes its sessions from."""
    return sessionmaker(engine.execution_options(**{BEGUN: True}), expire_on_commit=False)


@asynccontextmanager
async def direct(sessions: sessionmaker[Session], *, reading: bool) -> AsyncIterator[AsyncSession]:
    """A session in one transaction: committed at the end, rolled back on an error.

    Raises:
        OperationalError: if another process holds the write lock for 30 seconds.
    """
    with sessions() as session, session.begin():
        # The pool may wait for a connection that is free, or for a new one to be made ready.
        connection = await greenlet_spawn(session.connection)
        driver: Any = connection.connection.driver_connection
        await bot.sqlite.begin(driver, reading=reading)
        yield cast("AsyncSession", DirectSession(session))
    # Nothing was waited for, so others have their turn now: who looks again and again must not keep them out.
    await asyncio.sleep(0)
