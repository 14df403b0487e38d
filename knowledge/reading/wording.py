"""Whose words a question uses: a telling word that an entry never uses speaks against it.

"Hvad koster køreprøven" is near to "hvad koster kørekortet", but no example and no answer of that entry has the word.
Words that many entries use tell nothing. A compound whose last part is a word of the entry, and whose first part is
not, is another kind of what the entry is about: "førtidspension" is no "folkepension". A question about a
house that the entry does not speak of (`knowledge.reading.houses`) wants something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from knowledge.entries import KnowledgeBase
from knowledge.matching.text import fold, folds, stop_words, words

_FEWEST_LETTERS: Final = 3
_ROOT: Final = 5
"""Letters from the beginning on that forms of one word have in common; shorter words are compared whole."""
_MOST_USERS: Final = 8
_COMPOUND: Final = 8
"""Letters from which on a word may be made of two that each tell something."""
_PART: Final = 4
SHORTEST_HEAD: Final = 3
"""Letters of the word that a compound ends in, at least."""
_ENDINGS: Final = ("s", "e", "en", "et", "er", "erne", "ne", "r", "n", "t")
_LONGEST_ENDING: Final = 3
_RELATIVES: Final = frozenset(
    fold(
        """
        mor mors far fars moster faster onkel tante niece nevø bror broder storebror lillebror søster storesøster
        lillesøster søn sønnen sønner datter datteren døtre svigermor svigerfar svigersøn svigerdatter svigerforældre
        bedstemor bedstefar mormor morfar farmor farfar oldemor oldefar barnebarn børnebørn fætter kusine kone konen
        mand manden ægtefælle samlever kæreste kæresten veninde veninden ven vennen kollega knægt knægten dreng
        drengen pige pigen unger ungen ungerne tvillinger mindste ældste yngste babyen
        mother mum mom father dad uncle aunt niece nephew brother sister son daughter cousin grandma grandpa
        grandmother grandfather grandson granddaughter husband wife spouse partner boyfriend girlfriend twins kids
        """
    ).split()
)
"""For whom somebody asks; it says little of what is asked."""
_AGE: Final = re.compile(r"aarige?s?$")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of each entry.

    Attributes:
        roots: the beginnings of the words in an entry's titles, examples and answers.
        users: how many entries use a root.
        words: the same words as they stand.
    """

    roots: Mapping[str, frozenset[str]] = field(default_factory=dict)
    users: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def strange(self, question: Iterable[str], slug: str) -> tuple[str, ...]:
        """The beginnings of the telling words of a question that the entry never uses, nor as part of a word.

        That an entry never speaks of an uncle does not speak against it.

        Args:
            question: its words, in small letters and spelled right.
            slug: the entry.
        """
        known = self.roots.get(slug)
        if known is None:
            return ()
        asked = _beginnings(_asked(question))
        return tuple(
            root
            for root in sorted(asked - known)
            if self.users.get(root, 0) <= _MOST_USERS and not any(root in other or other in root for other in known)
        )

    def other_kinds(self, question: Iterable[str], slug: str) -> tuple[str, ...]:
        """The compounds of a question that name another kind of what the entry is about.

        The last part of a compound says what a thing is, the first says which one; so the entry uses the last part as
        a word of its own, and the first nowhere.

        Args:
            question: its words, in small letters and spelled right.
            slug: the entry.
        """
        known = self.words.get(slug, frozenset())
        asked = _asked(question)
        return tuple(word for word in sorted(asked) if _is_other_kind(word, known))

    def speaks_of(self, stem: str, slug: str) -> bool:
        """Whether the entry has a word that begins with `stem` (in plain letters), or is the beginning of it."""
        known = self.words.get(slug, frozenset())
        return any(word.startswith(stem) or (len(word) >= _PART and stem.startswith(word)) for word in known)

    def knows(self, word: str) -> bool:
        """Whether any entry uses the word, in small letters and just so."""
        plain = fold(word)
        return any(plain in used for used in self.words.values())

    def tells_like(self, other: Wording) -> bool:
        """Whether the same roots are used by too many entries to tell anything."""
        return self._common() == other._common()

    def _common(self) -> frozenset[str]:
        return frozenset(root for root, number in self.users.items() if number > _MOST_USERS)


