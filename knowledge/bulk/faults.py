"""What can be wrong with a file of entries: as a whole, or in one cell."""

from __future__ import annotations

from dataclasses import dataclass

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
    """

    row: int
    column: str
    expected: str

    def __str__(self) -> str:
        where = f", column {self.column}" if self.column else ""
        return f"row {self.row}{where}: {self.expected}"


def letters(index: int) -> str:
    """The name that spreadsheets give to a column; the first is 0."""
    name = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
