"""The marks of a list that was pasted: they are no part of what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_BULLET: Final = re.compile(r"(?![-–]\s*\d{1,3}$)[-–—•◦▪●·*][ ]+|[•◦▪●][ ]*")
"""But for what takes an example away: "- 3"."""

_NUMBER: Final = re.compile(r"\(?(?P<number>\d{1,3})[.)][ ]+(?=\S)")


def without_list_marks(lines: Sequence[str]) -> list[str]:
    """Lines without the bullets, and without the numbers, that they begin with.

    Numbers are marks only where they count on from one, line by line: "1. maj" is a day.
    """
    bare = [line[found.end() :] if (found := _BULLET.match(line)) else line for line in lines]
    numbered = [(at, found) for at, line in enumerate(bare) if (found := _NUMBER.match(line))]
    counted = [int(found["number"]) for _, found in numbered]
    if len(counted) > 1 and counted == list(range(1, len(counted) + 1)):
        for at, found in numbered:
            bare[at] = bare[at][found.end() :]
    return bare
