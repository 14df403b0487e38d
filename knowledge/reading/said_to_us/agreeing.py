"""A yes that goes on ("ja tak, det haster"), and a wish for a person that says what it is about."""

from __future__ import annotations

import re
from typing import Final

from knowledge.guard import without_masks
from knowledge.reading.asking_part import begins_question, words_of

_POLITE: Final = r"(?:[\s,.!]+(?:meget|mange|tak|gerne|endelig|venligst|please|thanks|thank\s+you))"
_OPENING: Final = re.compile(
    rf"\W*(?:(?:ja+|jada|jatak|jep|yes|yep|yeah)(?P<polite>{_POLITE}*)|(?:jo|okay|ok){_POLITE}+|meget\s+gerne)(?!\w)"
)
_CLAUSE_END: Final = re.compile(r"[.,;:!\n–—]+")

_REFUSING: Final = frozenset("nej nejtak næ no nope".split())
_RESERVED: Final = frozenset("men but ikke not".split())
_ABOUT: Final = frozenset("om angående vedr vedrørende fordi omkring about because regarding concerning".split())
_BARE_WISH: Final = 8
"""Words of a wish for a person ("kunne jeg få lov at tale med et menneske"); a longer one tells more."""


def says_yes_and_more(text: str) -> bool:
    """Whether a text begins with a clear yes and goes on with a statement; a question or a reservation is no yes."""
    lowered = text.casefold()
    opening = _OPENING.match(lowered)
    if opening is None or "?" in text:
        return False
    rest = [words_of(clause) for clause in _CLAUSE_END.split(lowered[opening.end() :])]
    clauses = [words for words in rest if words]
    if not clauses or any(word in _REFUSING for words in clauses for word in words):
        return False
    # "Ja, men …" takes back what "ja tak, men …" has granted.
    reserved = opening["polite"] == "" and clauses[0][0] in _RESERVED
    return not reserved and not any(begins_question(words) for words in clauses)


def says_why(text: str) -> bool:
    """Whether a wish for a person (redacted) says more than that: what it is about, or where to call."""
    words = words_of(text)
    return len(words) > _BARE_WISH or any(word in _ABOUT for word in words) or without_masks(text) != text


def asks(text: str) -> bool:
    """Whether any clause of a text is a question, by its mark or its first words."""
    clauses = (words_of(clause) for clause in _CLAUSE_END.split(text.casefold()))
    return "?" in text or any(begins_question(words) for words in clauses if words)
