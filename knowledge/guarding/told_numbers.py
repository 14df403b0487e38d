"""Personal numbers that are told by words or by their date, not by ten digits in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.digit_groups import DAY, MONTH, MONTH_NAME, YEAR
from knowledge.guarding.reading import Span

# The date of birth and the serial with words between: "010190, sidste fire cifre er 1234".
_LETTERS = r"[^\W\d_]{0,10}"
_TELLING = (
    rf"sidste|last|fire|four|4|cif{_LETTERS}|tal{_LETTERS}|digits|kontrol{_LETTERS}|l(?:ø|oe)be ?n{_LETTERS}|endelse"
    rf"|slutter|ender|ending|ends|cpr{_LETTERS}|personnum{_LETTERS}|bindest{_LETTERS}|tankestreg|streg|minus|dash|hyphen"
    "|sidst|rest(?:en)?|efterfulgt|followed"
)
_LINKING = (
    "og|så|saa|and|then|de|det|the|er|is|are|mine|mit|my|med|with|nr|nummer|number|på|paa|af|by|i|in|numre|til|kommer"
    "|comes|derefter|bagefter|herefter|derpå"
)
_LINK = rf"[\W_]{{0,8}}(?P<link>(?:(?:{_TELLING}|{_LINKING})[\W_]{{1,4}}){{1,9}})"
_COMPACT = rf"(?P<compact>{DAY}{MONTH}(?:\d\d|{YEAR}))"
_PARTED = rf"(?:[0-3] \d|{DAY}|\d)[\W_]{{1,3}}(?:i\s)?(?:[01] \d|{MONTH}|\d)[\W_]{{1,3}}(?:{YEAR}|\d ?\d)"
_ORDINAL = r"(?:st|nd|rd|th|e|de|te|die|ende|ste)?"
_NAMED = rf"\d{{1,2}}{_ORDINAL}[\W_]{{0,3}}(?:of )?{MONTH_NAME}[\W_]{{0,3}}(?:{YEAR}|19 \d\d|\d\d)"
_BORN = rf"\d{{1,2}}{_ORDINAL}[\W_]{{0,3}}{MONTH_NAME}[\W_]{{0,3}}(?:19 ?\d\d|20[01]\d|\d\d)"
_SERIAL = r"(?:\d\d[\W_]?\d\d|\d \d \d \d)(?!\d|[./\-]\d)"
_LINKED: Final = re.compile(rf"(?<!\d)(?:{_COMPACT}|{_PARTED}|{_NAMED}){_LINK}{_SERIAL}", re.IGNORECASE)
_WITH_MONTH_NAME: Final = re.compile(
    rf"(?<!\d)(?:{_BORN}[\W_]{{1,8}}|{_NAMED}\s?[\-\u2010-\u2015]\s?){_SERIAL}", re.IGNORECASE
)
_TELLING_WORD: Final = re.compile(rf"\b(?:{_TELLING})\b", re.IGNORECASE)
# "femtende i tredje femogfirs tolv fireogtredive", where words are read as figures.
_DAY_IN_MONTH: Final = re.compile(r"(?<![\d./\-])\d{1,2}\.? i \d{1,2}\.? (?:19)?\d\d[\W_]{1,3}\d\d ?\d\d(?!\d)")
_DAY_WITHOUT_ZERO: Final = re.compile(
    r"(?<![\d./\-])(?:\d[./\-]{1,2}\d{1,2}|\d\d[./\-]{1,2}\d)[./\- ]{1,2}(?:19|20)?\d\d[\W_]{1,5}\d{4}(?!\d)"
)
# "mit cpr er 10190-1234": what is called a personal number is one, though a zero is missing or the date is impossible.
_NAMES_IT: Final = re.compile(r"\bcpr|personn(?:umme)?r", re.IGNORECASE)
# "cpr nr. 010190-xxxx, altså 1234": where the text speaks of a personal number, anything may stand between.
_APART: Final = re.compile(rf"(?<!\d){DAY}[ .\-]?{MONTH}[ .\-]?\d\d[^\d\n]{{1,40}}(?:\d ?){{3}}\d(?!\d)")
_CALLS_IT = (
    r"(?:[\W_]{0,3}(?:nummer(?:et)?|nr|number|code|no|er|det|is|mit|my|har|jeg|som|lyder|hedder|id|var|was)){0,6}"
    r"[\W_]{0,4}"
)
_IS_CALLED: Final = re.compile(
    r"(?:\bc\W?p\W?r|person(?:lige)?[\s\-]?(?:nummer|nr|num|id|number)|f(?:ø|oe)dselsn(?:umme)?r|\bssn|social security"
    r"|personal (?:id|identification|number|code)|sygesikrings?(?:nummer|nr))"
    rf"{_CALLS_IT}(?P<number>\d(?:[^\w,\n]{{0,3}}\d){{8,9}})(?!\d)",
    re.IGNORECASE,
)
# Of Poland, Romania, Bulgaria, Norway and the Baltic states: eleven digits, or nearly as many.
_OF_ANOTHER_COUNTRY: Final = re.compile(
    rf"\b(?:pesel|cnp|egn|f(?:ø|oe)dselsnummer|personal code|asmens kodas){_CALLS_IT}"
    r"(?P<number>\d(?:[ \-]?\d){9,12})(?![ \-]?\d)",
    re.IGNORECASE,
)
# "de sidste fire cifre i mit cpr er 1234": the serial alone, with the date in another message perhaps.
_SERIAL_ONLY: Final = re.compile(
    r"\b(?:(?:sidste|last)[\W_]{1,3}(?:4|fire|four)|(?:4|fire|four)[\W_]{1,3}(?:sidste|last))"
    r"(?:[\W_]{1,3}(?:cif|tal|digits|numre|numbers)[^\W\d_]{0,6})?"
    rf"(?P<words>(?:[\W_]{{1,3}}[^\W\d_]{{1,18}}){{0,7}})[\W_]{{1,3}}(?P<number>{_SERIAL})",
    re.IGNORECASE,
)
_SERIAL_NAMED: Final = re.compile(
    rf"(?:\bl(?:ø|oe)benum{_LETTERS}|kontrolcif{_LETTERS}|cpr[\W_]?(?:cif|ende|slutter|ender){_LETTERS})"
    rf"[\W_]{{1,3}}(?:(?:er|mit|mine|med|på|is|are)[\W_]{{1,3}}){{0,3}}(?P<number>{_SERIAL})",
    re.IGNORECASE,
)
# "1234 er de sidste fire i mit cpr": told before it is named.
_SERIAL_FIRST: Final = re.compile(
    rf"(?<![\d./\-])(?P<number>{_SERIAL})[\W_]{{1,3}}(?:er|som|is|as|are|var|was)[\W_]{{1,3}}(?:(?:de|the|mine|my)[\W_]{{1,3}})?"
    r"(?:(?:sidste|last)[\W_]{1,3}(?:4|fire|four)|(?:4|fire|four)[\W_]{1,3}(?:sidste|last))(?P<words>(?:[\W_]{1,3}[^\W\d_]{1,18}){0,5})",
    re.IGNORECASE,
)
# "født 7/3-1963 og så 1179 til sidst": beside what may be a birthday, what comes last is the serial.
_COMES_LAST: Final = re.compile(
    r"[\W_]{1,3}(?:(?:er|som|is|as|are)[\W_]{1,3}(?:(?:de|det|the)[\W_]{1,3})?(?:sidste|last)"
    r"|til sidst|bagefter|at the end)\b",
    re.IGNORECASE,
)
_SERIAL_LAST: Final = re.compile(rf"(?<![\d./\-])(?P<number>{_SERIAL}){_COMES_LAST.pattern}(?P<words>)", re.IGNORECASE)
_ENDS_WITH: Final = re.compile(
    rf"\b(?:slutter|ender|ends|ending)[\W_]{{1,3}}(?:på|paa|med|with|in|on)[\W_]{{1,3}}(?P<number>{_SERIAL})(?P<words>)",
    re.IGNORECASE,
)
# "010190-1AB2": for those who have none, hospitals make one up with two letters in it.
_MADE_UP: Final = re.compile(rf"(?<![\d./\-]){DAY}{MONTH}\d\d[ \-\u2010-\u2015]?\d[A-Z]{{2}}\d(?!\w)")
# The first six digits, in a text that told the last four: they are told as a birthday, as the first ones, or alone.
_BIRTH: Final = re.compile(
    rf"(?<![\d./\-])(?:{_COMPACT}|{_PARTED}|{_NAMED})(?!\d|[./\-]\d)".replace("(?P<compact>", "(?:"), re.IGNORECASE
)
_BEGINS_WITH: Final = re.compile(
    r"begynder|starter|første|first|begin|start|født|foedt|fødsels|foedsels|birth|born|cpr|jeg er fra|fra d(?:en)?\b",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE: Final = re.compile(r"kort|card|konto|account|tlf|telefon|mobil|phone|isbn", re.IGNORECASE)
# "010190x1234", "010190cpr1234", "010190#1234": a short filler between a date and four digits.
_FILLED: Final = re.compile(
    rf"(?<!\d)(?P<birth>{DAY}{MONTH}\d\d)[\W_]{{0,3}}(?!kl|kr|stk|uge)[^\W\d_]{{1,4}}[\W_]{{0,3}}\d{{4}}(?!\d)",
    re.IGNORECASE,
)


def find_told(text: str) -> Iterator[Span]:
    """Where personal numbers stand in `text`, whose digits are ASCII; the places may overlap."""
    for match in _LINKED.finditer(text):
        told = match["compact"] or _TELLING_WORD.search(match["link"]) or _COMES_LAST.match(text, match.end())
        if told or _NAMES_IT.search(text):
            yield match.span()
    for pattern in (_WITH_MONTH_NAME, _DAY_IN_MONTH, _DAY_WITHOUT_ZERO, _FILLED, _MADE_UP):
        yield from (match.span() for match in pattern.finditer(text))
    if _NAMES_IT.search(text):
        yield from (match.span() for match in _APART.finditer(text))
    for pattern in (_IS_CALLED, _OF_ANOTHER_COUNTRY, _SERIAL_NAMED):
        yield from (match.span("number") for match in pattern.finditer(text))
    serials = list(_told_serials(text))
    yield from serials
    if serials:
        yield from (match.span() for match in _BIRTH.finditer(text))


def _told_serials(text: str) -> Iterator[Span]:
    """The last four digits where they are told as such; "ends with" only beside what the number begins with."""
    begins = _BEGINS_WITH.search(text) is not None and _BIRTH.search(text) is not None
    for pattern in (_SERIAL_ONLY, _SERIAL_FIRST, *((_ENDS_WITH, _SERIAL_LAST) if begins else ())):
        for match in pattern.finditer(text):
            if not _OF_SOMETHING_ELSE.search(match["words"]):
                yield match.span("number")
