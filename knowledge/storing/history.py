"""What became of an entry, and taking it back: a version is never lost, and deleting is archiving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.entries import Entry, Status
from knowledge.errors import HistoryError
from knowledge.storing import set_store
from knowledge.storing.changing import Act, apply, keep_other_writers_out
from knowledge.storing.history_tables import ChangeRow, EntryVersionRow
from knowledge.storing.rows import from_content

_AT_ONCE: Final = 400
"""Pairs in one statement; both databases take far more, but not without end."""

_BY_PROGRAM: Final = ("load", "before")
"""Acts that nobody in the group has done."""


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as a change left it.

    Attributes:
        number: counts from 1 per entry.
        change: the number of the change that made it.
        at, who, what, why: of that change.
        entry: the entry.
    """

    number: int
    change: int
    at: datetime
    who: str
    what: str
    why: str
    entry: Entry


async def versions(session: AsyncSession, slug: str) -> tuple[Version, ...]:
    """Every version of an entry, oldest first; none where it has not changed since versions are kept."""
    query = select(EntryVersionRow, ChangeRow).join(ChangeRow, EntryVersionRow.change == ChangeRow.id)
    rows = await session.execute(query.where(EntryVersionRow.slug == slug).order_by(EntryVersionRow.number))
    return tuple(
        Version(row.number, change.id, change.at, change.who, change.what, change.why, from_content(row.content))
        for row, change in rows
    )


async def entries_at(session: AsyncSession, wanted: Mapping[str, int]) -> dict[str, Entry]:
    """Entries as they were at the versions asked for, by slug; one that is not kept is left out."""
    pairs = list(wanted.items())
    found: dict[str, Entry] = {}
    for start in range(0, len(pairs), _AT_ONCE):
        of_some = tuple_(EntryVersionRow.slug, EntryVersionRow.number).in_(pairs[start : start + _AT_ONCE])
        rows = await session.execute(select(EntryVersionRow.slug, EntryVersionRow.content).where(of_some))
        found |= {row.slug: from_content(row.content) for row in rows}
    return found


async def last_writers(session: AsyncSession, slugs: Sequence[str]) -> dict[str, str]:
    """By slug whoever changed or checked an entry last, as they signed; none where only the program did."""
    found: dict[str, tuple[int, str]] = {}
    query = select(EntryVersionRow.slug, EntryVersionRow.number, ChangeRow.who).join(
        ChangeRow, EntryVersionRow.change == ChangeRow.id
    )
    for start in range(0, len(slugs), _AT_ONCE):
        of_some = EntryVersionRow.slug.in_(slugs[start : start + _AT_ONCE]), ChangeRow.what.not_in(_BY_PROGRAM)
        for slug, number, who in await session.execute(query.where(*of_some)):
            found[slug] = max(found.get(slug, (0, "")), (number, who))
    return {slug: who for slug, (_, who) in found.items()}


async def roll_back(session: AsyncSession, slug: str, act: Act, *, expected_version: int) -> int | None:
    """Make an entry as it was one version ago, as a new version; gives the number of the change.

    Raises:
        HistoryError: if there is no version before the newest.
        ConflictError: if the newest version is not the expected one.
    """
    await keep_other_writers_out(session)
    found = await versions(session, slug)
    if len(found) < 2:  # noqa: PLR2004 - the newest and the one before
        raise HistoryError(f"{slug}: there is no version before this one", "See `borgerbot kb history`")
    return await apply(session, [found[-2].entry], act, expected={slug: expected_version}, undoes=found[-1].change)


async def undo(session: AsyncSession, change: int, act: Act) -> tuple[int | None, tuple[str, ...]]:
    """Take a change back as a whole, as a new change: entries get their version from before it, new ones are archived.

    Returns:
        the number of the new change, and the entries that it is about; none where it is one of the question sets.

    Raises:
        HistoryError: if there is no such change.
        ConflictError: if one of its entries, or the sets, changed again since; nothing is changed then.
    """
    await keep_other_writers_out(session)
    rows = (await session.scalars(select(EntryVersionRow).where(EntryVersionRow.change == change))).all()
    if not rows:
        found, made = await set_store.undo(session, change, act)
        if found:
            return made, ()
        raise HistoryError(f"change {change}: there is none with this number", "See `borgerbot kb history`")
    earlier = await _earlier(session, change)
    entries = [
        from_content(earlier[row.slug])
        if row.slug in earlier
        # There was nothing before: it goes out of service, but nothing is deleted.
        else replace(from_content(row.content), status=Status.ARCHIVED)
        for row in rows
    ]
    expected = {row.slug: row.number for row in rows}
    made = await apply(session, entries, act, expected=expected, undoes=change)
    return made, tuple(row.slug for row in rows)


async def taken_back_by(session: AsyncSession, change: int) -> tuple[int, str] | None:
    """The change that takes another back (its number, and who made it), unless that was taken back in turn."""
    of_others = select(ChangeRow.undoes).where(ChangeRow.undoes.is_not(None))
    query = select(ChangeRow.id, ChangeRow.who).where(ChangeRow.undoes == change, ChangeRow.id.not_in(of_others))
    row = (await session.execute(query.order_by(ChangeRow.id.desc()).limit(1))).first()
    return None if row is None else (row.id, row.who)


async def _earlier(session: AsyncSession, change: int) -> dict[str, dict[str, object]]:
    """By slug, the content of each entry of a change before it."""
    of_change = select(EntryVersionRow.slug, EntryVersionRow.number).where(EntryVersionRow.change == change).subquery()
    query = select(EntryVersionRow.slug, EntryVersionRow.content).join(
        of_change,
        (of_change.c.slug == EntryVersionRow.slug) & (of_change.c.number == EntryVersionRow.number + 1),
    )
    return {row.slug: row.content for row in await session.execute(query)}
