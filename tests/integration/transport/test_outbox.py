"""The outbox: what is to be said is committed with the work that caused it, once, and with its rank."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.messages import Message
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import DropKeyboard, Send, from_payload
from bot.transport.outgoing.outbox import (
    ANNOUNCEMENTS_REMEMBERED,
    REMEMBERED,
    Outgoing,
    Purpose,
    in_case,
    said,
)
from bot.transport.outgoing.results import OutboxState, Priority
from tests.integration.transport.hands import NOW
from tests.integration.transport.rows import announced, note, outbox_rows, put

SECOND = timedelta(seconds=1)


async def finish(database: Database, state: OutboxState, *, seconds: float = 0) -> None:
    """Be done with every row."""
    async with database.transaction() as session:
        for row in await outbox_rows(database):
            mine = await session.get_one(OutboxRow, row.id)
            mine.state, mine.finished_at = state.value, NOW + seconds * SECOND


async def purge(database: Database, after: timedelta) -> int:
    """Forget old rows, some time after `NOW`."""
    async with database.transaction() as session:
        return await outbox.purge(session, NOW + after)


async def test_what_is_put_can_be_done(database: Database) -> None:
    """A row holds everything: the operation, why, what follows, since when, and from when on."""
    operation = DropKeyboard(5, 7)
    later = NOW + 60 * SECOND
    await put(database, NOW, Outgoing(operation, Purpose.STATUS, {"case": 3}, not_before=later))
    [row] = await outbox_rows(database)
    assert from_payload(row.chat_id, row.payload) == operation
    assert (row.purpose, row.context, row.state, row.attempts) == ("status", {"case": 3}, "due", 0)
    assert (row.created_at, row.not_before) == (NOW, later)


async def test_intent_is_committed_with_its_work_or_not_at_all(database: Database) -> None:
    """If the work that leads to a message fails, the message was never meant."""

    async def fail() -> None:
        async with database.transaction() as session:
            await outbox.put(session, [note(1), announced(1, "fest", "fest")], NOW)
            raise RuntimeError("the work fails")

    with pytest.raises(RuntimeError, match="the work fails"):
        await fail()
    assert await outbox_rows(database) == []


async def test_same_key_is_said_once(database: Database) -> None:
    """A second row with a key is left out, in the same call, later, and long after the first was sent."""
    assert await put(database, NOW, announced(1, "fest", "fest"), announced(1, "fest", "fest")) == 1
    assert await put(database, NOW, announced(1, "en anden fest", "fest"), announced(2, "fest", "fest"), note(1)) == 2
    await finish(database, OutboxState.UNCERTAIN)
    assert await put(database, NOW, announced(1, "fest", "fest")) == 0
    assert [row.chat_id for row in await outbox_rows(database)] == [1, 2, 1]


async def test_same_key_at_the_same_time_is_said_once(database: Database) -> None:
    """Of twenty who announce the same to the same person at once, one does."""
    counts = await asyncio.gather(*(put(database, NOW, announced(1, "fest", "fest")) for _ in range(20)))
    assert sum(counts) == len(await outbox_rows(database)) == 1


async def test_announcement_may_go_to_thousands(database: Database) -> None:
    """All subscribers of a municipality are put in one go, each once, however many have it already."""
    assert await put(database, NOW, *(announced(chat, "fest", "fest") for chat in range(1, 101))) == 100
    assert await put(database, NOW, *(announced(chat, "fest", "fest") for chat in range(1, 5001))) == 4900
    assert len({row.chat_id for row in await outbox_rows(database)}) == 5000


async def test_nothing_to_say_is_no_row(database: Database) -> None:
    """To put nothing is allowed, and does nothing."""
    assert await put(database, NOW) == 0
    assert await outbox_rows(database) == []


@pytest.mark.parametrize(
    ("purpose", "priority", "lane"),
    [
        (Purpose.REPLY, Priority.REPLY, "chat:5"),
        (Purpose.CARD, Priority.RELAY, "chat:5"),
        (Purpose.TO_STAFF, Priority.RELAY, "chat:5"),
        (Purpose.TO_CITIZEN, Priority.RELAY, "chat:5"),
        (Purpose.STATUS, Priority.STATUS, "status:5"),
        (Purpose.ANNOUNCEMENT, Priority.ANNOUNCEMENT, "announcement:5"),
    ],
)
async def test_purpose_decides_rank_and_lane(
    database: Database, purpose: Purpose, priority: Priority, lane: str
) -> None:
    """Replies come before relays, these before status, that before announcements; the last two hold up no reply."""
    await put(database, NOW, note(5, purpose=purpose))
    [row] = await outbox_rows(database)
    assert (row.priority, row.lane) == (priority, lane)


async def test_case_is_a_lane_of_its_own(database: Database) -> None:
    """What a case brings to the staff group is in order with itself, not with other cases."""
    await put(database, NOW, *(in_case(note(-5, purpose=Purpose.TO_STAFF), case) for case in (1, 2)))
    assert [row.lane for row in await outbox_rows(database)] == ["case:1", "case:2"]


def test_messages_become_rows_in_their_order() -> None:
    """What is said in several messages stays in order."""
    messages = [Message(1, "a"), Message(1, "b")]
    assert [outgoing.operation for outgoing in said(messages)] == [Send(message) for message in messages]


@pytest.mark.parametrize("state", [state for state in OutboxState if state not in {"due", "sending"}])
async def test_finished_rows_are_forgotten(database: Database, state: OutboxState) -> None:
    """A finished row goes after two days; an announcement stays for more than a year, so that none is made twice."""
    await put(database, NOW, note(1), announced(1, "fest", "fest"))
    await finish(database, state)
    assert await purge(database, REMEMBERED) == 0
    assert await purge(database, REMEMBERED + SECOND) == 1
    assert [row.purpose for row in await outbox_rows(database)] == ["announcement"]
    assert await purge(database, ANNOUNCEMENTS_REMEMBERED) == 0
    assert await purge(database, ANNOUNCEMENTS_REMEMBERED + SECOND) == 1


async def test_what_is_not_finished_is_not_forgotten(database: Database) -> None:
    """However old, a row that is due stays."""
    await put(database, NOW, note(1))
    assert await purge(database, timedelta(days=10_000)) == 0
