"""A spreadsheet is a ZIP archive: its directory is looked at before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from knowledge.bulk.faults import BulkFileError

_MOST_PARTS: Final = 500
_MOST_UNPACKED: Final = 60_000_000
_MOST_RATIO: Final = 150
_SMALL: Final = 1_000_000
"""Bytes; below, a part may be packed as tightly as it likes."""
_NEEDED: Final = frozenset({"[Content_Types].xml", "xl/workbook.xml"})


def refuse_bombs(data: bytes) -> None:
    """Let only archives through that unpack to what a spreadsheet of entries may have.

    What the directory says holds: Python's reader gives no more bytes of a part than are announced there.

    Raises:
        BulkFileError: if the archive is broken, locked, no spreadsheet, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise BulkFileError("The file is damaged: its ZIP directory cannot be read", "Save it as .xlsx anew") from None
    if len(parts) > _MOST_PARTS:
        raise BulkFileError(f"The file has {len(parts)} parts, at most {_MOST_PARTS} are read", _COPY)
    if not {part.filename for part in parts} >= _NEEDED:
        raise BulkFileError("The file is a ZIP archive, but no spreadsheet (.xlsx)", "Save it as .xlsx or .csv")
    if any(part.flag_bits & 1 for part in parts):
        raise BulkFileError("The file has a password", "Save it without one")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_UNPACKED:
        limit = _MOST_UNPACKED // 1_000_000
        raise BulkFileError(f"The file unpacks to {unpacked // 1_000_000} MB, at most {limit} MB are read", _COPY)
    if any(part.file_size > _SMALL and part.file_size > _MOST_RATIO * part.compress_size for part in parts):
        raise BulkFileError("The file is packed tighter than a spreadsheet of texts can be", _COPY)


_COPY: Final = "Copy the entries to a new file and save that"
