"""One process leads: it alone fetches from Telegram, sends and ticks, since Telegram's limits count for the bot.

On PostgreSQL the leader holds an advisory lock on a connection of its own; when the process dies, the server lets go of
the lock and another process takes over. On SQLite there is one process, and a lock on a file beside the database
keeps a second one out.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext, suppress
from pathlib import Path
from typing import TextIO

import asyncpg
import structlog

from bot.running.waiting import beside
from bot.storage.database import Database
from bot.storage.faults import NO_SESSIONS, USER, holds_anything, place_of, server_fault
from bot.transport.outgoing.journal import notes_beside
from bot.transport.signals import LOST, connect
from knowledge.errors import BorgerbotError, DatabaseFaultError

_log = structlog.get_logger(__name__)
_LOCK_NUMBER = 0x626F7267
_TRY_EVERY = 1.0
_CHECK_EVERY = 2.0
_SILENT_FOR = 15
"""Seconds after which the server lets go of the lock of a leader that it does not hear, as one whose machine has died:
it would else wait for hours for a connection that nobody closes."""

_WHICH_SESSION = "SELECT pg_backend_pid()"
_NO_STATEMENT = (asyncpg.InvalidSQLStatementNameError, asyncpg.DuplicatePreparedStatementError)
"""What was prepared in one session is looked for in another."""

_END_WHEN_SILENT = """SELECT set_config(name, $1, false) FROM pg_settings WHERE name = 'idle_session_timeout'"""
"""Nothing happens where the server is older than that setting (PostgreSQL 14)."""

Work = Callable[[], Awaitable[None]]
"""Something that goes on until it is cancelled."""


class SecondProcessError(BorgerbotError):
    """Another process works on the same SQLite file."""


@asynccontextmanager
async def sole_user(database: Database) -> AsyncIterator[None]:
    """Keep other processes off a SQLite file; a server needs no such guard.

    Raises:
        SecondProcessError: if another process has the file.
        DatabaseFaultError: if it cannot be written, or nothing beside it.
    """
    path = database.file
    if path is None:
        yield
        return
    there = holds_anything(database.url)
    for each in (path, notes_beside(path)) if there else ():
        # SQLite itself says so only when the first message is to be kept; what was sent before a death nobody says.
        if each.exists() and not os.access(each, os.R_OK | os.W_OK):
            raise DatabaseFaultError(
                f"{each}: cannot be written", f"Give {USER} the right to write it and in its folder"
            )
    with _lock_file(path) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SecondProcessError(
                f"{path}: another borgerbot is running on this file",
                "Stop it first, or use PostgreSQL (BORGERBOT_DATABASE_URL) for several processes",
            ) from None
        except OSError as error:
            # As on many a network drive; there SQLite's own locks do not hold either.
            raise DatabaseFaultError(
                f"{path}.lock: cannot be locked ({error.strerror})", "Put the data folder on a disk of this machine"
            ) from None
        yield


@asynccontextmanager
async def nobody_leads(database: Database) -> AsyncIterator[None]:
    """Keep every process from leading on a server; a file has its own guard (`sole_user`).

    Raises:
        SecondProcessError: if a process leads.
    """
    if database.engine.dialect.name != "postgresql":
        yield
        return
    connection = await connect(database)
    try:
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", _LOCK_NUMBER):
            raise SecondProcessError(f"{place_of(database.url)}: borgerbot runs on this database", "Stop it first")
        yield
    finally:
        await _close(connection)


async def require_sessions(database: Database) -> None:
    """Refuse a pooler that gives each transaction a session of its own: there two processes could lead at a time.

    Raises:
        DatabaseFaultError: if there is one between here and the server.
    """
    if database.engine.dialect.name != "postgresql":
        return
    one, other = await connect(database), await connect(database)
    try:
        before = await one.fetchval(_WHICH_SESSION)
        # What was the first one's until now is this one's where it is not kept.
        await other.execute("BEGIN")
        kept = await one.fetchval(_WHICH_SESSION) == before
    except _NO_STATEMENT:
        kept = False
    finally:
        await _close(other)
        await _close(one)
    if not kept:
        raise server_fault(NO_SESSIONS, database.url)


def _lock_file(path: Path) -> TextIO:
    try:
        return Path(f"{path}.lock").open("w")
    except OSError as error:
        raise DatabaseFaultError(
            f"{path}.lock: cannot be written ({error.strerror})",
            f"Give {USER} the right to write in this folder, and see whether its disk is full",
        ) from None


async def lead(database: Database, work: Work, meanwhile: Work | None = None) -> None:
    """Do `work` while this process leads, and wait for the lead while another one does; until cancelled.

    When the server goes away the lead is lost, and whoever has it next begins the work anew.

    Args:
        database: where the lock is.
        work: what the leader does.
        meanwhile: what the process that led last does while no server is there to say who leads.
    """
    if database.engine.dialect.name != "postgresql":
        await work()
        return
    led = False
    while True:
        connection = await _connected(database, meanwhile if led else None)
        led = False
        try:
            await wait_for_lead(connection)
            led = True
            await _lead_once(connection, work)
        except LOST as error:
            _log.warning("lead.lost", error=type(error).__name__)
        except Exception as error:
            if not database.outage.is_borne(error):
                raise
            first = error.exceptions[0] if isinstance(error, ExceptionGroup) else error
            _log.warning("lead.lost", error=type(first).__name__)
        finally:
            await _close(connection)
        await asyncio.sleep(_TRY_EVERY)


async def _connected(database: Database, meanwhile: Work | None) -> asyncpg.Connection[asyncpg.Record]:
    """A connection, as soon as a server is there; until then `meanwhile` is done."""
    with suppress(*LOST):
        return await connect(database)
    _log.warning("lead.no_server")
    async with nullcontext() if meanwhile is None else beside(_call(meanwhile)):
        while True:
            await asyncio.sleep(_TRY_EVERY)
            with suppress(*LOST):
                return await connect(database)


async def wait_for_lead(connection: asyncpg.Connection[asyncpg.Record]) -> None:
    """Have the lead, and the connection that holds it end where it is silent for long."""
    # The server tells nobody that a lock is free, so it is asked.
    while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", _LOCK_NUMBER):  # noqa: ASYNC110
        await asyncio.sleep(_TRY_EVERY)
    await connection.fetchval(_END_WHEN_SILENT, f"{_SILENT_FOR}s")
    _log.info("lead.taken")


async def _lead_once(connection: asyncpg.Connection[asyncpg.Record], work: Work) -> None:
    """Do the work until it ends or the connection is gone, and pass on how it ended."""
    # No task group: where one of its tasks fails while it ends, Python before 3.13 leaves this one marked as cancelled,
    # and whatever here times out next would end the lead for good.
    working, watching = asyncio.create_task(_call(work)), asyncio.create_task(_watch(connection))
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        working.cancel()
        watching.cancel()
        await asyncio.wait({working, watching})
    for task in (working, watching):
        if not task.cancelled():
            task.result()


async def _close(connection: asyncpg.Connection[asyncpg.Record]) -> None:
    with suppress(TimeoutError, *LOST):
        await connection.close(timeout=2)


async def _call(work: Work) -> None:
    await work()


async def _watch(connection: asyncpg.Connection[asyncpg.Record]) -> None:
    """Ends when the connection that holds the lock is gone: then another process may lead already."""
    while not connection.is_closed():
        await asyncio.sleep(_CHECK_EVERY)
        try:
            await connection.fetchval("SELECT 1", timeout=_CHECK_EVERY)
        except (TimeoutError, *LOST):
            return
