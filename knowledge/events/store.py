"""Keeping events in the database: what sources say is taken in, and what became of each occurrence is written down.

All of it works in a transaction of the caller's, who commits. Whoever tells people of changes reads `changes_after`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.events import agreeing, rows
from knowledge.events.answer import NEVER
from knowledge.events.changing import change, first_change, newest, read_change, update
from knowledge.events.model import CODE_LENGTH, ICAL, SHOWN, Change, Kind, Occurrence, State
from knowledge.events.tables import EventChangeRow, EventRow, EventSourceRow
from knowledge.events.twins import is_again, is_off_as_well

_AT_ONCE: Final = 500
BELIEVED_AFTER: Final = timedelta(days=1)
"""A version older than the one that is kept comes from a cache; after so long it is the source's own."""


async def upsert(
    session: AsyncSession, occurrences: Iterable[Occurrence], now: datetime, *, quiet: bool = False
) -> tuple[Change, ...]:
    """Take in what a source says of occurrences; the same twice changes nothing, and the order does not matter.

    Args:
        session: in a transaction that the caller commits.
        occurrences: of one uuid, the one changed last counts. One that another source has told first is left out.
        now: the time (aware).
        quiet: new occurrences are no changes: the first answer of a source is no news.

    Returns:
        what has changed, in the order of ids. What is over is no news, nor is what was cancelled before it was seen.
    """
    await _keep_other_writers_out(session)
    told_last = newest(occurrences)
    known = await _rows(session, list(told_last))
    changes: list[EventChangeRow] = []
    for uuid, told in told_last.items():
        row = known.get(uuid)
        if row is None:
            changes += [] if quiet else first_change(told, now)
            row = EventRow()
            rows.write(row, told, now)
            session.add(row)
        elif row.source == told.source and (told.updated_at >= row.updated_at or row.seen_at <= now - BELIEVED_AFTER):
            changes += update(row, told, now)
    return await _keep(session, changes)


async def note_missing(
    session: AsyncSession, source: str, present: Collection[str], since: datetime, now: datetime
) -> tuple[Change, ...]:
    """Note what a source names no more. It is missing, not cancelled: only staff can tell.

    Args:
        session: in a transaction that the caller commits.
        source: whose answer it is.
        present: the uuids of its whole answer.
        since: only occurrences that begin then or later should be in the answer (aware).
        now: the time (aware); what is over may go.

    Returns:
        the changes, one for each occurrence that was there before; none for those that were missing already.
    """
    await _keep_other_writers_out(session)
    changes = []
    for row in await session.scalars(_awaited(source, since, now)):
        if row.uuid in present:
            continue
        before = rows.read(row)
        row.missing_since = now
        if not before.state.called_off:
            changes.append(change(Kind.MISSING, now, before, rows.read(row)))
    return await _keep(session, changes)


async def between(
    session: AsyncSession,
    first: datetime,
    last: datetime,
    *,
    house: str | None = None,
    states: Collection[State] = SHOWN,
) -> tuple[Occurrence, ...]:
    """The occurrences of a time, the earliest first.

    Args:
        session: to read with.
        first: from when (aware); what goes on then is among them.
        last: until when (aware); what begins then is not.
        house: a slug of `knowledge.events.houses`: only what takes place there.
        states: how they may stand; without being told, all but the missing ones.
    """
    goes_on = or_(EventRow.ends > first, and_(EventRow.ends == first, EventRow.starts == first))
    query = select(EventRow).where(EventRow.starts < last, goes_on).order_by(EventRow.starts, EventRow.uuid)
    found = (rows.read(row) for row in await session.scalars(query))
    return tuple(each for each in found if each.state in states and (house is None or house in each.houses))


async def by_uuid(session: AsyncSession, uuid: str) -> Occurrence | None:
    """The occurrence, however it stands, or None where there is none."""
    row = await session.get(EventRow, uuid)
    return None if row is None else rows.read(row)


async def by_uuids(session: AsyncSession, uuids: Iterable[str]) -> tuple[Occurrence, ...]:
    """Those of the occurrences that are known, however they stand."""
    found = [await session.get(EventRow, uuid) for uuid in sorted(set(uuids))]
    return tuple(rows.read(row) for row in found if row is not None)


async def by_code(session: AsyncSession, code: str, now: datetime) -> tuple[Occurrence, ...]:
    """The occurrences that are not over (`now`, aware) and have this code; seldom more than one, none for no code."""
    plain = code.lower()
    if len(plain) != CODE_LENGTH or not plain.isalnum():
        return ()
    query = select(EventRow).where(EventRow.uuid.endswith(plain), EventRow.ends > now).order_by(EventRow.uuid)
    return tuple(rows.read(row) for row in await session.scalars(query))


async def entered(session: AsyncSession, by: Collection[str], now: datetime, *, limit: int) -> tuple[Occurrence, ...]:
    """The first occurrences of some sources that are not over (`now`, aware), the earliest first."""
    query = select(EventRow).where(EventRow.source.in_(by), EventRow.ends > now)
    return tuple(rows.read(row) for row in await session.scalars(query.order_by(EventRow.starts).limit(limit)))


async def entered_again(session: AsyncSession, occurrence: Occurrence) -> tuple[Occurrence, ...]:
    """The same event under other uuids, however it stands there."""
    there = await _found(session, EventRow.starts == occurrence.starts)
    return tuple(each for each in there if is_again(occurrence, each))


