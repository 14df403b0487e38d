"""One bad update stops nobody: it is tried, set aside with an alarm, and its writer is told."""

from __future__ import annotations

from functools import partial

import pytest
from telegram import Update

from bot import work
from bot.storage.database import Database
from bot.storage.tables import InboxRow
from bot.transport.incoming import inbox
from bot.transport.incoming.inbox import MOST_FAILURES
from tests.integration.transport.handling import (
    APOLOGY,
    answers,
    done,
    echo,
    failed,
    handling,
    text_of,
)
from tests.integration.transport.hands import Hands
from tests.integration.transport.rows import inbox_until, store, text_update


async def test_poison_is_set_aside_with_an_alarm_and_the_rest_goes_on(
    database: Database, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    """An update that always fails is given up, and its chat goes on.

    It is tried three times; then the log raises the alarm, its writer is told, and the
    chat's next message is handled. Other chats notice nothing.
    """
    tried: list[str] = []

    async def handle(update: Update) -> None:
        tried.append(text_of(update))
        if text_of(update) == "gift":
            raise KeyError("broken on purpose")
        await echo(update)

    await store(database, hands(), text_update(1, 5, "gift"), text_update(2, 5, "næste"), text_update(3, 6, "andre"))
    async with handling(database, handle, hands):
        for failures in range(1, MOST_FAILURES):
            await inbox_until(database, partial(failed, failures))
            hands.turn(1)
        rows = await inbox_until(database, done)
    assert [(row.state, row.problem) for row in rows] == [("set_aside", "KeyError"), ("done", None), ("done", None)]
    assert tried.count("gift") == MOST_FAILURES
    assert (tried.index("andre"), tried[-1]) == (1, "næste")
    assert sorted(await answers(database)) == sorted(["andre", APOLOGY, "næste"])
    assert caplog.text.count("level=critical event=update.set_aside update=1") == 1
    assert "gift" not in caplog.text


async def test_error_that_a_handler_carried_past_the_library_counts(database: Database, hands: Hands) -> None:
    """An error that python-telegram-bot has caught and the error handler noted is a failure like any other."""

    async def handle(update: Update) -> None:
        await echo(update)
        work.current().problem = ValueError("noted")

    await store(database, hands(), text_update(1))
    async with handling(database, handle, hands):
        [row] = await inbox_until(database, lambda rows: rows[0].failures == 1)
    assert row.problem == "ValueError"
    assert await answers(database) == []


async def test_update_that_cannot_be_decoded_is_set_aside(database: Database, hands: Hands) -> None:
    """What python-telegram-bot cannot read is given up like what we cannot handle, and its chat goes on."""
    await store(database, hands(), text_update(1), text_update(2, text="næste"))
    async with database.transaction() as session:
        row = await session.get_one(InboxRow, 1)
        row.payload = {"update_id": 1, "message": {"chat": {"id": 5}}}
    async with handling(database, echo, hands):
        for failures in range(1, MOST_FAILURES):
            await inbox_until(database, partial(failed, failures))
            hands.turn(1)
        rows = await inbox_until(database, done)
    assert [row.state for row in rows] == ["set_aside", "done"]
    assert await answers(database) == ["næste"]


async def test_unreadable_update_of_dead_processes_stops_nobody(database: Database, hands: Hands) -> None:
    """An update at which processes died, and that nobody can read, is set aside and the others are handled."""
    await store(database, hands(), text_update(1), text_update(2, text="næste"))
    async with database.transaction() as session:
        row = await session.get_one(InboxRow, 1)
        row.payload, row.attempts = {"update_id": 1, "message": {"chat": {"id": 5}}}, inbox.MOST_ATTEMPTS
    async with handling(database, echo, hands):
        rows = await inbox_until(database, done)
    assert [row.state for row in rows] == ["set_aside", "done"]
    assert await answers(database) == ["næste"]


async def test_update_at_which_processes_died_is_apologised_for(
    database: Database, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever wrote what killed process after process is told as well, and the log raises the alarm."""
    await store(database, hands(), text_update(1))
    async with database.transaction() as session:
        row = await session.get_one(InboxRow, 1)
        row.attempts = inbox.MOST_ATTEMPTS
    async with handling(database, echo, hands):
        await inbox_until(database, done)
    assert await answers(database) == [APOLOGY]
    assert "level=critical event=update.set_aside update=1" in caplog.text
