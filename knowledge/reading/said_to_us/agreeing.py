"""A yes that goes on ("ja tak, det haster"), and a wish for a person that says what it is about."""

from __future__ import annotations

import re
from typing import Final

from knowledge.guard import without_masks
from knowledge.reading.asking_part import begins_question, words_of
from knowledge.reading.said_to_us.courtesies import courtesy_of
from knowledge.reading.said_to_us.whole import says_just

_POLITE: Final = r"(?:[\s,.!]+(?:meget|mange|tak|gerne|endelig|venligst|please|thanks|thank\s+you))"
_OPENING: Final = re.compile(
    rf"\W*(?:(?:ja+|jada|jatak|jep|yes|yep|yeah)(?P<polite>{_POLITE}*)|(?:jo|okay|ok){_POLITE}+|meget\s+gerne)(?!\w)"
)
_CLAUSE_END: Final = re.compile(r"[.,;:!\n–—]+")

_FOR_IT: Final = re.compile(
    "(?:(?:ja|jo|ok|okay|men|tak|og|øh|yes|but) )*(?:(?:kan|vil|ka|må|gider|kunne|can|could|will|would) "
    "(?:du|i|jeg få (?:dig|jer) til at|you) "
    "(?:(?:ikke|godt|lige|bare|selv|venligst|please|just|så) )*"
    "(?:gøre|spørge|sende|høre|give|få|do|ask|send|pass)"
    "(?: (?:det|den|spørgsmålet|mit spørgsmål|dem|en|nogen|en medarbejder|en kollega|personalet|kommunen|them|it|that|"
    "my question|someone|a colleague|videre|afsted|til|ad|for|mig|os|me|us|on|to|fra|jer|i stedet|igennem|ind))*"
    "|gør (?:du )?(?:bare )?det|(?:send|spørg)(?: (?:du|i|bare|lige|gerne|det|den|dem|videre|afsted|løs))+"
    "|lad os gøre det|så gør det|kør (?:bare|på)|det må (?:du|i) (?:gerne|godt|hellere end gerne|meget gerne)"
    ")(?: (?:tak|venligst|please|så|da|for mig))*"
)
_REFUSING: Final = frozenset("nej nejtak næ no nope".split())
_RESERVED: Final = frozenset("men but ikke not".split())
_ABOUT: Final = frozenset("om angående vedr vedrørende fordi omkring about because regarding concerning".split())
_SPEAKS: Final = re.compile(
    r"\b(?:der|som|who|that) (?:kan|taler|snakker|forstår|can|speaks?|knows?|understands?)\b(?! (?:hjælpe|help))"
)
"""Which language the person is to know."""
_BARE_WISH: Final = 8
"""Words of a wish for a person ("kunne jeg få lov at tale med et menneske"); a longer one tells more."""


def says_yes_and_more(text: str) -> bool:
    """Whether a text begins with a clear yes and goes on with a statement; a question or a reservation is no yes.

    Nor are thanks: "okay, mange tak for hjælpen" is what people say who want nothing more.
    """
    lowered = text.casefold()
    opening = _OPENING.match(lowered)
    if opening is None or "?" in text or courtesy_of(text) is not None:
        return False
    rest = [words_of(clause) for clause in _CLAUSE_END.split(lowered[opening.end() :])]
    clauses = [words for words in rest if words]
    if not clauses or any(word in _REFUSING for words in clauses for word in words):
        return False
    # "Ja, men …" takes back what "ja tak, men …" has granted.
    reserved = opening["polite"] == "" and clauses[0][0] in _RESERVED
    return not reserved and not any(begins_question(words) for words in clauses)


def asks_for_it(text: str) -> bool:
    """Whether a text, as the answer to an offer, asks for that: "kan du ikke bare spørge dem?"; read whole."""
    return says_just(text, _FOR_IT)


def says_why(text: str) -> bool:
    """Whether a wish for a person (redacted) says more than that: what it is about, or where to call."""
    words = words_of(text)
    tells = any(word in _ABOUT for word in words) or _SPEAKS.search(" ".join(words)) is not None
    return len(words) > _BARE_WISH or tells or without_masks(text) != text


def asks(text: str) -> bool:
    """Whether any clause of a text is a question, by its mark or its first words."""
    clauses = (words_of(clause) for clause in _CLAUSE_END.split(text.casefold()))
    return "?" in text or any(begins_question(words) for words in clauses if words)
