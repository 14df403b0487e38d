"""The houses that a case can belong to."""

from __future__ import annotations

from enum import StrEnum


class House(StrEnum):
    """A house with staff of its own; the value is what is stored."""

    HASLEV = "haslev"
    FAXE = "faxe"

    @property
    def other(self) -> House:
        """The house that it is not."""
        return House.FAXE if self is House.HASLEV else House.HASLEV


def read_house(text: str) -> House | None:
    """The house that a word names by its beginning, or None: "has", "Faxe", "Faxe Bibliotek"."""
    word = text.strip().casefold().partition(" ")[0]
    return next((house for house in House if word and house.value.startswith(word)), None)
