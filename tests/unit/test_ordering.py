"""One chat's updates are handled in order and once; other chats are not held up; a failing one wedges nobody."""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from telegram import Bot, Update
from telegram.request import HTTPXRequest

from bot.messages import Message
from bot.storage.database import Database
from bot.storage.tables import InboxRow, OutboxRow
from bot.transport.incoming import inbox
from bot.transport.incoming.dispatcher import Dispatcher
from bot.transport.incoming.inbox import MOST_FAILURES, InboxState
from bot.transport.outgoing.outbox import Outgoing, said
from bot.transport.signals import Signal, Signals
from bot.work import current
from knowledge.storing.tables import Base

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)


class Hurrying:
    """A clock on which two seconds pass whenever somebody looks, so that no pause has to be waited for."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The present moment."""
        self.now += timedelta(seconds=2)
        return self.now


def raw(number: int, chat_id: int, topic: int | None = None) -> dict[str, Any]:
    """An update as Telegram sends it: a text in a chat, or in a topic of a group."""
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
    person = {"id": abs(chat_id), "is_bot": False, "first_name": "Anna"}
    message = {
        "message_id": number,
        "date": int(NOW.timestamp()),
        "chat": chat,
        "from": person,
        "text": f"nr. {number}",
    }
    if topic is not None:
        message |= {"message_thread_id": topic, "is_topic_message": True}
    return {"update_id": number, "message": message}


def apologise(update: Update) -> list[Outgoing]:
    """What is said about an update that is given up."""
    assert update.effective_chat is not None
    return said([Message(update.effective_chat.id, "undskyld")])


class Counter:
    """What has been begun and ended, and a way to wait for it."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self._changed = asyncio.Condition()

    async def note(self, log: list[int], number: int) -> None:
        """Note a number."""
        async with self._changed:
            log.append(number)
            self._changed.notify_all()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until `holds` is true of what was noted."""
        async with asyncio.timeout(20), self._changed:
            await self._changed.wait_for(holds)


