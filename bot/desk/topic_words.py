"""The words of a question by which staff tell its topic from others, with nothing in them that is anybody's own.

A topic's name stands on every phone of the group, so of what a citizen wrote only such words are in it as the approved
texts have too; a name, a number or an address is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from knowledge.guard import redact, without_masks
from knowledge.matching.text import is_stop_word

Knows = Callable[[str], bool]
"""Whether the knowledge base uses a word, in small letters."""


def knows_nothing(_: str) -> bool:
    """Where there is no knowledge base."""
    return False


_MOST_CHARACTERS: Final = 45
"""A phone shows little more of a topic's name."""
_SHORTEST: Final = 3
_SENTENCE: Final = re.compile(r"[.!?\n]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_INTRODUCED: Final = re.compile(r"\b(?:hedder|navn er|hilsen|mvh|name is|regards)\b.*", re.IGNORECASE)
"""What follows is somebody's name."""


def telling_words(question: str, knows: Knows) -> str:
    """The telling words of a question (redacted) that the knowledge base uses too, as many as fit; "" for none."""
    told: list[str] = []
    for word in _telling(without_masks(redact(question).text), knows):
        if word in told:
            continue
        if len(" ".join((*told, word))) > _MOST_CHARACTERS:
            break
        told.append(word)
    return " ".join(told)


def _telling(question: str, knows: Knows) -> Iterator[str]:
    for sentence in _SENTENCE.split(question):
        for place, typed in enumerate(_WORD.findall(_INTRODUCED.sub("", sentence))):
            word = typed.lower()
            named = typed.istitle() and place > 0
            if len(word) >= _SHORTEST and not named and not is_stop_word(word) and knows(word):
                yield word if typed.istitle() else typed
