"""Texts as cells: what a spreadsheet would take for a formula is marked on the way out and unmarked on the way in."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARK: Final = "'"
_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKED: Final = (*_ACTIVE, _MARK)
# What cannot be computed, in English and in Danish, and what is too wide for its column.
_ERROR: Final = re.compile(
    r"#(?:REF|REFERENCE|VALUE|VÆRDI|NAME|NAVN|DIV/0|DIVISION/0|NUM|NUL|NULL|SPILL|OVERLØB|CALC|ERROR)[!?]"
    r"|#N/A|#I/T|#{3,}|Err:\d{3}"
)


def neutral(text: str) -> str:
    """`text` as a cell that no spreadsheet computes; a text that begins with the mark itself gets a second one."""
    return _MARK + text if text.startswith(_MARKED) or is_error(text) else text


def meant(cell: str) -> str:
    """The text that a cell stands for; undoes `neutral`, and what programs make of line breaks and letters."""
    text = unicodedata.normalize("NFC", cell.replace("\r\n", "\n").replace("\r", "\n"))
    rest = text[1:]
    return rest if text.startswith(_MARK) and (rest.startswith(_MARKED) or is_error(rest)) else text


def is_error(cell: str) -> bool:
    """Whether a cell says nothing but that something could not be computed, or shown."""
    return cell.startswith(("#", "Err:")) and _ERROR.fullmatch(cell.strip()) is not None


def is_formula(cell: str) -> bool:
    """Whether a cell of a text file holds a formula, not what it comes to; the export marks what only looks so."""
    return cell.startswith("=")
