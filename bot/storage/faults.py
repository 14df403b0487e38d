"""What it means when a database refuses: what is wrong, where, and what to do, which differs by the cause.

Only what a person can mend is told so. Everything else is a fault of the program, whose traceback must not be lost.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy.exc import DBAPIError

from bot.storage.address import IN_A_PASSWORD, database_file, read_address, shown_address
from bot.storage.outage import ServerAwayError
from knowledge.errors import DatabaseFaultError

_ADDRESS: Final = "BORGERBOT_DATABASE_URL"
USER: Final = f"the user who runs borgerbot (number {os.getuid()})"
_RIGHTS: Final = f"Give {USER} the right to read and write the file and its folder"
_FILE_FAULTS: Final = {
    sqlite3.SQLITE_BUSY: (
        "is locked by another program",
        "Leave the file where it is, wait for that program (a backup, an open sqlite3) or end it, and try again",
    ),
    sqlite3.SQLITE_LOCKED: ("is locked", "Leave the file where it is, and try again in a moment"),
    sqlite3.SQLITE_READONLY: ("cannot be written", _RIGHTS),
    sqlite3.SQLITE_PERM: ("cannot be written", _RIGHTS),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", _RIGHTS),
    sqlite3.SQLITE_FULL: ("the disk is full", "Leave the file where it is, make room on its disk, and try again"),
    sqlite3.SQLITE_IOERR: (
        "the disk cannot be read or written",
        "Leave the file where it is, see whether its disk is full or broken, and try again",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged",
        "Stop borgerbot, keep the file with its -wal and -shm, and put the newest backup in their place",
    ),
    sqlite3.SQLITE_NOTADB: (
        "cannot be used as a database",
        f"Correct BORGERBOT_DATA_DIR or {_ADDRESS}, or move the file away to begin anew",
    ),
}
"""By SQLite's result code, without what it says beyond that."""

READ_ONLY: Final = "25006"
NO_SESSIONS: Final = "26000"
"""PostgreSQL's codes for what can be known before it refuses anything; of the second, that a statement is not there."""

_WITHOUT_SESSIONS: Final = (
    "a pooler between here and the server keeps no sessions",
    "Have it keep them (`pool_mode = session` of PgBouncer): one would else find what another has prepared or locked",
)
_SERVER_FAULTS: Final = {
    "08": ("the connection was lost", "See whether the database server is well, and try again"),
    READ_ONLY: ("can only be read there", f"Name the server that takes changes in {_ADDRESS}, not its standby"),
    NO_SESSIONS: _WITHOUT_SESSIONS,
    "28": (
        "the server refuses the user or the password",
        f"Correct them in {_ADDRESS} ({IN_A_PASSWORD}), or let this machine in by pg_hba.conf",
    ),
    "3D000": ("the server has no such database", f"Make it with `createdb`, or correct its name in {_ADDRESS}"),
    "42P05": _WITHOUT_SESSIONS,
    "42501": ("the user lacks a right", f"Name the owner of the database in {_ADDRESS}, or give that user its rights"),
    "53100": ("the server's disk is full", "Make room on it, and try again"),
    "53300": ("the server has no connection left", "End some of the others, or raise its max_connections"),
    "57014": (
        "the server has given a statement up",
        "See in pg_stat_activity what holds it up (a lock, a heavy load), end that, and try again",
    ),
    "55P03": ("somebody holds a lock", "See in pg_locks who has it, end that, and try again"),
    "57P": ("the server is starting or stopping", "Try again in a moment"),
}
"""By PostgreSQL's error code, or the beginning of it."""


@contextmanager
def faults_told(url: str) -> Iterator[None]:
    """Tell what the database at `url` refuses within the block as one line, where a person can mend it.

    Raises:
        DatabaseFaultError: in place of such a refusal.
    """
    try:
        yield
    except ServerAwayError as error:
        raise unreachable(error, url) from None
    except (DBAPIError, sqlite3.Error) as error:
        told = fault_of(error, url)
        if told is None:
            raise
        raise told from None


def fault_of(error: DBAPIError | sqlite3.Error, url: str) -> DatabaseFaultError | None:
    """The one line about a refusal, or None where nobody but a programmer can mend it."""
    cause: Any = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        # Not every error is one of SQLite's own.
        known = _FILE_FAULTS.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    else:
        code = getattr(cause, "sqlstate", None) or ""
        known = next((_SERVER_FAULTS[code[:length]] for length in (5, 3, 2) if code[:length] in _SERVER_FAULTS), None)
    if known is None:
        return None
    what, todo = known
    return DatabaseFaultError(f"{place_of(url)}: {what} ({in_one_line(cause)})", todo)


def refusal_in(error: BaseException | None, url: str) -> DatabaseFaultError | None:
    """The one line about what ended a part of the service, where that is a refusal which a person can mend."""
    if isinstance(error, BaseExceptionGroup):
        return refusal_in(error.exceptions[0], url)
    if isinstance(error, DatabaseFaultError):
        return error
    return fault_of(error, url) if isinstance(error, (DBAPIError, sqlite3.Error)) else None


def server_fault(code: str, url: str) -> DatabaseFaultError:
    """The one line about what was found out about a server without its refusing anything."""
    what, todo = _SERVER_FAULTS[code]
    return DatabaseFaultError(f"{place_of(url)}: {what}", todo)


def holds_anything(url: str) -> bool:
    """Whether there is something to look at: a server, or a file that is not empty. Nothing is opened, or made.

    Raises:
        DatabaseFaultError: if there is something else in the file's place, or nobody may look.
    """
    file = database_file(url)
    if file is None:
        return True
    try:
        if file.is_dir():
            raise DatabaseFaultError(f"{place_of(url)}: is a folder", f"Name a file in {_ADDRESS}")
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise DatabaseFaultError(f"{place_of(url)}: cannot be opened ({error.strerror})", _RIGHTS) from None


def unreachable(error: OSError, url: str) -> DatabaseFaultError:
    """The one line about a server that does not answer."""
    reason = error.strerror or str(error) or type(error).__name__
    return DatabaseFaultError(
        f"{place_of(url)}: cannot be reached ({reason})", f"Start the database server, or correct {_ADDRESS}"
    )


def place_of(url: str) -> str:
    """How messages name a database: its file, with all folders, or its address without what is secret in it."""
    file = database_file(url)
    return shown_address(read_address(url)) if file is None else str(file.absolute())


def in_one_line(error: object) -> str:
    """What the database itself says; a server may say it in several lines."""
    return " ".join(str(error).split())
