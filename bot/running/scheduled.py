"""What is to be done at its time: a table of rows, each of which is put there once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables import ScheduledRow

REMEMBERED = timedelta(days=2)
"""How long it is known what was done: nothing is scheduled anew for a time that is so long ago."""


class ScheduledState(StrEnum):
    """Where a scheduled thing is."""

    DUE = "due"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


Task = Callable[[AsyncSession, Mapping[str, Any], datetime], Awaitable[str]]
"""Does a scheduled thing in the given transaction; gets its details and the time, gives a line for the report."""


async def schedule(
    session: AsyncSession,
    task: str,
    due_at: datetime,
    *,
    key: str,
    expires_at: datetime | None = None,
    details: Mapping[str, Any] | None = None,
) -> bool:
    """Put something on the table; the caller commits.

    Returns:
        False if something with this key is there already; it stays as it is.
    """
    make: Any = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = (
        make(ScheduledRow)
        .values(
            task=task,
            due_at=due_at,
            expires_at=expires_at,
            state=ScheduledState.DUE.value,
            details=dict(details or {}),
            dedupe_key=key,
        )
        .on_conflict_do_nothing()
        .returning(ScheduledRow.id)
    )
    return (await session.scalars(statement)).first() is not None


async def purge(session: AsyncSession, now: datetime) -> None:
    """Forget what was done, skipped or failed long ago, whatever it was; the caller commits."""
    await session.execute(delete(ScheduledRow).where(ScheduledRow.finished_at < now - REMEMBERED))


async def drop_of_cases(session: AsyncSession, numbers: Collection[int]) -> None:
    """Forget everything on the table whose details name one of these cases, done or not; the caller commits."""
    about = ScheduledRow.details["case"].as_integer()
    await session.execute(delete(ScheduledRow).where(about.in_(numbers)))
