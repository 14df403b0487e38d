"""Signals: within a process always, between processes on PostgreSQL, and never for what was not committed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import make_url, text

from bot.storage.database import Database
from bot.transport import signals as module
from bot.transport.signals import Signal, Signals

ON_A_SERVER = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


class Ear:
    """Takes down what is heard."""

    def __init__(self, signals: Signals) -> None:
        self.heard: list[Signal] = []
        self.news = asyncio.Event()
        for signal in Signal:
            signals.on(signal, lambda signal=signal: self.hear(signal))  # type: ignore[misc]

    def hear(self, signal: Signal) -> None:
        """One more."""
        self.heard.append(signal)
        self.news.set()

    async def until(self, *wanted: Signal) -> None:
        """Wait until these have been heard, in this order, since the last time."""
        async with asyncio.timeout(40):
            while self.heard[: len(wanted)] != list(wanted):
                self.news.clear()
                await self.news.wait()
        del self.heard[: len(wanted)]


@asynccontextmanager
async def listening(signals: Signals) -> AsyncIterator[Ear]:
    """Somebody who listens; what is told once at the beginning is heard already."""
    ear = Ear(signals)
    task = asyncio.create_task(signals.listen())
    await ear.until(*Signal)
    yield ear
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_signal_is_heard_in_its_process(database: Database) -> None:
    """Everybody who waits for a signal here hears it, and for no other."""
    signals = Signals(database)
    heard: list[str] = []
    signals.on(Signal.INBOX, lambda: heard.append("first"))
    signals.on(Signal.INBOX, lambda: heard.append("second"))
    signals.on(Signal.OUTBOX, lambda: heard.append("other"))
    signals.here(Signal.INBOX)
    assert heard == ["first", "second"]


async def test_everywhere_is_harmless_where_there_is_one_process(database: Database) -> None:
    """On either database a signal in a transaction breaks nothing."""
    signals = Signals(database)
    async with database.transaction() as session:
        for signal in Signal:
            await signals.everywhere(session, signal)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_listening_where_there_is_one_process_waits(database: Database) -> None:
    """On SQLite nobody tells anything from outside; listening lasts until it is ended."""
    task = asyncio.create_task(Signals(database).listen())
    await asyncio.sleep(0)
    assert not task.done()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@ON_A_SERVER
async def test_an_address_with_sslmode_is_understood_by_every_connection(database: Database) -> None:
    """Regression: with `ssl` in its address a process worked on the database but heard nothing and never led."""
    url = make_url(database.url).update_query_dict({"sslmode": "disable"})
    other = Database(url.render_as_string(hide_password=False))
    async with listening(Signals(other)) as ear:
        async with other.transaction() as session:
            await Signals(other).everywhere(session, Signal.INBOX)
        await ear.until(Signal.INBOX)
    await other.close()


@ON_A_SERVER
async def test_signal_reaches_other_processes_when_it_is_committed(database: Database) -> None:
    """Another process hears a signal with the commit of its transaction, and nothing of one that is rolled back."""
    other = Database(database.url)
    mine = Signals(database)

    async def tell_and_fail() -> None:
        async with database.transaction() as session:
            await mine.everywhere(session, Signal.KNOWLEDGE)
            raise RuntimeError("rolled back")

    async with listening(Signals(other)) as ear:
        with pytest.raises(RuntimeError, match="rolled back"):
            await tell_and_fail()
        async with database.transaction() as session:
            await mine.everywhere(session, Signal.INBOX)
        async with database.transaction() as session:
            await mine.everywhere(session, Signal.OUTBOX)
        await ear.until(Signal.INBOX, Signal.OUTBOX)
        assert ear.heard == []
    await other.close()


@ON_A_SERVER
async def test_strange_signal_is_passed_over(database: Database) -> None:
    """What another version of the program tells on the channel disturbs nobody."""
    async with listening(Signals(database)) as ear:
        async with database.transaction() as session:
            await session.execute(text("SELECT pg_notify('borgerbot', 'noget nyt')"))
        async with database.transaction() as session:
            await Signals(database).everywhere(session, Signal.INBOX)
        await ear.until(Signal.INBOX)
        assert ear.heard == []


@ON_A_SERVER
async def test_lost_connection_is_made_anew(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """When the server ends the connection a new one is made, and everybody looks once: something may be missed."""
    monkeypatch.setattr(module, "_RECONNECT", 0.0)
    async with listening(Signals(database)) as ear:
        await end_other_connections(database)
        await ear.until(*Signal)
        async with database.transaction() as session:
            await Signals(database).everywhere(session, Signal.OUTBOX)
        await ear.until(Signal.OUTBOX)
    assert "event=signals.lost" in caplog.text


async def end_other_connections(database: Database) -> None:
    """Let the server end every connection to the database but the one that asks."""
    async with database.transaction() as session:
        await session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