async def twins(session: AsyncSession, occurrence: Occurrence) -> tuple[Occurrence, ...]:
    """What stands there under other uuids and tells of the same, whoever told it."""
    starts = {spot.starts for spot in (occurrence.spot, occurrence.moved_from) if spot is not None}
    there = await _found(session, or_(EventRow.starts.in_(starts), EventRow.moved_from.is_not(None)))
    same = (each for each in there if is_again(occurrence, each) or is_off_as_well(occurrence, each))
    return tuple(each for each in same if each.state is not State.MISSING)


async def _found(session: AsyncSession, which: ColumnElement[bool]) -> list[Occurrence]:
    """Such occurrences, however they stand."""
    return [rows.read(row) for row in await session.scalars(select(EventRow).where(which).order_by(EventRow.uuid))]


async def of_series(session: AsyncSession, series: str, after: datetime) -> tuple[Occurrence, ...]:
    """The occurrences of a series that end later than `after` (aware), the earliest first, however they stand."""
    query = select(EventRow).where(EventRow.series == series, EventRow.ends > after)
    return tuple(rows.read(row) for row in await session.scalars(query.order_by(EventRow.starts, EventRow.uuid)))


async def changes_after(session: AsyncSession, number: int, *, limit: int = _AT_ONCE) -> tuple[Change, ...]:
    """The changes with a larger id than `number`, in order; 0 begins at the first that is still kept.

    Ids grow in the order in which changes are committed, so none turns up later below the last that was read.
    """
    query = select(EventChangeRow).where(EventChangeRow.id > number).order_by(EventChangeRow.id).limit(limit)
    return tuple(read_change(row) for row in await session.scalars(query))


async def changes(session: AsyncSession, numbers: Collection[int]) -> tuple[Change, ...]:
    """The changes with these ids that are still kept, in order."""
    query = select(EventChangeRow).where(EventChangeRow.id.in_(numbers)).order_by(EventChangeRow.id)
    return tuple(read_change(row) for row in await session.scalars(query))


async def last_change(session: AsyncSession) -> int:
    """The id of the newest change, 0 where there is none."""
    return (await session.scalar(select(func.max(EventChangeRow.id)))) or 0


async def forget(session: AsyncSession, before: datetime) -> int:
    """Forget what was over before a time (aware), and changes from before it; gives how many occurrences that were.

    The newest change stays: the ids after it must be larger. So does what was said of whether something that is still
    to come takes place: where sources do not agree, the last word counts, however old.
    """
    old = await session.scalars(delete(EventRow).where(EventRow.ends < before).returning(EventRow.uuid))
    gone = len(old.all())
    last = await last_change(session)
    word = and_(EventChangeRow.kind.in_(agreeing.WORDS), EventChangeRow.uuid.in_(select(EventRow.uuid)))
    await session.execute(delete(EventChangeRow).where(EventChangeRow.at < before, EventChangeRow.id < last, ~word))
    return gone


async def forget_feeds(session: AsyncSession, but: Collection[str], now: datetime) -> None:
    """Have what calendar feeds have told be missing, but for the sources named: nobody tells what becomes of it.

    Where a feed has another address now, or the website has the same, people's reminders go on with that. How the feed
    fared is forgotten: nobody waits for it any more.
    """
    of_feeds = EventRow.source.startswith(ICAL, autoescape=True)
    for source in await session.scalars(
        select(EventRow.source).where(of_feeds, EventRow.source.not_in(but)).distinct()
    ):
        await note_missing(session, source, (), NEVER, now)
    fared = EventSourceRow.source.startswith(ICAL, autoescape=True), EventSourceRow.source.not_in(but)
    await session.execute(delete(EventSourceRow).where(*fared))


async def sources(session: AsyncSession, now: datetime) -> frozenset[str]:
    """Who has told of anything that is not over (`now`, aware), nor missing."""
    there = EventRow.ends > now, EventRow.missing_since.is_(None)
    return frozenset(await session.scalars(select(EventRow.source).where(*there).distinct()))


async def should_be_named(session: AsyncSession, source: str, since: datetime, now: datetime) -> tuple[Occurrence, ...]:
    """What a source's answer should name that is complete from `since` on (aware), but for what is missing already."""
    return tuple(rows.read(row) for row in await session.scalars(_awaited(source, since, now)))


async def awaited(session: AsyncSession, source: str, now: datetime) -> bool:
    """Whether a source has told of anything that is not over."""
    query = select(EventRow.uuid).where(EventRow.source == source, EventRow.ends > now).limit(1)
    return (await session.scalar(query)) is not None


def _awaited(source: str, since: datetime, now: datetime) -> Select[EventRow]:
    should = EventRow.source == source, EventRow.starts >= since, EventRow.ends > now, EventRow.missing_since.is_(None)
    return select(EventRow).where(*should).order_by(EventRow.starts, EventRow.uuid)


async def _keep(session: AsyncSession, changes: Sequence[EventChangeRow]) -> tuple[Change, ...]:
    session.add_all(changes)
    await session.flush()
    return tuple(read_change(row) for row in changes)


async def _rows(session: AsyncSession, uuids: Sequence[str]) -> dict[str, EventRow]:
    found: dict[str, EventRow] = {}
    for start in range(0, len(uuids), _AT_ONCE):
        query = select(EventRow).where(EventRow.uuid.in_(uuids[start : start + _AT_ONCE]))
        found |= {row.uuid: row for row in await session.scalars(query)}
    return found


async def _keep_other_writers_out(session: AsyncSession) -> None:
    """Until the transaction ends; readers go on. SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE"))
