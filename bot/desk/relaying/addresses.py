"""Words that hide an address in what staff write: its text is carried, so the address must stand in it."""

from __future__ import annotations

from collections.abc import Iterable


def with_addresses(text: str, links: Iterable[tuple[int, int, str]]) -> str:
    """A text with the address behind each word that hides one.

    Args:
        text: as it was written.
        links: the words, each by where it begins and how long it is (UTF-16 units), and its address.
    """
    units = text.encode("utf-16-le")
    for offset, length, address in sorted(links, reverse=True):
        start, end = 2 * offset, 2 * (offset + length)
        word = units[start:end].decode("utf-16-le", "ignore").strip()
        if _bare(word) != _bare(address):
            units = units[:end] + f" ({address})".encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le", "ignore")


def _bare(address: str) -> str:
    return address.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
