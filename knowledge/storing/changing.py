"""The one way in which entries change: every change is kept with who, when and why, and counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.entries import Entry
from knowledge.errors import ConflictError
from knowledge.storing.history_tables import ActRow, ChangeRow, EntryVersionRow
from knowledge.storing.rows import read_rows, to_content, to_row
from knowledge.storing.tables import EntryRow, EntryTextRow, KnowledgeVersionRow

_AT_ONCE: Final = 500
"""Values in one statement; both databases take far more, but not without end."""

_NOTHING_EXPECTED: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does to the knowledge base.

    Attributes:
        who: the person or program, as staff know them.
        what: the kind of act in a word, such as "edit" or "import".
        why: the reason given, or nothing.
        at: when, aware.
    """

    who: str
    what: str
    why: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


async def apply(
    session: AsyncSession,
    entries: Collection[Entry],
    act: Act,
    *,
    expected: Mapping[str, int] = _NOTHING_EXPECTED,
    undoes: int | None = None,
) -> int | None:
    """Make the knowledge base hold `entries`, as one change; entries that are as they should be are no part of it.

    Args:
        session: a session in a transaction that the caller commits.
        entries: what is to be; new slugs come last in the order.
        act: who does it and why.
        expected: by slug, the version that the change is based on (0: none yet); entries without one are not checked.
        undoes: the change that this one takes back.

    Returns:
        the number of the change, or None where there was nothing to change.

    Raises:
        ConflictError: if an entry has another version than expected; nothing is changed then.
    """
    await keep_other_writers_out(session)
    slugs = [entry.slug for entry in entries]
    numbers = await current_versions(session, {*slugs, *expected})
    await _refuse_conflicts(session, numbers, expected)
    before = await _rows(session, slugs)
    changed = [entry for entry in entries if entry.slug not in before or before[entry.slug][1] != entry]
    if not changed:
        return None
    await _keep_what_was_before(session, [before[each.slug][1] for each in changed if each.slug in before], numbers)
    change = await add_change(session, act, undoes)
    await _add_versions(session, change, changed, numbers)
    await _write(session, changed, {slug: position for slug, (position, _) in before.items()})
    await _count_change(session)
    await note(session, act, f"change {change}: {', '.join(entry.slug for entry in changed[:20])}")
    return change


async def note(session: AsyncSession, act: Act, about: str) -> None:
    """Put an act in the audit table; the caller commits."""
    session.add(ActRow(at=act.at, who=act.who, what=act.what, about=about))
    await session.flush()


async def add_change(session: AsyncSession, act: Act, undoes: int | None) -> int:
    """Write a change down, without what it changes; gives its number. The caller commits."""
    row = ChangeRow(at=act.at, who=act.who, what=act.what, why=act.why, undoes=undoes)
    session.add(row)
    await session.flush()
    return row.id


async def keep_other_writers_out(session: AsyncSession) -> None:
    """Until the transaction ends; readers go on. SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("LOCK TABLE entry IN SHARE ROW EXCLUSIVE MODE"))


async def current_versions(session: AsyncSession, slugs: Collection[str] | None = None) -> dict[str, int]:
    """The newest version of each entry, or of those asked for; an entry without one has not changed since we count."""
    query = select(EntryVersionRow.slug, func.max(EntryVersionRow.number)).group_by(EntryVersionRow.slug)
    if slugs is None:
        return {row[0]: row[1] for row in await session.execute(query)}
    found: dict[str, int] = {}
    for some in _portions(sorted(slugs)):
        found |= {row[0]: row[1] for row in await session.execute(query.where(EntryVersionRow.slug.in_(some)))}
    return found


async def _refuse_conflicts(session: AsyncSession, numbers: Mapping[str, int], expected: Mapping[str, int]) -> None:
    for slug, number in expected.items():
        found = numbers.get(slug, 0)
        if found == number:
            continue
        query = select(ChangeRow).join(EntryVersionRow, EntryVersionRow.change == ChangeRow.id)
        newest = query.where(EntryVersionRow.slug == slug, EntryVersionRow.number == found)
        change = (await session.scalars(newest)).one_or_none()
        by = f" by {change.who}, {change.at:%Y-%m-%d %H:%M} UTC (change {change.id})" if change else ""
        raise ConflictError(
            f"{slug}: changed in the meantime{by}; it has version {found}, not {number}",
            "Nothing was changed: look at the newest version and make the change again",
        )


async def _rows(session: AsyncSession, slugs: Sequence[str]) -> dict[str, tuple[int, Entry]]:
    found: dict[str, tuple[int, Entry]] = {}
    for some in _portions(slugs):
        found |= await read_rows(session, some)
    return found


async def _keep_what_was_before(session: AsyncSession, entries: Iterable[Entry], numbers: dict[str, int]) -> None:
    """An entry from before versions were kept gets its first one now, so that its first change can be undone."""
    unknown = [entry for entry in entries if entry.slug not in numbers]
    if unknown:
        change = await add_change(session, Act(who="borgerbot", what="before"), None)
        await _add_versions(session, change, unknown, numbers)
        numbers |= dict.fromkeys((entry.slug for entry in unknown), 1)


async def _add_versions(
    session: AsyncSession, change: int, entries: Iterable[Entry], numbers: Mapping[str, int]
) -> None:
    versions = [
        {"slug": entry.slug, "number": numbers.get(entry.slug, 0) + 1, "change": change, "content": to_content(entry)}
        for entry in entries
    ]
    await session.execute(insert(EntryVersionRow), versions)


async def _write(session: AsyncSession, entries: Sequence[Entry], positions: Mapping[str, int]) -> None:
    """Replace the rows of `entries`, each in its place; new ones come last."""
    for some in _portions([entry.slug for entry in entries if entry.slug in positions]):
        await session.execute(delete(EntryTextRow).where(EntryTextRow.entry.in_(some)))
        await session.execute(delete(EntryRow).where(EntryRow.slug.in_(some)))
    # The session must not believe that it still holds the rows of before.
    for each in list(session.identity_map.values()):
        if isinstance(each, EntryRow | EntryTextRow) and each in session:
            session.expunge(each)
    last = (await session.execute(select(func.max(EntryRow.position)))).scalar_one_or_none() or 0
    last = max(last, *positions.values(), 0)
    new = iter(range(last + 1, last + 1 + len(entries)))
    session.add_all(to_row(entry, positions[entry.slug] if entry.slug in positions else next(new)) for entry in entries)
    await session.flush()


async def _count_change(session: AsyncSession) -> None:
    row = await session.get(KnowledgeVersionRow, 1, with_for_update=True)
    if row is None:
        session.add(KnowledgeVersionRow(id=1, version=1))
    else:
        row.version += 1
    await session.flush()


def _portions(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
