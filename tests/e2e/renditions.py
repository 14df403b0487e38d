"""A personal number in the ways that citizens write it, and the search for it in whatever was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

_WORDS = "nul et to tre fire fem seks syv otte ni".split()
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\W{1,5}(?=\d)")

WAYS: tuple[Callable[[str], str], ...] = (
    lambda number: f"{number[:6]}-{number[6:]}",
    lambda number: number,
    lambda number: f"{number[:6]} {number[6:]}",
    lambda number: f"{number[:2]}.{number[2:4]}.{number[4:6]}-{number[6:]}",
    lambda number: f"{number[:2]}/{number[2:4]}/{number[4:6]} - {number[6:]}",
    lambda number: " ".join(number[start : start + 2] for start in range(0, 10, 2)),
    " ".join,
    lambda number: f"{number[:6]}\u2013{number[6:]}",
    lambda number: f"{number[:6]}\u200b{number[6:]}",
    lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in number),
    lambda number: f"https://example.org/?cpr={number}&x=1",
    lambda number: " ".join(_WORDS[int(digit)] for digit in number),
)
"""Ways of writing ten digits, from the usual one to words."""


def traces(written: bytes | str, numbers: Iterable[str]) -> set[str]:
    """Those of the ten-digit `numbers` that can be read in what was written: in bytes of a file, JSON or a text.

    Read is what a person would read: digits of every script, with signs and spaces between them or not, or in words.
    """
    text = written.decode("utf-8", "replace") if isinstance(written, bytes) else written
    text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    plain = "".join(str(unicodedata.digit(each, each)) for each in text).casefold()
    joined = _BETWEEN_DIGITS.sub("", plain)
    return {number for number in numbers if number in joined or any(way(number) in plain for way in WAYS)}
