"""How a date of birth is written, and the four digits behind it."""

from __future__ import annotations

import re
from typing import Final

from knowledge.guarding.digit_groups import DAY, MONTH, MONTH_NAME, YEAR

COMPACT: Final = rf"{DAY}{MONTH}(?:\d\d|{YEAR})"
PARTED: Final = rf"(?:[0-3] \d|{DAY}|\d)[\W_]{{1,3}}(?:i\s)?(?:[01] \d|{MONTH}|\d)[\W_]{{1,3}}(?:{YEAR}|\d ?\d)"
ORDINAL: Final = r"(?:st|nd|rd|th|e|de|te|die|ende|ste)?"
NAMED_MONTH: Final = (
    rf"(?:\d{{1,2}}{ORDINAL}[\W_]{{0,3}}(?:of )?{MONTH_NAME}[\W_]{{0,3}}(?:{YEAR}|19 \d\d|\d\d)"
    rf"|(?<!\w){MONTH_NAME}[\W_]{{1,2}}\d{{1,2}}{ORDINAL}[\W_]{{1,3}}{YEAR})"
)
"""A date with the month's name; in English the month may come first."""
SERIAL: Final = r"(?:\d\d[\W_]?\d\d(?!\d|[./\-]\d)|(?:\d \d \d \d|\d\d \d \d|\d \d \d\d)(?!\d|[ ./\-]\d))"
"""Four digits, also as they are said: "tolv nul ni" is 12 0 9."""
# The first six digits, in a text that told the last four: they are told as a birthday, as the first ones, or alone.
BIRTH: Final = re.compile(rf"(?<![\d./\-])(?:{COMPACT}|{PARTED}|{NAMED_MONTH})(?!\d|[./\-]\d)", re.IGNORECASE)
_RECENT: Final = re.compile(r"(?:20[2-9]\d|(?<!\d)[2-3]\d)$")


def is_recent(date: str) -> bool:
    """Whether a date's year is of these times, so that hours may follow it as well: "24.12.2026", "24/12 26"."""
    return _RECENT.search(date) is not None
