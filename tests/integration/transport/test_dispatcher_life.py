"""A dispatcher that stops, dies, or loses its lease: every update is handled, and its effects come once."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

import pytest
from telegram import Update

from bot.storage.database import Database
from bot.storage.tables import InboxRow
from bot.transport import claims, lanes
from bot.transport.incoming import dispatcher, inbox
from tests.integration.transport.handling import (
    answers,
    done,
    echo,
    handling,
    make,
    text_of,
)
from tests.integration.transport.hands import NOW, Hands
from tests.integration.transport.rows import inbox_rows, inbox_until, store, text_update


def leased_beyond(moment: datetime, rows: list[InboxRow]) -> bool:
    """Whether the first update's lease goes on after `moment`."""
    return rows[0].lease_until is not None and rows[0].lease_until > moment


async def test_lost_lease_undoes_the_work(database: Database, hands: Hands) -> None:
    """A process that was thought dead while it handled an update leaves nothing behind: the other one's work stands."""

    async def handle(update: Update) -> None:
        async with database.transaction() as session:
            assert await inbox.reclaim(session, hands() + timedelta(minutes=5)) == 1
            await inbox.take(session, "another", hands(), most=1)
        await echo(update)

    await store(database, hands(), text_update(1))
    made = make(database, handle, hands)
    running = asyncio.create_task(made.run())
    await inbox_until(database, lambda rows: rows[0].owner == "another")
    running.cancel()
    await made.finish(5)
    [row] = await inbox_rows(database)
    assert (row.state, row.owner, row.failures) == ("working", "another", 0)
    assert await answers(database) == []
    async with database.transaction() as session:
        assert await inbox.finish(session, "another", 1)


async def crash(database: Database) -> None:
    """Leave two updates as a process does that dies while it handles them."""
    await store(database, NOW, text_update(1), text_update(2, 6))
    async with database.transaction() as session:
        await claims.claim(session, lanes.INBOX, "dead", NOW, most=8)


async def test_only_process_replays_at_its_start(database: Database, hands: Hands) -> None:
    """Where there is one process, what was under way when it died is handled as soon as it is back."""
    await crash(database)
    made = make(database, echo, hands)
    await made.take_over()
    running = asyncio.create_task(made.run())
    await inbox_until(database, done)
    running.cancel()
    await made.finish(5)
    assert await answers(database) == ["hej", "hej"]


async def test_process_that_lives_takes_over_from_one_that_died(
    database: Database, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    """When a process has not been heard of for twelve seconds another one handles its updates, and not before."""
    await crash(database)
    async with handling(database, echo, hands):
        await store(database, hands(), text_update(3, 7, "ny"))
        await inbox_until(database, lambda rows: rows[2].state == "done")
        assert [row.owner for row in await inbox_rows(database)][:2] == ["dead", "dead"]
        hands.turn(lanes.INBOX.lease.total_seconds() + 1)
        await inbox_until(database, done)
    assert await answers(database) == ["ny", "hej", "hej"]
    assert "event=inbox.taken_over updates=2" in caplog.text


async def test_long_work_keeps_its_lease(database: Database, hands: Hands) -> None:
    """A living process may take its time: its heartbeat keeps its updates, and they are handled once."""
    handled: list[int] = []
    go_on = asyncio.Event()

    async def handle(update: Update) -> None:
        handled.append(update.update_id)
        await go_on.wait()

    await store(database, hands(), text_update(1))
    async with handling(database, handle, hands):
        await inbox_until(database, lambda rows: rows[0].state == "working")
        for _ in range(5):
            until = hands() + lanes.INBOX.lease
            hands.turn(4)
            await inbox_until(database, partial(leased_beyond, until))
        go_on.set()
        await inbox_until(database, done)
    assert handled == [1]


async def test_stopping_process_finishes_what_it_can_and_gives_back_the_rest(database: Database, hands: Hands) -> None:
    """A stop waits for what is quick, and what is not is given back as if it had never been begun."""
    go_on = asyncio.Event()

    async def handle(update: Update) -> None:
        if text_of(update) == "langsom":
            await asyncio.Event().wait()
        await go_on.wait()
        await echo(update)

    await store(database, hands(), text_update(1, 5, "langsom"), text_update(2, 6, "hurtig"))
    async with handling(database, handle, hands, grace=0.2):
        await inbox_until(database, lambda rows: all(row.state == "working" for row in rows))
        go_on.set()
    slow, quick = await inbox_rows(database)
    assert (slow.state, slow.owner, slow.attempts, slow.failures) == ("waiting", None, 0, 0)
    assert quick.state == "done"
    assert await answers(database) == ["hurtig"]


async def test_dispatcher_that_cannot_keep_its_leases_stops(
    database: Database, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its heartbeat a process would lose its updates unnoticed: it ends with the error instead."""

    async def fail(*_: object) -> None:
        raise ConnectionError("the database is gone")

    monkeypatch.setattr(claims, "renew", fail)
    monkeypatch.setattr(dispatcher, "_HEARTBEAT", timedelta())
    with pytest.raises(ExceptionGroup) as caught:
        await asyncio.wait_for(make(database, echo, hands).run(), 5)
    assert [str(error) for error in caught.value.exceptions] == ["the database is gone"]
