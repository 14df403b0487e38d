"""Days that a message leaves out: "undtagen mandag", "bare ikke i weekenden", "andet end lørdag", "not on mondays"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from knowledge.dates.clauses import SUBJECT, Named, clause_at
from knowledge.dates.found import SHORT_PERIOD

SMALL: Final = r"(?: (?:nu|her|lige|paa|i|den|det|d|the|in|for|fra|a|en|et))*"
"""Small words between a word that leads to a time, and the time."""

_NOT: Final = r"(?:ikke|ik|not|isn'?t|aren'?t)(?: (?:er|vaere|ligger?|falder?|foregaar|holdes|be|is|fall|falls))?"
TURNED_DOWN: Final = re.compile(rf"\b(?:{_NOT}|instead of|i stedet for|frem ?for|rather than){SMALL} $")
ALWAYS_A_CHOICE: Final = re.compile(r"instead of|i stedet for|frem ?for|rather than")

# "Er det ikke på lørdag" asks about Saturday; after a comma, "men" or "helst", Saturday is not wanted.
_SET_OFF: Final = re.compile(
    r"(?:^|[(),.;:!?–-]|\b(?:men|but|bare|blot|dog|just|only|helst|gerne|preferably|altsaa|og|and|saa"
    r"|(?:det|it|den|der) (?:maa|skal|should|must|may|can)(?: (?:bare|helst|just))?"
    r"|(?:naar|hvis|when|if|bare|saa laenge|as long as|just so) (?:det|it'?s?)|som|hvor|that|which"
    r"|(?:(?:noget|nogen|nogle|ting|arrangementer|something|anything|events|things)(?: der| som| that)?))) ?$"
)
_EXCEPT: Final = re.compile(
    r"\b(?:undtag(?:en|et)|except(?: for)?|excluding|bort(?:set)? fra|fraregnet|uden(?: ?om| ?for)?|without"
    r"|outside(?: of)?|hverken|ud ?over|foruden|paa ?naer|minus|besides|apart fra|aside fra|other than"
    r"|(?:andet|andre|anden|ord2|alle|alt|anderledes|hellere|snarere)(?: \w+){0,3} end|(?:dage?|anything) but)"
    rf"{SMALL} $"
)
NO_GOOD: Final = re.compile(
    r"(?:,? (?:om )?(?:the )?(?:for|efter)?(?:middag|aften|morgen)(?:en)?)?,? ?(?:"
    r"(?:undtaget|fraregnet|excepted|excluded)\b"
    r"|(?:dur|duer|passer|fungerer|virker|gaar|works?|fits?|suits?)(?: (?:mig|os|desvaerre|bare|det|me))* "
    r"(?:ikke|ik|daarligt|skidt|not|badly)\b"
    r"|(?:(?:er|is|are)|'s)(?: (?:desvaerre|bare|helt|jo|really|det|sadly))* (?:no ?go|no good|out\b|off\b|udelukket"
    r"|umulig\w*|ikke (?:godt|muligt|saa godt)|daarlig\w*|skidt|not (?:good|possible|an option)|ikke en mulighed)"
    r"|(?:er|am|are) (?:jeg|vi|i|we) (?:desvaerre |altid )?"
    r"(?:optaget|vaek|bortrejst|forhindret|busy|away)\b"
    r"|(?:kan|can) (?:jeg|vi|i|we) (?:desvaerre |bare |altid |altsaa |jo |slet |overhovedet )?(?:ikke|ik|not)"
    r"(?= ?(?:$|[,.;?!]|(?:og|men|saa|but|so)\b))"
    r"|(?:doesn'?t|don'?t|does not|do not|won'?t) (?:work|fit|suit)"
    r"|[^.?!,]{0,40},? (?:saa|so) (?:helst |bare )?(?:ikke|ik|not) (?:der|den dag|then)\b)"
)
"""What turns a day down, right behind its name: "fredag dur ikke", "søndag er vi optaget", "lørdag undtaget"."""
_BESIDE_A_DAY: Final = re.compile(r"\b(?:uden|without|outside(?: of)?|minus|ud ?over|foruden|besides)\b")
_CANNOT: Final = re.compile(
    rf"\b(?:kan (?:{SUBJECT} )?(?:bare |desvaerre |alligevel )?ik(?:ke)?|can'?t|cannot|can not|won'?t be able to"
    r"|(?:er|am|are|i'm) (?:ikke|ik|not) (?:fri|ledig|hjemme|free|available|around|home)|forhindret|optaget|busy)"
    rf"(?: (?:komme|deltage|vaere(?: med)?|be|come(?: by)?|make(?: it)?|do|be there|attend))?{SMALL} $"
)
_THIS: Final = re.compile(r"\b(?:denne|kommende|nu)\b")
_BUT_ANOTHER: Final = re.compile(
    r",? (?:men|but) (?:gerne |maaske |helst |rather )?(?:(?:paa|on) )?(?:en|alle|de|any|some|a) ?(?:ord2|andre|other)"
)
_ASKS: Final = re.compile(r"^ *(?:kan|maa|skal|hvorfor|can|may|why)\b|\b(?:aaben\w*|aabn\w*|luk\w*|open\w*|clos\w*)\b")


def is_excepted(text: str, named: Sequence[Named], each: Named, *, regular: bool) -> bool:
    """Whether an expression is taken out of what is asked about.

    Args:
        text: in the grammar's way of writing, as a whole.
        named: its expressions from left to right.
        each: one of these.
        regular: whether the text names something regular besides ("på hverdage").
    """
    led = _EXCEPT.search(text, 0, each.start)
    if led is not None and (each.meaning.weekdays or not _BESIDE_A_DAY.search(led.group())):
        return True
    if not each.meaning.weekdays:
        return False
    if _is_beyond(text, each.start) or NO_GOOD.match(text, each.end):
        return True
    others = [other for other in named if other is not each and not TURNED_DOWN.search(text, 0, other.start)]
    if any(other.meaning.span.single for other in others):
        return False
    only_that_one = _THIS.search(text, each.start, each.end) is not None and not _are_short(others)
    if not only_that_one and _is_denied(text, named, (each.start, each.end)):
        return True
    return (regular or bool(others)) and _are_short(others) and _cannot(text, named, (each.start, each.end))


def is_never(text: str, named: Sequence[Named], place: tuple[int, int]) -> bool:
    """Whether something regular at a place is left out: "bare ikke om mandagen", "jeg kan ikke om torsdagen"."""
    led_to = _EXCEPT.search(text, 0, place[0]) is not None or _is_beyond(text, place[0])
    return (
        led_to
        or NO_GOOD.match(text, place[1]) is not None
        or _is_denied(text, named, place)
        or _cannot(text, named, place)
    )


def _are_short(others: Sequence[Named]) -> bool:
    """Whether times are a week or a holiday at most: a Saturday of these is one, of a month it may be each."""
    return all((other.meaning.span.end - other.meaning.span.first).days < SHORT_PERIOD for other in others)


def _is_beyond(text: str, start: int) -> bool:
    """As in "ud over weekenden", where "over" belongs to the time."""
    return text.startswith("over ", start) and text.endswith("ud ", 0, start)


def _is_denied(text: str, named: Sequence[Named], place: tuple[int, int]) -> bool:
    led = TURNED_DOWN.search(text, 0, place[0])
    if led is None or ALWAYS_A_CHOICE.search(led.group()):
        return False
    return _BUT_ANOTHER.match(text, place[1]) is not None or _is_set_off(text, named, led.start())


def _cannot(text: str, named: Sequence[Named], place: tuple[int, int]) -> bool:
    """Whether the writer says that they cannot come then, in a clause that asks nothing."""
    if _CANNOT.search(text, 0, place[0]) is None:
        return False
    start, end = clause_at(text, named, place)
    return _ASKS.search(text[start:end]) is None


def _is_set_off(text: str, named: Sequence[Named], place: int) -> bool:
    """Whether what begins there is no part of a question: behind another time, or set off by a word or a sign."""
    behind = any(each.end <= place and not text[each.end : place].strip() for each in named)
    return behind or _SET_OFF.search(text, 0, place) is not None
