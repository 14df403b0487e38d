"""Spelling repaired towards the words of the knowledge base; a word that is known there is never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.matching.text import fold, is_stop_word, skeleton, stem

_SHORTEST_REPAIRED = 5
_TWO_EDITS_FROM = 9


@dataclass(frozen=True, slots=True)
class Repaired:
    """The words of a question after repair, and what was changed ("spelling: passs -> pas")."""

    words: tuple[str, ...]
    notes: tuple[str, ...]


class Speller:
    """Knows the words of the examples.

    Args:
        sentences: the words of each example.
    """

    __slots__ = ("_by_fold", "_by_skeleton", "_long", "_stems", "_words")

    def __init__(self, sentences: Iterable[Sequence[str]]) -> None:
        counts = Counter(word for words in sentences for word in words)
        # The commonest form wins, then the alphabet, so that the result does not depend on any order.
        ranked = sorted(counts, key=lambda word: (-counts[word], word))
        self._words = frozenset(ranked)
        self._stems = frozenset(stem(word) for word in ranked)
        self._by_fold = _first_of(ranked, fold)
        self._by_skeleton = _first_of(ranked, skeleton)
        self._long = [word for word in ranked if len(word) >= _SHORTEST_REPAIRED - 1]

    def knows(self, word: str) -> bool:
        """Whether the word, or another ending of it, stands in an example."""
        return word in self._words or stem(word) in self._stems

    def repair(self, words: Sequence[str]) -> Repaired:
        """Join what was written apart ("kør kort"), then repair each unknown word."""
        joined = self._join(words)
        repaired = tuple(self._repair_word(word) for word in joined)
        changed = zip(joined, repaired, strict=True)
        notes = tuple(f"spelling: {old} -> {new}" for old, new in changed if old != new)
        return Repaired(repaired, notes)

    def _join(self, words: Sequence[str]) -> list[str]:
        result: list[str] = []
        position = 0
        while position < len(words):
            pair = "".join(words[position : position + 2])
            apart = words[position : position + 2]
            whole = self._same_letters(pair) if self._may_be_one(apart) else None
            result.append(whole or words[position])
            position += 2 if whole else 1
        return result

    def _may_be_one(self, pair: Sequence[str]) -> bool:
        return len(pair) == 2 and not all(self.knows(word) or is_stop_word(word) for word in pair)

    def _same_letters(self, word: str) -> str | None:
        if word in self._words:
            return word
        return self._by_fold.get(fold(word)) or self._by_skeleton.get(skeleton(word))

    def _repair_word(self, word: str) -> str:
        if self.knows(word) or is_stop_word(word) or word.isdigit():
            return word
        return self._same_letters(word) or self._nearest(word) or word

    def _nearest(self, word: str) -> str | None:
        if len(word) < _SHORTEST_REPAIRED:
            return None
        allowed = 2 if len(word) >= _TWO_EDITS_FROM else 1
        found = extract(word, self._long, scorer=OSA.distance, score_cutoff=allowed, limit=5)
        # A first letter is rarely mistyped; a word that starts alike is preferred.
        ranked = sorted(found, key=lambda hit: (hit[1], hit[0][0] != word[0], hit[2]))
        return ranked[0][0] if ranked else None


def _first_of(words: Sequence[str], key: object) -> dict[str, str]:
    assert callable(key)
    result: dict[str, str] = {}
    for word in words:
        result.setdefault(str(key(word)), word)
    return result
