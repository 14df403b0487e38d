"""Telling staff what only people can see to: a source that fails, or names an event no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Catalogue
from bot.clock import short_time
from bot.desk.telling import tell_group
from bot.events.fetching import SourceFaultError
from bot.events.sources import Source
from knowledge.events.model import Occurrence

_MOST_LINES: Final = 15


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts notes in the staff group; the caller commits.

    Attributes:
        staff_chat_id: the staff group as configured, or None where nobody can be told.
    """

    catalogue: Catalogue
    staff_chat_id: int | None

    async def failing(
        self,
        session: AsyncSession,
        source: Source,
        fault: SourceFaultError,
        since: datetime,
        good_at: datetime | None,
        now: datetime,
    ) -> None:
        """A source has failed again; what it told last, at `good_at`, is still shown."""
        texts = self.catalogue.staff
        told = texts.plain(f"staff-events-fault-{fault.kind.value}")
        html = texts.html("staff-events-failing", source=source.host, fault=told, since=short_time(since))
        if good_at is not None:
            html += "\n" + texts.html("staff-events-last-good", at=short_time(good_at))
        await self._say(session, html, now)

    async def back(self, session: AsyncSession, source: Source, now: datetime) -> None:
        """A source that staff were told of works again."""
        await self._say(session, self.catalogue.staff.html("staff-events-back", source=source.host), now)

    async def missing(self, session: AsyncSession, source: Source, gone: Sequence[Occurrence], now: datetime) -> None:
        """Occurrences that a source names no more; without any, nothing is said."""
        if not gone:
            return
        texts = self.catalogue.staff
        lines = [texts.html("staff-events-missing", source=source.host, count=len(gone))]
        lines += [
            texts.html("staff-event-line", when=short_time(each.starts), title=each.title, code=each.code)
            for each in gone[:_MOST_LINES]
        ]
        if len(gone) > _MOST_LINES:
            lines.append(texts.html("staff-events-more", count=len(gone) - _MOST_LINES))
        await self._say(session, "\n".join(lines), now)

    async def _say(self, session: AsyncSession, html: str, now: datetime) -> None:
        if self.staff_chat_id is not None:
            await tell_group(session, self.staff_chat_id, html, now)
