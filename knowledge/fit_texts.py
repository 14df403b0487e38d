"""Texts of staff's that may be kept: without a personal number, and with the letters that were written."""

from __future__ import annotations

import re
from typing import Final

from knowledge.guarding.personal_numbers import find_personal_numbers
from knowledge.guarding.reading import readings

_LINK: Final = re.compile(r"https?://\S+")
# The guard reads every way of writing a number, which takes a while; what has no ten digits together holds none.
_TEN_DIGITS: Final = re.compile(r"(?:\d[\W_]{0,4}){9}\d")
_GARBLED: Final = re.compile(
    "\ufffd"
    # UTF-8 that was taken for Windows-1252, for Mac Roman, for the code pages of DOS.
    "|[ÃÂ][\u0080-\u00bf†˜…]|â€|√[¶∏•ÜòÖ©]|├[^\\s─]"
    # The letters of an old Mac or of DOS that were taken for Windows-1252.
    "|(?<=[a-zæøå])[¾¿Œ†›](?=[a-zæøå])"
)
_MAY_BE_GARBLED: Final = re.compile("[\ufffdÃÂâ√├¾¿Œ†›]")
"""Each of the above has one of these, and most texts have none."""


def holds_personal_number(text: str) -> bool:
    """Whether a text holds what may be a CPR number; digits within a link are none."""
    # Thousands of texts are read at a start, and few have a link.
    plain = _LINK.sub(" ", text) if "://" in text else text
    if not _TEN_DIGITS.search(plain):
        return False
    return any(True for reading in readings(plain) for _ in find_personal_numbers(reading))


def garbled_letters(text: str) -> str:
    """The first letters that were read with the wrong character set ("Ã¦" for "æ"); "" where there are none."""
    found = _GARBLED.search(text) if _MAY_BE_GARBLED.search(text) else None
    return "" if found is None else found.group()


def unfit(text: str) -> str:
    """Why a text may not be kept, in words for whoever wrote it; "" where it may."""
    if holds_personal_number(text):
        return "expected a text without a number like a CPR number"
    if garbled := garbled_letters(text):
        return f"the letters are garbled (such as {garbled!r}); save the file anew as UTF-8"
    return ""
