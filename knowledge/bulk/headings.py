"""The headings of a table: where each column stands, and what stands under none."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from knowledge.bulk.faults import BulkFileError, Fault, letters

BESIDE: Final = "a text beside the table, expected nothing under no heading"


_DANISH: Final = {
    "navn": "slug",
    "område": "area",
    "emne": "topic",
    "slags": "kind",
    "ejer": "owner",
    "titel": "da_title",
    "overskrift": "da_title",
    "svar": "da_answer",
    "spørgsmål": "da_examples",
    "eksempler": "da_examples",
    "kilde": "sources",
    "kilder": "sources",
    "tjekket": "checked_at",
    "gælder fra": "valid_from",
    "gælder til": "valid_to",
    "ses efter": "review_by",
    "forventet": "expected",
    "sæt": "set",
}
"""What staff call the columns; it is only asked whether they are meant."""


def _meant(name: str, columns: Collection[str]) -> str | None:
    named = _DANISH.get(name.split("(", maxsplit=1)[0].strip())
    if named is not None:
        found = "question" if named == "da_examples" and named not in columns else named
        return found if found in columns else None
    return next(iter(difflib.get_close_matches(name, columns, n=1)), None)


def headings_of(row: int, cells: Sequence[str], columns: Collection[str], todo: str) -> Mapping[str, int]:
    """The place of each column. All must be there: what has no column would be lost without a word.

    Args:
        row: the number of the headings.
        cells: of it.
        columns: those of an export.
        todo: what to do where they are others.

    Raises:
        BulkFileError: if one is unknown, missing, or stands twice.
    """
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name, where = cell.strip().lower(), f"Row {row}, column {letters(index)}"
        if not name:
            continue
        if name not in columns:
            meant = _meant(name, columns)
            hint = "it is none of the export" if meant is None else f"did you mean {meant!r}?"
            raise BulkFileError(f"{where}: unknown heading {cell!r}, {hint}", todo)
        if name in found:
            raise BulkFileError(f"{where}: the heading {name!r} stands twice", todo)
        found[name] = index
    missing = [name for name in columns if name not in found]
    if missing:
        raise BulkFileError(f"Row {row}: missing columns: {', '.join(missing)}", todo)
    return found


def beside(number: int, cells: Sequence[str], headings: Mapping[str, int]) -> Iterator[Fault]:
    """A fault for each text of a row that stands under no heading."""
    for index, cell in enumerate(cells):
        if cell.strip() and index not in headings.values():
            yield Fault(number, letters(index), BESIDE)
