"""One chat's updates are handled in order; other chats are not held up; nothing is left behind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Chat, Message, Update

from bot.ordering import OrderedUpdates

WHEN = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)


def update(number: int, chat_id: int, topic: int | None = None) -> Update:
    """An update with a message in a chat, or in a topic of it."""
    chat = Chat(chat_id, Chat.SUPERGROUP if topic else Chat.PRIVATE)
    message = Message(number, WHEN, chat, message_thread_id=topic, is_topic_message=topic is not None)
    return Update(number, message=message)


def held(processor: OrderedUpdates) -> int:
    """How many locks and counts the processor still holds."""
    return len(processor._locks) + len(processor._waiting)  # noqa: SLF001 - that nothing leaks can only be seen here


async def noted(log: list[int], number: int, pauses: int) -> None:
    """Takes `pauses` turns of the event loop, and is noted when it begins and ends."""
    log.append(number)
    for _ in range(pauses):
        await asyncio.sleep(0)
    log.append(number)


@settings(max_examples=100, deadline=None)
@given(arrivals=st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4)), max_size=12))
def test_a_chats_updates_never_overlap_and_keep_their_order(arrivals: list[tuple[int, int]]) -> None:
    """However long each takes, within a chat one update ends before the next begins, in the order of arrival."""
    logs: dict[int, list[int]] = {1: [], 2: [], 3: []}

    async def run() -> int:
        processor = OrderedUpdates()
        async with asyncio.TaskGroup() as tasks:
            for number, (chat, pauses) in enumerate(arrivals):
                work = noted(logs[chat], number, pauses)
                tasks.create_task(processor.process_update(update(number, chat), work))
        return held(processor)

    assert asyncio.run(run()) == 0
    for chat, log in logs.items():
        own = [number for number, (arrived, _) in enumerate(arrivals) if arrived == chat]
        assert log == [number for number in own for _ in range(2)]


class Gate:
    """Work that waits until it is let through."""

    def __init__(self) -> None:
        self.entered, self.open = asyncio.Event(), asyncio.Event()

    async def work(self) -> None:
        """Say that it has begun, and wait."""
        self.entered.set()
        await self.open.wait()


@pytest.mark.parametrize(("slow", "other"), [((1, None), (2, None)), ((-100, 7), (-100, 8)), ((-100, 7), (-100, None))])
async def test_a_slow_chat_or_topic_holds_up_no_other(
    slow: tuple[int, int | None], other: tuple[int, int | None]
) -> None:
    """While one chat's (or topic's) update takes its time, another's is handled."""
    processor, gate, log = OrderedUpdates(), Gate(), list[int]()
    waiting = asyncio.create_task(processor.process_update(update(1, *slow), gate.work()))
    await gate.entered.wait()
    await processor.process_update(update(2, *other), noted(log, 2, 1))
    assert log == [2, 2]
    gate.open.set()
    await waiting
    assert held(processor) == 0


async def test_a_failing_update_does_not_wedge_its_chat() -> None:
    """An error ends its own update only: it is passed on, and the next in the chat is handled."""
    processor, log = OrderedUpdates(), list[int]()

    async def fail() -> None:
        raise RuntimeError("broken on purpose")

    first = asyncio.create_task(processor.process_update(update(1, 1), fail()))
    second = asyncio.create_task(processor.process_update(update(2, 1), noted(log, 2, 1)))
    await asyncio.wait([first, second])
    with pytest.raises(RuntimeError, match="broken on purpose"):
        first.result()
    assert log == [2, 2]
    assert held(processor) == 0


async def test_a_cancelled_update_lets_the_next_one_in() -> None:
    """Cancelling the update at work frees its chat."""
    processor, gate, log = OrderedUpdates(), Gate(), list[int]()
    first = asyncio.create_task(processor.process_update(update(1, 1), gate.work()))
    await gate.entered.wait()
    second = asyncio.create_task(processor.process_update(update(2, 1), noted(log, 2, 0)))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait([first, second])
    assert first.cancelled()
    assert log == [2, 2]
    assert held(processor) == 0


@pytest.mark.parametrize("other", [object, lambda: Update(1)], ids=["no update", "no chat"])
async def test_what_belongs_to_no_chat_is_handled_at_once(other: Callable[[], object]) -> None:
    """An update without a chat waits for nobody."""
    processor, log = OrderedUpdates(), list[int]()
    work: Awaitable[None] = noted(log, 1, 1)
    await processor.process_update(other(), work)
    assert log == [1, 1]
    assert held(processor) == 0
