"""A yes that goes on ("ja tak, det haster"), and a wish for a person that says what it is about."""

from __future__ import annotations

import re
from typing import Final

from knowledge.guard import without_masks

_POLITE: Final = r"(?:[\s,.!]+(?:meget|mange|tak|gerne|endelig|venligst|please|thanks|thank\s+you))"
_OPENING: Final = re.compile(
    rf"\W*(?:(?:ja+|jada|jatak|jep|yes|yep|yeah)(?P<polite>{_POLITE}*)|(?:jo|okay|ok){_POLITE}+|meget\s+gerne)(?!\w)"
)
_CLAUSE_END: Final = re.compile(r"[.,;:!\n–—]+")
_WORD: Final = re.compile(r"\w+")

_CONNECTIVES: Final = frozenset("men og så but and so".split())
_REFUSING: Final = frozenset("nej nejtak næ no nope".split())
_RESERVED: Final = frozenset("men but ikke not".split())
_QUESTION_WORDS: Final = frozenset(
    "hvad hva hvor hvordan hvornår hvornaar hvem hvilken hvilket hvilke hvorfor"
    " what when where how who which why".split()
)
_VERBS: Final = frozenset(
    "kan må skal vil har er får kommer koster åbner findes ved gælder can could do does is are will may should have has"
    " must".split()
)
_SUBJECTS: Final = frozenset(
    "jeg du i man vi de det den der han hun en et my the you it there we they i she he a".split()
)

_ABOUT: Final = frozenset("om angående vedr vedrørende fordi omkring about because regarding concerning".split())
_BARE_WISH: Final = 8
"""Words of a wish for a person ("kunne jeg få lov at tale med et menneske"); a longer one tells more."""


def says_yes_and_more(text: str) -> bool:
    """Whether a text begins with a clear yes and goes on with a statement; a question or a reservation is no yes."""
    lowered = text.casefold()
    opening = _OPENING.match(lowered)
    if opening is None or "?" in text:
        return False
    rest = [_WORD.findall(clause) for clause in _CLAUSE_END.split(lowered[opening.end() :])]
    clauses = [words for words in rest if words]
    if not clauses or any(word in _REFUSING for words in clauses for word in words):
        return False
    # "Ja, men …" takes back what "ja tak, men …" has granted.
    reserved = opening["polite"] == "" and clauses[0][0] in _RESERVED
    return not reserved and not any(_asks(words) for words in clauses)


def says_why(text: str) -> bool:
    """Whether a wish for a person (redacted) says more than that: what it is about, or where to call."""
    words = _WORD.findall(text.casefold())
    return len(words) > _BARE_WISH or any(word in _ABOUT for word in words) or without_masks(text) != text


def asks(text: str) -> bool:
    """Whether any clause of a text is a question, by its mark or its first words."""
    clauses = (_WORD.findall(clause) for clause in _CLAUSE_END.split(text.casefold()))
    return "?" in text or any(_asks(words) for words in clauses if words)


def _asks(words: list[str]) -> bool:
    """Whether a clause is a question by its first words: "hvad …", "og hvor …", "kan jeg …"."""
    first, *others = words[1:] if len(words) > 1 and words[0] in _CONNECTIVES else words
    return first in _QUESTION_WORDS or (first in _VERBS and bool(others) and others[0] in _SUBJECTS)
