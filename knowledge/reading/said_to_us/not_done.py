"""Whoever is not finished when a conversation with a person has ended: "nej vent", "jeg er ikke færdig"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.reading.said_to_us.whole import says_just

_NOT_DONE: Final = re.compile(
    "(?:(?:nej|hov|hey|men|øh|jamen|no|but|undskyld|sorry) )*(?:"
    "(?:vent|stop|wait)(?: (?:lige|lidt|nu|et øjeblik|a moment|a minute|nej))*|ikke endnu|not yet|"
    "(?:(?:vent|wait) )?(?:jeg|vi|i|we)(?: er| am|m| are)? (?:(?:slet|altså|jo|da|lige) )*(?:ikke|not) "
    "(?:helt )?(?:færdige?|done|finished)(?: (?:endnu|med jer|yet))*|"
    "(?:det|that) (?:var|er|was|is) (?:ikke|not) (?:det hele|alt|all|everything)|der er mere|"
    "(?:jeg|vi) (?:har|havde) (?:lige )?(?:et|flere|noget|en ting) ?(?:spørgsmål )?(?:mere|til)|"
    "(?:jeg|vi) (?:har|havde) (?:lige )?flere spørgsmål|"
    "(?:luk|afslut|close) (?:den |den nu |it )?ikke|genåbn(?: sagen| samtalen| den)?|åbn (?:sagen|samtalen|den) igen"
    ")(?: (?:tak|please|nej))*"
)


def says_not_done(text: str) -> bool:
    """Whether a text, said when a person's conversation was ended, says that its writer is not finished; read whole."""
    return says_just(text, _NOT_DONE)
