"""Entries as CSV, as Danish spreadsheets read and write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from knowledge.bulk.cells import meant, neutral
from knowledge.bulk.columns import COLUMNS
from knowledge.bulk.faults import BulkFileError
from knowledge.bulk.grid import Grid, refuse_too_many, width

_SEPARATORS: Final = ";,\t"


def csv_bytes(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows of cells as CSV: semicolons and UTF-8 with its mark, which Excel recognises in Danish."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([neutral(row[name]) for name in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def read_csv(data: bytes, columns: Collection[str] = COLUMNS) -> Grid:
    """The cells of a CSV file in UTF-8 or Windows-1252, separated by semicolons, commas or tabs.

    Args:
        data: the file.
        columns: the headings that it may have, by which it is seen what separates them.

    Raises:
        BulkFileError: if it is no such file, or too large a table.
    """
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, columns), strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        for number, row in enumerate(reader, 1):
            wide = width(row)
            if wide:
                refuse_too_many(number, wide)
                rows.append((number, tuple(meant(cell) for cell in row[:wide])))
    except csv.Error as error:
        raise BulkFileError(
            f"Line {reader.line_num} is not valid CSV ({error})", "Save the file as .csv anew"
        ) from None
    return Grid(tuple(rows))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BulkFileError(
            f"Line {line} is neither UTF-8 nor Windows-1252 (byte {error.start})", "Save the file as .csv (UTF-8)"
        ) from None


def _separator(text: str, columns: Collection[str]) -> str:
    """The one that makes most known headings of the first line."""
    first = text.split("\n", 1)[0].rstrip("\r")
    known = set(columns)
    return max(_SEPARATORS, key=lambda each: sum(name.strip(' "').lower() in known for name in first.split(each)))
