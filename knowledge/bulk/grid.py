"""A file's cells as texts, whatever kind of file they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.bulk.faults import BulkFileError, Fault

MOST_BYTES: Final = 10_000_000
MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, headings first, as texts.

    Attributes:
        rows: each with its number as the spreadsheet counts, from 1; blank ones are left out.
        faults: cells that could not be read as texts.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[Fault, ...] = ()


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
            f"The table has more than {MOST_COLUMNS} columns", "Delete the columns that are not of the export"
        )


def width(cells: Sequence[str]) -> int:
    """How many columns a row has, blank ones at its end left out."""
    return max((index + 1 for index, cell in enumerate(cells) if cell.strip()), default=0)
