"""Many entries at once, as a file that staff work in: .xlsx, .csv or .yaml. Bytes in, rows and faults out, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from knowledge.bulk.columns import COLUMNS, to_cells
from knowledge.bulk.comparing import Plan, behind, compare
from knowledge.bulk.delimited import csv_bytes, read_csv
from knowledge.bulk.faults import BulkFileError, Fault
from knowledge.bulk.grid import Grid, refuse_too_large
from knowledge.bulk.questions import COLUMNS as QUESTION_COLUMNS
from knowledge.bulk.questions import QuestionContent, holds_questions, questions_csv, questions_of
from knowledge.bulk.recognising import Format, format_of, refuse_other_content
from knowledge.bulk.rows import FileContent, Row, entries_of
from knowledge.bulk.yaml_files import questions_yaml, read_yaml, yaml_bytes
from knowledge.entries import Entry
from knowledge.storing.set_store import Question

_LOOKED_AT = 3
"""Rows in which the headings may stand."""

_TELLING = 3
"""Headings of ours that no other table has together."""

__all__ = [
    "BulkFileError",
    "Fault",
    "FileContent",
    "Plan",
    "QuestionContent",
    "Row",
    "behind",
    "compare",
    "format_of",
    "read",
    "read_table_file",
    "refuse_too_large",
    "resembles_export",
    "write",
    "write_questions",
]


def read_table_file(file: Path, known: Sequence[Format] = tuple(Format)) -> bytes:
    """What a file on this machine holds; one of another kind, or too large, is not even read.

    Raises:
        BulkFileError: if it is such a file, or cannot be read.
    """
    format_of(file.name, known)
    try:
        refuse_too_large(file.stat().st_size)
        return file.read_bytes()
    except OSError as error:
        raise BulkFileError(f"{file}: cannot be read ({error.strerror})", "Check the name and the rights") from None


def write(name: str, entries: Iterable[Entry], versions: Mapping[str, int]) -> bytes:
    """A file of `entries` in the format that its name says; `versions` are their newest ones.

    Raises:
        BulkFileError: if the format is not known, or a text is too long for it.
    """
    rows = (to_cells(entry, versions.get(entry.slug, 0)) for entry in entries)
    match format_of(name):
        case Format.XLSX:
            from knowledge.bulk.workbook_writing import xlsx_bytes  # noqa: PLC0415 - needed for spreadsheets only

            return xlsx_bytes(rows)
        case Format.CSV:
            return csv_bytes(rows)
        case Format.YAML:
            return yaml_bytes(rows)


def write_questions(name: str, questions: Iterable[Question]) -> bytes:
    """A file of `questions` in the format that its name says.

    Raises:
        BulkFileError: if it is neither .csv nor .yaml.
    """
    match format_of(name):
        case Format.CSV:
            return questions_csv(questions)
        case Format.YAML:
            return questions_yaml(questions)
        case Format.XLSX:
            raise BulkFileError(f"{name}: questions are written as .csv or .yaml", "Name another kind of file")


def read(name: str, data: bytes) -> FileContent | QuestionContent:
    """The entries of a file, or its questions, as its headings say; and what is wrong with its rows.

    Raises:
        BulkFileError: if it cannot be read as a table of either.
    """
    grid = _grid(name, data)
    return read_yaml(data, Path(name)) if grid is None else _content(grid)


def resembles_export(name: str, data: bytes) -> bool:
    """Whether a file has some of the headings of an export, or of its questions; a text in YAML always counts.

    Raises:
        BulkFileError: if it cannot be read as a table at all.
    """
    grid = _grid(name, data)
    if grid is None:
        return True
    named = {cell.strip().lower() for _, cells in grid.rows[:_LOOKED_AT] for cell in cells}
    return len(named & {*COLUMNS, *QUESTION_COLUMNS}) >= _TELLING


def _grid(name: str, data: bytes) -> Grid | None:
    """The cells of a table; None for a text in YAML, which has none."""
    promised = format_of(name)
    refuse_too_large(len(data))
    refuse_other_content(data, promised)
    match promised:
        case Format.XLSX:
            from knowledge.bulk.workbook_reading import read_xlsx  # noqa: PLC0415

            return read_xlsx(data)
        case Format.CSV:
            return read_csv(data)
        case Format.YAML:
            return None


def _content(grid: Grid) -> FileContent | QuestionContent:
    return questions_of(grid) if holds_questions(grid) else entries_of(grid)
