"""Personal numbers that are told by words or by their date, not by ten digits in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.digit_groups import DAY, MONTH, MONTH_NAME
from knowledge.guarding.reading import Span
from knowledge.guarding.told_serials import find_told_serials
from knowledge.guarding.told_shapes import COMES_LAST, COMPACT, LETTERS, NAMED, NAMES_IT, ORDINAL, PARTED, SERIAL

# The date of birth and the serial with words between: "010190, sidste fire cifre er 1234".
_TELLING = (
    rf"sidste|last|fire|four|4|cif{LETTERS}|tal{LETTERS}|digits|kontrol{LETTERS}|l(?:ø|oe)be ?n{LETTERS}|endelse"
    rf"|slutter|ender|ending|ends|cpr{LETTERS}|personnum{LETTERS}|bindest{LETTERS}|tankestreg|streg|minus|dash|hyphen"
    "|sidst|rest(?:en)?|efterfulgt|followed"
)
_LINKING = (
    "og|så|saa|and|then|de|det|the|er|is|are|mine|mit|my|med|with|nr|nummer|number|på|paa|af|by|i|in|numre|til|kommer"
    "|comes|derefter|bagefter|herefter|derpå|plus|samt|også|der|som|that"
)
_LINK = rf"[\W_]{{0,8}}(?P<link>(?:(?:{_TELLING}|{_LINKING})[\W_]{{1,4}}){{1,9}})"
_BORN = rf"\d{{1,2}}{ORDINAL}[\W_]{{0,3}}{MONTH_NAME}[\W_]{{0,3}}(?:19 ?\d\d|20[01]\d|\d\d)"
_LINKED: Final = re.compile(rf"(?<!\d)(?:(?P<compact>{COMPACT})|{PARTED}|{NAMED}){_LINK}{SERIAL}", re.IGNORECASE)
_WITH_MONTH_NAME: Final = re.compile(
    rf"(?<!\d)(?:{_BORN}[\W_]{{1,8}}|{NAMED}\s?[\-\u2010-\u2015]\s?){SERIAL}", re.IGNORECASE
)
_TELLING_WORD: Final = re.compile(rf"\b(?:{_TELLING})\b", re.IGNORECASE)
# "23. april 71 og så 2156": added to a birthday, where it is no event's hour or price.
_ADDED: Final = re.compile(r"\b(?:og (?:så|saa)|and then|plus|derefter|herefter|bagefter|derpå)\b", re.IGNORECASE)
_LONG_AGO: Final = re.compile(r"(?<!\d)(?:19\d\d|20[01]\d|[013-9]\d|2[0-4])$")
_COUNTED: Final = re.compile(r"\s?(?:kr|,-|stk|gange|mennesker|personer|deltagere)", re.IGNORECASE)
# "femtende i tredje femogfirs tolv fireogtredive", where words are read as figures.
_DAY_IN_MONTH: Final = re.compile(r"(?<![\d./\-])\d{1,2}\.? i \d{1,2}\.? (?:19)?\d\d[\W_]{1,3}\d\d ?\d\d(?!\d)")
_DAY_WITHOUT_ZERO: Final = re.compile(
    r"(?<![\d./\-])(?:\d[./\-]{1,2}\d{1,2}|\d\d[./\-]{1,2}\d)[./\- ]{1,2}(?:19|20)?\d\d[\W_]{1,5}\d{4}(?!\d)"
)
# "cpr nr. 010190-xxxx, altså 1234": where the text speaks of a personal number, anything may stand between.
_APART: Final = re.compile(rf"(?<!\d){DAY}[ .\-]?{MONTH}[ .\-]?\d\d[^\d\n]{{1,40}}(?:\d ?){{3}}\d(?!\d)")
# "mit cpr er 10190-1234": what is called a personal number is one, though a zero is missing or the date is impossible.
_CALLS_IT = (
    r"(?:et|ene)?(?:[\W_]{0,3}(?:nummer(?:et)?|nr|number|code|no|er|det|is|mitt?|min|hans|hendes|my|har|jeg|som|lyder"
    r"|hedder|id|var|was)){0,6}[\W_]{0,4}"
)
_IS_CALLED: Final = re.compile(
    r"(?:\bc\W?p\W?r|person(?:lige)?[\s\-]?(?:nummer|nr|num|id|number)|f(?:ø|oe)dselsn(?:umme)?r|\bssn|social security"
    r"|personal (?:id|identification|number|code)|sygesikrings?(?:nummer|nr))"
    rf"{_CALLS_IT}(?P<number>\d(?:[^\w,\n]{{0,3}}\d){{8,10}})(?!\d)",
    re.IGNORECASE,
)
# "10283-1940 er det ikke nok cifre i mit cpr": with a slip in it, and called what it is behind it.
_CALLED_BEHIND: Final = re.compile(
    r"(?<![\d+])(?P<number>\d{5,7} ?[\-\u2010-\u2015] ?\d{3,5}|\d{9,11})(?!\d)"
    r"(?:[\W_]{1,3}[^\W\d_]{1,12}){0,9}?[\W_]{1,3}"
    r"(?<!ikke )(?<!not )(?:c\W?p\W?r|personn(?:umme)?r)",
    re.IGNORECASE,
)
# Of Poland, Romania, Bulgaria, Norway and the Baltic states: eleven digits, or nearly as many.
_OF_ANOTHER_COUNTRY: Final = re.compile(
    rf"\b(?:pesel|cnp|egn|f(?:ø|oe)dselsnummer|personal code|asmens kodas){_CALLS_IT}"
    r"(?P<number>\d(?:[ \-]?\d){9,12})(?![ \-]?\d)",
    re.IGNORECASE,
)
# "010190-1AB2": for those who have none, hospitals make one up with two letters in it.
_MADE_UP: Final = re.compile(rf"(?<![\d./\-]){DAY}{MONTH}\d\d[ \-\u2010-\u2015]?\d[A-Z]{{2}}\d(?!\w)")
# "010190x1234", "010190cpr1234", "010190#1234": a short filler between a date and four digits.
_FILLED: Final = re.compile(
    rf"(?<!\d)(?P<birth>{DAY}{MONTH}\d\d)[\W_]{{0,3}}(?!kl|kr|stk|uge)[^\W\d_]{{1,4}}[\W_]{{0,3}}\d{{4}}(?!\d)",
    re.IGNORECASE,
)


def find_told(text: str) -> Iterator[Span]:
    """Where personal numbers stand in `text`, whose digits are ASCII; the places may overlap."""
    for match in _LINKED.finditer(text):
        told = match["compact"] or _TELLING_WORD.search(match["link"]) or COMES_LAST.match(text, match.end())
        if told or NAMES_IT.search(text) or _is_added(match):
            yield match.span()
    for pattern in (_WITH_MONTH_NAME, _DAY_IN_MONTH, _DAY_WITHOUT_ZERO, _FILLED, _MADE_UP):
        yield from (match.span() for match in pattern.finditer(text))
    if NAMES_IT.search(text):
        yield from (match.span() for match in _APART.finditer(text))
    for pattern in (_IS_CALLED, _CALLED_BEHIND, _OF_ANOTHER_COUNTRY):
        yield from (match.span("number") for match in pattern.finditer(text))
    yield from find_told_serials(text)


def _is_added(linked: re.Match[str]) -> bool:
    """Whether four digits are added to a date that lies too long ago for an event's."""
    date = linked.string[linked.start() : linked.start("link")].rstrip(" ,.;:-\n")
    counted = _COUNTED.match(linked.string, linked.end())
    return bool(_ADDED.search(linked["link"]) and _LONG_AGO.search(date)) and counted is None