class House:
    """A database with a dispatcher at work; `handle` decides what handling an update means."""

    def __init__(self, folder: Path, handle: Callable[[Update], Awaitable[None]], owner: str = "first") -> None:
        self.database = Database(f"sqlite:///{(folder / 'inbox.db').as_posix()}")
        self.signals = Signals(self.database)
        self.clock = Hurrying()
        # It only decodes updates; nothing is asked of it.
        bot = Bot("1:TEST", request=HTTPXRequest(), get_updates_request=HTTPXRequest())
        self.dispatcher = Dispatcher(
            self.database,
            bot,
            handle=handle,
            apologise=apologise,
            signals=self.signals,
            clock=self.clock,
            owner=owner,
        )

    async def receive(self, *updates: dict[str, Any]) -> int:
        """Store updates as the poller does; gives how many are new."""
        async with self.database.transaction() as session:
            new = await inbox.store(session, updates, self.clock())
        self.signals.here(Signal.INBOX)
        return new

    async def states(self) -> dict[int, str]:
        """Every update's state."""
        async with self.database.reading() as session:
            rows = await session.execute(select(InboxRow.update_id, InboxRow.state))
            return {row.update_id: row.state for row in rows}

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Handle updates until the block is left, then finish in order."""
        async with self.database.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        running = asyncio.create_task(self.dispatcher.run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.wait([running])
            await self.dispatcher.finish(5)
            await self.database.close()


@settings(max_examples=10)
@given(arrivals=st.lists(st.tuples(st.sampled_from([1, 2, -3]), st.integers(0, 4)), min_size=1, max_size=10))
def test_a_chats_updates_never_overlap_and_keep_their_order(arrivals: list[tuple[int, int]]) -> None:
    """However long each takes, within a chat one update ends before the next begins, in the order of arrival."""
    logs: dict[int, list[int]] = defaultdict(list)

    async def run(folder: Path) -> None:
        counter = Counter()

        async def handle(update: Update) -> None:
            assert update.effective_chat is not None
            log = logs[update.effective_chat.id]
            log.append(update.update_id)
            for _ in range(arrivals[update.update_id][1]):
                await asyncio.sleep(0)
            log.append(update.update_id)
            await counter.note(counter.ended, update.update_id)

        house = House(folder, handle)
        async with house.at_work():
            await house.receive(*(raw(number, chat) for number, (chat, _) in enumerate(arrivals)))
            await counter.until(lambda: len(counter.ended) == len(arrivals))

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(Path(folder)))
    for chat, log in logs.items():
        own = [number for number, (arrived, _) in enumerate(arrivals) if arrived == chat]
        assert log == [number for number in own for _ in range(2)]


@pytest.mark.parametrize(("slow", "other"), [((1, None), (2, None)), ((-100, 7), (-100, 8)), ((-100, 7), (-100, None))])
async def test_a_slow_chat_or_topic_holds_up_no_other(
    tmp_path: Path, slow: tuple[int, int | None], other: tuple[int, int | None]
) -> None:
    """A chat (or topic) with hundreds of updates, the first of them slow, takes one place among many."""
    counter, gate = Counter(), asyncio.Event()

    async def handle(update: Update) -> None:
        await counter.note(counter.begun, update.update_id)
        if update.update_id == 0:
            await gate.wait()
        await counter.note(counter.ended, update.update_id)

    house = House(tmp_path, handle)
    async with house.at_work():
        await house.receive(*(raw(number, *slow) for number in range(200)))
        await counter.until(lambda: counter.begun == [0])
        await house.receive(raw(500, *other))
        await counter.until(lambda: counter.ended == [500])
        assert counter.begun == [0, 500]
        gate.set()
        await counter.until(lambda: len(counter.ended) >= 5)
    assert counter.begun[2:5] == [1, 2, 3]


async def test_a_failing_update_is_given_up_and_its_chat_goes_on(tmp_path: Path) -> None:
    """An update that cannot be handled is tried a few times, apologised for once, and then the next one is handled."""
    counter = Counter()

    async def handle(update: Update) -> None:
        await counter.note(counter.begun, update.update_id)
        current().say([Message(1, f"svar {update.update_id}")])
        if update.update_id == 1:
            raise RuntimeError("broken on purpose")
        await counter.note(counter.ended, update.update_id)

    house = House(tmp_path, handle)
    async with house.at_work():
        await house.receive(raw(1, 1), raw(2, 1))
        await counter.until(lambda: counter.ended == [2])
        await house.dispatcher.finish(5)
        async with house.database.reading() as session:
            payloads = await session.scalars(select(OutboxRow.payload).order_by(OutboxRow.id))
            told = [payload["html"] for payload in payloads]
        assert await house.states() == {1: InboxState.SET_ASIDE.value, 2: InboxState.DONE.value}
    assert counter.begun == [1] * MOST_FAILURES + [2]
    assert told == ["undskyld", "svar 2"]


async def test_an_update_that_comes_twice_is_handled_once(tmp_path: Path) -> None:
    """What Telegram repeats, because our confirmation was lost, is dropped: at once, and after it was handled."""
    counter = Counter()

    async def handle(update: Update) -> None:
        await counter.note(counter.ended, update.update_id)

    house = House(tmp_path, handle)
    async with house.at_work():
        assert await house.receive(raw(1, 1), raw(1, 1)) == 1
        await counter.until(lambda: counter.ended == [1])
        assert await house.receive(raw(1, 1), raw(2, 1)) == 1
        await counter.until(lambda: 2 in counter.ended)
    assert counter.ended == [1, 2]


async def test_what_is_under_way_at_a_stop_is_given_back_and_handled_in_order(tmp_path: Path) -> None:
    """An update that a stopping process cannot finish is the next process's first, before those that came after it."""
    counter = Counter()

    async def hang(update: Update) -> None:
        await counter.note(counter.begun, update.update_id)
        await asyncio.Event().wait()

    async def handle(update: Update) -> None:
        await counter.note(counter.ended, update.update_id)

    first = House(tmp_path, hang)
    async with first.at_work():
        await first.receive(raw(1, 1), raw(2, 1))
        await counter.until(lambda: counter.begun == [1])
        await first.dispatcher.finish(0)
        assert set((await first.states()).values()) <= {InboxState.WAITING.value, InboxState.WORKING.value}
    second = House(tmp_path, handle, owner="second")
    await second.dispatcher.take_over()
    async with second.at_work():
        second.signals.here(Signal.INBOX)
        await counter.until(lambda: len(counter.ended) == 2)
    assert counter.ended == [1, 2]
