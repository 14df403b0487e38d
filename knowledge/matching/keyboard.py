"""Slips of the finger: a letter left out, doubled or too many, two that changed places, a neighbouring key."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

_ROWS: Final = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")


def is_slip(typed: str, meant: str) -> bool:
    """Whether one slip of the finger makes `typed` of `meant`."""
    if OSA.distance(typed, meant, score_cutoff=1) != 1:
        return False
    if len(typed) != len(meant):
        return True
    places = [at for at, (left, right) in enumerate(zip(typed, meant, strict=True)) if left != right]
    swapped = len(places) > 1
    return swapped or _are_neighbours(typed[places[0]], meant[places[0]])


def is_plain_slip(typed: str, meant: str) -> bool:
    """Whether two letters changed places or one came twice: of a short word nothing else is sure."""
    if not is_slip(typed, meant) or len(typed) < len(meant):
        return False
    return sorted(typed) == sorted(meant) or _twice(typed, meant)


def _twice(typed: str, meant: str) -> bool:
    return any(typed[:at] + typed[at + 1 :] == meant and typed[at] == typed[at - 1] for at in range(1, len(typed)))


@lru_cache(maxsize=2_000)
def _are_neighbours(left: str, right: str) -> bool:
    places = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    if left not in places or right not in places:
        return False
    (row, column), (other_row, other_column) = places[left], places[right]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1
