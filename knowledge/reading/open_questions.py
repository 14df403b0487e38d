"""Whether a short question leaves open which of two look-alikes it is about.

"Jeg har mistet mit kort" is said of the library card and of the health card: all its telling words stand in one example
or title of both entries. Whichever of them is likelier, a librarian would ask, so the assistant does as well. A word
is said of its kinds, too: a "kort" is a "kørekort" as well as a "sundhedskort". For whom somebody asks tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from knowledge.entries import Entry, Kind, KnowledgeBase
from knowledge.matching.text import words
from knowledge.reading.wording import NOTHING_READ, SHORTEST_HEAD, Wording, is_kind_of, relatives, root_of, told_words

MOST_WORDS: Final = 3
"""A question with more telling words says which one it is about."""
_LONGEST_ENDING: Final = 4
"""Letters by which two forms of a word differ at most; what differs by more is a compound with the same beginning."""
_SHORTEST_STEM: Final = 4
"""Letters of a word from which on a longer one may be its form: "slet" and "slettet", but not "pas" and "passer"."""
_ENTRIES_REMEMBERED: Final = 512


@dataclass(frozen=True, slots=True)
class AlsoSaidOf:
    """What else a question may be about.

    Attributes:
        entries: look-alikes of the likeliest entry.
        one_word: a single word of the question tells anything, so that it is more open than another.
        other_topics: those of the look-alikes that are about another topic: a single word that names neither the one
            nor the other says nothing at all about which of them is meant.
    """

    entries: tuple[str, ...] = ()
    one_word: bool = False
    other_topics: tuple[str, ...] = ()


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
    said = told_words(question) - relatives()
    roots = frozenset(map(root_of, said))
    if slug not in knowledge or not 0 < len(roots) <= MOST_WORDS:
        return NOTHING_ELSE
    best = knowledge[slug]
    alike = (entry for entry in knowledge.published() if entry.kind is Kind.ANSWER and entry.is_like(best))
    told = [entry for entry in alike if _may_have(said, entry, wording) and _has_all(said, entry)]
    return AlsoSaidOf(
        tuple(entry.slug for entry in told),
        one_word=len(roots) == 1,
        other_topics=tuple(entry.slug for entry in told if entry.topic != best.topic),
    )


def _may_have(said: frozenset[str], entry: Entry, wording: Wording) -> bool:
    """Whether the entry uses all the words anywhere, as far as its words were read."""
    used = wording.words.get(entry.slug)
    return used is None or all(_is_said(word, used) for word in said)


def _has_all(said: frozenset[str], entry: Entry) -> bool:
    lines = tuple(line for text in entry.texts.values() for line in (text.title, *text.examples))
    return any(all(_is_said(word, line) for word in said) for line in _read(lines))


def _is_said(word: str, line: frozenset[str]) -> bool:
    """Whether a line has the word, a form of it, or the name of a kind of it."""
    # Either has its first letters; most words of a line have not, and need no closer look.
    near = (other for other in line if word[:SHORTEST_HEAD] in other)
    return word in line or any(_is_form(word, other) or is_kind_of(other, word) for other in near)


def _is_form(word: str, other: str) -> bool:
    alike = len(root_of(min(word, other, key=len)))
    same = alike >= _SHORTEST_STEM and word[:alike] == other[:alike]
    return same and abs(len(word) - len(other)) <= _LONGEST_ENDING


# An entry's examples are read when they are first asked about: at the start there are other things to do.
@lru_cache(maxsize=_ENTRIES_REMEMBERED)
def _read(lines: Sequence[str]) -> tuple[frozenset[str], ...]:
    return tuple(told_words(words(line.lower())) for line in lines)
