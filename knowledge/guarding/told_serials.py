"""The last four digits of a personal number, told as such: without the birthday, or apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.reading import Span
from knowledge.guarding.told_shapes import COMES_LAST, COMPACT, LETTERS, NAMED, NAMES_IT, PARTED, SERIAL

# "de sidste fire cifre i mit cpr er 1234": the serial alone, with the date in another message perhaps.
_LAST_FOUR = r"(?:(?:sidste|last)[\W_]{1,3}(?:4|fire|four)|(?:4|fire|four)[\W_]{1,3}(?:sidste|last))"
_SERIAL_ONLY: Final = re.compile(
    rf"\b{_LAST_FOUR}(?:[\W_]{{1,3}}(?:cif|tal|digits|numre|numbers)[^\W\d_]{{0,6}})?"
    rf"(?P<words>(?:[\W_]{{1,3}}[^\W\d_]{{1,18}}){{0,7}})[\W_]{{1,3}}(?P<number>{SERIAL})",
    re.IGNORECASE,
)
_SERIAL_NAMED: Final = re.compile(
    rf"(?:\bl(?:ø|oe)benum{LETTERS}|kontrolcif{LETTERS}|cpr[\W_]?(?:cif|ende|slutter|ender){LETTERS})"
    rf"[\W_]{{1,3}}(?:(?:er|mit|mine|med|på|is|are)[\W_]{{1,3}}){{0,3}}(?P<number>{SERIAL})",
    re.IGNORECASE,
)
# "1234 er de sidste fire i mit cpr": told before it is named.
_BEFORE_NAME = (
    rf"(?<![\d./\-])(?P<number>{SERIAL})[\W_]{{1,3}}(?:er|som|is|as|are|var|was)[\W_]{{1,3}}"
    r"(?:(?:de|the|mine|my)[\W_]{1,3})?"
)
_SERIAL_FIRST: Final = re.compile(
    rf"{_BEFORE_NAME}{_LAST_FOUR}(?P<words>(?:[\W_]{{1,3}}[^\W\d_]{{1,18}}){{0,5}})", re.IGNORECASE
)
# "født 7/3-1963 og så 1179 til sidst": beside what may be a birthday, what comes last is the serial.
_SERIAL_LAST: Final = re.compile(rf"(?<![\d./\-])(?P<number>{SERIAL}){COMES_LAST.pattern}(?P<words>)", re.IGNORECASE)
_ENDS_WITH: Final = re.compile(
    rf"\b(?:slutter|ender|ends|ending)[\W_]{{1,3}}(?:på|paa|med|with|in|on)[\W_]{{1,3}}(?P<number>{SERIAL})(?P<words>)",
    re.IGNORECASE,
)
# The first six digits, in a text that told the last four: they are told as a birthday, as the first ones, or alone.
_BIRTH: Final = re.compile(rf"(?<![\d./\-])(?:{COMPACT}|{PARTED}|{NAMED})(?!\d|[./\-]\d)", re.IGNORECASE)
_BEGINS_WITH: Final = re.compile(
    r"begynder|starter|første|first|begin|start|født|foedt|fødsels|foedsels|birth|born|cpr|jeg er fra|fra d(?:en)?\b",
    re.IGNORECASE,
)
_BORN: Final = re.compile(r"\b(?:født|foedt|fødsel|foedsel|born|birth)", re.IGNORECASE)
_OF_SOMETHING_ELSE: Final = re.compile(
    r"kort|card|konto|account|tlf|telefon|mobil|phone|isbn|sag|lån|laan|ordre|faktura|order|case|loan", re.IGNORECASE
)

# "xxxxxx-1175", "******1175", "ddmmåå-1175": the birthday was made unreadable by the writer.
_COVERED: Final = re.compile(
    r"(?<![\w*•#?_])(?:[x*•#?_]{6}|d{2}[.\-/]?m{2}[.\-/]?(?:å|a|y){2,4})[ \-\u2010-\u2015]{0,3}(?P<number>\d{4})(?!\d)",
    re.IGNORECASE,
)
# "Personnr.: 2219", "mit cpr er 1175": four digits that are called a personal number.
_CALLED: Final = re.compile(
    r"(?:\bc\W?p\W?r|personn(?:umme)?r|f(?:ø|oe)dselsn(?:umme)?r)(?:et)?"
    r"(?:[\W_]{0,3}\b(?:nummer(?:et)?|nr|mit|min|hans|hendes)\b)?"
    r"[\W_]{0,4}(?:[:=]|\b(?:er|is|lyder|hedder|ender på|slutter på))[\W_]{1,3}"
    rf"(?P<number>{SERIAL})(?!\s?(?:kr|,-))",
    re.IGNORECASE,
)
# "de bagerste i mit cpr er 4417", "endelsen er 4417", where the text speaks of a personal number.
_BACK = r"(?:bag(?:er|e)?ste|sidste|endelsen?|slutning(?:en)?|slutcif\w{0,5}|rest(?:en)?|last|ending|end)"
_BACK_IS: Final = re.compile(
    rf"\b{_BACK}(?P<words>(?:[\W_]{{1,3}}[^\W\d_]{{1,18}}){{0,6}}?)[\W_]{{1,3}}(?:er|is|are|lyder|hedder|på|[:=])?[\W_]{{0,3}}"
    rf"(?P<number>{SERIAL})",
    re.IGNORECASE,
)
_IS_BACK: Final = re.compile(
    rf"{_BEFORE_NAME}{_BACK}\b(?P<words>(?:[\W_]{{1,3}}[^\W\d_]{{1,18}}){{0,5}})", re.IGNORECASE
)
_A_YEAR: Final = re.compile(
    r"\b(?:i|in|fra|from|siden|since|før|efter|år|året|maj|\d\.)[\W_]{1,3}(?:19|20)\d\d$", re.IGNORECASE
)
_JUST_BEFORE = 30
"""Characters in which a thing is named whose number ends so."""


def find_told_serials(text: str) -> Iterator[Span]:
    """Where the last four digits are told as such, and then what may be the birthday in the same text too."""
    serials = list(_serials(text))
    yield from serials
    if serials:
        yield from (match.span() for match in _BIRTH.finditer(text))


def _serials(text: str) -> Iterator[Span]:
    for pattern in (_COVERED, _CALLED, _SERIAL_NAMED):
        yield from (match.span("number") for match in pattern.finditer(text))
    begins = _BEGINS_WITH.search(text) is not None
    beside_birth = begins and _BIRTH.search(text) is not None
    for pattern in (_SERIAL_ONLY, _SERIAL_FIRST, *((_ENDS_WITH, _SERIAL_LAST) if beside_birth else ())):
        for match in pattern.finditer(text):
            if not _OF_SOMETHING_ELSE.search(match["words"]):
                yield match.span("number")
    named = NAMES_IT.search(text) is not None
    born = named or _BORN.search(text) is not None
    for pattern in (*((_ENDS_WITH,) if born else ()), *((_BACK_IS, _IS_BACK) if named else ())):
        yield from (match.span("number") for match in pattern.finditer(text) if _is_of_person(match))


def _is_of_person(match: re.Match[str]) -> bool:
    """Whether nothing near four digits says that they are a year, or belong to a card, a telephone or a case."""
    text, stop = match.string, match.end("number")
    near = text[max(0, match.start() - _JUST_BEFORE) : match.start()] + match["words"]
    return _OF_SOMETHING_ELSE.search(near) is None and _A_YEAR.search(text[:stop]) is None
