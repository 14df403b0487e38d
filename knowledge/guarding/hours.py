"""From when to when: two times of the day behind a date, which are no serial."""

from __future__ import annotations

import re
from typing import Final

_DAYTIME: Final = r"(?:[01]\d|2[0-4])[0-5]\d"
_TO: Final = r"\s?[\-\u2010-\u2015]\s?"
_RANGE: Final = re.compile(rf"({_DAYTIME}){_TO}({_DAYTIME})")

GOES_ON_TO: Final = rf"{_TO}{_DAYTIME}(?!\d)"
"""What follows the first of two times: "-1500" in "1100-1500"."""


def is_range(text: str) -> bool:
    """Whether `text` is two times of a day, the earlier one first: "1430-1600"."""
    found = _RANGE.fullmatch(text)
    return found is not None and found[1] < found[2]
