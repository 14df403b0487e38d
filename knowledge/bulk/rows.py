"""From cells to entries: each row is checked by the rules of the entry files, and every fault has its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.bulk.columns import COLUMNS, FLAGS, column_of, to_fields
from knowledge.bulk.faults import BulkFileError, Fault, in_order, letters
from knowledge.bulk.grid import Grid
from knowledge.bulk.headings import beside, headings_of, unread
from knowledge.entries import Entry
from knowledge.files.entry_fields import check_fields

_LONGEST_NUMBER: Final = 9
_HINTS: Final = {
    "sources": "one per line: title | https://address",
    "version": "a whole number as exported, or nothing for a new entry",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it stands in a file.

    Attributes:
        number: its row, or its line in YAML.
        entry: what it says.
        version: the entry's newest version at the export; None for one that was written by hand.
    """

    number: int
    entry: Entry
    version: int | None


@dataclass(frozen=True, slots=True)
class FileContent:
    """All entries of a file that are sound, what is wrong with the others, and what was not read."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


def entries_of(grid: Grid) -> FileContent:
    """The entries of a table.

    Raises:
        BulkFileError: if the headings are not those of an export.
    """
    if not grid.rows:
        raise BulkFileError("The file has no rows", "Begin with an export: `borgerbot kb export`")
    headings = headings_of(*grid.rows[0], COLUMNS, _MEND)
    broken = {fault.row for fault in grid.faults}
    rows: list[Row] = []
    faults = list(grid.faults)
    for number, cells in grid.rows[1:]:
        if number in broken:
            continue
        found = _row(number, cells, headings)
        if isinstance(found, Row):
            rows.append(found)
        else:
            faults += found
    faults += refused_twins(rows, f"A ({COLUMNS[0]})")
    return FileContent(tuple(rows), in_order(faults, grid.sheet), (*grid.notes, *unread(headings, COLUMNS)))


def refused_twins(rows: Sequence[Row], column: str) -> Iterator[Fault]:
    """A fault for each entry that stands in the file already."""
    first: dict[str, int] = {}
    for row in rows:
        if row.entry.slug in first:
            yield Fault(row.number, column, f"{row.entry.slug!r} stands already in row {first[row.entry.slug]}")
        first.setdefault(row.entry.slug, row.number)


def version_of(text: str) -> int | None:
    """A version as it is written, None for none.

    Raises:
        ValueError: if it is no whole number.
    """
    if not text.strip():
        return None
    if not (text.strip().isdecimal() and text.isascii() and len(text.strip()) <= _LONGEST_NUMBER):
        raise ValueError(f"expected {_HINTS['version']}")
    return int(text)


NO_ENTRY: Final = "no entry's name, title or answer stands in this row; delete it if it is a remark"
_TELLING: Final = (COLUMNS[0], "da_title", "da_answer")
"""Of these something stands in every row that is an entry at all."""

_MEND: Final = "Use the headings of `borgerbot kb export`, each once"


def _row(number: int, cells: Sequence[str], headings: Mapping[str, int]) -> Row | list[Fault]:
    if lost := list(beside(number, cells, headings)):
        return lost
    told = {name: cells[index] for name, index in headings.items() if index < len(cells)}
    if not any(told.get(name, "").strip() for name in _TELLING):
        return [_fault(number, headings, COLUMNS[0], NO_ENTRY)]
    faults: list[Fault] = []
    version = None
    try:
        version = version_of(told.get("version", ""))
    except ValueError as error:
        faults.append(_fault(number, headings, "version", str(error)))
    checked = check_fields(to_fields(told))
    if isinstance(checked, Entry):
        return faults or Row(number, checked, version)
    # A list has a fault per item, but one cell.
    found = {column_of(each.location): each.expected for each in reversed(checked)}
    return faults + [_fault(number, headings, name, _wording(name, found[name])) for name in reversed(found)]


def _wording(name: str, expected: str) -> str:
    if name in FLAGS:
        return "expected ja or nej"
    return f"{expected} ({_HINTS[name]})" if name in _HINTS else expected


def _fault(number: int, headings: Mapping[str, int], name: str, expected: str) -> Fault:
    return Fault(number, f"{letters(headings[name])} ({name})" if name in headings else "", expected)
