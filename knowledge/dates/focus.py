"""Which of the days that a message names it asks about.

People say which day they cannot come, when their passport expires and when they were born before they ask. What is
turned down ("ikke lørdag, men søndag") and what is only told ("jeg rejser på søndag") is left out where something else
is named; where it is all that is named, it is what is meant, unless it has gone by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.dates.found import Found

_SMALL: Final = r"(?: (?:nu|her|lige|paa|i|den|det|d|the|in|for|fra))*"
_TURNED_DOWN: Final = re.compile(rf"\b(?:ikke|not|instead of|i stedet for|frem ?for|rather than){_SMALL} $")
_ALWAYS_A_CHOICE: Final = re.compile(r"instead of|i stedet for|frem ?for|rather than")
_BUT: Final = re.compile(r"\b(?:men|but)\b|,")
_SET_OFF: Final = re.compile(r"(?:[(,]|\b(?:men|but|bare|dog|just)) ?$")
_EXCEPT: Final = re.compile(rf"\b(?:undtagen|except(?: for)?|bortset fra|uden om|hverken){_SMALL} $")
_SINCE: Final = re.compile(rf"\b(?:siden|since){_SMALL} $")

_SUBJECT: Final = r"(?:jeg|vi|han|hun|de|du|i|min|mit|mine|vores|der|my|we|he|she|they|our|you|it|there)"
_VERB: Final = (
    r"(?:vil|skal|kan|har|er|maa|mangler|holder|hvornaar|hvad|hvor|is|are|can|do|does|will|would|need|want|am|when|"
    r"what)"
)
_SENTENCE_END: Final = re.compile(r"[?!;]|\.(?= (?!\d))|[:=][()]")
_NEW_CLAUSE: Final = re.compile(
    rf"{_SENTENCE_END.pattern}|,|\b(?:men|but|fordi|because)\b|\b(?:saa|so|for|og)\b(?= (?:{_SUBJECT}|{_VERB})\b)"
)
_CANNOT: Final = re.compile(
    rf"\bkan (?:{_SUBJECT} )?(?:\w+ )?ikke\b|\b(?:can'?t|cannot|can not|unable|forhindret|optaget|busy)\b"
)
_TOLD: Final = re.compile(
    r"\b(?:(?:jeg|vi|han|hun|de) er|i'?m|i am|we'?re|we are)\b"
    r"|\b(?:udloeb\w*|rejser?|rejste|flyver|floej|flytte\w*|foedt|foedselsdag\w*|fylder|fyldte|fik|fundet|mistede"
    r"|bestilte|tandlaege\w*|laegen?|opere\w*|eksamen\w*|arbejder?|ferie|skal til|skal have|skal paa|skal hjem|var"
    r"|plejer|vaek|away|gaar til|doede?|missede|laeste|hoerte|saa at|laant|laante|ventet|flyttet|gift|faaet|haft|kom"
    r"|expire[sd]?|travel\w*|leav(?:e|ing)|fly(?:ing)?|born|birthday|turn(?:s|ed)?|mov(?:e|ed|ing)|got|booked|had|dentist"
    r"|doctor|work(?:ing)?|exam|missed|read|heard|died|came|was|come to|come fra|usually)\b"
)
_ASKED: Final = re.compile(
    r"^ *(?:kan|maa|skal|boer) (?:jeg|man|vi|i)\b|\b(?:aaben\w*|aabn\w*|luk\w*|open\w*|clos\w*|holder|hvornaar|hvad"
    r"|hvilke\w*|hvem|er der|(?<!jeg )(?<!vi )(?<!han )(?<!hun )er i|har i|noget|nogen|nogle|sker|when|what"
    r"|which|is there|are there|are you|can i"
    r"|do you|does|anything|something|should i|may i)\b"
)
_WISHED: Final = re.compile(
    r"\b(?:gerne|komme|taenk\w*|men[te]\w*|leder|soeger|helst|want|like|looking|prefer|mean\w*)\b"
)
_OPENS_A_QUESTION: Final = re.compile(
    r" *(?:(?:hej|hi|hello|goddag|og|saa|men|and|but) ?,? )?(?:hvornaar|hvad|hvor|hvilke\w*|hvem|er|har|kan|maa|skal"
    r"|holder|when|what|which|where|is|are|can|do|does|will)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An expression with its place in the text."""

    meaning: Found
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message asks about.

    Attributes:
        meanings: of its expressions, in order.
        without: what it turns down of these: "i weekenden, men ikke søndag".
    """

    meanings: tuple[Found, ...]
    without: tuple[Found, ...] = ()


def asked_about(text: str, named: Sequence[Named], *, regular: bool = False) -> Asked:
    """The meanings of the expressions that a text asks about, in order; all of them where none stands out.

    Args:
        text: in the grammar's way of writing, as a whole.
        named: its expressions from left to right.
        regular: whether it names something regular besides ("på hverdage"), so that nothing else need be meant.
    """
    excepted = [each for each in named if _is_excepted(text, named, each, regular=regular)]
    kept = [each for each in named if each not in excepted and not _SINCE.search(text, 0, each.start)]
    for left_out in (_turned_down, _only_told):
        kept = _kept(text, kept, left_out)
    return Asked(tuple(each.meaning for each in kept), tuple(each.meaning for each in excepted))


def is_told(text: str, named: Sequence[Named], place: tuple[int, int]) -> bool:
    """Whether something regular ("hver mandag") is only told: its clause says what the writer does and asks nothing.

    Where no day is named outside of that clause, it is not.
    """
    start, end = _clause_at(text, named, place)
    clause = text[start:end]
    if all(start <= each.start < end for each in named):
        return False
    return not _ASKED.search(clause) and _TOLD.search(clause) is not None


def _kept(text: str, named: list[Named], left_out: Callable[[str, Sequence[Named], int], bool]) -> list[Named]:
    out = [left_out(text, named, number) for number in range(len(named))]
    kept = [each for each, without in zip(named, out, strict=True) if not without]
    # What has gone by is no answer to a question that stands beside it.
    gone = all(each.meaning.past for each in named) and _asks_elsewhere(text, named)
    return kept if kept or gone else named


def _asks_elsewhere(text: str, named: Sequence[Named]) -> bool:
    """Whether a sentence without any of the expressions asks something."""
    inside = {_sentence(text, named, each) for each in named}
    return any(each not in inside and _is_question(text, each) for each in _sentences(text, named))


def _is_excepted(text: str, named: Sequence[Named], each: Named, *, regular: bool) -> bool:
    """Whether it is taken out of what is asked about: "undtagen mandag", "i weekenden, men ikke søndag"."""
    if _EXCEPT.search(text, 0, each.start):
        return True
    led = _TURNED_DOWN.search(text, 0, each.start)
    if led is None or not each.meaning.weekdays or _ALWAYS_A_CHOICE.search(led.group()):
        return False
    others = [other for other in named if other is not each and not _TURNED_DOWN.search(text, 0, other.start)]
    wider = (regular or others) and not any(other.meaning.span.single for other in others)
    return bool(wider) and _SET_OFF.search(text, 0, led.start()) is not None


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
    """Whether it tells something of the writer: a clause that asks nothing, or a sentence before the question."""
    each = named[number]
    clause = _clause(text, named, (each.start, each.end))
    if not _ASKED.search(clause) and (_CANNOT.search(clause) or (_TOLD.search(clause) and not _WISHED.search(clause))):
        return True
    sentence = _sentence(text, named, each)
    if _is_question(text, sentence) or _WISHED.search(clause):
        return False
    return any(_is_question(text, _sentence(text, named, other)) for other in named if other is not each)


def _clause(text: str, named: Sequence[Named], place: tuple[int, int]) -> str:
    return text[slice(*_clause_at(text, named, place))]


def _clause_at(text: str, named: Sequence[Named], place: tuple[int, int]) -> tuple[int, int]:
    """Where the clause with an expression begins and ends."""
    ends = list(_outside(_NEW_CLAUSE, text, named))
    start = max((found.end() for found in ends if found.end() <= place[0]), default=0)
    end = min((found.start() for found in ends if found.start() >= place[1]), default=len(text))
    return start, end


def _sentences(text: str, named: Sequence[Named]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, its sign included."""
    ends = [found.end() for found in _outside(_SENTENCE_END, text, named)]
    return [(start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if text[start:end].strip()]


def _outside(pattern: re.Pattern[str], text: str, named: Sequence[Named]) -> Iterator[re.Match[str]]:
    """Where a pattern is found outside of the expressions: the point of "3. december" ends nothing."""
    return (found for found in pattern.finditer(text) if not any(a.start <= found.start() < a.end for a in named))


def _sentence(text: str, named: Sequence[Named], each: Named) -> tuple[int, int]:
    return next(((a, b) for a, b in _sentences(text, named) if a <= each.start < b), (0, len(text)))


def _is_question(text: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence ends with a question mark, or begins as a question does."""
    said = text[slice(*sentence)]
    return said.rstrip().endswith("?") or _OPENS_A_QUESTION.match(said) is not None
