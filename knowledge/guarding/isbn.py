"""Book numbers (ISBN-10, ISBN-13), which look like personal numbers and are asked about every day."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.reading import Span

_ISBN_PARTS: Final = ("prefix", "group", "registrant", "publication", "check digit")
_ISBN_10_LENGTH: Final = 10
_ISBN_13: Final = re.compile(r"(?<!\d)97[89](?:[\s\-]?\d){10}(?!\d)")
_ISBN_10: Final = re.compile(r"(?<=ISBN)(?:-?10)?[\s:\-]{0,3}(?:\d[\s\-]?){9}[\dX](?!\d)", re.IGNORECASE)
# As it is printed in a book: "87-02-12345-2".
_PRINTED_ISBN_10: Final = re.compile(
    r"(?<![\d\-])(?=[\dX\-]{13}(?![\w\-]))\d{1,5}-\d{1,7}-\d{1,6}-[\dX](?![\w\-])", re.IGNORECASE
)
_CALLED_AND_PARTED: Final = re.compile(
    r"(?<=ISBN)(?:-?10)?[\s:]{0,3}(?=[\dX\- ]{13}(?![\w\-]))\d{1,5}([\- ])\d{1,7}\1\d{1,6}\1[\dX](?![\w\-])",
    re.IGNORECASE,
)


def find_isbns(text: str) -> Iterator[Span]:
    """Where book numbers stand in `text`, whose digits are ASCII; ten digits count behind "ISBN" or parted so."""
    yield from (match.span() for match in _ISBN_13.finditer(text) if _is_isbn_13(match.group()))
    for pattern in (_ISBN_10, _PRINTED_ISBN_10):
        yield from (match.span() for match in pattern.finditer(text) if _is_isbn_10(match.group()))
    # Called one and parted as one it is an ISBN, though a digit of it be wrong.
    yield from (match.span() for match in _CALLED_AND_PARTED.finditer(text))


def _is_isbn_13(found: str) -> bool:
    """Whether the check digit is right (ISO 2108), or the number is parted as only an ISBN is: "978-87-02-12345-6"."""
    parts = re.findall(r"\d+", found)
    total = sum(int(digit) * weight for digit, weight in zip("".join(parts), itertools.cycle((1, 3)), strict=False))
    return total % 10 == 0 or (len(parts) == len(_ISBN_PARTS) and len(parts[-1]) == 1)


def _is_isbn_10(found: str) -> bool:
    """Whether the check digit is right (ISO 2108)."""
    figures = re.findall(r"[\dX]", found.upper())[-_ISBN_10_LENGTH:]
    values = (10 if figure == "X" else int(figure) for figure in figures)
    return sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True)) % 11 == 0
