"""Whether answers help, counted per entry and without persons."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.tables import FeedbackRow


async def record(session: AsyncSession, entry: str, now: datetime, *, helpful: bool) -> None:
    """Keep one verdict; the caller commits."""
    session.add(FeedbackRow(entry=entry, helpful=helpful, at=now))
    await session.flush()
