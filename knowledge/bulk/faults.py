"""What can be wrong with a file of entries: as a whole, or in one cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.errors import BorgerbotError


class BulkFileError(BorgerbotError):
    """A file that cannot be read as a table of entries, or entries that cannot be written as one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the file that a person must mend.

    Attributes:
        row: as the spreadsheet counts them, from 1; in YAML the line.
        column: where in the row, such as "F (da_title)", or nothing where it is the row.
        expected: what is wrong and what was expected.
        sheet: which sheet it is on, where a file has several with something on them.
    """

    row: int
    column: str
    expected: str
    sheet: str = ""

    def __str__(self) -> str:
        sheet = f"sheet {self.sheet!r}, " if self.sheet else ""
        where = f", column {self.column}" if self.column else ""
        return f"{sheet}row {self.row}{where}: {self.expected}"


def in_order(faults: Iterable[Fault], sheet: str) -> tuple[Fault, ...]:
    """Faults by their rows, all of one sheet."""
    return tuple(replace(each, sheet=sheet) for each in sorted(faults, key=lambda fault: fault.row))


def letters(index: int) -> str:
    """The name that spreadsheets give to a column; the first is 0."""
    name = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
