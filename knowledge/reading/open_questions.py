"""Whether a short question leaves open which of two look-alikes it is about.

"Jeg har mistet mit kort" is said of the library card and of the health card: all its telling words stand in one example
or title of both entries. Whichever of them is likelier, a librarian would ask, so the assistant does as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from knowledge.entries import Entry, Kind, KnowledgeBase
from knowledge.matching.text import words
from knowledge.reading.wording import NOTHING_READ, Wording, roots_of

MOST_WORDS: Final = 3
"""A question with more telling words says which one it is about."""
_ENTRIES_REMEMBERED: Final = 512


@dataclass(frozen=True, slots=True)
class AlsoSaidOf:
    """What else a question may be about.

    Attributes:
        entries: look-alikes of the likeliest entry.
        one_word: a single word of the question tells anything, so that it is more open than another.
    """

    entries: tuple[str, ...] = ()
    one_word: bool = False


NOTHING_ELSE: Final = AlsoSaidOf()


def also_said_of(
    question: Iterable[str], slug: str, knowledge: KnowledgeBase, wording: Wording = NOTHING_READ
) -> AlsoSaidOf:
    """The look-alikes of an entry that have all telling words of a short question in one example or title.

    Args:
        question: its words, in small letters and spelled right.
        slug: the likeliest entry.
        knowledge: the entries; look-alikes count whichever of the two names the other.
        wording: their words, if they were read: it saves reading the lines of an entry that lacks one of the words.
    """
    said = roots_of(question)
    if slug not in knowledge or not 0 < len(said) <= MOST_WORDS:
        return NOTHING_ELSE
    best = knowledge[slug]
    alike = (entry for entry in knowledge.published() if entry.kind is Kind.ANSWER and entry.is_like(best))
    told = (entry for entry in alike if said <= wording.roots.get(entry.slug, said))
    return AlsoSaidOf(tuple(entry.slug for entry in told if _has_all(said, entry)), one_word=len(said) == 1)


def _has_all(said: frozenset[str], entry: Entry) -> bool:
    lines = tuple(line for text in entry.texts.values() for line in (text.title, *text.examples))
    return any(said <= line for line in _read(lines))


# An entry's examples are read when they are first asked about: at the start there are other things to do.
@lru_cache(maxsize=_ENTRIES_REMEMBERED)
def _read(lines: Sequence[str]) -> tuple[frozenset[str], ...]:
    return tuple(roots_of(words(line.lower())) for line in lines)
