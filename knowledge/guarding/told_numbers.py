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
    rf"sidste|last|fire|four|4|cif{_LETTERS}|tal{_LETTERS}|digits|kontrol{_LETTERS}|l(?:ø|oe)benum{_LETTERS}|endelse"
    rf"|slutter|ender|ending|ends|cpr{_LETTERS}|personnum{_LETTERS}|bindestreg|tankestreg|streg|minus|dash|hyphen"
    "|efterfulgt|followed"
)
_LINKING = "og|så|saa|and|then|de|det|the|er|is|are|mine|mit|my|med|with|nr|nummer|number|på|paa|af|by|i|in|numre"
_LINK = rf"[\W_]{{0,8}}(?P<link>(?:(?:{_TELLING}|{_LINKING})[\W_]{{1,4}}){{1,9}})"
_COMPACT = rf"(?P<compact>{DAY}{MONTH}(?:\d\d|{YEAR}))"
_PARTED = rf"(?:[0-3] \d|{DAY}|\d)[\W_]{{1,3}}(?:[01] \d|{MONTH}|\d)[\W_]{{1,3}}(?:{YEAR}|\d ?\d)"
_NAMED = rf"\d{{1,2}}(?:st|nd|rd|th)?[\W_]{{0,3}}{MONTH_NAME}[\W_]{{1,3}}(?:{YEAR}|19 \d\d|\d\d)"
_BORN = rf"\d{{1,2}}(?:st|nd|rd|th)?[\W_]{{0,3}}{MONTH_NAME}[\W_]{{1,3}}(?:19 ?\d\d|20[01]\d|\d\d)"
_SERIAL = r"\d\d[\W_]?\d\d(?!\d|[./\-]\d)"
_LINKED: Final = re.compile(rf"(?<!\d)(?:{_COMPACT}|{_PARTED}|{_NAMED}){_LINK}{_SERIAL}", re.IGNORECASE)
_WITH_MONTH_NAME: Final = re.compile(
    rf"(?<!\d)(?:{_BORN}[\W_]{{1,8}}|{_NAMED}\s?[\-\u2010-\u2015]\s?){_SERIAL}", re.IGNORECASE
)
_TELLING_WORD: Final = re.compile(rf"\b(?:{_TELLING})\b", re.IGNORECASE)
_DAY_WITHOUT_ZERO: Final = re.compile(
    r"(?<![\d./\-])(?:\d[./\-]{1,2}\d{1,2}|\d\d[./\-]{1,2}\d)[./\- ]{1,2}(?:19|20)?\d\d[\W_]{1,5}\d{4}(?!\d)"
)
# "mit cpr er 10190-1234": what is called a personal number is one, though a zero is missing or the date is impossible.
_NAMES_IT: Final = re.compile(r"\bcpr|personn(?:umme)?r", re.IGNORECASE)
# "cpr nr. 010190-xxxx, altså 1234": where the text speaks of a personal number, anything may stand between.
_APART: Final = re.compile(rf"(?<!\d){DAY}[ .\-]?{MONTH}[ .\-]?\d\d[^\d\n]{{1,40}}(?:\d ?){{3}}\d(?!\d)")
_IS_CALLED: Final = re.compile(
    r"(?:\bc\W?p\W?r|person(?:lige)?[\s\-]?(?:nummer|nr|num|id|number)|f(?:ø|oe)dselsn(?:umme)?r|\bssn|social security"
    r"|personal (?:id|identification|number|code)|sygesikrings?(?:nummer|nr))"
    r"(?:[\W_]{0,3}(?:nummer(?:et)?|nr|number|code|no|er|det|is|mit|my|har|jeg|som|lyder|hedder|id|var|was)){0,6}"
    r"[\W_]{0,4}(?P<number>\d(?:[^\w,\n]{0,3}\d){8,9})(?!\d)",
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
    rf"(?:\bl(?:ø|oe)benummer|kontrolcif{_LETTERS}|cpr[\W_]?(?:cif|ende|slutter|ender){_LETTERS})"
    rf"[\W_]{{1,3}}(?:(?:er|mit|mine|med|på|is|are)[\W_]{{1,3}}){{0,3}}(?P<number>{_SERIAL})",
    re.IGNORECASE,
)
# "1234 er de sidste fire i mit cpr": told before it is named.
_SERIAL_FIRST: Final = re.compile(
    r"(?<![\d./\-])(?P<number>\d\d[\W_]?\d\d)(?!\d)[\W_]{1,3}(?:er|is|are|var|was)[\W_]{1,3}(?:(?:de|the|mine|my)[\W_]{1,3})?"
    r"(?:(?:sidste|last)[\W_]{1,3}(?:4|fire|four)|(?:4|fire|four)[\W_]{1,3}(?:sidste|last))(?P<words>(?:[\W_]{1,3}[^\W\d_]{1,18}){0,5})",
    re.IGNORECASE,
)
_ENDS_WITH: Final = re.compile(
    rf"\b(?:slutter|ender|ends|ending)[\W_]{{1,3}}(?:på|paa|med|with|in|on)[\W_]{{1,3}}(?P<number>{_SERIAL})(?P<words>)",
    re.IGNORECASE,
)
# The first six digits, in a text that told the last four: they are told as a birthday, as the first ones, or alone.
_BIRTH: Final = re.compile(
    rf"(?<![\d./\-])(?:{_COMPACT}|{_PARTED}|{_NAMED})(?!\d|[./\-]\d)".replace("(?P<compact>", "(?:"), re.IGNORECASE
)
_BEGINS_WITH: Final = re.compile(
    r"begynder|starter|første|first|begin|start|født|foedt|fødsels|foedsels|birth|born|cpr", re.IGNORECASE
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
        if match["compact"] or _TELLING_WORD.search(match["link"]) or _NAMES_IT.search(text):
            yield match.span()
    for pattern in (_WITH_MONTH_NAME, _DAY_WITHOUT_ZERO, _FILLED):
        yield from (match.span() for match in pattern.finditer(text))
    if _NAMES_IT.search(text):
        yield from (match.span() for match in _APART.finditer(text))
    for pattern in (_IS_CALLED, _SERIAL_NAMED):
        yield from (match.span("number") for match in pattern.finditer(text))
    serials = list(_told_serials(text))
    yield from serials
    if serials:
        yield from (match.span() for match in _BIRTH.finditer(text))


def _told_serials(text: str) -> Iterator[Span]:
    """The last four digits where they are told as such; "ends with" only beside what the number begins with."""
    begins = _BEGINS_WITH.search(text) is not None and _BIRTH.search(text) is not None
    for pattern in (_SERIAL_ONLY, _SERIAL_FIRST, *((_ENDS_WITH,) if begins else ())):
        for match in pattern.finditer(text):
            if not _OF_SOMETHING_ELSE.search(match["words"]):
                yield match.span("number")
