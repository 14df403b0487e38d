"""Keeping the knowledge base in the database."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.entries import Entry, KnowledgeBase
from knowledge.storing.changing import Act, apply, keep_other_writers_out
from knowledge.storing.rows import read_rows
from knowledge.storing.tables import EntryRow, KnowledgeVersionRow


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
    return KnowledgeBase({slug: entry for slug, (_, entry) in (await read_rows(session)).items()})


async def load(
    session: AsyncSession, entries: Collection[Entry], *, replace: bool = False, act: Act | None = None
) -> LoadReport:
    """Add `entries` that the database lacks; the ones it has are what staff made of them and stay.

    Only where nothing is said about an entry's details, and it is otherwise the same, what is said now is taken over.

    Args:
        session: a session in a transaction that the caller commits.
        entries: what to load.
        replace: overwrite entries that differ from the given ones.
        act: who does it and why; the program itself unless told.
    """
    await keep_other_writers_out(session)
    existing = await read(session)
    added = [entry for entry in entries if entry.slug not in existing]
    differing = [entry for entry in entries if entry.slug in existing and existing[entry.slug] != entry]
    told = [entry for entry in differing if existing[entry.slug] == dataclasses.replace(entry, details=None)]
    changed = [entry for entry in differing if replace or entry in told]
    await apply(session, (*added, *changed), act or Act(who="borgerbot", what="load"))
    kept = (entry.slug for entry in differing if entry not in changed)
    return LoadReport(tuple(entry.slug for entry in added), tuple(entry.slug for entry in changed), tuple(kept))


async def version(session: AsyncSession) -> int:
    """How often the knowledge base was changed; another number than before means that it must be read anew."""
    row = await session.get(KnowledgeVersionRow, 1)
    return 0 if row is None else row.version
