"""A database server that goes away for a while: how that is told from a fault, and how long it is waited for."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError

T = TypeVar("T")

LONGEST: Final = 900.0
"""Seconds that a server is waited for; whoever starts the process anew then sees that something is wrong."""

_PAUSE: Final = 1.0
_AWAY: Final = ("08", "57P01", "57P02", "57P03", "53300", "57014", "55P03")
"""Beginnings of PostgreSQL's codes: no connection, stopping, crashed, starting, no connection left for anybody, and a
statement given up since it took too long or waited for somebody's lock."""

_log = structlog.get_logger(__name__)


class ServerAwayError(ConnectionError):
    """The database server cannot be reached."""


def is_away(error: BaseException) -> bool:
    """Whether a database server is away, rather than refuses what it was asked."""
    if isinstance(error, BaseExceptionGroup):
        return all(is_away(each) for each in error.exceptions)
    if isinstance(error, DBAPIError) and not isinstance(error.orig, sqlite3.Error):
        return error.connection_invalidated or is_code_of_absence(error.orig)
    # A server that hangs keeps all connections, so that others wait for one in vain.
    return isinstance(error, (ServerAwayError, NoConnectionError))


def is_code_of_absence(error: object) -> bool:
    """Whether what a server or its driver said means that it is away."""
    return str(getattr(error, "sqlstate", None) or "").startswith(_AWAY)


def _problem(error: BaseException) -> str:
    """What a server or its driver said, in one line."""
    return " ".join(str(getattr(error, "orig", None) or error).split())


class Outage:
    """Since when the database has been away, as this process sees it; a file never is.

    Args:
        longest: the seconds that it is waited for.
    """

    def __init__(self, longest: float = LONGEST) -> None:
        self.longest = longest
        self._since: float | None = None
        self._there = time.monotonic()

    @property
    def lasts(self) -> float | None:
        """The seconds for which it has been away, None where it is there."""
        return None if self._since is None else time.monotonic() - self._since

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note whether the database was there for a transaction; it has been away since that was begun."""
        begun = time.monotonic()
        try:
            yield
        except Exception as error:
            if is_away(error) and self._since is None:
                self._since = max(begun, self._there)
                _log.warning("database.away", error=type(error).__name__, problem=_problem(error))
            raise
        self._there = time.monotonic()
        if self._since is not None:
            _log.warning("database.back", seconds=round(time.monotonic() - self._since))
            self._since = None

    def is_borne(self, error: BaseException) -> bool:
        """Whether an error only means to wait for the database, and it has not been away for too long."""
        return is_away(error) and (self.lasts or 0.0) < self.longest

    def bearing(self, step: Callable[[], Awaitable[float]]) -> Callable[[], Awaitable[float]]:
        """The same step of a loop (it gives the seconds until the next), which may fail while the database is away."""

        async def borne() -> float:
            try:
                return await step()
            except Exception as error:
                if not self.is_borne(error):
                    raise
                return _PAUSE

        return borne

    async def through(self, call: Callable[[], Awaitable[T]]) -> T:
        """Do what must not be lost, as soon as the database is there."""
        while True:
            try:
                return await call()
            except Exception as error:
                if not self.is_borne(error):
                    raise
            await asyncio.sleep(_PAUSE)
