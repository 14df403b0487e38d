"""What is seen of a sheet of a spreadsheet in its XML, before its cells are read one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, Any, Final

from defusedxml.ElementTree import iterparse

from knowledge.bulk.grid import refuse_too_many

_COLUMN: Final = re.compile(r"[A-Z]+", re.ASCII)
_NOT_SHOWN: Final = frozenset({"1", "true"})


@dataclass(slots=True)
class Part:
    """A sheet as it stands in the file.

    Attributes:
        merged: the first cells that are merged, such as "A1:B2", or nothing.
        hidden_rows: how many rows with something in them nobody sees.
        last_row: the last row with something in it; 0 for a blank sheet.
    """

    merged: str = ""
    hidden_rows: int = 0
    last_row: int = 0


def look_through(file: IO[bytes], *, first_only: bool = False) -> Part:
    """What is seen of a sheet.

    Args:
        file: its XML.
        first_only: stop at the first row with something in it.

    Raises:
        BulkFileError: if something stands in more rows or columns than are ever read.
    """
    part = Part()
    number = 0
    for _, element in iterparse(file):
        if element.tag.endswith("}mergeCell") and not part.merged:
            part.merged = element.get("ref", "")
        if not element.tag.endswith("}row"):
            continue
        number = int(element.get("r", number + 1))
        columns = [_column(cell, index) for index, cell in enumerate(element, 1) if _holds_something(cell)]
        if columns:
            part.last_row = number
            part.hidden_rows += element.get("hidden", "") in _NOT_SHOWN
            if first_only:
                return part
            refuse_too_many(number, max(columns))
        element.clear()
    return part


def _holds_something(cell: Any) -> bool:
    return any(child.text or len(child) for child in cell)


def _column(cell: Any, otherwise: int) -> int:
    found = _COLUMN.match(cell.get("r", ""))
    if found is None:
        return otherwise
    number = 0
    for letter in found.group():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
