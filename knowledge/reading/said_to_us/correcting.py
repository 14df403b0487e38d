"""What somebody says that they meant instead, or too: "nej jeg mente pas", "sorry, I meant a passport", "og et pas?".

The word in whose place it stands is not named; the question stands but for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, clean, is_stop_word, words

_MOST_WORDS: Final = 5
"""Words of what was meant; more are a question of their own."""
_MOST_ALSO: Final = 3
"""Words of what is asked for, too: "og et nyt kørekort"."""
_MOST_SWAPPED: Final = 12
"""Words of a question in which one may be another; a longer one is a story."""

_BEFORE: Final = (
    "(?:nej|nå|no|næ|ups|hov|øh|oh|ah|oops|undskyld|beklager|sorry|pardon|ok|okay|men|but|jamen|altså|vent|wait) "
)
_MEANT: Final = (
    "(?:jeg (?:mente|mener|ment|mendte|tænkte(?: jo)? på|skulle have skrevet)|det skulle være|"
    "i (?:meant|mean|was thinking of|meant to say))"
)
_AFTER: Final = (
    " (?:undskyld|beklager|sorry|altså|jo|selvfølgelig|naturligvis|selvf|of course|instead|i stedet(?: for)?)"
)
_NOT: Final = "(?:ikke|not) (?:om )?(?:[^ ]+ ){1,3}(?:men|but) "
_PATTERNS: Final = (
    re.compile(f"(?:{_BEFORE})*{_MEANT} (?:{_AFTER.strip()} )?(?:{_NOT})?(?P<meant>.+?)(?:{_AFTER})*"),
    re.compile(f"(?:{_BEFORE})*(?P<meant>.+?) (?:mente jeg|mener jeg|i meant)(?:{_AFTER})*"),
    re.compile(f"(?:{_BEFORE})+det var (?P<meant>.+?)(?:{_AFTER})*"),
    re.compile(f"(?:{_BEFORE})*{_NOT}(?P<meant>.+?)"),
)
_INSTEAD: Final = re.compile(
    "(?:(?:men|but|ok|okay) )*(?:(?:og )?hvad (?:så )?med|og|and|what about|and what about|how about) "
    "(?P<meant>.+?)(?: så| da| then)*"
)
_POINTING: Final = frozenset("det den it that this".split())


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def meant_instead(text: str) -> str | None:
    """What a text (redacted, as typed, Danish or English) says was meant, in small letters; None where it says none."""
    said = " ".join(words(clean(text)))
    for pattern in _PATTERNS:
        match = pattern.fullmatch(said)
        if match is not None:
            meant = match["meant"].partition(" ikke ")[0].partition(" not ")[0]
            few = len(meant.split()) <= (_MOST_ALSO if pattern is _PATTERNS[-1] else _MOST_WORDS)
            return meant if few and not all(map(is_stop_word, in_plain_letters(meant))) else None
    return None


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def asked_too(text: str) -> str | None:
    """What a text (as `meant_instead`) asks the question before for, too: "og et pas?"; None where it is no such."""
    match = _INSTEAD.fullmatch(" ".join(words(clean(text))))
    if match is None or len(match["meant"].split()) > _MOST_ALSO:
        return None
    return None if all(map(is_stop_word, in_plain_letters(match["meant"]))) else match["meant"]


def with_it(question: str, meant: str) -> Iterator[str]:
    """The question with what was meant in the place of each word that may have been wrong, or pointed at something."""
    typed = question.split()
    if len(typed) > _MOST_SWAPPED:
        return
    for place, word in enumerate(typed):
        plain = words(clean(word))
        if plain and (plain[0] in _POINTING or not is_stop_word(plain[0])):
            yield " ".join((*typed[:place], meant, *typed[place + 1 :]))
