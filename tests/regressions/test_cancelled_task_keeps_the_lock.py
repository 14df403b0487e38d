"""A cancelled task left its transaction open behind it: everybody else found the database locked for half a minute."""

from __future__ import annotations

import asyncio

from sqlalchemy import select

from bot.database import Database
from bot.tables import MovedChatRow


async def test_cancelled_transaction_leaves_nothing_and_locks_nobody_out(database: Database) -> None:
    """Wherever a transaction is cut off, its writes are whole or not at all, and the next one waits for nobody."""

    async def write(number: int) -> None:
        async with database.transaction() as session:
            session.add(MovedChatRow(old_id=number, new_id=1))
            await session.flush()
            session.add(MovedChatRow(old_id=-number, new_id=1))

    cut: list[asyncio.Task[None]] = []
    for number in range(1, 60):
        # The tasks are kept, and with them the errors whose tracebacks hold cursors of the cut-off transactions.
        cut.append(asyncio.create_task(write(number)))
        for _ in range(number):
            await asyncio.sleep(0)
        cut[-1].cancel()
        await asyncio.gather(cut[-1], return_exceptions=True)
        await asyncio.wait_for(write(1000 + number), 10)
    async with database.reading() as session:
        kept = set((await session.scalars(select(MovedChatRow.old_id))).all())
    assert kept == {-number for number in kept}
    assert {1000 + number for number in range(1, 60)} <= kept
