"""Which of the two houses a text is about."""

from __future__ import annotations

import re

_HOUSES = {
    # An older spelling of the town is still written; the municipality and a fishing village have its name too.
    "Faxe": re.compile(r"\b(?:faxe|fakse)s?\b(?!\s+(?:kommune|ladeplads))", re.IGNORECASE),
    "Haslev": re.compile(r"\bhaslevs?\b", re.IGNORECASE),
}


def house_named(*texts: str) -> str | None:
    """The house that the first of the texts to name any names, or None where none does, or that one names both."""
    for text in texts:
        named = [house for house, name in _HOUSES.items() if name.search(text)]
        if named:
            return named[0] if len(named) == 1 else None
    return None
