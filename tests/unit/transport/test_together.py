"""Doing together what comes in meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.transport.outgoing.together import Together


async def test_what_comes_meanwhile_is_done_together() -> None:
    """The first goes at once; those that come while it is being done follow in one lot, in their order."""
    lots: list[list[int]] = []
    begun, gate = asyncio.Event(), asyncio.Event()

    async def do(lot: Sequence[int]) -> None:
        lots.append(list(lot))
        begun.set()
        await gate.wait()

    together = Together(do)
    first = asyncio.create_task(together.add(0))
    await begun.wait()
    others = [asyncio.create_task(together.add(number)) for number in range(1, 5)]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(first, *others)
    assert lots == [[0], [1, 2, 3, 4]]


async def test_bad_item_costs_no_other() -> None:
    """When a lot fails its items are tried alone, and only who gave the bad one sees the error."""
    done: list[int] = []

    async def do(lot: Sequence[int]) -> None:
        await asyncio.sleep(0)
        if 3 in lot:
            raise ValueError(3)
        done.extend(lot)

    together = Together(do)
    results = await asyncio.gather(*(together.add(number) for number in range(6)), return_exceptions=True)
    assert [number for number, result in enumerate(results) if result is not None] == [3]
    assert sorted(done) == [0, 1, 2, 4, 5]


async def test_idle_waits_for_what_is_being_done() -> None:
    """Nothing is under way any more when `idle` returns."""
    gate = asyncio.Event()
    done: list[int] = []

    async def do(lot: Sequence[int]) -> None:
        await gate.wait()
        done.extend(lot)

    together = Together(do)
    adding = asyncio.create_task(together.add(1))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(together.idle())
    await asyncio.sleep(0)
    assert not waiting.done()
    gate.set()
    await waiting
    assert done == [1]
    await adding


async def test_cut_off_lot_lets_nobody_wait_for_ever() -> None:
    """Whoever does the lot may be cancelled: the others then hear of it, and the next lot goes on."""
    begun = asyncio.Event()
    go = asyncio.Event()

    async def do(_: Sequence[int]) -> None:
        begun.set()
        await go.wait()

    together = Together(do)
    first = asyncio.create_task(together.add(1))
    second = asyncio.create_task(together.add(2))
    await begun.wait()
    first.cancel()
    go.set()
    results = await asyncio.wait_for(asyncio.gather(first, second, return_exceptions=True), 5)
    assert isinstance(results[0], asyncio.CancelledError)
    with pytest.raises(asyncio.CancelledError):
        await first
    await asyncio.wait_for(together.add(3), 5)
