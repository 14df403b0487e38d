"""Writing entries as a spreadsheet that staff can work in: heading frozen, texts wrapped, and a sheet on how to."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from knowledge.bulk.cells import neutral
from knowledge.bulk.columns import COLUMNS
from knowledge.bulk.faults import BulkFileError, letters
from knowledge.bulk.workbook_reading import SHEET

_LONGEST_CELL: Final = 32_767
"""Characters that a spreadsheet keeps; it cuts off the rest without a word."""
_NARROW: Final = 16.0
_WIDTHS: Final[Mapping[str, float]] = {
    **dict.fromkeys(("slug", "da_title", "en_title"), 28.0),
    **dict.fromkeys(("da_answer", "en_answer", "da_examples", "en_examples"), 70.0),
    **dict.fromkeys(("sources", "details", "related", "not_to_be_confused_with"), 40.0),
}
_HEIGHT: Final = 90.0
"""Points; dozens of examples would otherwise make a row as high as the screen."""
_HELP: Final = "læs mig"
_HELP_WIDTHS: Final = (28.0, 100.0)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_BOLD: Final = Font(bold=True)
_SHADED: Final = PatternFill("solid", fgColor="DDEBF7")
_AS_TEXT: Final = "@"


def xlsx_bytes(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows of cells as an .xlsx file; every cell is a text, none is a formula.

    Raises:
        BulkFileError: if a text is longer than a cell can be.
    """
    rows = list(rows)
    for row in rows:  # before a sheet is begun, which cannot be left half written
        _refuse_too_long(row)
    book = Workbook(write_only=True)
    _add_entries(book.create_sheet(SHEET), rows)
    _add_help(book.create_sheet(_HELP))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add_entries(sheet: Any, rows: Iterable[Mapping[str, str]]) -> None:
    sheet.freeze_panes = "B2"
    for index, name in enumerate(COLUMNS):
        sheet.column_dimensions[letters(index)].width = _WIDTHS.get(name, _NARROW)
    sheet.append([_heading(sheet, name) for name in COLUMNS])
    last = 1
    for row in rows:
        sheet.row_dimensions[last + 1].height = _HEIGHT
        sheet.append([_plain(sheet, neutral(row[name])) for name in COLUMNS])
        last += 1
    sheet.auto_filter.ref = f"A1:{letters(len(COLUMNS) - 1)}{last}"


def _add_help(sheet: Any) -> None:
    for index, width in enumerate(_HELP_WIDTHS):
        sheet.column_dimensions[letters(index)].width = width
    for name, text in help_lines():
        cells = [_plain(sheet, name), _plain(sheet, text)]
        if not text:
            cells[0].font = _BOLD
        sheet.append(cells)


def help_lines() -> Sequence[tuple[str, str]]:
    """How to work in the file, in Danish: a column with what it holds, or a heading alone."""
    text = (files("knowledge.bulk") / "help-da.txt").read_text(encoding="utf-8")
    parted = (line.partition(": ") for line in text.splitlines() if line.strip())
    return [(name.strip(), told.strip()) for name, _, told in parted]


def _heading(sheet: Any, name: str) -> Any:
    cell = _plain(sheet, name)
    cell.font, cell.fill = _BOLD, _SHADED
    return cell


def _refuse_too_long(row: Mapping[str, str]) -> None:
    for name, text in row.items():
        if len(neutral(text)) > _LONGEST_CELL:
            raise BulkFileError(
                f"{row['slug']}: {name} has {len(text)} characters, a spreadsheet's cell holds {_LONGEST_CELL}",
                "Export to .yaml instead",
            )


def _plain(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text or None)
    cell.alignment, cell.number_format = _WRAPPED, _AS_TEXT
    return cell
