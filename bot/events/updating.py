"""Bringing the events up to date: each source is asked, and whatever goes wrong, what was known before stays."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import httpx
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.events.fetching import FaultKind, Fetched, SourceFaultError, Validators, fetch, wait_until, web_client
from bot.events.sources import Source
from bot.events.suspecting import has_shifted, has_shrunk, is_believed
from bot.events.telling import Teller
from bot.running.beside import Beside
from bot.storage.database import Database
from knowledge.events import store
from knowledge.events.answer import Answer, UnreadableError
from knowledge.events.model import Change, Kind
from knowledge.events.tables import EventSourceRow
from knowledge.events.twins import is_again

FETCH: Final = "events.fetch"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How asking a source went.

    Attributes:
        source: who was asked.
        answer: what was understood; None where nothing has changed, or nothing could be had.
        changes: what that changed.
        fault: what was wrong, or None.
    """

    source: Source
    answer: Answer | None = None
    changes: tuple[Change, ...] = ()
    fault: SourceFaultError | None = None


class Updating(Beside):
    """Asks all sources.

    Args:
        database: where the events are.
        clock: the time.
        sources: who is asked.
        teller: tells staff what only people can see to.
        step: how long it is from one round to the next; None where there are no rounds.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        sources: Sequence[Source],
        teller: Teller,
        step: timedelta | None = None,
    ) -> None:
        super().__init__(database, clock, FETCH, step if sources else None)
        self._sources, self._teller = sources, teller
        self._busy: dict[str, datetime] = {}

    async def work(self) -> tuple[Outcome, ...]:
        """Ask each source; none keeps another from being asked."""
        async with self.database.transaction() as session:
            await store.forget_feeds(session, {source.name for source in self._sources}, self.clock())
        async with web_client() as client:
            return tuple([await self._one(client, source) for source in self._sources])

    async def _one(self, client: httpx.AsyncClient, source: Source) -> Outcome:
        now = self.clock()
        if now < self._busy.get(source.name, now):
            return Outcome(source)
        try:
            return await self._ask(client, source, now)
        except SourceFaultError as error:
            fault = error
        await self._note_fault(source, fault, now)
        self._busy[source.name] = wait_until(fault.retry_after, now) or now
        return Outcome(source, fault=fault)

    async def _ask(self, client: httpx.AsyncClient, source: Source, now: datetime) -> Outcome:
        asked = source.asked(now)
        async with self.database.reading() as session:
            row = await session.get(EventSourceRow, source.name)
            known = Validators(row.etag, row.modified) if row is not None and row.asked_for == asked else Validators()
        fetched = await self.outside(fetch(client, asked, source.types, known))
        answer = None if fetched.body is None else await _understood(source, fetched.body, now)
        async with self.database.transaction() as session:
            changes, fault = ((), None) if answer is None else await self._take_in(session, source, answer, now)
            if fault is None:
                await self._note_good(session, source, asked, fetched, now)
        left_out = answer.left_out if answer else ()
        _log.info("events.asked", source=source.name, changes=len(changes), left_out=len(left_out), why=left_out[:3])
        if fault is not None:
            await self._note_fault(source, fault, now)
        return Outcome(source, answer, changes, fault)

    async def _take_in(
        self, session: AsyncSession, source: Source, answer: Answer, now: datetime
    ) -> tuple[tuple[Change, ...], SourceFaultError | None]:
        """What changes, and what is wrong with an answer whose events can be taken in all the same."""
        if not answer.present and await store.awaited(session, source.name, now):
            raise SourceFaultError(FaultKind.EMPTY)
        row = await session.get(EventSourceRow, source.name)
        first = row is None or row.good_at is None
        since = source.complete_from(now)
        awaited = await store.should_be_named(session, source.name, since, now)
        if has_shifted(awaited, answer) and not is_believed(row, FaultKind.SHIFTED, now):
            raise SourceFaultError(FaultKind.SHIFTED)
        changed = await store.upsert(session, answer.occurrences, now, quiet=first)
        if not answer.whole:
            return changed, None
        if has_shrunk(awaited, answer, now) and not is_believed(row, FaultKind.SHRUNK, now):
            return changed, SourceFaultError(FaultKind.SHRUNK, f"{len(awaited)} to {len(answer.present)}")
        missing = await store.note_missing(session, source.name, answer.present, since, now)
        gone = [each.after for each in missing if each.kind is Kind.MISSING]
        # What was deleted and made anew is still there.
        lost = [each for each in gone if not any(is_again(other, each) for other in answer.occurrences)]
        await self._teller.missing(session, source, lost, now)
        return changed + missing, None

    async def _note_good(
        self, session: AsyncSession, source: Source, asked: str, fetched: Fetched, now: datetime
    ) -> None:
        row = await _row(session, source)
        if row.told:
            await self._teller.back(session, source, now)
        row.asked_for, row.good_at = asked, now
        row.etag, row.modified = fetched.validators.etag, fetched.validators.modified
        row.failing_since, row.fault, row.told = None, None, False

    async def _note_fault(self, source: Source, fault: SourceFaultError, now: datetime) -> None:
        """Staff are told once, and when it fails for the second time: a website has its moments."""
        _log.warning("events.fault", source=source.name, fault=str(fault))
        async with self.database.transaction() as session:
            row = await _row(session, source)
            if row.failing_since is not None and not row.told:
                await self._teller.failing(session, source, fault, row.failing_since, row.good_at, now)
                row.told = True
            row.failing_since, row.fault = row.failing_since or now, str(fault)[:200]


async def _understood(source: Source, body: bytes, now: datetime) -> Answer:
    try:
        return await asyncio.to_thread(source.read, body, now)
    except UnreadableError as error:
        raise SourceFaultError(FaultKind.UNREADABLE, str(error)) from None
    except Exception as error:  # noqa: BLE001
        # Nothing that somebody writes on a website may keep the other sources from being asked.
        _log.exception("events.not_understood", source=source.name, error=type(error).__name__)
        raise SourceFaultError(FaultKind.UNREADABLE, type(error).__name__) from None


async def _row(session: AsyncSession, source: Source) -> EventSourceRow:
    row = await session.get(EventSourceRow, source.name)
    if row is None:
        row = EventSourceRow(source=source.name, asked_for="", told=False)
        session.add(row)
    return row
