"""What a birthday and the four digits behind it look like in running text, as parts of patterns."""

from __future__ import annotations

import re
from typing import Final

from knowledge.guarding.digit_groups import DAY, MONTH, MONTH_NAME, YEAR

LETTERS = r"[^\W\d_]{0,10}"
COMPACT = rf"(?:{DAY}{MONTH}(?:\d\d|{YEAR}))"
PARTED = rf"(?:[0-3] \d|{DAY}|\d)[\W_]{{1,3}}(?:i\s)?(?:[01] \d|{MONTH}|\d)[\W_]{{1,3}}(?:{YEAR}|\d ?\d)"
ORDINAL = r"(?:st|nd|rd|th|e|de|te|die|ende|ste)?"
NAMED = rf"\d{{1,2}}{ORDINAL}[\W_]{{0,3}}(?:of )?{MONTH_NAME}[\W_]{{0,3}}(?:{YEAR}|19 \d\d|\d\d)"
SERIAL = r"(?:\d\d[\W_]?\d\d|\d \d \d \d)(?!\d|[./\-]\d)"
NAMES_IT: Final = re.compile(r"\bc\W?p\W?r|personn(?:umme)?r|f(?:ø|oe)dselsn(?:umme)?r", re.IGNORECASE)
"""A word that says that a personal number is meant."""
COMES_LAST: Final = re.compile(
    r"[\W_]{1,3}(?:(?:er|som|is|as|are)[\W_]{1,3}(?:(?:de|det|the)[\W_]{1,3})?(?:sidste|last)"
    r"|til sidst|bagefter|at the end)\b",
    re.IGNORECASE,
)
"""Behind four digits: that they come last."""
