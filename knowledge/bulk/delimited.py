"""Entries as CSV, as Danish spreadsheets read and write it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from knowledge.bulk.cells import is_formula, neutral
from knowledge.bulk.columns import COLUMNS
from knowledge.bulk.decoding import decoded
from knowledge.bulk.faults import BulkFileError
from knowledge.bulk.grid import FORMULA, Grid, RawRow, grid_of
from knowledge.bulk.questions import COLUMNS as QUESTION_COLUMNS

_SEPARATORS: Final = ";,\t"
_TOLD: Final = re.compile(r'"?sep=([;,\t])"?(?:\r\n?|\n)', re.IGNORECASE)


def csv_bytes(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows of cells as CSV: semicolons and UTF-8 with its mark, which Excel recognises in Danish."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([neutral(row[name]) for name in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def read_csv(data: bytes, columns: Collection[str] = COLUMNS) -> Grid:
    """The cells of a CSV file in UTF-8 or as old machines wrote it, separated by semicolons, commas or tabs.

    Args:
        data: the file.
        columns: the headings that it may have, by which it is seen what separates them.

    Raises:
        BulkFileError: if it is no such file, or too large a table.
    """
    text = decoded(data)
    told = _TOLD.match(text)
    return grid_of(_rows(text, told[1] if told else _separator(text, columns), skipped=1 if told else 0))


def _rows(text: str, separator: str, *, skipped: int) -> Iterator[RawRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begun = 1
    try:
        for number, row in enumerate(reader, 1):
            if number > skipped:
                yield number, row, {index: FORMULA for index, cell in enumerate(row) if is_formula(cell)}
            begun = reader.line_num + 1
    except csv.Error as error:
        raise BulkFileError(f"Line {begun} is not valid CSV ({error})", "Save the file as .csv anew") from None


def _separator(text: str, columns: Collection[str]) -> str:
    """The one that makes most known headings of the first line, else the one that stands there most often."""
    first = (text.lstrip().splitlines() or [""])[0]
    known = {*columns, *QUESTION_COLUMNS}

    def fits(separator: str) -> tuple[int, int]:
        names = first.split(separator)
        return sum(name.strip(' "').casefold() in known for name in names), len(names)

    return max(_SEPARATORS, key=fits)
