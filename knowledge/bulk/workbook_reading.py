"""Reading the cells of a spreadsheet: values only, row by row, and nothing that would be computed."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import openpyxl

from knowledge.bulk.archive import refuse_bombs
from knowledge.bulk.columns import COLUMNS
from knowledge.bulk.faults import BulkFileError
from knowledge.bulk.grid import ERROR_VALUE, FORMULA, MOST_COLUMNS, MOST_ROWS, Grid, RawRow, grid_of
from knowledge.bulk.questions import COLUMNS as QUESTION_COLUMNS
from knowledge.bulk.workbook_parts import Part, look_through

SHEET: Final = "svar"
"""The sheet with the entries; another name counts where there is no such sheet."""
HELP: Final = "læs mig"
"""The sheet of the export that tells how to work in it; it is no part of the table."""

_NO_DAY: Final = datetime(1899, 12, 31)  # noqa: DTZ001 - a clock on a wall, of no place
_FIRST_ROWS: Final = 20
_HEADINGS: Final = 2
_WRONG: Final = {"f": FORMULA, "e": ERROR_VALUE}


def read_xlsx(data: bytes, columns: Collection[str] = COLUMNS) -> Grid:
    """The cells of the sheet with the table, with a fault for each one that holds a formula or an error.

    That is the visible sheet called `SHEET`, or the first visible one with headings of ours, or with anything on it.
    What stands on others is not read, and told.

    Args:
        data: the file.
        columns: the headings that the table may have; some programs put a sheet of their own before it.

    Raises:
        BulkFileError: if the file is no sound spreadsheet, has merged cells, or too large a table.
    """
    refuse_bombs(data)
    if not openpyxl.DEFUSEDXML:
        raise BulkFileError("Spreadsheets are not read without defusedxml", "Install the locked packages")
    try:
        with warnings.catch_warnings(action="ignore"):  # about colours, links and other things that are not read
            return _read(data, columns)
    except BulkFileError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks the library anywhere, and its message helps nobody
        raise BulkFileError("The file is damaged, or no spreadsheet", "Open it and save it as .xlsx anew") from None


def _read(data: bytes, columns: Collection[str]) -> Grid:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheet, others = _chosen(book.worksheets, archive, {*columns, *QUESTION_COLUMNS})
            path = sheet._worksheet_path.lstrip("/")  # noqa: SLF001 - what is not told when reading row by row
            with archive.open(path) as file:
                part = look_through(file)
        _refuse(part, sheet.title)
        notes = [f"The sheet {name!r} was not read, only {sheet.title!r} was" for name in others]
        if part.hidden_rows:
            notes.append(f"{part.hidden_rows} hidden rows were read too")
        return grid_of(_rows(sheet), sheet=sheet.title if others else "", notes=tuple(notes))
    finally:
        book.close()


def _chosen(sheets: list[Any], archive: zipfile.ZipFile, known: Collection[str]) -> tuple[Any, list[str]]:
    """The sheet to read, and the names of others with something on them."""
    visible = [each for each in sheets if each.sheet_state == "visible"] or sheets
    filled = [each for each in sheets if _is_filled(each, archive)]
    candidates = [each for each in visible if each in filled and each.title.lower() != HELP]
    named = [each for each in visible if each.title.lower() == SHEET]
    chosen = [*named, *(each for each in candidates if _has_headings(each, known)), *candidates, *visible][0]
    return chosen, [each.title for each in filled if each is not chosen and each.title.lower() != HELP]


def _has_headings(sheet: Any, known: Collection[str]) -> bool:
    """Whether several headings of ours stand in one of its first rows."""
    rows = sheet.iter_rows(max_row=_FIRST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    return any(sum(str(value).strip().casefold() in known for value in row) >= _HEADINGS for row in rows)


def _is_filled(sheet: Any, archive: zipfile.ZipFile) -> bool:
    with archive.open(sheet._worksheet_path.lstrip("/")) as file:  # noqa: SLF001
        return look_through(file, first_only=True).last_row > 0


def _refuse(part: Part, title: str) -> None:
    """Refuse what is seen of a sheet before its rows are read, which may be a million blank ones."""
    if part.merged:
        raise BulkFileError(
            f"The cells {part.merged} of the sheet {title!r} are merged, so it is not clear whose text it is",
            "Take the merging off and fill in each cell",
        )


def _rows(sheet: Any) -> Iterator[RawRow]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS), 1):
        kinds = ((index, getattr(cell, "data_type", "n")) for index, cell in enumerate(cells))
        yield number, [_text(cell.value) for cell in cells], {at: _WRONG[kind] for at, kind in kinds if kind in _WRONG}


def _text(value: Any) -> str:  # noqa: PLR0911 - one for each kind of value
    match value:
        case None:
            return ""
        case bool() as flag:
            return "ja" if flag else "nej"
        case datetime() as moment:
            return _moment(moment)
        case date() as day:
            return day.isoformat()
        case timedelta() as length:
            return _clock(length)
        case float() as number:
            return str(int(number)) if number.is_integer() else str(number).replace(".", ",")
        case value:
            return str(value).replace("_x000D_", "\r")  # how it keeps a line break of Windows


def _moment(moment: datetime) -> str:
    if moment.year <= _NO_DAY.year + 1:
        return _clock(moment - _NO_DAY)  # 24:00, as a spreadsheet keeps it
    return moment.strftime("%Y-%m-%d" if moment.time() == time() else "%Y-%m-%d %H:%M")


def _clock(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
