"""A reply to several choices that takes them, and does not say which: "ja", "1 og 2", "begge"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.matching.text import clean, words
from knowledge.reading.said_to_us.whole import says_just

_NUMBER: Final = "(?:\\d|en|et|to|tre|one|two|three|den (?:første|anden|tredje)|(?:the )?(?:first|second|third))"
_UNDECIDED: Final = re.compile(
    "(?:ja+|jo|jada|jep|yes|yep|yeah)(?: (?:tak|gerne|please|thanks))*|"
    f"(?:ja )?(?:både |both )?{_NUMBER}(?: (?:og|and|eller|or) {_NUMBER})+(?: tak)?|"
    "(?:ja )?(?:begge(?: to| dele)?|alle(?: (?:to|tre|sammen|dem|af dem))?|dem alle(?: (?:to|tre|sammen))?)(?: tak)?|"
    "(?:yes )?(?:both|all)(?: (?:three|of them))?(?: please)?"
)


def says_not_which(text: str) -> bool:
    """Whether a text, as the reply to several choices, wants one or more of them without naming one; read whole."""
    return says_just(text, _UNDECIDED)


_JUST_A_NUMBER: Final = re.compile("(?:nummer |nr |number )?\\d{1,2}(?: tak| please)?")


def is_just_a_number(text: str) -> bool:
    """Whether a text is one number and nothing else."""
    return says_just(text, _JUST_A_NUMBER)


_BOTH: Final = re.compile(r"\b(?:begge|både|both)\b")
_PLACES: Final = (
    re.compile(r"\b(?:1|en|et|one|første|first)\b"),
    re.compile(r"\b(?:2|to|two|anden|second)\b"),
    re.compile(r"\b(?:3|tre|three|tredje|third)\b"),
)
_TWO: Final = 2


def two_of(text: str, choices: int) -> tuple[int, int] | None:
    """The two of so many choices that a text wants, by their indices; None where it does not say."""
    typed = " ".join(words(clean(text)))
    named = [index for index, place in enumerate(_PLACES[:choices]) if place.search(typed)]
    if len(named) == _TWO and "eller" not in typed and " or " not in typed:
        return named[0], named[1]
    return (0, 1) if choices == _TWO and _BOTH.search(typed) else None
