"""Waiting for an event, but not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

T = TypeVar("T")


async def wait_for_event(event: asyncio.Event, seconds: float) -> None:
    """Wait until `event` is set or `seconds` have passed, whichever comes first."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return


async def until_cancelled(step: Callable[[], Awaitable[float]], wake: asyncio.Event | None = None) -> None:
    """Do `step` again and again, each time after the seconds that it gives or when woken, until cancelled.

    A step under way is finished first: a database call that is cut off in the middle may leave its lock behind.
    """
    woken = wake or asyncio.Event()
    stopping = False

    async def go_on() -> None:
        while not stopping:
            woken.clear()
            pause = await step()
            if not stopping:
                await wait_for_event(woken, pause)

    going = asyncio.create_task(go_on())
    try:
        await asyncio.shield(going)
    except asyncio.CancelledError:
        stopping = True
        woken.set()
        await going
        raise


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Do `work` whole, also when cancelled meanwhile: a database call that is cut off may leave its lock behind."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


@asynccontextmanager
async def beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Do `work` until the block is left; if it breaks, the block is left too, with its error in a group."""
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work)
        try:
            yield
        finally:
            task.cancel()
