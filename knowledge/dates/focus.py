"""Which of the days that a message names it asks about.

People say which day they cannot come, when their passport expires and when they were born before they ask. What is
turned down ("ikke lørdag, men søndag") and what is only told ("jeg rejser på søndag") is left out where something else
is named; where it is all that is named, it is what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.dates.found import Found

_SMALL: Final = r"(?: (?:nu|her|lige|paa|i|den|det|d|the|in|for|fra))*"
_TURNED_DOWN: Final = re.compile(
    rf"\b(?:ikke|not|undtagen|except|instead of|i stedet for|frem ?for|rather than|hverken){_SMALL} $"
)
_ALWAYS_A_CHOICE: Final = re.compile(r"instead of|i stedet for|frem ?for|rather than")
_BUT: Final = re.compile(r"\b(?:men|but)\b|,")

_SUBJECT: Final = r"(?:jeg|vi|han|hun|de|du|i|min|mit|mine|vores|der|my|we|he|she|they|our|you|it|there)"
_VERB: Final = (
    r"(?:vil|skal|kan|har|er|maa|mangler|holder|hvornaar|hvad|hvor|is|are|can|do|does|will|would|need|want|am|when|"
    r"what)"
)
_NEW_CLAUSE: Final = re.compile(
    rf"[?!;]|\.(?= (?!\d))|,|\b(?:men|but|fordi|because)\b|\b(?:saa|so|for|og)\b(?= (?:{_SUBJECT}|{_VERB})\b)"
)
_CANNOT: Final = re.compile(
    rf"\bkan (?:{_SUBJECT} )?(?:\w+ )?ikke\b|\b(?:can'?t|cannot|can not|unable|forhindret|optaget|busy)\b"
)
_TOLD: Final = re.compile(
    r"\b(?:udloeb\w*|rejser?|rejste|flyver|floej|flytte\w*|foedt|foedselsdag\w*|fylder|fyldte|fik|fundet|mistede"
    r"|bestilte|tandlaege\w*|laegen?|opere\w*|eksamen\w*|arbejder?|ferie|skal til|skal have|skal paa|skal hjem|var"
    r"|expire[sd]?|travel\w*|leav(?:e|ing)|fly(?:ing)?|born|birthday|turn(?:s|ed)?|mov(?:e|ed|ing)|got|booked|had|dentist"
    r"|doctor|work(?:ing)?|exam)\b"
)
_ASKED: Final = re.compile(
    r"^ *(?:kan|maa|skal|boer) (?:jeg|man|vi|i)\b|\b(?:aaben\w*|aabn\w*|luk\w*|open\w*|clos\w*|holder|hvornaar|hvad"
    r"|hvilke\w*|hvem|er der|er i|har i|noget|nogen|nogle|sker|when|what|which|is there|are there|are you|can i"
    r"|do you|does|anything|something|should i|may i)\b"
)
_WISHED: Final = re.compile(
    r"\b(?:gerne|kom(?:me|mer)|taenk\w*|men[te]\w*|leder|soeger|helst|want|like|looking|prefer|come|mean\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An expression with its place in the text."""

    meaning: Found
    start: int
    end: int


def asked_about(text: str, named: Sequence[Named]) -> list[Found]:
    """The meanings of the expressions that a text asks about, in order; all of them where none stands out.

    Args:
        text: in the grammar's way of writing, as a whole.
        named: its expressions from left to right.
    """
    for left_out in (_turned_down, _only_told):
        if len(named) > 1:
            named = _kept(named, [left_out(text, named, number) for number in range(len(named))])
    return [each.meaning for each in named]


def _kept(named: Sequence[Named], left_out: Sequence[bool]) -> Sequence[Named]:
    kept = [each for each, out in zip(named, left_out, strict=True) if not out]
    return kept or named


def _turned_down(text: str, named: Sequence[Named], number: int) -> bool:
    """Whether another day is wanted in its place: "ikke lørdag, men søndag", "mandag i stedet for fredag"."""
    each = named[number]
    led = _TURNED_DOWN.search(text, 0, each.start)
    if led is None:
        return False
    before = named[number - 1].end if number else None
    after = named[number + 1].start if number + 1 < len(named) else None
    return (
        _ALWAYS_A_CHOICE.search(led.group()) is not None
        or (after is not None and _BUT.search(text, each.end, after) is not None)
        or (before is not None and not text[before : led.start()].strip(" ,"))
    )


def _only_told(text: str, named: Sequence[Named], number: int) -> bool:
    """Whether its clause tells something of the writer and asks nothing."""
    start, end = _clause(text, named, number)
    clause = text[start:end]
    if _ASKED.search(clause):
        return False
    return bool(_CANNOT.search(clause) or (_TOLD.search(clause) and not _WISHED.search(clause)))


def _clause(text: str, named: Sequence[Named], number: int) -> tuple[int, int]:
    """Where the clause with an expression begins and ends; a sign within an expression ends none."""
    each = named[number]
    ends = [found for found in _NEW_CLAUSE.finditer(text) if not any(a.start <= found.start() < a.end for a in named)]
    start = max((found.end() for found in ends if found.end() <= each.start), default=0)
    end = min((found.start() for found in ends if found.start() >= each.end), default=len(text))
    return start, end
