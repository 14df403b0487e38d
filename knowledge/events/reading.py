"""Reading what is to come from the database, and how sure that is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.events import agreeing, store
from knowledge.events.programme import Programme
from knowledge.events.tables import EventRow, EventSourceRow

_AHEAD: Final = timedelta(days=550)


async def knows_events(session: AsyncSession) -> bool:
    """Whether anything is known of events, be it that a source was read and had none."""
    kept = await session.scalar(select(EventRow.uuid).limit(1))
    return kept is not None or await session.scalar(select(EventSourceRow.source).limit(1)) is not None


async def read_programme(session: AsyncSession, now: datetime) -> Programme:
    """What is to come; read as of the source that was last read well the longest ago."""
    occurrences = await agreeing.as_agreed(session, await store.between(session, now, now + _AHEAD))
    read = (await session.scalars(select(EventSourceRow.good_at))).all()
    known = [each for each in read if each is not None]
    return Programme(occurrences, min(known) if known and len(known) == len(read) else None)
