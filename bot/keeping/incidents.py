"""Incidents as they are kept: asked for at every answer, so that each process shows them at once and lets them end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.keeping.tables import IncidentRow
from knowledge.incidents import Incident
from knowledge.storing.tables import table_of

REMEMBERED = timedelta(days=30)
"""How long an incident that is over is kept, for whoever looks into a complaint."""

_KEPT = table_of(IncidentRow).c
_IN_FORCE = (
    select(_KEPT.id, _KEPT.text, _KEPT.about, _KEPT.until)
    .where(_KEPT.until > bindparam("now"))
    .order_by(_KEPT.until, _KEPT.id)
)


async def in_force(session: AsyncSession, now: datetime) -> tuple[Incident, ...]:
    """The incidents that are not over, the first to end first."""
    rows = await session.execute(_IN_FORCE, {"now": now})
    return tuple(Incident(row.id, row.text, tuple(row.about), row.until) for row in rows)


async def add(session: AsyncSession, incident: Incident, now: datetime) -> int:
    """Keep an incident from now on; gives its number. The caller commits."""
    row = IncidentRow(text=incident.text, about=list(incident.about), since=now, until=incident.until)
    session.add(row)
    await session.flush()
    return row.id


async def end(session: AsyncSession, number: int, now: datetime) -> Incident | None:
    """End an incident now; gives it, or None if it is over already or was none. The caller commits."""
    row = await session.get(IncidentRow, number)
    if row is None or row.until <= now:
        return None
    found = Incident(row.id, row.text, tuple(row.about), row.until)
    row.until = now
    await session.flush()
    return found


async def purge(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Forget incidents that were over long ago; gives their numbers. The caller commits."""
    gone = delete(IncidentRow).where(IncidentRow.until < now - REMEMBERED).returning(IncidentRow.id)
    return (await session.scalars(gone)).all()
