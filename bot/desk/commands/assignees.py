"""Whom staff name behind `/tildel`: a colleague, themselves, or nobody."""

from __future__ import annotations

import re
from typing import Final

WRITER: Final = "mig"
NOBODY: Final = "ingen"

_NOBODY: Final = frozenset({NOBODY, "-", "fri"})
_TO: Final = re.compile(r"^(?:over\s+)?til\s+", re.IGNORECASE)
_WRITER: Final = re.compile(r"(?:mig(?:\s+selv)?|selv)[.!]?", re.IGNORECASE)
_CALLED: Final = re.compile(r"@\w+")


def assignee(text: str) -> str:
    """Whom what stands behind the command names; `WRITER` for whoever wrote it, `NOBODY`, or "" where none is named."""
    name = _TO.sub("", text.strip())
    if _WRITER.fullmatch(name):
        return WRITER
    if name.casefold() in _NOBODY:
        return NOBODY
    called = _CALLED.match(name)
    return name if called is None else called.group()
