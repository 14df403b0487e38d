"""The text of a calendar feed: decoded, and with its long lines joined, whatever program wrote it."""

from __future__ import annotations

import codecs
import re
from typing import Final

from knowledge.events.answer import UnreadableError

_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WESTERN: Final = "cp1252"
"""What programs in Denmark write where it is not UTF-8."""


def calendar_text(data: bytes) -> str:
    """The feed as text with a line for each property.

    Raises:
        UnreadableError: if it is no calendar, or was cut off.
    """
    text = _decoded(data).strip("\x00 \t\r\n")
    if not text[:15].upper() == "BEGIN:VCALENDAR" or not text[-13:].upper() == "END:VCALENDAR":
        raise UnreadableError("no calendar, or cut off")
    return text


def _decoded(data: bytes) -> str:
    mark, encoding = next((each for each in _MARKS if data.startswith(each[0])), (b"", "utf-8"))
    if encoding != "utf-8":
        return re.sub(r"\r?\n[ \t]", "", data[len(mark) :].decode(encoding, "replace"))
    # Lines are folded by bytes, also in the middle of a letter: they are joined before they are read.
    joined = _FOLD.sub(b"", data[len(mark) :])
    try:
        return joined.decode()
    except UnicodeDecodeError:
        return joined.decode(_WESTERN, "replace")
