"""Entries as rows, as they are now, and as the content of a version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.entries import Detail, Entry, EntryText, Kind, Language, Source, Status
from knowledge.storing.tables import EntryRow, EntryTextRow

_CONTENT = TypeAdapter(Entry)


def to_content(entry: Entry) -> dict[str, Any]:
    """`entry` as plain JSON values."""
    content: dict[str, Any] = _CONTENT.dump_python(entry, mode="json")
    return content


def from_content(content: dict[str, Any]) -> Entry:
    """The entry of a version; a field that came later has its default."""
    return _CONTENT.validate_python(content)


def to_row(entry: Entry, position: int) -> EntryRow:
    """The rows of `entry`, at `position` in the order of entries."""
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


async def read_rows(session: AsyncSession, slugs: Sequence[str] | None = None) -> dict[str, tuple[int, Entry]]:
    """Entries by slug in their stored order, each with its position: all of them, or those asked for.

    Plain rows: with thousands of entries, making objects that could be changed takes most of the time.
    """
    texts: dict[str, dict[Language, EntryText]] = defaultdict(dict)
    of_texts = select(EntryTextRow.__table__).order_by(EntryTextRow.entry, EntryTextRow.language)
    of_entries = select(EntryRow.__table__).order_by(EntryRow.position, EntryRow.slug)
    if slugs is not None:
        of_texts = of_texts.where(EntryTextRow.entry.in_(slugs))
        of_entries = of_entries.where(EntryRow.slug.in_(slugs))
    for text in await session.execute(of_texts):
        texts[text.entry][Language(text.language)] = EntryText(text.title, text.answer, tuple(text.examples))
    return {row.slug: (row.position, _to_entry(row, texts[row.slug])) for row in await session.execute(of_entries)}


def _to_entry(row: Row[Any], texts: Mapping[Language, EntryText]) -> Entry:
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
