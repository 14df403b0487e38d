"""One process leads: on PostgreSQL by an advisory lock, on SQLite since there is only one."""

from __future__ import annotations

import asyncio
import errno
import fcntl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import asyncpg
import pytest
from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.outage import ServerAwayError
from bot.transport import leader
from bot.transport.leader import SecondProcessError, lead, nobody_leads, require_sessions, sole_user
from bot.transport.signals import connect
from knowledge.errors import DatabaseFaultError

ON_A_SERVER = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


class Throne:
    """Takes down who leads; two at once are an error."""

    def __init__(self) -> None:
        self.leaders: list[str] = []
        self.leading: str | None = None
        self.news = asyncio.Event()

    def work(self, name: str) -> Callable[[], Awaitable[None]]:
        """The work of one process."""

        async def work() -> None:
            assert self.leading is None
            self.leading = name
            self.leaders.append(name)
            self.news.set()
            try:
                await asyncio.Event().wait()
            finally:
                self.leading = None

        return work

    async def taken(self, times: int) -> str:
        """Wait until the lead was taken so often; gives who has it."""
        async with asyncio.timeout(40):
            while len(self.leaders) < times:
                self.news.clear()
                await self.news.wait()
        return self.leaders[-1]


@asynccontextmanager
async def process(database: Database, throne: Throne, name: str) -> AsyncIterator[asyncio.Task[None]]:
    """A process that wants to lead."""
    mine = Database(database.url)
    task = asyncio.create_task(lead(mine, throne.work(name)))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await mine.close()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock is asked for, and its connection looked at, without a pause."""
    monkeypatch.setattr(leader, "_TRY_EVERY", 0.01)
    monkeypatch.setattr(leader, "_CHECK_EVERY", 0.05)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_second_process_on_a_file_is_refused(database: Database) -> None:
    """Another process on the same SQLite file is told so in one line with the remedy, until the first has ended."""
    async with sole_user(database):
        with pytest.raises(SecondProcessError) as caught:
            async with sole_user(Database(database.url)):
                pass
        assert str(database.file) in caught.value.what
        assert "BORGERBOT_DATABASE_URL" in caught.value.todo
        assert "\n" not in str(caught.value)
    async with sole_user(database):
        pass


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_drive_that_knows_no_locks_is_told_as_one(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks for a second process where a network drive cannot keep one out."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(DatabaseFaultError, match=r"cannot be locked \(No locks available\)\. Put the data folder"):
        async with sole_user(database):
            pass


async def test_other_files_are_not_in_the_way(database: Database, tmp_path: Path) -> None:
    """A process on another database is no second one; on a server there may be several."""
    other = Database(f"sqlite:///{tmp_path / 'other.db'}")
    async with sole_user(database), sole_user(other):
        pass
    if database.file is None:
        async with sole_user(database), sole_user(database):
            pass
    await other.close()


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_only_process_leads(database: Database) -> None:
    """On SQLite the process leads at once, and until it ends."""
    throne = Throne()
    async with process(database, throne, "one"):
        assert await throne.taken(1) == "one"
    assert throne.leading is None


@ON_A_SERVER
async def test_one_of_many_leads_and_another_follows_it(database: Database) -> None:
    """Of several processes one leads; when it ends, the next takes over, and never two at once."""
    throne = Throne()
    async with process(database, throne, "one") as first:
        assert await throne.taken(1) == "one"
        async with process(database, throne, "two"), process(database, throne, "three"):
            await end_waiting(database, 2)
            assert throne.leading == "one"
            first.cancel()
            assert await throne.taken(2) in {"two", "three"}


async def end_waiting(database: Database, number: int) -> None:
    """Wait until so many others have asked for the lock."""
    query = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND query LIKE '%pg_try_advisory_lock%' AND pid <> pg_backend_pid()"
    )
    async with asyncio.timeout(40):
        while True:
            async with database.reading() as session:
                if (await session.execute(query)).scalar_one() >= number:
                    return


@ON_A_SERVER
async def test_where_nobody_may_lead_who_leads_is_in_the_way(database: Database) -> None:
    """What must not be done beside a running assistant is refused on a server too, and keeps it from starting work."""
    throne = Throne()
    async with process(database, throne, "one"):
        await throne.taken(1)
        with pytest.raises(SecondProcessError, match="borgerbot runs on this database"):
            async with nobody_leads(database):
                pass
    async with nobody_leads(database), process(database, throne, "two"):
        await end_waiting(database, 1)
        assert throne.leading is None


@ON_A_SERVER
async def test_leader_that_lost_its_connection_stops(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """When the server has let go of the lock the leader's work ends, before it asks for the lead again."""
    throne = Throne()
    async with process(database, throne, "one"):
        await throne.taken(1)
        async with database.transaction() as session:
            await session.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
            )
        await throne.taken(2)
    assert throne.leaders == ["one", "one"]
    assert caplog.text.count("event=lead.taken") == 2