NOTHING_READ: Final = Wording()


def read_wording(knowledge: KnowledgeBase) -> Wording:
    """The words of the published entries."""
    told = {
        # A line break ends a word, so that all of an entry's texts can be read at once.
        entry.slug: told_words(
            words(
                "\n".join(
                    line for text in entry.texts.values() for line in (text.title, text.answer, *text.examples)
                ).lower()
            )
        )
        for entry in knowledge.published()
    }
    roots = {slug: _beginnings(used) for slug, used in told.items()}
    users: dict[str, int] = {}
    for used in roots.values():
        for root in used:
            users[root] = users.get(root, 0) + 1
    return Wording(roots, users, told)


def reread(wording: Wording, knowledge: KnowledgeBase, changed: Collection[str]) -> Wording:
    """The words of the published entries, where `wording` has those of before some entries changed.

    The same as `read_wording`, sooner: only the entries that `changed` are read.
    """
    read = read_wording(KnowledgeBase({slug: knowledge[slug] for slug in changed if slug in knowledge}))
    roots, users = dict(wording.roots), dict(wording.users)
    for slug in changed:
        for root in roots.pop(slug, frozenset()):
            users[root] -= 1
        for root in read.roots.get(slug, frozenset()):
            users[root] = users.get(root, 0) + 1
    kept = {slug: used for slug, used in wording.words.items() if slug not in changed}
    return Wording(
        {**roots, **read.roots}, {root: number for root, number in users.items() if number}, {**kept, **read.words}
    )


def root_of(word: str) -> str:
    """The letters that the forms of a telling word have in common."""
    return word[:_ROOT]


def is_kind_of(compound: str, word: str) -> bool:
    """Whether a word's name for a kind of thing is the compound: "koerekortet" is a kind of "kort".

    Args:
        compound: a telling word, in the letters of every keyboard.
        word: another one.
    """
    if len(compound) < _COMPOUND:
        return False
    heads = _uninflected(word, least=SHORTEST_HEAD)
    return any(
        whole.endswith(head) and len(whole) - len(head) >= _PART for whole in _uninflected(compound) for head in heads
    )


@cache
def relatives() -> frozenset[str]:
    """Words for those for whom somebody asks, and for what is theirs; in the letters of every keyboard."""
    return _RELATIVES | {f"{relative}s" for relative in _RELATIVES}


def _asked(question: Iterable[str]) -> frozenset[str]:
    """The telling words of a question without those for whom it asks, and how old they are."""
    return frozenset(word for word in told_words(question) - relatives() if _AGE.search(word) is None)


def _beginnings(told: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_ROOT] for word in told)


def told_words(typed: Iterable[str]) -> frozenset[str]:
    """The words that may tell something, in the letters of every keyboard."""
    told = folds([word for word in set(typed) if len(word) >= _FEWEST_LETTERS and word.isalpha()])
    return frozenset(told) - _stop_words()


def _is_other_kind(word: str, known: frozenset[str]) -> bool:
    if len(word) < _COMPOUND:
        return False
    uninflected = word[: max(_ROOT + 1, len(word) - _LONGEST_ENDING)]
    if any(other.startswith(uninflected) for other in known):
        return False
    ends = range(_PART, len(word) - _PART + 1)
    at = next((at for at in ends if not known.isdisjoint(_uninflected(word[at:]))), None)
    # A part of a word is enough: an entry that tells of homepages may well be about something at home.
    return at is not None and not any(word[: min(at, _ROOT)] in other for other in known)


def _uninflected(word: str, *, least: int = _PART) -> frozenset[str]:
    """The word, and what is left of it without one of the endings, of at least so many letters."""
    return frozenset(each for each in (word, *map(word.removesuffix, _ENDINGS)) if len(each) >= least)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(folds(sorted(stop_words())))
