"""The last four digits of a personal number, where they are told as such; the date may stand elsewhere or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.dates_of_birth import BIRTH, SERIAL
from knowledge.guarding.digit_groups import DAY, MONTH
from knowledge.guarding.number_names import ANY_NAME, BORN, NAME, is_counted, is_other, is_year, speaks_of_one
from knowledge.guarding.postcodes import is_named
from knowledge.guarding.reading import Span

_NUMBER: Final = rf"(?<!\d)(?<!\d[./\-])(?P<number>{SERIAL})"
_FOUR: Final = r"(?:4|fire|four|vier|cztery|чотири|четыре|[أا]ربع[ةه]?)"
_LAST: Final = (
    r"(?:sidste|siste|sista|last|final|bager?ste|bagerst|bagest|letzten?|ostatni[ea]|останн[іє]|последн(?:ие|их)"
    r"|[آاأ]خر)"
)
_LAST_FOUR: Final = rf"(?:{_LAST}[\W_]{{1,3}}{_FOUR}|{_FOUR}[\W_]{{1,3}}{_LAST})"
_COUNTED: Final = r"(?:cif|tal|digits|numre|numbers)[^\W\d_]{0,6}"
# "de sidste fire cifre i mit cpr er 1234": the serial alone, with the date in another message perhaps.
_SERIAL_ONLY: Final = re.compile(
    rf"\b{_LAST_FOUR}(?:[\W_]{{1,3}}{_COUNTED})?(?P<words>(?:[\W_]{{1,5}}[^\W\d_]{{1,18}}){{0,7}})[\W_]{{1,6}}"
    rf"(?P<number>{SERIAL})",
    re.IGNORECASE,
)
# "nej, de sidste er 1234": no other number is named, and nothing follows that is counted.
_LAST_ONES: Final = re.compile(
    r"\b(?:de|mine|the|my|die)[\W_]{1,3}(?:aller)?(?:sidste|last|letzten)[\W_]{1,3}"
    rf"(?:er|er så|skal være|skulle være|hedder|lyder|are|sind)[\W_]{{1,3}}(?P<number>{SERIAL})"
    r"(?=[\W_]*(?:$|[.,;:!?\n]|i stedet|ikke|og ikke|instead|not|nicht))",
    re.IGNORECASE,
)
# "mit nummer ender på 1234": of a telephone or a card it would be said.
_SOMEBODYS_NUMBER: Final = re.compile(
    r"\b(?:mit|hans|hendes|vores|min[\W_][^\W\d_]{2,14}s|my|his|her|meine)[\W_](?:nummer|nr|number)[\W_]{1,3}(?:ender|slutter|ends|endet)"
    rf"[\W_]{{1,3}}(?:på|paa|med|with|in|on|auf|mit)[\W_]{{1,3}}(?P<number>{SERIAL})",
    re.IGNORECASE,
)
# "1234 er de sidste fire i mit cpr": told before it is named.
_SERIAL_FIRST: Final = re.compile(
    rf"(?<![\d./\-])(?P<number>{SERIAL})[\W_]{{1,4}}(?:(?:(?:det|de|that|they)[\W_])?(?:er|som|is|as|are|var|was)[\W_]{{1,3}}"
    rf"(?:(?:de|the|mine|my)[\W_]{{1,3}})?{_LAST_FOUR}|(?:(?:de|the|mine|my)[\W_]{{1,3}})?{_LAST_FOUR}[\W_]{{1,3}}{_COUNTED})(?P<words>(?:[\W_]{{1,3}}[^\W\d_]{{1,18}}){{0,5}})",
    re.IGNORECASE,
)
# "født 7/3-1963 og så 1179 til sidst": beside what may be a birthday, what comes last is the serial.
COMES_LAST: Final = re.compile(
    r"[\W_]{1,3}(?:(?:er|som|is|as|are)[\W_]{1,3}(?:(?:de|det|the)[\W_]{1,3})?(?:sidste|resten?|last|rest)"
    r"|til sidst|bagefter|bagerst|bagest|at the end)\b",
    re.IGNORECASE,
)
_SERIAL_LAST: Final = re.compile(rf"(?<![\d./\-])(?P<number>{SERIAL}){COMES_LAST.pattern}(?P<words>)", re.IGNORECASE)
_ENDS_WITH: Final = re.compile(
    rf"\b(?:slutter|ender|ends|ending)[\W_]{{1,3}}(?:på|paa|med|with|in|on)[\W_]{{1,3}}(?P<number>{SERIAL})(?P<words>)",
    re.IGNORECASE,
)
_BEGINS_WITH: Final = re.compile(
    r"begynder|starter|første|first|begin|start|født|foedt|fødsels|foedsels|birth|born|cpr|jeg er fra|fra d(?:en)?\b",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE: Final = re.compile(r"kort|card|konto|account|tlf|telefon|mobil|phone|isbn", re.IGNORECASE)
_LETTERS: Final = r"[^\W\d_]{0,10}"
_SERIAL_NAMED: Final = re.compile(
    rf"(?:\bl(?:ø|oe)benum{_LETTERS}|kontrolcif{_LETTERS}|slut(?:cif|tal){_LETTERS}|cpr[\W_]?(?:cif|ende|slutter|ender){_LETTERS})"
    rf"[\W_]{{1,3}}(?:(?:er|mit|mine|med|på|is|are)[\W_]{{1,3}}){{0,3}}(?P<number>{SERIAL})",
    re.IGNORECASE,
)
# "resten af mit cpr er 1234", "endelse 1234", "cpr slutter 1234": in a text that names a personal number.
_BETWEEN: Final = (
    rf"{ANY_NAME}[^\W\d_]{{0,14}}|og|så|de|det|den|er|is|are|var|som|mit|mitt|min|mine|my|hans|hendes|i|in|of|af|på|paa|med|on|with"
    rf"|the|nummer(?:et)?|nr|number|{_COUNTED}|lyder|hedder|vist|nok|altså|tror|jeg|{_FOUR}|kun|bare|står|der|[^\W\d_]{{2,14}}s"
)
_END: Final = (
    rf"(?:(?:ender|slutter|ends?|ending|endelse[rn]?|endetal(?:let)?|resterende|afslutning(?:en)?|slutning(?:en)?"
    rf"|slut(?:cif|tal)[^\W\d_]{{0,6}}|hale[nr]?|(?:bag|efter|behind|after)[\W_](?:binde|tanke)?streg(?:en)?)"
    rf"|{_LAST}[\W_]{{1,3}}(?:{_FOUR}|{_COUNTED}|del)|{_FOUR}[\W_]{{1,3}}{_COUNTED}|rest(?:en)?[\W_]{{1,3}}(?:er|af|of|is|i|på))"
)
_TAIL: Final = re.compile(
    rf"\b{_END}\b(?P<words>(?:[\W_]{{1,4}}(?:{_BETWEEN})){{0,8}})[\W_]{{1,4}}(?P<number>{SERIAL})", re.IGNORECASE
)
_TAIL_BEHIND: Final = re.compile(
    rf"{_NUMBER}[\W_]{{1,4}}(?:er|som|is|var|=)[\W_]{{1,3}}(?:(?:de|den|mine|min|the|my)[\W_]{{1,3}})?"
    rf"(?:{_LAST}|rest|endelse)[^\W\d_]{{0,4}}(?:[\W_]{{1,3}}(?:{_BETWEEN})){{0,6}}[\W_]{{1,3}}{ANY_NAME}",
    re.IGNORECASE,
)
# "Personnr.: 1234", "mit cpr er 1234", "cpr 1234"; without a colon or a verb a year of ours is none.
_DIRECT: Final = re.compile(
    rf"{NAME}(?:[\s.\-]{{0,3}}(?:nummer(?:et)?|nr|number|no|mit|mitt|et|t))*"
    rf"(?P<told>[\s.\-]{{0,3}}:|\s(?:er|is|lyder|hedder)\b:?)?[\s.\u2026\-]{{0,6}}(?P<number>{SERIAL})",
    re.IGNORECASE,
)
# "jeg er født nytårsaften 63, og mit nummer ender på 1234", "født 24. april, endelse 1234".
_MY_NUMBER_ENDS: Final = re.compile(
    r"\b(?:(?:nummer(?:et)?|nr|number)[\W_]{1,3}(?:ender|slutter|ends)[\W_]{1,3}(?:på|paa|med|with|in)"
    rf"|endelse[rn]?(?: er)?)[\W_]{{1,3}}(?P<number>{SERIAL})",
    re.IGNORECASE,
)
# "xxxxxx-1234", "******1234", "ddmmåå-1234": the birthday is left out or told as a form.
_BLANKED: Final = re.compile(
    r"(?<![\w*·•#?●∗])(?<![x*]\W)(?:(?P<sign>[x*·•#?●∗_.])(?P=sign){5}|xx[./\- ]xx[./\- ]xx"
    r"|\*\*[./\- ]\*\*[./\- ]\*\*|dd?[./\- ]?mm?[./\- ]?(?:å|a|y){2,4})"
    r"[\s\-\u2010-\u2015x*]{0,3}(?P<number>\d{4})(?!\d)",
    re.IGNORECASE,
)
# "17xxxx-1234", "__0849-1234", "170849-12xx": what is left tells half of it; behind a hidden day comes a month.
_HALF_BLANKED: Final = re.compile(
    r"(?<![\w*#])(?P<number>(?=\d{0,4}(?P<hidden>[x*_?#•·])(?P=hidden))(?!\D{2}(?:00|1[3-9]|[2-9]\d))"
    r"[\dx*_?#•·]{6}[\-\u2010-\u2015]?\d{4}"
    rf"|{DAY}{MONTH}\d\d[ \-\u2010-\u2015]?(?=[\dx*]{{4}}(?![\w*]))(?:\d+[x*]+|[x*]+\d+))(?!\d)",
    re.IGNORECASE,
)
# "[CPR] nej 1234": what comes after the number was masked.
_CORRECTED: Final = re.compile(
    r"\[CPR\][\W_]{1,4}(?P<words>(?:(?:nej|undskyld|ups|sorry|hov|rettelse|jeg|mener|mente|skal|skulle|være|det|er|og|har|også|prøvet"
    rf"|eller|ender|slutter|på|altså|no|mean|de|sidste|i|have|været|rigtige?|forkert|rettere|sagt|faktisk|fejl|men|stå|står|hedde)[\W_]{{1,3}}){{1,8}})(?P<number>{SERIAL})",
    re.IGNORECASE,
)
_IN_A_YEAR: Final = re.compile(r"\b(?:i|af|in|of|fra|siden|året)\s$", re.IGNORECASE)
_TALK: Final = re.compile(r"[\s,]+[^\W\d_]")
_CORRECTS: Final = re.compile(
    r"\b(?:nej|undskyld|ups|sorry|hov|rettelse|mener|mente|skulle|prøvet|mean|no|rigtige?|forkert|rettere|faktisk|fejl)\b",
    re.IGNORECASE,
)


def find_serials(text: str) -> Iterator[Span]:
    """Where the last four digits of a personal number are told in `text`, and then what may be the birthday."""
    serials = [*_told(text), *_named(text)]
    yield from serials
    for match in _SERIAL_NAMED.finditer(text):
        if not is_other(text, *match.span("number")):
            yield match.span("number")
    if serials:
        yield from (match.span() for match in BIRTH.finditer(text))
    for match in _CORRECTED.finditer(text):
        if _CORRECTS.search(match["words"]) and _is_free(text, match):
            yield match.span("number")


def _told(text: str) -> Iterator[Span]:
    """What is told as the last four digits; "ends with" only beside what the number begins with."""
    begins = _BEGINS_WITH.search(text) is not None and BIRTH.search(text) is not None
    for pattern in (_SERIAL_ONLY, _SERIAL_FIRST, *((_ENDS_WITH, _SERIAL_LAST) if begins else ())):
        for match in pattern.finditer(text):
            if not _OF_SOMETHING_ELSE.search(match["words"]) and not is_other(text, *match.span("number")):
                yield match.span("number")


def _named(text: str) -> Iterator[Span]:
    """What is told as a part of a personal number by its name, by a birthday, or by the form of what is left out."""
    patterns: list[re.Pattern[str]] = [_BLANKED, _HALF_BLANKED, _LAST_ONES, _SOMEBODYS_NUMBER]
    if speaks_of_one(text):
        patterns += [_TAIL, _TAIL_BEHIND, _DIRECT]
    if BORN.search(text):
        patterns.append(_MY_NUMBER_ENDS)
    for pattern in patterns:
        for match in pattern.finditer(text):
            year = is_year(match["number"])
            talk = pattern is _LAST_ONES or (pattern is _DIRECT and _is_of_these_times(text, match))
            if _is_free(text, match) and not (year and talk):
                yield match.span("number")


def _is_of_these_times(text: str, match: re.Match[str]) -> bool:
    """Whether it is the talk of a year of ours: "er reglerne for cpr 2026 nye"; "cpr 1984" and "cpr: 2026" are none."""
    return not match["told"] and match["number"].startswith("20") and _TALK.match(text, match.end()) is not None


def _is_free(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are of no other number, no sum, no postcode, and no year that something was in."""
    start, stop = match.span("number")
    if is_year(match["number"]) and _IN_A_YEAR.search(text, max(0, start - 10), start):
        return False
    return not (is_other(text, start, stop) or is_counted(text, stop) or is_named(match["number"], text, stop))
