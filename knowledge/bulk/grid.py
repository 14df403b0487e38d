"""A file's cells as texts, whatever kind of file they came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.bulk.cells import is_error, meant
from knowledge.bulk.faults import BulkFileError, Fault, letters

MOST_BYTES: Final = 10_000_000
MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, headings first, as texts.

    Attributes:
        rows: each with its number as the spreadsheet counts, from 1; blank ones are left out.
        faults: cells that could not be read as texts.
        sheet: the name of the sheet that it stands on, where a file has several with something on them.
        notes: what of the file was not read, or was read although nobody sees it.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[Fault, ...] = ()
    sheet: str = ""
    notes: tuple[str, ...] = ()


FORMULA: Final = "a formula, expected a text"
ERROR_VALUE: Final = "an error value, expected a text"
_LONGEST_NAME: Final = 40

RawRow = tuple[int, Sequence[str], Mapping[int, str]]
"""A row as it was read: its number, its cells, and what is wrong with some of them, by their place."""


def grid_of(rows: Iterable[RawRow], *, sheet: str = "", notes: tuple[str, ...] = ()) -> Grid:
    """The table that rows make; their cells are texts as the export marks them.

    Raises:
        BulkFileError: if it is too large.
    """
    kept: list[tuple[int, tuple[str, ...]]] = []
    faults: list[Fault] = []
    for number, cells, wrong in rows:
        columns = width(cells)
        if not columns:
            continue
        refuse_too_many(number, columns)
        kept.append((number, tuple(meant(cell) for cell in cells[:columns])))
        told = {index: ERROR_VALUE for index, cell in enumerate(cells) if is_error(cell)} | dict(wrong)
        faults += (Fault(number, _place(index, kept[0][1]), what, sheet) for index, what in told.items())
    return Grid(tuple(kept), tuple(faults), sheet, notes)


def _place(index: int, headings: Sequence[str]) -> str:
    name = headings[index].strip()[:_LONGEST_NAME] if index < len(headings) else ""
    return f"{letters(index)} ({name})" if name else letters(index)


def refuse_too_large(size: int) -> None:
    """Before anything of a file is read.

    Raises:
        BulkFileError: if it has more bytes than entries ever need.
    """
    if size > MOST_BYTES:
        raise BulkFileError(
            f"The file has {size / 1_000_000:.1f} MB, at most {MOST_BYTES // 1_000_000} MB are read",
            "Remove pictures and other sheets, or split the file",
        )


def refuse_too_many(rows: int, columns: int) -> None:
    """While a table is read.

    Raises:
        BulkFileError: if it has more rows or columns than are ever read.
    """
    if rows > MOST_ROWS:
        raise BulkFileError(
            f"The table has something in row {rows}, at most {MOST_ROWS} rows are read",
            "Split the file, or delete what stands below the entries",
        )
    if columns > MOST_COLUMNS:
        raise BulkFileError(
            f"The table has more than {MOST_COLUMNS} columns: something stands far to the right in row {rows}",
            "Delete the columns that are none of the table",
        )


def width(cells: Sequence[str]) -> int:
    """How many columns a row has, blank ones at its end left out."""
    return max((index + 1 for index, cell in enumerate(cells) if cell.strip()), default=0)
