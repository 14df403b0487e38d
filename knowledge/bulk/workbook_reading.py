"""Reading the cells of a spreadsheet: values only, row by row, and nothing that would be computed."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

import openpyxl
from defusedxml.ElementTree import iterparse

from knowledge.bulk.archive import refuse_bombs
from knowledge.bulk.cells import meant
from knowledge.bulk.columns import COLUMNS
from knowledge.bulk.faults import BulkFileError, Fault, letters
from knowledge.bulk.grid import MOST_COLUMNS, Grid, refuse_too_many, width

SHEET: Final = "svar"
"""The sheet with the entries; another name counts where there is no such sheet."""


def read_xlsx(data: bytes) -> Grid:
    """The cells of the sheet with the entries, with a fault for each one that holds a formula or an error.

    Raises:
        BulkFileError: if the file is no sound spreadsheet, has merged cells, or too large a table.
    """
    refuse_bombs(data)
    if not openpyxl.DEFUSEDXML:
        raise BulkFileError("Spreadsheets are not read without defusedxml", "Install the locked packages")
    try:
        with warnings.catch_warnings(action="ignore"):  # about colours, links and other things that are not read
            return _read(data)
    except BulkFileError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks the library anywhere, and its message helps nobody
        raise BulkFileError("The file is damaged, or no spreadsheet", "Open it and save it as .xlsx anew") from None


def _read(data: bytes) -> Grid:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheet: Any = next((each for each in book.worksheets if each.title.lower() == SHEET), book.worksheets[0])
        _refuse_merged_cells(data, sheet)
        return _cells(sheet)
    finally:
        book.close()


def _refuse_merged_cells(data: bytes, sheet: Any) -> None:
    path = sheet._worksheet_path.lstrip("/")  # noqa: SLF001 - merged cells are not told when reading row by row
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(path) as part:
        for _, element in iterparse(part):
            if element.tag.endswith("}mergeCell"):
                raise BulkFileError(
                    f"The cells {element.get('ref')} are merged, so it is not clear whose text it is",
                    "Take the merging off and fill in each cell",
                )
            if element.tag.endswith("}row"):
                element.clear()


def _cells(sheet: Any) -> Grid:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    rows: list[tuple[int, tuple[str, ...]]] = []
    faults: list[Fault] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        texts = [_text(cell) for cell in cells]
        columns = width(texts)
        if columns:
            refuse_too_many(number, columns)
            rows.append((number, tuple(meant(text) for text in texts[:columns])))
            faults += _faults(number, cells, rows[0][1])
    return Grid(tuple(rows), tuple(faults))


def _faults(number: int, cells: tuple[Any, ...], headings: tuple[str, ...]) -> Iterator[Fault]:
    for index, cell in enumerate(cells):
        kind = getattr(cell, "data_type", "n")
        if kind in {"f", "e"}:
            name = headings[index] if index < len(headings) and headings[index] in COLUMNS else ""
            what = "a formula" if kind == "f" else "an error value"
            yield Fault(number, f"{letters(index)} ({name})" if name else letters(index), f"{what}, expected a text")


def _text(cell: Any) -> str:
    match cell.value:
        case None:
            return ""
        case bool() as flag:
            return "ja" if flag else "nej"
        case datetime() | date() as day:
            return day.strftime("%Y-%m-%d")
        case float() as number if number.is_integer():
            return str(int(number))
        case value:
            return str(value)
