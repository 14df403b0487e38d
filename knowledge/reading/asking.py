"""How a question asks: who, why, how often, whether one may.

An entry is known by its examples to answer some ways of asking. Where a question asks in a way in which nobody asks for
the entry, it wants something else about the same subject: "hvor tit skal jeg skifte pinkode" is near to "jeg har glemt
min pinkode", and "who can see my loans" to "where can I see my loans".

Which ways there are, and why no others: `docs/decisions/0030-ways-of-asking.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from knowledge.entries import Entry
from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold

FEWEST_EXAMPLES: Final = 16
"""Of an entry with fewer examples it is not known in which ways it is asked for."""
HARDLY_EVER: Final = 30
"""A way is hardly ever used by fewer than one in so many examples; a slip among fifty tells nothing."""
_ENTRIES_REMEMBERED: Final = 512
_BEFORE: Final = (
    "(?:(?:hej|hi|hello|og|men|så|jamen|ok|but|and|so) )?(?:(?:i|på|til|fra|for|hos|med|af|om|in|at|from|to|with|of) )?"
)


class Way(StrEnum):
    """A way of asking, by the words that a question begins with."""

    WHO = "who"
    WHY = "why"
    WHICH = "which"
    HOW = "how"
    HOW_OFTEN = "how often"
    HOW_LONG = "how long"
    HOW_MANY = "how many"
    HOW_FAR = "how far"
    WHAT_HAPPENS = "what happens"
    MAY = "may"
    CAN_I = "can I"
    CAN_MINE = "can one of mine"


_WORDS: Final[Mapping[Way, str]] = {
    Way.WHO: "hvem|who|whom",
    Way.WHY: "hvorfor|why",
    Way.WHICH: "hvilke[nt]?|which|what kind",
    Way.HOW: "hvordan|hvorledes|how (?:do|can|does|should|to|would|did|is|are)",
    Way.HOW_OFTEN: "hvor (?:tit|ofte|mange gange)|how (?:often|many times)",
    Way.HOW_LONG: "hvor (?:længe|lang tid)|how long",
    Way.HOW_MANY: "hvor mange|how many",
    Way.HOW_FAR: (
        "hvor (?:langt|stor|stort|høj|højt|tung|hurtigt|sent|tidligt|sikker)"
        "|how (?:far|big|large|high|heavy|fast|late|early|safe|secure|quickly)"
    ),
    Way.WHAT_HAPPENS: "hvad sker der|what (?:happens|will happen)",
    Way.MAY: "må|may|er det tilladt|is it allowed|am i allowed",
    Way.CAN_I: "kan? jeg|can i",
    Way.CAN_MINE: "(?:kan?|må) (?:min|mit|mine)|(?:can|may) my",
}


def unasked_ways(question: str, entry: Entry) -> frozenset[Way]:
    """The ways in which a question (redacted, as typed) asks, and hardly anybody asks for the entry."""
    ways = ways_of(question)
    examples = tuple(example for text in entry.texts.values() for example in text.examples)
    return ways & _hardly_used(examples) if ways else ways


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def ways_of(question: str) -> frozenset[Way]:
    """The ways in which a question (redacted, as typed, Danish or English) begins to ask; mostly one or none."""
    text = " ".join(in_plain_letters(question))
    return frozenset(way for way, (beginning, _) in _patterns().items() if beginning.match(text))


def hardly_used(examples: Sequence[str]) -> frozenset[Way]:
    """The ways in which hardly any of an entry's examples asks, at its beginning or later; none where they are few."""
    if len(examples) < FEWEST_EXAMPLES:
        return frozenset()
    # One text with a line for each, so that all are read at once.
    lines = fold("\n".join(example.replace("\n", " ") for example in examples).lower())
    used = {way: len(to_its_end.findall(lines)) for way, (_, to_its_end) in _patterns().items()}
    return frozenset(way for way, times in used.items() if times * HARDLY_EVER < len(examples))


# An entry's examples are read when somebody first asks so for it: at the start there are other things to do.
_hardly_used = lru_cache(maxsize=_ENTRIES_REMEMBERED)(hardly_used)


@cache
def _patterns() -> Mapping[Way, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each way what a question begins with, and a line from there on, so that each line is found once."""
    said = {way: rf"(?:{fold(words)})\b" for way, words in _WORDS.items()}
    return {way: (re.compile(fold(_BEFORE) + words), re.compile(rf"\b{words}.*")) for way, words in said.items()}
