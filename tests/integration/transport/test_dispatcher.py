"""The dispatcher: in order within a chat, side by side across chats, and all or nothing."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, Update

from bot import work
from bot.desk.said import CaseMovedError
from bot.messages import Message
from bot.storage.database import Database
from bot.storage.tables import MovedChatRow
from bot.transport.incoming import dispatcher
from bot.transport.incoming.dispatcher import Dispatcher
from bot.transport.signals import Signal, Signals
from tests.integration.transport.handling import (
    answers,
    apologise,
    done,
    echo,
    handling,
    text_of,
)
from tests.integration.transport.hands import Hands
from tests.integration.transport.rows import inbox_until, store, text_update


async def test_update_is_handled_and_answered(database: Database, hands: Hands) -> None:
    """A stored update is handled, and what it leads to is in the outbox."""
    await store(database, hands(), text_update(1, text="hej"))
    async with handling(database, echo, hands):
        [row] = await inbox_until(database, done)
    assert row.state == "done"
    assert await answers(database) == ["hej"]


async def test_new_update_is_handled_at_once(database: Database, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    """A signal wakes the dispatcher, and it wakes the sender: nobody waits for a look-round."""
    monkeypatch.setattr(dispatcher, "_POLL", 3600.0)
    sender_woken = asyncio.Event()
    signals = Signals(database)
    signals.on(Signal.OUTBOX, sender_woken.set)
    made = Dispatcher(
        database, Bot("1:TEST"), handle=echo, apologise=apologise, signals=signals, clock=hands, owner="one"
    )
    running = asyncio.create_task(made.run())
    for number in (1, 2):
        await store(database, hands(), text_update(number))
        signals.here(Signal.INBOX)
        await asyncio.wait_for(sender_woken.wait(), 5)
        sender_woken.clear()
        assert len(await answers(database)) == number
    running.cancel()
    await made.finish(5)


async def test_chats_are_handled_side_by_side_and_each_in_order(database: Database, hands: Hands) -> None:
    """A slow message holds up the next of its own chat, and no other chat's."""
    begun: list[str] = []
    go_on = asyncio.Event()

    async def handle(update: Update) -> None:
        begun.append(text_of(update))
        if text_of(update) == "langsom":
            await go_on.wait()

    updates = [text_update(1, 5, "langsom"), text_update(2, 5, "derefter"), text_update(3, 6, "en anden")]
    await store(database, hands(), *updates)
    async with handling(database, handle, hands):
        await inbox_until(database, lambda rows: rows[2].state == "done")
        assert sorted(begun) == ["en anden", "langsom"]
        go_on.set()
        await inbox_until(database, done)
    assert begun[-1] == "derefter"


async def test_flooding_chat_leaves_places_for_others(database: Database, hands: Hands) -> None:
    """While one chat has sent a hundred slow messages, others are answered."""
    go_on = asyncio.Event()

    async def handle(update: Update) -> None:
        if text_of(update) == "spam":
            await go_on.wait()

    await store(database, hands(), *(text_update(number, 666, "spam") for number in range(1, 101)))
    await store(database, hands(), *(text_update(number, number) for number in range(101, 121)))
    async with handling(database, handle, hands, grace=0):
        rows = await inbox_until(database, lambda rows: done(rows[100:]))
    assert [row.state for row in rows[:100]] == ["working"] + ["waiting"] * 99


async def test_effects_and_messages_are_committed_with_the_note_that_it_is_done(
    database: Database, hands: Hands
) -> None:
    """If the last of several changes fails, none is kept and nothing is said; handled again, everything is, once."""
    attempts: list[int] = []

    async def handle(update: Update) -> None:
        attempts.append(len(attempts))

        async def change(session: AsyncSession) -> None:
            session.add(MovedChatRow(old_id=1, new_id=2))

        async def fail(_: AsyncSession) -> None:
            if len(attempts) == 1:
                raise RuntimeError("the second change fails")

        await echo(update)
        work.current().change(change)
        work.current().change(fail)

    await store(database, hands(), text_update(1))
    async with handling(database, handle, hands):
        [row] = await inbox_until(database, lambda rows: rows[0].failures == 1)
        assert (row.state, row.problem) == ("waiting", "RuntimeError")
        async with database.reading() as session:
            assert (await session.scalars(select(MovedChatRow))).all() == []
        assert await answers(database) == []
        hands.turn(1)
        await inbox_until(database, done)
    assert await answers(database) == ["hej"]
    assert len(attempts) == 2


async def test_change_may_say_something(database: Database, hands: Hands) -> None:
    """What a change says while it runs, knowing what it found, is said as well."""

    async def handle(_: Update) -> None:
        async def change(_: AsyncSession) -> None:
            work.current().say([Message(5, "fundet")])

        work.current().change(change)

    await store(database, hands(), text_update(1))
    async with handling(database, handle, hands):
        await inbox_until(database, done)
    assert await answers(database) == ["fundet"]


async def test_case_that_moved_is_handled_anew(database: Database, hands: Hands) -> None:
    """If a case changed while an update was handled, nothing of it is kept, and it is no failure."""
    attempts: list[int] = []

    async def handle(update: Update) -> None:
        attempts.append(1)
        await echo(update)
        if len(attempts) == 1:
            raise CaseMovedError

    await store(database, hands(), text_update(1))
    async with handling(database, handle, hands):
        await inbox_until(database, lambda rows: rows[0].attempts == 1 and rows[0].state == "waiting")
        hands.turn(1)
        [row] = await inbox_until(database, done)
    assert (len(attempts), row.failures) == (2, 0)
    assert await answers(database) == ["hej"]
