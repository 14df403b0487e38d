"""Scheduled tidying: what is finished is forgotten after a while."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.transport import inbox, outbox


async def purge(session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
    """Forget finished rows of the inbox and the outbox; gives how many."""
    del details
    return f"{await inbox.purge(session, now)} updates and {await outbox.purge(session, now)} messages forgotten"
