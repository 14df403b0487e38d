"""Texts as cells: what a spreadsheet would take for a formula is marked on the way out and unmarked on the way in."""

from __future__ import annotations

from typing import Final

_MARK: Final = "'"
_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKED: Final = (*_ACTIVE, _MARK)


def neutral(text: str) -> str:
    """`text` as a cell that no spreadsheet computes; a text that begins with the mark itself gets a second one."""
    return _MARK + text if text.startswith(_MARKED) else text


def meant(cell: str) -> str:
    """The text that a cell stands for; undoes `neutral`, and takes line breaks as spreadsheets write them."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return text[1:] if text.startswith(_MARK) and text[1:].startswith(_MARKED) else text
