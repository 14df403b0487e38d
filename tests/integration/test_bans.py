"""The ban list on each database: one ban per chat, over when its time is, and read without a statement of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from bot import bans, privacy
from bot.database import Database
from bot.doorkeeper import Doorkeeper, Hold
from bot.transport import inbox
from tests.integration.transport.rows import text_update

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, BENT = 5_000_000_001, 5_000_000_002


async def ban(database: Database, chat_id: int, when: datetime = NOW) -> bans.Ban:
    """Ban a chat for ten days."""
    async with database.transaction() as session:
        return await bans.put(session, chat_id, when, 10)


async def held(database: Database, chat_id: int, when: datetime) -> Hold | None:
    """What holds a chat up at a time."""
    return await Doorkeeper(database, lambda: when, messages_per_minute=3).hold(chat_id)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that are executed in the block."""
    seen: list[str] = []

    def note(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def test_ban_holds_for_its_days_and_nobody_else(database: Database) -> None:
    """A chat is held up until the very end of its ban, and no other is."""
    made = await ban(database, ANNA)
    assert (made.since, made.until) == (NOW, NOW + 10 * DAY)
    assert await held(database, ANNA, NOW + 10 * DAY - timedelta(seconds=1)) is Hold.BANNED
    assert await held(database, ANNA, NOW + 10 * DAY) is None
    assert await held(database, BENT, NOW) is None


async def test_ban_and_rate_are_read_in_one_statement(database: Database) -> None:
    """What an ordinary question costs has not grown: the ban comes with the count of messages."""
    await ban(database, BENT)
    keeper = Doorkeeper(database, lambda: NOW, messages_per_minute=3)
    async with database.reading() as session:
        with statements(database) as seen:
            await keeper.look(session, ANNA)
    assert len([each for each in seen if each != "BEGIN"]) == 1


async def test_more_than_the_limit_within_a_minute_is_too_fast(database: Database) -> None:
    """As many as the limit are answered, one more is not, and a minute later all is well."""
    async with database.transaction() as session:
        await inbox.store(session, [text_update(number, chat_id=ANNA) for number in range(3)], NOW)
    assert await held(database, ANNA, NOW) is None
    async with database.transaction() as session:
        await inbox.store(session, [text_update(3, chat_id=ANNA)], NOW)
    assert await held(database, ANNA, NOW) is Hold.TOO_FAST
    assert await held(database, BENT, NOW) is None
    assert await held(database, ANNA, NOW + timedelta(minutes=1)) is None


async def test_one_ban_per_chat_but_a_new_one_when_it_is_over(database: Database) -> None:
    """Two at once make one ban; one that is over is no obstacle to the next."""
    first = await ban(database, ANNA)
    with pytest.raises(IntegrityError):
        await ban(database, ANNA)
    again = await ban(database, ANNA, NOW + 11 * DAY)
    async with database.reading() as session:
        assert await bans.in_force(session, NOW + 11 * DAY) == [again]
    assert again.until == first.until + 11 * DAY


async def test_ban_that_is_over_is_forgotten(database: Database) -> None:
    """The nightly forgetting takes what is over and leaves what is in force."""
    await ban(database, ANNA)
    kept = await ban(database, BENT, NOW + DAY)
    async with database.transaction() as session:
        assert await bans.purge(session, NOW + 10 * DAY) == 1
        assert await bans.in_force(session, NOW) == [kept]


async def test_erasure_takes_everything_but_the_ban(database: Database) -> None:
    """What is stored about a banned person is shown with the ban, and after an erasure only the ban is left."""
    await ban(database, ANNA)
    async with database.transaction() as session:
        erased = await privacy.erase(session, ANNA, NOW)
        stored = await privacy.stored_about(session, ANNA)
    assert (erased.banned, erased.nothing) == (True, True)
    assert (stored.empty, stored.erasable) == (False, False)
    assert [list(record) for record in stored.kinds["banned"]] == [["id", "since", "until"]]
