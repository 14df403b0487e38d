"""Which command was meant by a word that is none."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

_SHORT: Final = 4
_SHORTEST: Final = 3


def nearest_of(word: str, known: Collection[str]) -> str | None:
    """The one of the `known` commands that a folded word was meant for, or None where it is like none, or like two."""
    if word in known:
        return word
    longer = [each for each in known if len(word) >= _SHORTEST and each.startswith(word)]
    if longer:
        return longer[0] if len(longer) == 1 else None
    slips = 1 if len(word) <= _SHORT else 2
    ranked = sorted((DamerauLevenshtein.distance(word, each), each) for each in known)
    (least, first), (next_least, _), *_ = ranked
    return first if least <= slips and least < min(next_least, len(first)) else None
