"""The houses that a case can belong to, and which of them a text is about."""

from __future__ import annotations

import re
from enum import StrEnum

from knowledge.events.houses import houses_in


class House(StrEnum):
    """A house with staff of its own; the value is what is stored."""

    HASLEV = "haslev"
    FAXE = "faxe"

    @property
    def other(self) -> House:
        """The house that it is not."""
        return House.FAXE if self is House.HASLEV else House.HASLEV


_NAMES = {
    # An older spelling of the town is still written; the municipality and a fishing village have its name too.
    House.FAXE: re.compile(r"\b(?:faxe|fakse)s?\b(?!\s+(?:kommune|ladeplads))", re.IGNORECASE),
    House.HASLEV: re.compile(r"\bhaslevs?\b", re.IGNORECASE),
}


def read_house(text: str) -> House | None:
    """The house that a text names, misspelt or not, or by its beginning: "Fakse", "Haslev Bibliotek", "has".

    None where it names none of them, or both.
    """
    named = houses_in(text)
    if named:
        return House(next(iter(named))) if len(named) == 1 else None
    word = text.strip().casefold()
    return next((house for house in House if word and house.value.startswith(word)), None)


def house_named(*texts: str) -> House | None:
    """The house that the first of the texts to name any names, or None where none does, or that one names both."""
    for text in texts:
        named = [house for house, name in _NAMES.items() if name.search(text)]
        if named:
            return named[0] if len(named) == 1 else None
    return None
