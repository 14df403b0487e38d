"""Waking each other: within a process by an event, between processes by PostgreSQL's LISTEN and NOTIFY.

A signal only saves waiting: everybody also looks by themselves once a second, so a lost one does no harm.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Any

import asyncpg
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.running.waiting import wait_for_event
from bot.storage.database import Database
from bot.storage.outage import ServerAwayError, is_code_of_absence

_log = structlog.get_logger(__name__)
LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""How a connection ends; the last where it is cut off in the middle of a question."""
_CHANNEL = "borgerbot"
_RECONNECT = 2.0
CONNECTING = 10.0
"""Seconds that the server may take to let us in."""

_ANSWERING = 10.0
"""Seconds that the server may take for one question outside of the pool; none of them is work for it."""

_LISTEN_FOR = 60.0
"""Seconds of silence after which the server is asked whether it is there; a machine that has died tells nobody."""


class Signal(StrEnum):
    """What has happened."""

    INBOX = "inbox"
    OUTBOX = "outbox"
    KNOWLEDGE = "knowledge"


class Signals:
    """Sends and hears signals.

    Args:
        database: on PostgreSQL, signals reach every process that uses it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._server = database.engine.dialect.name == "postgresql"
        self._heard: dict[Signal, list[Callable[[], None]]] = {signal: [] for signal in Signal}

    def on(self, signal: Signal, call: Callable[[], None]) -> None:
        """Call `call` whenever `signal` is heard."""
        self._heard[signal].append(call)

    def here(self, signal: Signal) -> None:
        """Tell everybody in this process."""
        for call in self._heard[signal]:
            call()

    async def everywhere(self, session: AsyncSession, signal: Signal) -> None:
        """Tell the other processes when the session's transaction commits."""
        if self._server:
            await session.execute(
                text("SELECT pg_notify(:channel, :signal)"), {"channel": _CHANNEL, "signal": signal.value}
            )

    async def listen(self) -> None:
        """Hear what other processes tell, until cancelled; a lost connection is made anew."""
        if not self._server:
            await asyncio.Event().wait()
        while True:
            try:
                await self._listen_once()
            except LOST as error:
                # While the server is known to be away this would be said every other second.
                if self._database.outage.lasts is None:
                    _log.warning("signals.lost", error=type(error).__name__)
                await asyncio.sleep(_RECONNECT)

    async def _listen_once(self) -> None:
        connection = await connect(self._database)
        gone = asyncio.Event()

        def hear(_: Any, __: int, ___: str, payload: object) -> None:
            if payload in set(Signal):
                self.here(Signal(str(payload)))

        connection.add_termination_listener(lambda _: gone.set())
        try:
            await connection.add_listener(_CHANNEL, hear)
            # What was told while nobody listened is looked for once.
            for signal in Signal:
                self.here(signal)
            while not gone.is_set():
                await wait_for_event(gone, _LISTEN_FOR)
                await connection.execute("SELECT 1")
        finally:
            # Said instead of the cancellation, a failure to close would keep a stopping process here for ever.
            with suppress(*LOST):
                await connection.close(timeout=2)
        raise asyncpg.InterfaceError("the connection has ended")


async def connect(database: Database) -> asyncpg.Connection[asyncpg.Record]:
    """A connection to the server outside of the pool, for listening and for locks that last.

    Raises:
        ServerAwayError: if it is away, or has no connection left.
    """
    # The driver reads addresses otherwise than SQLAlchemy: both are to understand the same by one.
    _, arguments = database.engine.dialect.create_connect_args(database.engine.url)
    try:
        return await asyncpg.connect(**arguments, timeout=CONNECTING, command_timeout=_ANSWERING)
    except asyncpg.PostgresError as error:
        if is_code_of_absence(error):
            raise ServerAwayError(*error.args) from error
        raise
