"""What kind of file bytes are, whatever their name says."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from knowledge.bulk.decoding import is_wide
from knowledge.bulk.faults import BulkFileError

_SAVE: Final = "Save it as .xlsx, or as .csv (UTF-8)"
_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls) or one with a password", f"{_SAVE}, without a password"),
    (b"\x89PNG", "a picture", _SAVE),
    (b"\xff\xd8\xff", "a picture", _SAVE),
    (b"GIF8", "a picture", _SAVE),
    (b"%PDF", "a PDF", _SAVE),
)
_ZIP: Final = b"PK\x03\x04"


class Format(StrEnum):
    """The kinds of files that entries are written to and read from."""

    XLSX = ".xlsx"
    CSV = ".csv"
    YAML = ".yaml"


_ALSO: Final = {".yml": Format.YAML, ".txt": Format.CSV, ".tsv": Format.CSV}
"""Other names of the same: spreadsheets call a table with tabs a text."""


def format_of(name: str, known: Sequence[Format] = tuple(Format)) -> Format:
    """The kind of file that a name promises.

    Raises:
        BulkFileError: if it is none of those that are `known`.
    """
    ending = PurePath(name).suffix.lower()
    found = next((each for each in known if each == _ALSO.get(ending, ending)), None)
    if found is None:
        *others, last = known
        raise BulkFileError(
            f"{ending or name!r} is no kind of file that is known here", f"Use {', '.join(others)} or {last}"
        )
    return found


def refuse_other_content(data: bytes, promised: Format) -> None:
    """Look at the first bytes only.

    Raises:
        BulkFileError: if the content is not what the name promises.
    """
    for beginning, what, todo in _OTHERS:
        if data.startswith(beginning):
            raise BulkFileError(f"The file is {what}, not {promised.value}", todo)
    if data.startswith(_ZIP) and promised is not Format.XLSX:
        raise BulkFileError(
            f"The file is a ZIP archive or a spreadsheet, not {promised.value}", "Name it .xlsx if it is one"
        )
    if not data.startswith(_ZIP) and promised is Format.XLSX:
        raise BulkFileError("The file is no spreadsheet, although it is named .xlsx", _SAVE)
    wide = is_wide(data)
    if wide and promised is Format.YAML:
        raise BulkFileError("The file is a text in UTF-16, not .yaml", "Save it as UTF-8")
    if promised is not Format.XLSX and not wide and b"\x00" in data:
        raise BulkFileError(f"The file holds NUL bytes, so it is no text of the kind {promised.value}", _SAVE)
