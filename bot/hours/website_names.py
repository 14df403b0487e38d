"""How the website's names are set: which house a branch is, and which kind a category."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.events.houses import HOUSES
from knowledge.opening_hours.timetable import Kind


def read_branches(text: str | None) -> dict[int, str]:
    """The house of each branch, from "10=haslev, 12=faxe".

    Raises:
        ValueError: if it is written in another way.
    """
    branches: dict[int, str] = {}
    for branch, house in _pairs(text):
        if not (branch.isascii() and branch.isdecimal()) or house.lower() not in HOUSES:
            raise ValueError(f"should look like '10=haslev, 12=faxe', not {branch}={house}")
        if int(branch) in branches:
            raise ValueError(f"should name branch {branch} once")
        branches[int(branch)] = house.lower()
    return branches


def read_categories(text: str | None) -> dict[str, Kind]:
    """The kind of each category, from "Åbent=betjent, Åben dør=selvbetjent".

    Raises:
        ValueError: if it is written in another way.
    """
    categories: dict[str, Kind] = {}
    for title, kind in _pairs(text):
        if not title or kind.lower() not in set(Kind):
            raise ValueError(f"{title}={kind}: the kind should be one of {', '.join(Kind)}")
        if title in categories:
            raise ValueError(f"should name {title} once")
        categories[title] = Kind(kind.lower())
    return categories


def _pairs(text: str | None) -> Iterator[tuple[str, str]]:
    for pair in (text or "").split(","):
        left, sign, right = pair.rpartition("=")
        if sign:
            yield left.strip(), right.strip()
        elif pair.strip():
            raise ValueError(f"{pair.strip()!r} should be two names with = between them")
