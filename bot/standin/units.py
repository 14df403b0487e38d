"""Telegram counts text in UTF-16 code units: a letter is one, an emoji two."""

from __future__ import annotations


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def part(text: str, offset: int, length: int) -> str:
    """The part of `text` at a UTF-16 offset and length; half a surrogate pair becomes a replacement character."""
    raw = text.encode("utf-16-le")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", errors="replace")
