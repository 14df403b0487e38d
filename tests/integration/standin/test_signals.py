from __future__ import annotations

import asyncio

from bot.standin.signals import Signal


async def test_what_holds_already_needs_no_wait() -> None:
    """A condition that is true is true at once, even with no time to wait."""
    assert await Signal().until(lambda: True, 0)


async def test_a_change_wakes_everybody_who_waits() -> None:
    """Each notification lets all waiters look, and those whose condition holds go on."""
    signal, value = Signal(), 0
    waiters = [asyncio.create_task(signal.until(lambda least=least: value >= least, 30)) for least in (1, 1, 2)]  # type: ignore[misc] # the bound default
    await asyncio.sleep(0)
    value = 1
    signal.notify()
    done, waiting = await asyncio.wait(waiters, return_when=asyncio.FIRST_COMPLETED)
    while len(done) < 2:
        more, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        done |= more
    assert len(waiting) == 1
    value = 2
    signal.notify()
    assert await waiting.pop()


async def test_time_runs_out() -> None:
    """A condition that never holds ends in false, and notifications in between do not prolong the wait."""
    signal = Signal()
    waiting = asyncio.create_task(signal.until(lambda: False, 0.01))
    while not waiting.done():
        signal.notify()
        await asyncio.sleep(0)
    assert await waiting is False
