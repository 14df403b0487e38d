"""Which of the days that a message names it asks about.

People say which day they cannot come, when their passport expires and when they were born before they ask. What is
turned down ("ikke lørdag, men søndag") and what is only told ("jeg rejser på søndag") is left out where something else
is named; where it is all that is named, it is what is meant, unless it has gone by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.dates.amended import amended
from knowledge.dates.clauses import SUBJECT, Named, clause_at, clause_with, clauses_of, sentence_with, sentences_of
from knowledge.dates.excepting import ALWAYS_A_CHOICE, SMALL, TURNED_DOWN, is_excepted
from knowledge.dates.found import Found
from knowledge.dates.lived import is_lived

_BUT: Final = re.compile(r"\b(?:men|but)\b|,")
_SINCE: Final = re.compile(rf"\b(?:siden|since){SMALL} $")

_CANNOT: Final = re.compile(
    rf"\bkan (?:{SUBJECT} )?(?:\w+ )?ikke\b|\b(?:can'?t|cannot|can not|unable|forhindret|optaget|busy)\b"
)
_TOLD: Final = re.compile(
    r"\b(?:(?:jeg|vi|han|hun|de) er|i'?m|i am|we'?re|we are)\b"
    r"|\b(?:udloeb\w*|rejser?|rejste|flyver|floej|flytte\w*|foedt|foedselsdag\w*|fylder|fyldte|fik|fundet|mistede"
    r"|bestilte|tandlaege\w*|laegen?|opere\w*|eksamen\w*|arbejder?|ferie|skal til|skal have|skal paa|skal hjem|var"
    r"|skal (?:vaere )?(?:aflever\w*|returner\w*)|frist\w*|due|forfalder|besoeg"
    r"|plejer|vaek|away|gaar til|doede?|missede|laeste|hoerte|saa at|laant|laante|ventet|flyttet|gift|faaet|haft|kom"
    r"|expire[sd]?|travel\w*|leav(?:e|ing)|fly(?:ing)?|born|birthday|turn(?:s|ed)?|mov(?:e|ed|ing)|got|booked|had|dentist"
    r"|doctor|work(?:ing)?|exam|missed|read|heard|died|came|was|come to|come fra|usually)\b"
)
# "Elevatoren er i stykker" speaks to nobody.
_NO_YOU: Final = r"stykker|gang|byen?|faxe|haslev|tvivl|praktik|skole|familie|live|orden|noed|ferie|danmark|\w+land"
_ASKED: Final = re.compile(
    r"^ *(?:kan|maa|skal|boer) (?:jeg|man|vi|i)\b|\b(?:aaben\w*|aabn\w*|luk\w*|open\w*|clos\w*|holder|hvornaar|hvad"
    rf"|hvilke\w*|hvem|er der|(?<!jeg )(?<!vi )(?<!han )(?<!hun )er i(?! (?:{_NO_YOU})\b)|har i|noget|nogen|nogle"
    r"|sker|when|what|which|is there|are there|are you|can i"
    r"|do you|does|anything|something|should i|may i)\b"
)
_WISHED: Final = re.compile(
    r"\b(?:gerne|komme|taenk\w*|men[te]\w*|leder|soeger|helst|want|like|looking|prefer|mean\w*)\b"
)
_ASKS_BESIDE: Final = re.compile(
    r"\b(?:goer|kan|skal|vil|maa|har|er|kommer|findes|do|can|is|are|will) (?:i|jeg|man|vi|der|det|you|there|it)\b|\?"
)
# "Vi kan på lørdag", "jeg har fri": that is when they come.
_STATES: Final = re.compile(
    r"^ *(?:(?:hej|hi|hello|altsaa|naa|jo|ja|well|so),? )*"
    r"(?:jeg|vi|min|mit|mine|vores|my|we|our|i(?= \w+ (?:my|the|a)\b)"
    r"|\w{2,}(?:en|et|ne)(?= (?:er|bliver|kommer|koerer|virker)\b))\b"
    r"(?!.*\b(?:kan|kunne|fri|tid|hjemme|can|could|free|off|kigger|kommer forbi|coming)\b)"
)
# "Min datter kan køre mig på lørdag, har I åbent der": the day that was named last.
_OF_THAT_DAY: Final = re.compile(
    r"\b(?:har|er|holder|sker|hvornaar|hvad|is|are|do|when|what)\b[^.?!]*"
    r"\b(?:(?<!sker )der|den dag|then|that dag) ?[?.!]*$"
)
_HAS_BEEN: Final = re.compile(r"\b(?:var|havde|skete|foregik|was|were|had|did|happened)\b")
_RELATIVE: Final = re.compile(r" *(?:og )?(?:hvor|where|when) (?:der|jeg|vi|man|i|we|there)\b")
_OPENS_A_QUESTION: Final = re.compile(
    r" *(?:(?:hej|hi|hello|goddag|og|saa|men|and|but) ?,? )?(?:hvornaar|hvad|hvor|hvilke\w*|hvem|er|har|kan|maa|skal"
    r"|holder|when|what|which|where|is|are|can|do|does|will)\b"
)


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
    excepted = [each for each in named if is_excepted(text, named, each, regular=regular)]
    kept = [each for each in named if each not in excepted and not _SINCE.search(text, 0, each.start)]
    kept = [each for each in kept if not _is_over(text, named, each)]
    kept = amended(text, kept)
    for left_out in (_turned_down, _only_told):
        kept = _kept(text, kept, left_out)
    return Asked(tuple(each.meaning for each in kept), tuple(each.meaning for each in excepted))


def is_told(text: str, named: Sequence[Named], place: tuple[int, int]) -> bool:
    """Whether something regular ("hver mandag") is only told: its clause says what the writer does and asks nothing.

    Where no day is named outside of that clause, it is not.
    """
    start, end = clause_at(text, named, place)
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
    inside = {sentence_with(text, named, each) for each in named}
    return any(each not in inside and _is_question(text, each) for each in sentences_of(text, named))


def _is_over(text: str, named: Sequence[Named], each: Named) -> bool:
    """Whether it tells what has been, and another clause asks: "jeg gik på pension i oktober, hvad har I"."""
    start, end = clause_at(text, named, (each.start, each.end))
    clause = text[start:end]
    if _ASKED.search(clause) or not is_lived(clause, text[each.start : each.end], each.meaning):
        return False
    if not each.meaning.past:
        return any(_asks(other) for other in (text[:start], text[end:]))
    if len(named) > 1:
        return False
    # "Jeg var der i går, hvad var det for en film" asks about yesterday.
    others = (text[slice(*place)] for place in clauses_of(text, named) if place != (start, end))
    return any(_asks(other) and not _HAS_BEEN.search(other) for other in others)


def _asks(clause: str) -> bool:
    return _ASKED.search(clause) is not None or _ASKS_BESIDE.search(clause) is not None


def _turned_down(text: str, named: Sequence[Named], number: int) -> bool:
    """Whether another day is wanted in its place, here or where it is named again: "ikke lørdag, men søndag"."""
    span = named[number].meaning.span
    again = (place for place in range(number, len(named)) if named[place].meaning.span == span)
    return any(_is_turned_down(text, named, place) for place in again)


def _is_turned_down(text: str, named: Sequence[Named], number: int) -> bool:
    """Whether "ikke lørdag, men søndag" or "mandag i stedet for fredag" is said of it there."""
    each = named[number]
    led = TURNED_DOWN.search(text, 0, each.start)
    if led is None:
        return False
    before = named[number - 1].end if number else None
    after = named[number + 1].start if number + 1 < len(named) else None
    return (
        ALWAYS_A_CHOICE.search(led.group()) is not None
        or (after is not None and _BUT.search(text, each.end, after) is not None)
        or (before is not None and not text[before : led.start()].strip(" ,"))
    )


def _only_told(text: str, named: Sequence[Named], number: int) -> bool:
    """Whether it tells something of the writer: a clause that asks nothing, or a sentence before the question."""
    each = named[number]
    clause = clause_with(text, named, (each.start, each.end))
    if not _ASKED.search(clause) and (_CANNOT.search(clause) or (_TOLD.search(clause) and not _WISHED.search(clause))):
        return True
    if _ASKED.search(clause) is None and _WISHED.search(clause) is None and _states(text, named, each, clause):
        return True
    sentence = sentence_with(text, named, each)
    if _is_question(text, sentence) or _WISHED.search(clause):
        return False
    return any(_is_question(text, sentence_with(text, named, other)) for other in named if other is not each)


def _states(text: str, named: Sequence[Named], each: Named, clause: str) -> bool:
    """Whether a clause states something of the writer, and another one with a time is asked about."""
    if not _STATES.match(clause):
        return False
    others = [clause_with(text, named, (other.start, other.end)) for other in named if other is not each]
    if others and named[-1] is not each and others[-1] != clause and _OF_THAT_DAY.search(text, named[-1].end):
        return True
    return any(_begins_to_ask(other) for other in others if other != clause)


def _begins_to_ask(clause: str) -> bool:
    """Whether it is no clause about another one ("hvor der er vinterferie"), nor one that only tells."""
    if not _OPENS_A_QUESTION.match(clause) or _RELATIVE.match(clause):
        return False
    return _ASKED.search(clause) is not None or _TOLD.search(clause) is None


def _is_question(text: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence ends with a question mark, or begins as a question does."""
    said = text[slice(*sentence)]
    return said.rstrip().endswith("?") or _OPENS_A_QUESTION.match(said) is not None