@ON_A_SERVER
async def test_a_leader_that_the_server_does_not_hear_loses_the_lead(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that has died closes no connection: its lock is let go of all the same, and another follows."""
    monkeypatch.setattr(leader, "_SILENT_FOR", 1)
    silent = await connect(database)
    await leader.wait_for_lead(silent)
    throne = Throne()
    async with process(database, throne, "two"):
        assert await throne.taken(1) == "two"
    silent.terminate()


@ON_A_SERVER
async def test_leader_that_is_cut_off_in_the_middle_of_a_question_leads_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that ends while it is looked at ends the lead, not the process."""
    cut = [asyncpg.InternalClientError("cannot switch to state 11; another operation (2) is in progress")]

    async def cut_off(to: Database) -> object:
        connection = await connect(to)
        ask = connection.fetchval

        async def fetchval(query: str, *values: object, **more: Any) -> object:
            if query == "SELECT 1" and cut:
                raise cut.pop()
            return await ask(query, *values, **more)

        return SimpleNamespace(fetchval=fetchval, is_closed=connection.is_closed, close=connection.close)

    monkeypatch.setattr(leader, "connect", cut_off)
    throne = Throne()
    async with process(database, throne, "one"):
        await throne.taken(2)
    assert throne.leaders == ["one", "one"]


@ON_A_SERVER
async def test_work_that_breaks_is_not_passed_over(database: Database) -> None:
    """An error of the work itself ends the process's lead with that error, and the lock is free at once."""

    async def work() -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await lead(database, work)
    throne = Throne()
    async with process(database, throne, "next"):
        assert await throne.taken(1) == "next"


@ON_A_SERVER
async def test_work_that_fails_while_it_is_stopped_cancels_nothing_else(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the leader waits for next times out as it should, and the lead is taken again."""
    begun: list[int] = []
    again = asyncio.Event()

    async def gone(_: object) -> None:
        await asyncio.sleep(0)

    async def work() -> None:
        begun.append(leading.cancelling())
        if len(begun) > 1:
            again.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise ServerAwayError("no answer") from None

    monkeypatch.setattr(leader, "_watch", gone)
    leading = asyncio.create_task(lead(database, work))
    async with asyncio.timeout(20):
        await again.wait()
    leading.cancel()
    await asyncio.wait({leading})
    assert set(begun) == {0}


@ON_A_SERVER
async def test_server_that_is_away_is_waited_for(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A process that cannot reach the server goes on asking, which is logged once, and leads once it can."""
    away = [ConnectionRefusedError("away"), ConnectionRefusedError("away")]

    async def unreliable(to: Database) -> object:
        if away:
            raise away.pop()
        return await connect(to)

    monkeypatch.setattr(leader, "connect", unreliable)
    throne = Throne()
    async with process(database, throne, "one"):
        assert await throne.taken(1) == "one"
    assert caplog.text.count("event=lead.no_server") == 1


class Pooled:
    """Two connections of which neither keeps a session, as behind a pooler for transactions."""

    def __init__(self, *sessions: asyncpg.Connection[asyncpg.Record]) -> None:
        self.sessions = sessions
        self.taken = 0

    async def execute(self, statement: str) -> None:
        """Whoever begins a transaction has the first session until it ends."""
        self.taken = 1
        await self.sessions[0].execute(statement)

    async def fetchval(self, statement: str) -> Any:
        """Whoever asks meanwhile gets another."""
        return await self.sessions[self.taken].fetchval(statement)

    async def close(self, **_: object) -> None:
        """Nothing: the test closes them."""


@ON_A_SERVER
async def test_a_pooler_that_keeps_no_sessions_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind it two processes could have the lead at once, since both would ask in the same session."""
    await require_sessions(database)
    sessions = [await connect(database) for _ in range(2)]
    pooled = Pooled(*sessions)

    async def instead(_: Database) -> Pooled:
        return pooled

    monkeypatch.setattr(leader, "connect", instead)
    with pytest.raises(DatabaseFaultError, match="keeps no sessions"):
        await require_sessions(database)
    for session in sessions:
        await session.close()
