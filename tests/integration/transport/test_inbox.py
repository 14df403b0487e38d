"""The inbox: stored once, redacted, handled in order, and given up in the end."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.storage.database import Database
from bot.transport.incoming import inbox
from bot.transport.incoming.inbox import MOST_ATTEMPTS, MOST_FAILURES, REMEMBERED
from tests.integration.transport.hands import NOW
from tests.integration.transport.rows import inbox_rows, store, text_update

SECOND = timedelta(seconds=1)
JOINED = {"update_id": 7, "message": {"message_id": 1, "date": 1, "chat": {"id": -5}, "new_chat_members": []}}


async def take(database: Database, owner: str = "one", seconds: float = 0, most: int = 8) -> list[int]:
    """Claim updates; gives those that are to be handled."""
    async with database.transaction() as session:
        rows = await inbox.take(session, owner, NOW + seconds * SECOND, most=most)
        return [row.update_id for row in rows if not row.given_up]


async def finish(database: Database, update_id: int, owner: str = "one") -> bool:
    """Mark an update as done."""
    async with database.transaction() as session:
        return await inbox.finish(session, owner, update_id)


async def fail(database: Database, update_id: int, owner: str = "one", again_in: float = 0) -> bool:
    """Note that an update failed."""
    async with database.transaction() as session:
        return await inbox.fail(session, owner, update_id, "KeyError", NOW + again_in * SECOND)


async def test_stored_update_is_redacted(database: Database) -> None:
    """What lies in the database holds neither a name nor a personal number, in any column."""
    update = text_update(1, text="mit nummer er 010190-1234, kan I hjælpe?")
    assert await store(database, NOW, update) == 1
    async with database.reading() as session:
        stored = str((await session.execute(text("SELECT * FROM inbox"))).all())
    assert "[CPR], kan I hj" in stored
    assert "010190" not in stored
    assert "Anna" not in stored


async def test_repeated_update_is_dropped(database: Database) -> None:
    """The same update is stored once, within a batch, later, and when it is done already."""
    assert await store(database, NOW, text_update(1), text_update(1)) == 1
    assert await store(database, NOW, text_update(1, text="igen"), text_update(2, chat_id=6)) == 1
    assert await take(database) == [1, 2]
    assert await finish(database, 1)
    assert await store(database, NOW, text_update(1)) == 0
    assert [(row.update_id, row.state) for row in await inbox_rows(database)] == [(1, "done"), (2, "working")]
    assert await take(database) == []


async def test_same_update_at_the_same_time_is_stored_once(database: Database) -> None:
    """Of twenty deliveries of one update at once, one is new."""
    counts = await asyncio.gather(*(store(database, NOW, text_update(1)) for _ in range(20)))
    assert sorted(counts) == [0] * 19 + [1]


async def test_uninteresting_update_is_remembered_as_done(database: Database) -> None:
    """What does not concern the assistant is not handled, and nothing of it is kept but its number."""
    assert await store(database, NOW, JOINED) == 0
    [row] = await inbox_rows(database)
    assert (row.update_id, row.state, row.payload) == (7, "done", None)


@pytest.mark.parametrize(
    "message",
    [
        {"text": "hej"},
        {"chat": "5", "text": "hej"},
        {"chat": {"id": "5"}, "text": "hej"},
        {"chat": {"id": 5}, "text": 5},
        {"chat": {"id": 5}, "text": "hej", "from": None},
        {"chat": {"id": 5}, "text": "hej", "entities": [{}]},
        {"chat": {"id": 5}, "sticker": None},
    ],
)
async def test_unreadable_update_harms_no_other(
    database: Database, message: object, caplog: pytest.LogCaptureFixture
) -> None:
    """An update that is none as Telegram describes them is set aside with a line in the log; its batch is stored."""
    assert await store(database, NOW, text_update(1), {"update_id": 2, "message": message}, text_update(3)) == 2
    rows = {row.update_id: row for row in await inbox_rows(database)}
    assert rows[2].state == "set_aside"
    assert [rows[1].state, rows[3].state] == ["waiting", "waiting"]
    assert "update.unreadable" in caplog.text


async def test_chat_is_handled_in_order(database: Database) -> None:
    """A chat's second update waits for its first, and other chats wait for neither."""
    await store(database, NOW, text_update(1), text_update(2), text_update(3, chat_id=6))
    assert await take(database) == [1, 3]
    assert await take(database) == []
    assert await finish(database, 1)
    assert await take(database) == [2]


