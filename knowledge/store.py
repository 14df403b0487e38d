"""Keeping the knowledge base in the database."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from knowledge.entries import Detail, Entry, EntryText, Kind, KnowledgeBase, Language, Source, Status
from knowledge.tables import EntryRow, EntryTextRow, KnowledgeVersionRow


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading entries did: the slugs that are new, that were replaced, and that differ but were left alone."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    kept: tuple[str, ...]


async def count(session: AsyncSession) -> int:
    """How many entries the database holds, whatever their status."""
    return (await session.execute(select(func.count()).select_from(EntryRow))).scalar_one()


async def read(session: AsyncSession) -> KnowledgeBase:
    """The whole knowledge base, in its stored order."""
    rows = await session.scalars(
        select(EntryRow).options(selectinload(EntryRow.texts)).order_by(EntryRow.position, EntryRow.slug)
    )
    return KnowledgeBase({row.slug: _to_entry(row) for row in rows})


async def load(session: AsyncSession, entries: Collection[Entry], *, replace: bool = False) -> LoadReport:
    """Add `entries` that the database lacks; the ones it has are what staff made of them and stay.

    Only where nothing is said about an entry's details, and it is otherwise the same, what is said now is taken over.

    Args:
        session: a session in a transaction that the caller commits.
        entries: what to load.
        replace: overwrite entries that differ from the given ones.
    """
    await _keep_other_writers_out(session)
    existing = await read(session)
    added = [entry for entry in entries if entry.slug not in existing]
    differing = [entry for entry in entries if entry.slug in existing and existing[entry.slug] != entry]
    told = [entry for entry in differing if existing[entry.slug] == dataclasses.replace(entry, details=None)]
    changed = [entry for entry in differing if replace or entry in told]
    last = (await session.execute(select(func.max(EntryRow.position)))).scalar_one_or_none() or 0
    session.add_all(_to_row(entry, last + offset) for offset, entry in enumerate(added, start=1))
    for entry in changed:
        await _replace(session, entry)
    if added or changed:
        await _count_change(session)
    kept = (entry.slug for entry in differing if entry not in changed)
    return LoadReport(tuple(entry.slug for entry in added), tuple(entry.slug for entry in changed), tuple(kept))


async def version(session: AsyncSession) -> int:
    """How often the knowledge base was changed; another number than before means that it must be read anew."""
    row = await session.get(KnowledgeVersionRow, 1)
    return 0 if row is None else row.version


async def _keep_other_writers_out(session: AsyncSession) -> None:
    """Until the transaction ends; readers go on. SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("LOCK TABLE entry IN SHARE ROW EXCLUSIVE MODE"))


async def _count_change(session: AsyncSession) -> None:
    row = await session.get(KnowledgeVersionRow, 1, with_for_update=True)
    if row is None:
        session.add(KnowledgeVersionRow(id=1, version=1))
    else:
        row.version += 1
    await session.flush()


async def _replace(session: AsyncSession, entry: Entry) -> None:
    row = await session.get_one(EntryRow, entry.slug, options=[selectinload(EntryRow.texts)])
    position = row.position
    await session.delete(row)
    await session.flush()
    session.add(_to_row(entry, position))
    await session.flush()


def _to_row(entry: Entry, position: int) -> EntryRow:
    return EntryRow(
        slug=entry.slug,
        position=position,
        area=entry.area,
        topic=entry.topic,
        kind=entry.kind.value,
        status=entry.status.value,
        owner=entry.owner,
        sources=[asdict(source) for source in entry.sources],
        checked_at=entry.checked_at,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        review_by=entry.review_by,
        local=entry.local,
        hands_over=entry.hands_over,
        offers_person=entry.offers_person,
        details=None if entry.details is None else [detail.value for detail in entry.details],
        related=list(entry.related),
        look_alikes=list(entry.look_alikes),
        texts=[
            EntryTextRow(language=language.value, title=text.title, answer=text.answer, examples=list(text.examples))
            for language, text in entry.texts.items()
        ],
    )


def _to_entry(row: EntryRow) -> Entry:
    texts = {Language(text.language): EntryText(text.title, text.answer, tuple(text.examples)) for text in row.texts}
    return Entry(
        slug=row.slug,
        area=row.area,
        topic=row.topic,
        texts=texts,
        kind=Kind(row.kind),
        status=Status(row.status),
        owner=row.owner,
        sources=tuple(Source(**source) for source in row.sources),
        checked_at=row.checked_at,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        review_by=row.review_by,
        local=row.local,
        hands_over=row.hands_over,
        offers_person=row.offers_person,
        details=None if row.details is None else tuple(Detail(detail) for detail in row.details),
        related=tuple(row.related),
        look_alikes=tuple(row.look_alikes),
    )
