"""Understanding a typed reply to a question with buttons: "2", "nummer to", "ja tak", "ingen af dem"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from rapidfuzz import fuzz, process

_ORDINALS: tuple[frozenset[str], ...] = (
    frozenset("1 1. en et ét een one første foerste first øverste oeverste".split()),
    frozenset("2 2. to two anden andet second midterste".split()),
    frozenset("3 3. tre three tredje third".split()),
)
_LAST = frozenset("sidste nederste last".split())
_FILLERS = frozenset(
    "nummer nr nr. number no. svar valg valgmulighed mulighed option den det de jeg vælger tager mener tak please"
    " the i'll take choose it's er venligst vil gerne have ja yes".split()
)
_NONE = frozenset(
    "ingen|ingen af dem|ingen af delene|ingen af de|intet af det|ikke nogen af dem|nej|nej tak|noget andet|niks|nix"
    "|none|none of these|none of them|neither|no|nope|no thanks|something else".split("|")
)
_YES = frozenset(
    "ja|ja tak|jatak|jo|jo tak|jep|jeps|jaa|jaaa|ja ja|jada|ok|okay|okej|ja gerne|gerne|meget gerne|det må du gerne"
    "|ja det må du gerne|gør det|ja gør det|send den|send det|send|ja send den|ja venligst|tak gerne|ja please"
    "|yes|yes please|yep|yeah|yea|sure|please|please do|ok yes|ja spørg en medarbejder|spørg en medarbejder"
    "|ask a member of staff|yes ask a member of staff|y|j".split("|")
)
_NO = frozenset(
    "nej|nej tak|nejtak|næ|nå nej|niks|nix|ellers tak|nej ellers tak|ikke nu|det er ok|det er fint|lad være|glem det"
    "|no|no thanks|no thank you|nope|not now|never mind|nevermind|n".split("|")
)
_FUZZY_TITLE = 85


class Choice(Enum):
    """What a typed reply chose besides one of the options."""

    NONE_OF_THESE = "none_of_these"
    SOMETHING_ELSE = "something_else"


class Consent(Enum):
    """What a typed reply to a yes-or-no question says."""

    YES = "yes"
    NO = "no"
    SOMETHING_ELSE = "something_else"


def parse_choice(text: str, titles: Sequence[str]) -> int | Choice:
    """Which of `titles` a typed reply picks.

    Returns:
        the index of the chosen title, or that none of them was meant, or that this is no choice at all (then it is
        a new question).
    """
    words = _words(text)
    plain = " ".join(words)
    if plain in _NONE:
        return Choice.NONE_OF_THESE
    content = [word for word in words if word not in _FILLERS] or words
    if len(content) == 1:
        for index, names in enumerate(_ORDINALS[: len(titles)]):
            if content[0] in names:
                return index
        if content[0] in _LAST:
            return len(titles) - 1
    return _by_title(plain, titles)


def parse_consent(text: str) -> Consent:
    """Whether a typed reply accepts or declines an offer; anything longer is a new question."""
    plain = " ".join(_words(text))
    if plain in _YES:
        return Consent.YES
    if plain in _NO:
        return Consent.NO
    return Consent.SOMETHING_ELSE


def _by_title(plain: str, titles: Sequence[str]) -> int | Choice:
    lowered = [" ".join(_words(title)) for title in titles]
    if plain in lowered:
        return lowered.index(plain)
    # Near matches only for texts about as long as a title: a longer text is a question of its own.
    best = process.extractOne(plain, lowered, scorer=fuzz.ratio, score_cutoff=_FUZZY_TITLE)
    return Choice.SOMETHING_ELSE if best is None else int(best[2])


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+\.?", text.casefold().replace("’", "'")) if text else []
