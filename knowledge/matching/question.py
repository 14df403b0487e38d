"""What a question says, before it is scored: its words after repair, and whether they say anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from knowledge.matching.spelling import Speller
from knowledge.matching.text import (
    QUESTIONS_REMEMBERED,
    WORDS_REMEMBERED,
    clean,
    expand_short_forms,
    folds,
    is_stop_word,
    words,
)

Words = tuple[str, ...]

_SAME_PHRASE: Final = 85.0
"""How alike (rapidfuzz ratio, 0-100) a phrase of stop words must be to an example to be taken for it."""
_MOST_EMBEDDED: Final = 40
_LONE: Final = 2
"""A question of at most this many words, one of them with content, is a lone word."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the matcher sees it.

    Attributes:
        words: after repair.
        exact: the number of the entry that has exactly these words as an example, or None.
        informative: whether there is anything to judge by.
        doubtful: a lone word, or none that any example has: hardly ever enough to answer on.
        lone: a lone word that examples have.
        notes: what was changed on the way.
    """

    words: Words
    exact: int | None
    informative: bool
    doubtful: bool
    notes: tuple[str, ...]
    lone: bool = False

    @property
    def text(self) -> str:
        """What is embedded: the words as one line; of a long story the content, of a longer one its beginning and end.

        An engine's time grows with the number of words, and a question that comes after a story is at its end.
        """
        if len(self.words) <= _MOST_EMBEDDED:
            return " ".join(self.words)
        content = _content(self.words)
        half = _MOST_EMBEDDED // 2
        kept = content if len(content) <= _MOST_EMBEDDED else [*content[:half], *content[-half:]]
        return " ".join(kept)


class Reader:
    """Reads questions in the light of the examples.

    Args:
        sentences: the words of each example.
        owner: the number of each example's entry.
        is_word: whether a word is one in Danish or English.
    """

    def __init__(self, sentences: Sequence[Words], owner: Sequence[int], is_word: Callable[[str], bool]) -> None:
        self._speller = Speller(sentences, is_word)
        self._exact = _exact_matches(sentences, owner)
        self._phrases = sorted({" ".join(sentence) for sentence in sentences if not any(map(_has_content, sentence))})

    def read(self, text: str) -> Question:
        """The question in a cleaned text."""
        typed = expand_short_forms(words(text))
        if typed in self._exact:
            return Question(typed, self._exact[typed], informative=True, doubtful=False, notes=())
        repaired = self._speller.repair(typed)
        content = _content(repaired.words)
        known = [word for word in content if self._speller.knows(word)]
        lone = len(content) == 1 and len(repaired.words) <= _LONE
        return Question(
            repaired.words,
            self._exact.get(repaired.words),
            informative=bool(content) or self._is_phrase(repaired.words),
            doubtful=bool(content) and (lone or not known),
            notes=repaired.notes,
            lone=lone and bool(known),
        )

    def _is_phrase(self, sentence: Words) -> bool:
        """Whether stop words alone make a phrase that an example has too ("what can I ask you about")."""
        found = process.extractOne(" ".join(sentence), self._phrases, scorer=fuzz.ratio, score_cutoff=_SAME_PHRASE)
        return found is not None


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def in_plain_letters(text: str) -> Words:
    """The words of a text as it was typed, for comparison: small, short forms written out, æ, ø and å folded."""
    return tuple(folds(expand_short_forms(words(clean(text)))))


def read_example(text: str) -> Words:
    """The words of an example's cleaned text; examples are taken as they are spelled."""
    return expand_short_forms(words(text))


def _content(sentence: Words) -> list[str]:
    return [word for word in sentence if _has_content(word)]


@lru_cache(maxsize=WORDS_REMEMBERED)
def _has_content(word: str) -> bool:
    return not is_stop_word(word) and any(map(str.isalpha, word))


def _exact_matches(sentences: Sequence[Words], owner: Sequence[int]) -> dict[Words, int]:
    """The sentences that belong to one entry only."""
    owners: dict[Words, set[int]] = {}
    for sentence, entry in zip(sentences, owner, strict=True):
        if sentence:
            owners.setdefault(sentence, set()).add(entry)
    return {sentence: found.pop() for sentence, found in owners.items() if len(found) == 1}