async def test_flooding_chat_takes_one_place(database: Database) -> None:
    """However much one chat writes, and however early, it has one place among many."""
    flood = [text_update(number, chat_id=666) for number in range(1, 101)]
    others = [text_update(100 + number, chat_id=number) for number in range(1, 8)]
    await store(database, NOW, *flood, *others)
    assert await take(database, most=8) == [1, *range(101, 108)]


async def test_finished_update_loses_its_payload(database: Database) -> None:
    """Of a handled update only the number stays, to know it again."""
    await store(database, NOW, text_update(1))
    await take(database)
    assert await finish(database, 1)
    [row] = await inbox_rows(database)
    assert (row.state, row.payload, row.owner) == ("done", None, None)
    assert not await finish(database, 1)


async def test_failed_update_is_tried_again_and_then_set_aside(database: Database) -> None:
    """An update that fails is tried three times with a pause, holds up its chat meanwhile, and then no more."""
    await store(database, NOW, text_update(1), text_update(2))
    for failure in range(1, MOST_FAILURES):
        assert await take(database, seconds=failure - 1) == [1]
        assert await fail(database, 1, again_in=failure) is False
        assert await take(database, seconds=failure - 0.1) == []
    assert await take(database, seconds=MOST_FAILURES) == [1]
    assert await fail(database, 1) is True
    rows = await inbox_rows(database)
    assert (rows[0].state, rows[0].failures, rows[0].problem) == ("set_aside", MOST_FAILURES, "KeyError")
    assert rows[0].payload is not None, "kept for whoever looks into it"
    assert await take(database) == [2]


async def test_update_that_kills_processes_is_set_aside(database: Database) -> None:
    """An update at which every process dies is given up after some deaths, and its chat goes on."""
    await store(database, NOW, text_update(1), text_update(2))
    for death in range(MOST_ATTEMPTS):
        assert await take(database, f"process {death}", seconds=60 * death) == [1]
        async with database.transaction() as session:
            assert await inbox.reclaim(session, NOW + (60 * death + 59) * SECOND) == 1
    assert await take(database, seconds=6000) == []
    assert (await inbox_rows(database))[0].state == "set_aside"
    assert await take(database, seconds=6000) == [2]


async def test_update_that_was_overtaken_has_not_failed(database: Database) -> None:
    """What is to be handled anew because something else changed meanwhile counts as no failure."""
    await store(database, NOW, text_update(1))
    await take(database)
    async with database.transaction() as session:
        await inbox.again(session, "one", 1, NOW + SECOND)
    [row] = await inbox_rows(database)
    assert (row.state, row.failures) == ("waiting", 0)
    assert await take(database, seconds=0.9) == []
    assert await take(database, seconds=1) == [1]


async def test_only_the_owner_decides(database: Database) -> None:
    """A process that has lost an update can neither finish it, nor fail it, nor give it back."""
    await store(database, NOW, text_update(1))
    await take(database, "two")
    assert not await finish(database, 1, "one")
    assert not await fail(database, 1, "one")
    async with database.transaction() as session:
        await inbox.again(session, "one", 1, NOW)
    [row] = await inbox_rows(database)
    assert (row.state, row.owner, row.failures) == ("working", "two", 0)


async def test_updates_of_a_dead_process_come_back(database: Database) -> None:
    """What a process had when it died waits again once its lease has run out, and not before."""
    await store(database, NOW, text_update(1), text_update(2, chat_id=6))
    await take(database)
    assert await finish(database, 2)
    for seconds, back in ((11, 0), (13, 1), (13, 0)):
        async with database.transaction() as session:
            assert await inbox.reclaim(session, NOW + seconds * SECOND) == back
    assert await take(database, "next") == [1]


async def test_old_updates_are_forgotten(database: Database) -> None:
    """Two days after an update came its number goes, and what was set aside too; what waits stays, however old."""
    await store(database, NOW, text_update(1), text_update(2, chat_id=6), text_update(3, chat_id=7))
    await take(database)
    await finish(database, 1)
    for _ in range(MOST_FAILURES):
        await fail(database, 2)
        await take(database)
    async with database.transaction() as session:
        assert await inbox.purge(session, NOW + REMEMBERED) == 0
        assert await inbox.purge(session, NOW + REMEMBERED + SECOND) == 2
    assert [row.update_id for row in await inbox_rows(database)] == [3]


async def test_unfinished_updates_are_counted(database: Database) -> None:
    """What waits and what is under way is unfinished; what is done is not."""
    await store(database, NOW, text_update(1), text_update(2), text_update(3, chat_id=6), JOINED)
    await take(database)
    await finish(database, 1)
    async with database.reading() as session:
        assert await inbox.unfinished(session) == 2
