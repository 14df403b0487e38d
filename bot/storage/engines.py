"""Engines: how connections to SQLite and PostgreSQL are made, so that both behave as `bot.storage.database` wants."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect, ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util import await_

import bot.storage.sqlite
from bot.storage.address import database_file, read_address
from bot.storage.direct import BEGUN
from bot.storage.outage import ServerAwayError, is_code_of_absence
from knowledge.errors import DatabaseFaultError, SettingsError

_MAY_BE_CHANGED = """SELECT NOT EXISTS (SELECT * FROM sqlite_master)
OR EXISTS (SELECT * FROM sqlite_master WHERE name = 'alembic_version')"""
"""Whether a file is new or may be this program's: setting its journal changes it, and another's is to stay as it is."""

_CONNECTING = 10.0
"""Seconds that a server may take to let us in."""

_SOONER = 5.0
"""Seconds by which the server itself gives a statement up before we do, so that none waits there for nobody."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    # Short, since it holds up the loop; `bot.storage.sqlite.begin` waits longer without doing that.
    "PRAGMA busy_timeout=100",
    "PRAGMA synchronous=NORMAL",
    # `Database` does that in a thread; a commit that did it would hold up the loop.
    "PRAGMA wal_autocheckpoint=0",
    # What is deleted is overwritten at once; else it stays in the file until its place is needed.
    "PRAGMA secure_delete=ON",
)


def _make_folder(folder: Path) -> None:
    try:
        # Citizens' words are nobody's but the assistant's; what is there already is left as it was set up.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"{folder}: this folder cannot be made ({error.strerror})",
            "Name another one with BORGERBOT_DATA_DIR, or correct BORGERBOT_DATABASE_URL",
        ) from None


def make_engine(url: str, answering: float) -> AsyncEngine:
    """An engine for an address.

    Args:
        url: the address.
        answering: seconds that a server may take for one statement.

    Raises:
        SettingsError: if that is no address, or the folder of its file cannot be made.
    """
    path = database_file(url)
    if path is not None:
        _make_folder(path.parent)
    address = read_address(url)
    if address.get_backend_name() == "sqlite":
        address = address.set(drivername=bot.storage.sqlite.DRIVER)
    # Errors then name the statement but not what citizens wrote.
    engine = create_async_engine(address, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        if path is not None:
            known = _KnownFile(path)
            event.listen(engine.sync_engine, "do_connect", known.look)
            event.listen(engine.sync_engine, "connect", known.note)
        event.listen(engine.sync_engine, "connect", _configure_sqlite)
        event.listen(engine.sync_engine, "begin", _begin)
        event.listen(engine.sync_engine, "invalidate", _let_go)
    else:
        event.listen(engine.sync_engine, "do_connect", partial(_connect, answering))
        event.listen(engine.sync_engine, "handle_error", _given_up)
    return engine


def _connect(
    answering: float, dialect: Dialect, record: ConnectionPoolEntry, arguments: Any, named: dict[str, Any]
) -> DBAPIConnection:
    """Connect to a server; that it is away is told from other faults of the network and of files."""
    del record
    try:
        return _let_in(answering, dialect, arguments, named)
    except TimeoutError:
        raise ServerAwayError(f"no answer within {_CONNECTING:.0f} seconds") from None
    except Exception as error:
        if isinstance(error, OSError) or is_code_of_absence(error):
            raise ServerAwayError(*error.args) from error
        raise


def _let_in(answering: float, dialect: Dialect, arguments: Any, named: dict[str, Any]) -> DBAPIConnection:
    connection = dialect.connect(*arguments, **named, timeout=_CONNECTING, command_timeout=answering)
    # Not said with the greeting: a pooler in between refuses what it does not know there.
    own_limit = f"SET statement_timeout = '{answering - _SOONER:.0f}s'"
    connection.run_async(lambda driver: driver.execute(own_limit))
    return connection


def _given_up(context: ExceptionContext) -> ServerAwayError | None:
    """A server that does not answer is away, and the connection on which it was waited for is of no more use."""
    if not isinstance(context.original_exception, TimeoutError):
        return None
    # Without this the transaction would be rolled back first, and that waited for.
    context.is_disconnect = True
    return ServerAwayError("no answer to a statement for too long")


class _KnownFile:
    """A file that is made with the first connection only: SQLite would put an empty one in the place of a deleted one.

    Args:
        path: where it is.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = False

    def look(self, dialect: Dialect, record: ConnectionPoolEntry, arguments: Any, named: dict[str, Any]) -> None:
        """Refuse to open what is not there any more; gives nothing, so that the dialect connects as ever."""
        del dialect, record, arguments, named
        if self._opened and not self._path.exists():
            raise DatabaseFaultError(
                f"{self._path}: was deleted while borgerbot ran",
                "Put back what was saved of it (docs/operation.md), or the newest backup, and start",
            )

    def note(self, connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        """It is there now."""
        del connection, record
        self._opened = True


def _configure_sqlite(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    """WAL and foreign keys; and no implicit BEGIN by the driver, since `bot.storage.sqlite.begin` gives it."""
    del record
    driver: Any = connection
    driver.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(_MAY_BE_CHANGED)
    if cursor.fetchone()[0]:  # type: ignore[index]  # one row is certain
        cursor.execute("PRAGMA journal_mode=WAL")
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _let_go(connection: DBAPIConnection, record: ConnectionPoolEntry, exception: BaseException | None) -> None:
    """Undo what a cancelled task had begun, before its connection is closed.

    SQLite closes a connection only when its last cursor is gone, and the error's traceback may keep that for long:
    until then everybody else would find the database locked.
    """
    del record, exception
    # A connection that is closed already (ValueError) has nothing to undo.
    with suppress(ValueError):
        connection.rollback()


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get(BEGUN):
        driver: Any = connection.connection.driver_connection
        await_(bot.storage.sqlite.begin(driver, reading=False))
