"""How days are written here, in whatever is read: the months' names, years of two figures, and what no year can be."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

MONTHS: Final = tuple("jan feb mar apr maj jun jul aug sep okt nov dec".split())
"""The first three letters of their Danish names."""

FARTHEST: Final = timedelta(days=11 * 365)
"""Nothing here is planned so far ahead: a year is a slip."""

_CENTURY: Final = "20"


def whole_year(written: str) -> str:
    """A year in figures with its century: "27" is 2027, for nothing here is older."""
    return f"{_CENTURY}{written}" if len(written) == len(_CENTURY) else written
