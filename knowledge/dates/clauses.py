"""The sentences and clauses of a message, and which of them an expression of time stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.dates.found import Found

SUBJECT: Final = r"(?:jeg|vi|han|hun|de|du|i|min|mit|mine|vores|der|my|we|he|she|they|our|you|it|there)"
"""Who or what a clause is about, where it is a small word."""

_VERB: Final = (
    r"(?:vil|skal|kan|har|er|maa|mangler|holder|hvornaar|hvad|hvor|is|are|can|do|does|will|would|need|want|am|when|"
    r"what)"
)
# "3. sal" and "2. klasse" are no ends of sentences.
_SENTENCE_END: Final = re.compile(
    r"[?!;]|\.(?= (?!\d|(?:sal|klasse\w*|etage|gang|del|bind|udgave|semester)\b))|[:=][()]"
)
_NEW_CLAUSE: Final = re.compile(
    rf"{_SENTENCE_END.pattern}|,|\b(?:men|but|fordi|because)\b|\b(?:saa|so|for|og)\b(?= (?:{SUBJECT}|{_VERB})\b)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An expression with its place in the text."""

    meaning: Found
    start: int
    end: int


def blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with signs in some places that are no words, so that nothing is read there again."""
    for start, end in places:
        text = text[:start] + "¤" * (end - start) + text[end:]
    return text


def clause_with(text: str, named: Sequence[Named], place: tuple[int, int]) -> str:
    """The clause with an expression."""
    return text[slice(*clause_at(text, named, place))]


def clause_at(text: str, named: Sequence[Named], place: tuple[int, int]) -> tuple[int, int]:
    """Where the clause with an expression begins and ends."""
    clauses = clauses_of(text, named)
    return max(start for start, _ in clauses if start <= place[0]), min(end for _, end in clauses if end >= place[1])


def clauses_of(text: str, named: Sequence[Named]) -> list[tuple[int, int]]:
    """Where each clause begins and ends, without what parts it from the next one."""
    ends = list(_outside(_NEW_CLAUSE, text, named))
    starts = [0, *(found.end() for found in ends)]
    return list(zip(starts, [*(found.start() for found in ends), len(text)], strict=True))


def sentences_of(text: str, named: Sequence[Named]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, its sign included."""
    ends = [found.end() for found in _outside(_SENTENCE_END, text, named)]
    return [(start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if text[start:end].strip()]


def _outside(pattern: re.Pattern[str], text: str, named: Sequence[Named]) -> Iterator[re.Match[str]]:
    """Where a pattern is found outside of the expressions: the point of "3. december" ends nothing."""
    return (found for found in pattern.finditer(text) if not any(a.start <= found.start() < a.end for a in named))


def sentence_with(text: str, named: Sequence[Named], each: Named) -> tuple[int, int]:
    """Where the sentence with an expression begins and ends."""
    return next(((a, b) for a, b in sentences_of(text, named) if a <= each.start < b), (0, len(text)))
