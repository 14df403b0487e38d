"""Doing together what comes in while the last lot is being done: one transaction for many results."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Together(Generic[T]):
    """Collects items and hands over all that wait, one lot at a time, in the order in which they came.

    Args:
        do: does a lot. If it fails, each of its items is tried alone, so that a bad one costs no other.
        hopeless: whether an error would come for each of them alone, too.
    """

    def __init__(
        self, do: Callable[[Sequence[T]], Awaitable[None]], hopeless: Callable[[Exception], bool] = lambda _: False
    ) -> None:
        self._do = do
        self._hopeless = hopeless
        self._waiting: list[tuple[T, asyncio.Future[None]]] = []
        self._turn = asyncio.Lock()

    async def add(self, item: T) -> None:
        """Have `item` done, and return when it is; raises what doing it raised."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done))
        async with self._turn:
            lot, self._waiting = self._waiting, []
            if lot:
                await self._do_lot(lot)
        await done

    async def idle(self) -> None:
        """Wait until nothing is being done."""
        async with self._turn:
            return

    async def _do_lot(self, lot: list[tuple[T, asyncio.Future[None]]]) -> None:
        try:
            await self._do([item for item, _ in lot])
        except asyncio.CancelledError:
            for _, done in lot:
                done.cancel()
            raise
        except Exception as error:  # noqa: BLE001 - it is raised where the item came from
            if len(lot) == 1 or self._hopeless(error):
                for _, done in lot:
                    done.set_exception(error)
                return
            for each in lot:
                await self._do_lot([each])
        else:
            for _, done in lot:
                done.set_result(None)
