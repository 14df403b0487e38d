"""A cancelled task left its transaction open behind it: everybody else found the database locked for half a minute."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import event, select, text

from bot.storage.database import Database
from bot.storage.tables import MovedChatRow

INSERT = text("INSERT INTO moved_chat (old_id, new_id) VALUES (:id, 1)")


async def write(database: Database, *numbers: int) -> None:
    """Write rows in one transaction, looking at the table in between."""
    async with database.transaction() as session:
        for number in numbers:
            await session.execute(INSERT, {"id": number})
            await session.execute(select(MovedChatRow))


@pytest.mark.parametrize("statement", [1, 2, 3, 4, 5])
async def test_cancelled_transaction_is_undone_or_whole_and_locks_nobody_out(
    database: Database, statement: int
) -> None:
    """Whichever statement a task is cancelled in, its transaction is undone or whole, and the next need not wait."""
    await write(database, 1)
    begun: list[str] = []
    errors: list[BaseException] = []

    def cancel_in_the_middle(_: Any, __: Any, sql: str, *___: Any) -> None:
        begun.append(sql)
        if len(begun) == statement:
            running.cancel()

    async def write_and_keep_the_error() -> None:
        try:
            await write(database, 2, 3, 4)
        except BaseException as error:
            # Its traceback holds the cursor, as that of any error does that is logged or kept by a task.
            errors.append(error)
            raise

    event.listen(database.engine.sync_engine, "before_cursor_execute", cancel_in_the_middle)
    running = asyncio.create_task(write_and_keep_the_error())
    with pytest.raises(asyncio.CancelledError):
        await running
    event.remove(database.engine.sync_engine, "before_cursor_execute", cancel_in_the_middle)
    await asyncio.wait_for(write(database, 5), 5)
    async with database.reading() as session:
        there = (await session.scalars(select(MovedChatRow.old_id).order_by(MovedChatRow.old_id))).all()
    # Where statements are not waited for, a task is cancelled only when it commits, and what it commits is finished.
    assert there in ([1, 5], [1, 2, 3, 4, 5])
    assert len(errors) == 1
