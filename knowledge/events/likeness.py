"""How well an event fits to words that a citizen has typed: in its title, what it is filed under, and its description.

All words here are skeletons (å, aa and a are one), so that no keyboard and no hurry makes a difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from knowledge.events.model import Occurrence
from knowledge.matching.text import clean, skeleton, words

NAMED: Final = 80.0
"""From here on, of 100, the words name the event."""

_SAME, _INFLECTED, _COMPOUND, _BROADER = 100.0, 96.0, 88.0, 70.0
_FILED, _DESCRIBED = 0.95, 0.85
_SHORTEST: Final = 4
_SHORTEST_PART: Final = 5
_NEARLY: Final = 85.0
_ENDING: Final = re.compile(r"(?<=.{4})(?:ningen|ninger|ning|ernes|erne|enes|ene|ens|ets|ers|en|et|er|es|ne|e|s|n|t)$")
_IN_DANISH: Final = {
    english: skeleton(danish)
    for english, danish in (
        pair.split("=")
        for pair in "concert=koncert lecture=foredrag talk=foredrag author=forfatter writer=forfatter knitting=strik "
        "knit=strik exhibition=udstilling theatre=teater theater=teater movie=film reading=læsning "
        "storytime=højtlæsning bookclub=læsekreds workshop=værksted course=kursus class=kursus market=marked "
        "christmas=jul party=fest debate=debat singing=sang music=musik chess=skak gaming=spil game=spil".split()
    )
}


def likeness(wanted: Sequence[str], occurrence: Occurrence) -> float:
    """How well the `wanted` words (skeletons) fit, from 0 to 100; long words count more than short ones."""
    total = sum(map(len, wanted))
    if not total:
        return 0.0
    filed_under = " ".join((*occurrence.categories, *occurrence.audiences))
    told = _told(occurrence.title, filed_under, occurrence.description)
    return sum(len(word) * _best(word, told) for word in wanted) / total


def skeleton_words(text: str) -> tuple[str, ...]:
    """The words of `text` as skeletons."""
    return tuple(skeleton(word) for word in words(clean(text)))


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of an event: of its title, of what it is filed under, and of its description by their beginnings."""

    title: tuple[str, ...]
    filed: tuple[str, ...]
    described: dict[str, set[str]]


@lru_cache(maxsize=4096)
def _told(title: str, filed: str, described: str) -> _Told:
    named = skeleton_words(title)
    # "IT-café" is typed as one word too.
    joined = tuple(first + second for first, second in pairwise(named))
    beginnings: dict[str, set[str]] = {}
    for word in skeleton_words(described):
        beginnings.setdefault(word[:_SHORTEST], set()).add(word)
    return _Told((*named, *joined), skeleton_words(filed), beginnings)


def _best(word: str, told: _Told) -> float:
    asked = _asked(word)
    return max(
        _most_alike(asked, told.title),
        _FILED * _most_alike(asked, told.filed),
        _DESCRIBED * _most_alike(asked, told.described.get(word[:_SHORTEST], ())),
    )


@lru_cache(maxsize=8192)
def _asked(word: str) -> tuple[str, ...]:
    """The word, and what it is in Danish."""
    return tuple({word, _IN_DANISH.get(word, word), _IN_DANISH.get(word.removesuffix("s"), word)})


def _most_alike(asked: Iterable[str], told: Iterable[str]) -> float:
    return max((alike(one, other) for one in asked for other in told), default=0.0)


@lru_cache(maxsize=65_536)
def alike(asked: str, told: str) -> float:
    """How alike two words are: the same, inflected, one a part of the other, or misspelt; 0 for all else."""
    if asked == told:
        return _SAME
    ours, theirs = _forms(asked), _forms(told)
    if not ours or not theirs:
        return 0.0
    if ours & theirs:
        return _INFLECTED
    if any(_is_part(one, of=other) for one in ours for other in theirs):
        return _COMPOUND
    if any(_is_part(other, of=one) for one in ours for other in theirs):
        # Whoever asks for a concert means the Christmas concert too, but not the other way round.
        return _BROADER
    short, long = min(ours, key=len), min(theirs, key=len)
    ratio = fuzz.ratio(short, long)
    return ratio if ratio >= _NEARLY and len(short) >= _SHORTEST_PART and short[0] == long[0] else 0.0


@lru_cache(maxsize=8192)
def _forms(word: str) -> frozenset[str]:
    """The word, and what is left of it without an ending; none of a word that is too short to be compared."""
    return frozenset(each for each in (word, _ENDING.sub("", word)) if len(each) >= _SHORTEST)


def _is_part(short: str, *, of: str) -> bool:
    return of.startswith(short) or (len(short) >= _SHORTEST_PART and of.endswith(short))
