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
    """The place of each column. All of `columns` must be there: what has no column would be lost without a word.

    So are those that staff have added, which nobody reads (`unread`). Where none is missing none is misspelt, however
    like one it is: "noter" is not "owner".

    Args:
        row: the number of the headings.
        cells: of it.
        columns: those of an export.
        todo: what to do where they are others.

    Raises:
        BulkFileError: if one is misspelt, missing, or stands twice.
    """
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = cell.strip().lower()
        if not name:
            continue
        if name in found:
            raise BulkFileError(f"Row {row}, column {letters(index)}: the heading {name!r} stands twice", todo)
        found[name] = index
    missing = [name for name in columns if name not in found]
    if missing:
        unknown = {name: index for name, index in found.items() if name not in columns}
        raise BulkFileError(_without(row, cells, missing, unknown), todo)
    return found


def _without(row: int, cells: Sequence[str], missing: Collection[str], unknown: Mapping[str, int]) -> str:
    """What is wrong where columns are missing: which of the headings that are unknown, with their places, is meant."""
    if not unknown:
        return f"Row {row}: missing columns: {', '.join(missing)}"
    meant = {name: column for name in unknown if (column := _meant(name, missing)) is not None}
    name = next(iter(meant or unknown))
    at = unknown[name]
    hint = f"did you mean {meant[name]!r}?" if meant else "it is none of the export"
    return f"Row {row}, column {letters(at)}: unknown heading {cells[at]!r}, {hint}"


def unread(headings: Mapping[str, int], columns: Collection[str]) -> Iterator[str]:
    """What is said of each column that staff have added."""
    for name, index in headings.items():
        if name not in columns:
            yield f"Column {letters(index)} ({name}) was not read, it is none of the export"


def beside(number: int, cells: Sequence[str], headings: Mapping[str, int]) -> Iterator[Fault]:
    """A fault for each text of a row that stands under no heading."""
    for index, cell in enumerate(cells):
        if cell.strip() and index not in headings.values():
            yield Fault(number, letters(index), BESIDE)
