"""What staff write for each other among what they write for a citizen: notes, and calls to a colleague."""

from __future__ import annotations

import re
from typing import Final

NOTE: Final = "//"
"""What begins a line that stays in the group."""

_NOTE: Final = re.compile(r"^[ \t]*//.*$\n?", re.MULTILINE)
_CALL: Final = re.compile(r"@\w{2,}")


def without_notes(text: str) -> str:
    """What of a text is for the citizen: the lines that begin with two slashes are for colleagues."""
    return _NOTE.sub("", text).strip()


def calls(text: str) -> bool:
    """Whether what is left of a text without its notes begins with a colleague's @name."""
    return _CALL.match(without_notes(text)) is not None


def is_talk(text: str) -> bool:
    """Whether a text is by its own words for colleagues alone: nothing but notes, or it calls one of them."""
    return bool(text.strip()) and (not without_notes(text) or calls(text))
