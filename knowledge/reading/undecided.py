"""A reply to several choices that takes them, and does not say which: "ja", "1 og 2", "begge"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.reading.whole import says_just

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
