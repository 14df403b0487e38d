"""What staff write for each other among what they write for a citizen: notes, and calls to a colleague."""

from __future__ import annotations

import re
from typing import Final

NOTE: Final = "//"
"""What begins a line that stays in the group."""

_NOTE: Final = re.compile(r"^[ \t]*//.*$\n?", re.MULTILINE)
_CALL: Final = re.compile(r"@\w{2,}")
_SIGN: Final = r"[*_]*(?:\s*[:)\]]|\s+[–—-]\s)"
_LABEL: Final = re.compile(
    rf"^[\s(\[*_]*(?:"
    rf"(?i:intern(?:t|e)?(?:\s+(?:note|notat|besked|info))?|note|notat"
    rf"|(?:kun\s+)?til\s+(?:os(?:\s+selv)?|kolleg\w+|personalet|medarbejderne))|[Tt]il\s+[A-ZÆØÅ]\w+){_SIGN}",
    re.MULTILINE,
)
"""What says at the beginning of a line that it is for colleagues: "Intern:", "(internt)", "Note -", "Til Cleo:"."""

_LATE_NOTE: Final = re.compile(r"(?<=\s)//(?=\s|\w)")
"""Two slashes behind other words: a note that does not begin its line. In an address nothing stands before them."""


def without_notes(text: str) -> str:
    """What of a text is for the citizen: the lines that begin with two slashes are for colleagues."""
    return _NOTE.sub("", text).strip()


def calls(text: str) -> bool:
    """Whether what is left of a text without its notes begins with a colleague's @name."""
    return _CALL.match(without_notes(text)) is not None


def is_labelled(text: str) -> bool:
    """Whether what is left of a text without its notes says of itself that part of it is for colleagues."""
    left = without_notes(text)
    return _LABEL.search(left) is not None or _LATE_NOTE.search(left) is not None


def is_note(text: str) -> bool:
    """Whether a text is nothing but notes."""
    return bool(text.strip()) and not without_notes(text)


def is_talk(text: str) -> bool:
    """Whether a text is by its own words for colleagues alone: nothing but notes, or it calls one of them."""
    return is_note(text) or calls(text)
