"""Wordings that leave open which of a few entries they are about.

"Jeg skal have en fuldmagt" is said of three entries and tells of none. The matcher learns such wordings like an entry's
examples, under a name that joins the entries; how likely it is that one of them was said is then shared out among these
entries. So none of them is likely enough alone to be the answer, and all of them are likely enough to be asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.lexical import EntryTerms, Words

_JOINT: Final = "|"
_AHEAD: Final = 3
"""How many times as often as any other entry one says a word that speaks for it."""
_SEVERAL: Final = 2
"""How often it says it at least; a single example tells nothing."""
_SLIGHT: Final = 0.02
"""How likely it must be that a wording is open; less says nothing of the entries."""


def between(entries: Sequence[str]) -> str:
    """The name under which wordings are learned that leave open which of the entries they are about."""
    return _JOINT.join(entries)


def entries_of(name: str) -> tuple[str, ...]:
    """The entries that a name joins; a plain slug is the only one."""
    return tuple(name.split(_JOINT))


def is_between(name: str) -> bool:
    """Whether a name stands for several entries."""
    return _JOINT in name


class Between:
    """Shares out what is likely of wordings between entries.

    Args:
        names: the slugs, and the names that join some of them, in the order of their numbers.
        terms: how often each of them says a word.
        sizes: how many examples each of them has.
    """

    def __init__(self, names: Sequence[str], terms: EntryTerms, sizes: NDArray[np.intp]) -> None:
        number = {name: at for at, name in enumerate(names)}
        self._terms = terms
        self._sizes = np.maximum(sizes, 1)
        # An entry that is gone leaves its share to the others.
        self._joined = {
            at: [number[slug] for slug in entries_of(name) if slug in number]
            for at, name in enumerate(names)
            if is_between(name)
        }

    def shared_out(self, probabilities: NDArray[np.float64], words: Words = ()) -> NDArray[np.float64]:
        """The probabilities where each entry has its share of what it is joined in, and what is joined has nothing.

        Args:
            probabilities: one for each name, and maybe one more for none of them.
            words: of the question. Where one of them speaks for one of the entries rather than for the others, each
                entry's share is as large as it is likely; else they are alike.
        """
        if not self._joined:
            return probabilities
        shared = probabilities.copy()
        shared[list(self._joined)] = 0.0
        for at, entries in self._joined.items():
            if entries and probabilities[at] >= _SLIGHT:
                own = probabilities[entries] if self._tells(words, entries, at) else np.ones(len(entries))
                shared[entries] += probabilities[at] * own / own.sum()
        return shared

    def likely(self, probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probabilities without those of wordings that are too slight to be shared out."""
        likely = probabilities.copy()
        joined = list(self._joined)
        likely[joined] = np.where(likely[joined] >= _SLIGHT, likely[joined], 0.0)
        return likely

    def _tells(self, words: Words, entries: Sequence[int], joined: int) -> bool:
        """Whether a word that is not said of all the entries speaks for one of them rather than for the others."""
        counts = self._terms.said_by(words, entries, joined)
        ranked = np.sort(counts / self._sizes[entries], axis=1)
        ahead = ranked[:, -1] >= _AHEAD * ranked[:, :-1].max(axis=1, initial=0.0)
        return bool((ahead & (counts.max(axis=1, initial=0.0) >= _SEVERAL)).any())
