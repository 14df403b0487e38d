"""Who is let in, on each database: one ban per chat, over when its time is, and the limit, in one statement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from bot import privacy, work
from bot.chat import bans
from bot.chat.doorkeeper import Doorkeeper, Hold
from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.states import CaseState
from bot.erasing import erase
from bot.storage.database import Database
from bot.storage.tables import InboxRow
from bot.transport.incoming import inbox
from bot.work import Arrival
from knowledge.entries import Language
from tests.integration.transport.rows import text_update

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, BENT = 5_000_000_001, 5_000_000_002
LIMIT = 3
MINUTE = timedelta(minutes=1)


async def ban(database: Database, chat_id: int, when: datetime = NOW) -> bans.Ban:
    """Ban a chat for ten days."""
    async with database.transaction() as session:
        return await bans.put(session, chat_id, when, 10)


async def held(database: Database, chat_id: int, when: datetime, number: int = 10**6) -> Hold | None:
    """What holds an update up that came at a time; by its `number` those after it are told."""
    work.begin(arrival=Arrival(number, when))
    async with database.reading() as session:
        return await Doorkeeper(lambda: when, messages_per_minute=LIMIT).look(session, chat_id)


async def fetched(database: Database, count: int, when: datetime, apart: timedelta = timedelta()) -> list[Hold | None]:
    """What holds up each of so many messages of Anna's, written so far `apart` and all fetched at a time."""
    first = when - count * apart
    updates = [text_update(number, chat_id=ANNA) for number in range(count)]
    for number, each in enumerate(updates):
        each["message"]["date"] = int((first + number * apart).timestamp())
    async with database.transaction() as session:
        await inbox.store(session, updates, when)
        rows = [await session.get_one(InboxRow, number) for number in range(count)]
        moments = [row.received_at for row in rows]
    return [await held(database, ANNA, moment, number) for number, moment in enumerate(moments)]


async def opened(database: Database) -> None:
    """A case of Anna's."""
    async with database.transaction() as session:
        await cases.open_case(session, Case(0, ANNA, CaseState.OPEN, Language.DA, "?", "unsure", ""), NOW)


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
    work.begin(arrival=Arrival(1, NOW))
    keeper = Doorkeeper(lambda: NOW, messages_per_minute=LIMIT)
    async with database.reading() as session:
        with statements(database) as seen:
            await keeper.look(session, ANNA)
    assert len([each for each in seen if each != "BEGIN"]) == 1


async def test_of_what_comes_at_once_only_what_is_beyond_the_limit_is_too_fast(database: Database) -> None:
    """As many as the limit are answered, though more wait behind them; a minute later all is well, and others are."""
    assert await fetched(database, LIMIT + 2, NOW) == [None] * LIMIT + [Hold.TOO_FAST] * 2
    assert await held(database, ANNA, NOW) is Hold.TOO_FAST
    assert await held(database, BENT, NOW) is None
    assert await held(database, ANNA, NOW + MINUTE) is None


async def test_what_was_written_over_a_time_is_not_too_fast_when_it_is_fetched_at_once(database: Database) -> None:
    """Messages count by when Telegram got them, not by when the assistant did."""
    assert await fetched(database, 5 * LIMIT, NOW, apart=MINUTE / LIMIT) == [None] * 5 * LIMIT


async def test_a_date_that_cannot_be_is_not_believed(database: Database) -> None:
    """A message is never newer than its arrival, nor older than Telegram keeps one for us."""
    async with database.transaction() as session:
        for number, date in enumerate((0, int((NOW + DAY).timestamp()))):
            told = text_update(number, chat_id=ANNA)
            told["message"]["date"] = date
            await inbox.store(session, [told], NOW)
        assert [(await session.get_one(InboxRow, number)).received_at for number in (0, 1)] == [NOW - DAY, NOW]


async def test_an_edit_counts_when_it_was_made(database: Database) -> None:
    """What is edited an hour later comes an hour later."""
    edited = text_update(1, chat_id=ANNA)
    edited["edited_message"] = edited.pop("message") | {
        "date": int((NOW - 60 * MINUTE).timestamp()),
        "edit_date": int((NOW - MINUTE).timestamp()),
    }
    async with database.transaction() as session:
        await inbox.store(session, [edited], NOW)
        assert (await session.get_one(InboxRow, 1)).received_at == NOW - MINUTE


async def test_in_a_case_the_limit_is_kept_over_ten_minutes(database: Database) -> None:
    """What a person is to see may come all at once, but not without end; ten minutes later it may come again."""
    await opened(database)
    assert await fetched(database, 10 * LIMIT + 1, NOW) == [None] * 10 * LIMIT + [Hold.TOO_MUCH]
    assert await held(database, ANNA, NOW + 9 * MINUTE) is Hold.TOO_MUCH
    assert await held(database, ANNA, NOW + 10 * MINUTE) is None


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
        erased = await erase(session, ANNA, NOW)
        stored = await privacy.stored_about(session, ANNA)
    assert (erased.banned, erased.nothing) == (True, True)
    assert (stored.empty, stored.erasable) == (False, False)
    assert [list(record) for record in stored.kinds["banned"]] == [["id", "since", "until"]]
