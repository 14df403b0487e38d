"""Spelling repaired towards the words of the knowledge base; what is a word there, or in the dictionary, stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import inf, log10
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.matching.dictionary import is_short_word
from knowledge.matching.keyboard import is_plain_slip, is_slip
from knowledge.matching.sounding import sound
from knowledge.matching.text import (
    WORDS_REMEMBERED,
    fold,
    folds,
    is_stop_word,
    skeleton,
    skeletons,
    stem,
    stems,
    stop_words,
    word_list,
)

_SHORTEST: Final = 4
_TWO_EDITS_FROM: Final = 7
_BY_EAR_FROM: Final = 5
_LONG: Final = 40
"""Letters from which on all words count as equally long: so few lists of targets are kept."""

_SURE_START: Final = 2
_SLIP: Final = 0.6
_BY_EAR: Final = 0.4
_ODD: Final = 1.0
_COMMON: Final = 0.6
"""How much tenfold use of a word makes up for: more than half an odd slip."""

_PLAIN: Final = 3.0
_ADDED: Final = 0.3
_STRUCK: Final = 1.0
_ANY: Final = 0.1
_SURE: Final = 0.6
"""The share of all that a short word may have been meant for, from which on the likeliest is taken."""
_LEAST: Final = 10.0


@dataclass(frozen=True, slots=True)
class Repaired:
    """The words of a question after repair.

    Attributes:
        words: as many as were typed, or fewer where some were written apart.
        notes: what was changed, for the trace ("spelling: passs -> pas").
    """

    words: tuple[str, ...]
    notes: tuple[str, ...]


class Speller:
    """Knows the words of the examples.

    Args:
        sentences: the words of each example.
        is_word: whether a word that no example has is one all the same (`knowledge.matching.dictionary`), which is
            left as it is. Without the Danish letters it may still be another: "have" for "hæve".
    """

    def __init__(self, sentences: Iterable[Sequence[str]], is_word: Callable[[str], bool]) -> None:
        counts = Counter(chain.from_iterable(sentences))
        # The commonest form wins, then the alphabet, so that the result does not depend on any order.
        ranked = sorted(counts, key=lambda word: (-counts[word], word))
        self._counts = counts
        self._is_word = is_word
        self._stems = frozenset(stems(ranked))
        self._by_fold = _first_of(ranked, folds(ranked))
        self._by_skeleton = _first_of(ranked, skeletons(ranked))
        targets = dict.fromkeys((*ranked, *sorted(stop_words())))
        self._targets = [word for word in targets if len(word) > 1 and not word.isdigit()]
        self._by_sound: dict[str, list[str]] = {}
        for word in self._targets:
            if len(word) >= _SHORTEST:
                self._by_sound.setdefault(sound(word), []).append(word)
        self._targets_near = lru_cache(maxsize=None)(self._targets_within)
        self._repair_word = lru_cache(maxsize=WORDS_REMEMBERED)(self._repair_uncached)

    def knows(self, word: str) -> bool:
        """Whether the word, or another ending of it, stands in an example."""
        return word in self._counts or stem(word) in self._stems

    def repair(self, words: Sequence[str]) -> Repaired:
        """Join what was written apart ("kør kort"), then repair each unknown word."""
        joined = self._join(words)
        repaired = tuple(self._repair_word(word) for word in joined)
        pairs = zip(joined, repaired, strict=True)
        notes = tuple(f"spelling: {old} -> {new}" for old, new in pairs if old != new)
        return Repaired(repaired, notes)

    def _join(self, words: Sequence[str]) -> list[str]:
        result: list[str] = []
        position = 0
        while position < len(words):
            pair = words[position : position + 2]
            whole = self._same_letters("".join(pair)) if self._may_be_one(pair) else None
            result.append(whole or words[position])
            position += 2 if whole else 1
        return result

    def _may_be_one(self, pair: Sequence[str]) -> bool:
        return len(pair) > 1 and not all(map(self._is_settled, pair))

    def _is_settled(self, word: str) -> bool:
        return self.knows(word) or is_stop_word(word) or word.isdigit()

    def _same_letters(self, word: str) -> str | None:
        if word in self._counts:
            return word
        return self._by_fold.get(fold(word)) or self._by_skeleton.get(skeleton(word))

    def _repair_uncached(self, word: str) -> str:
        if word in self._counts or is_stop_word(word) or word.isdigit() or _is_town(word):
            return word
        # Danish letters first, so that the engine reads "åbningstider" where "aabningstider" was typed.
        spelled = self._by_fold.get(fold(word))
        if spelled is not None:
            return spelled
        if self.knows(word):
            # Another ending of a word that is known, or a slip that leaves its beginning as it is.
            meant = None if self._is_one(word) else self._nearest(word, _SLIP)
            return meant if meant and meant[0] == word[0] else word
        if not word.isascii() and self._is_one(word):
            return word
        return self._by_skeleton.get(skeleton(word)) or self._nearest(word) or word

    def _is_one(self, word: str) -> bool:
        return self._is_word(word) or is_short_word(word)

    def _nearest(self, word: str, limit: float = inf) -> str | None:
        """What was meant by a string that is no word, or None where that is not sure."""
        if not word.isalpha() or self._is_one(word):
            return None
        edits = 2 if len(word) >= _TWO_EDITS_FROM else 1
        targets = self._targets_near(min(len(word), _LONG), edits)
        near = [target for target, _, _ in extract(word, targets, scorer=OSA.distance, score_cutoff=edits, limit=None)]
        if len(word) <= _SHORTEST:
            return self._short(word, near)
        costs = {target: _slip_cost(word, target) for target in near}
        if len(word) >= _BY_EAR_FROM:
            costs |= dict.fromkeys(self._by_sound.get(sound(word), ()), _BY_EAR)
        likely = (
            (cost - _COMMON * log10(1 + self._counts[target]), target)
            for target, cost in costs.items()
            if cost <= min(limit, edits)
        )
        return min(likely, default=(0.0, None))[1]

    def _short(self, typed: str, near: Sequence[str]) -> str | None:
        """The likeliest of the words near a short one, as far as there is one: "gbo" is "bog", "ko" may be anything."""
        if len(typed) < _SHORTEST - 1:
            near = [each for each in near if sorted(each) == sorted(typed)]
        likely = [(self._counts[each] * _likelihood(typed, each), each) for each in near]
        best, meant = max(likely, default=(0.0, None))
        least = _LEAST if len(typed) < _SHORTEST else _STRUCK
        return meant if best >= max(least, _SURE * sum(weight for weight, _ in likely)) else None

    def _targets_within(self, length: int, edits: int) -> list[str]:
        """The words that so many edits can make of a word of this length, in their order."""
        longest = inf if length == _LONG else length + edits
        return [target for target in self._targets if length - edits <= len(target) <= longest]


def _is_town(word: str) -> bool:
    """Whether a word is the name of another town, which is no slip of the finger: "greve" is not "breve"."""
    towns = word_list("towns.txt")
    return word in towns or word.removesuffix("s") in towns


def _slip_cost(typed: str, meant: str) -> float:
    """How odd it is to type the one for the other: `_SLIP` for one slip of the finger, `_ODD` for each other edit.

    A letter left out, doubled or swapped, and a neighbouring key, are slips of the finger.
    """
    edits = OSA.distance(typed, meant)
    if edits != 1:
        # Two slips in one word are believed only where its first letters are right.
        return edits * _ODD if typed[:_SURE_START] == meant[:_SURE_START] else edits + _ODD
    return _SLIP if is_slip(typed, meant) else _ODD


def _likelihood(typed: str, meant: str) -> float:
    """How often the one is typed for the other, of short words: two letters swapped or doubled are seen most."""
    if is_plain_slip(typed, meant):
        return _PLAIN
    if len(typed) > len(meant):
        # "iOS" is not "is".
        return _ADDED if len(typed) >= _SHORTEST else 0.0
    return _STRUCK if is_slip(typed, meant) else _ANY


def _first_of(words: Sequence[str], keys: Sequence[str]) -> dict[str, str]:
    """For each key the first of its words."""
    return dict(zip(reversed(keys), reversed(words), strict=True))
