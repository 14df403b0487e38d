"""Entries as rows, as they are now, and as the content of a version."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from knowledge.entries import Detail, Entry, EntryText, Kind, Language, Source, Status
from knowledge.tables import EntryRow, EntryTextRow

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


def to_entry(row: EntryRow) -> Entry:
    """The entry of a row whose texts are loaded."""
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
