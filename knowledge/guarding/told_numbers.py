"""Personal numbers that are told by words or by their date, not by ten digits in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.dates_of_birth import COMPACT, NAMED_MONTH, ORDINAL, PARTED, SERIAL, is_recent
from knowledge.guarding.digit_groups import DAY, MONTH, MONTH_NAME
from knowledge.guarding.hours import GOES_ON_TO
from knowledge.guarding.number_names import BORN, CHILD, is_counted, is_time, is_year, speaks_of_one
from knowledge.guarding.postcodes import is_named
from knowledge.guarding.reading import Span
from knowledge.guarding.serials import COMES_LAST

# The date of birth and the serial with words between: "010190, sidste fire cifre er 1234".
_LETTERS = r"[^\W\d_]{0,10}"
_TELLING = (
    rf"sidste|last|fire|four|4|cif{_LETTERS}|tal{_LETTERS}|digits|kontrol{_LETTERS}|l(?:ø|oe)be ?n{_LETTERS}|endelse"
    rf"|slutter|ender|ending|ends|cpr{_LETTERS}|personnum{_LETTERS}|bindest{_LETTERS}|tankestreg|streg|minus|dash|hyphen"
    "|sidst|rest(?:en)?|efterfulgt|followed"
)
_LINKING = (
    "og|så|saa|and|then|de|det|the|er|is|are|mine|mit|my|med|with|nr|nummer|number|på|paa|af|by|i|in|numre|til|kommer"
    "|comes|derefter|bagefter|herefter|derpå|dernæst|plus|ja|undskyld|ups|hov|vent|jeg|glemte|manglede|altså|sorry|oops"
    "|samt|også|der|som|that|nej|jo|no|und|dann|oraz|potem|потім|та|потом|и|і"
)
_LINK = rf"[\W_]{{0,8}}(?P<link>(?:(?:{_TELLING}|{_LINKING})[\W_]{{1,4}}){{1,9}})"
_BORN = rf"\d{{1,2}}{ORDINAL}[\W_]{{0,3}}{MONTH_NAME}[\W_]{{0,3}}(?:19 ?\d\d|20[01]\d|\d\d)"
_LINKED: Final = re.compile(
    rf"(?<!\d)(?<!\d[./\-])(?P<birth>(?P<compact>{COMPACT})|{PARTED}|{NAMED_MONTH}){_LINK}(?P<number>{SERIAL})",
    re.IGNORECASE,
)
_WITH_MONTH_NAME: Final = re.compile(
    rf"(?<!\d)(?:{_BORN}[\W_]{{1,8}}|{NAMED_MONTH}\s?[\-\u2010-\u2015]\s?){SERIAL}", re.IGNORECASE
)
_TELLING_WORD: Final = re.compile(rf"\b(?:{_TELLING})\b", re.IGNORECASE)
# "femtende i tredje femogfirs tolv fireogtredive", where words are read as figures.
_DAY_IN_MONTH: Final = re.compile(r"(?<![\d./\-])\d{1,2}\.? i \d{1,2}\.? (?:19 ?)?\d\d[\W_]{1,3}(?:\d ?){3}\d(?! ?\d)")
_DAY_AND_MONTH_SAID: Final = re.compile(
    r"(?<!\d)(?<!\d[./\- ])(?:0?[1-9]|[12]\d|3[01]) (?:0?[1-9]|1[0-2]) \d\d ?[\-\u2013] ?\d\d ?\d\d(?!\d| \d)"
    r"|(?<!\d)(?<!\d[./\- ])(?:[1-9]|[12]\d|3[01]) (?:[1-9]|1[0-2]) \d\d"
    r" (?:\d\d \d \d|\d \d \d\d|\d \d \d \d)(?!\d| \d)"
)
_DAY_WITHOUT_ZERO: Final = re.compile(
    r"(?<![\d./\-])(?:\d[./\-]{1,2}\d{1,2}|\d\d[./\-]{1,2}\d)[./\- ]{1,2}(?:19|20)?\d\d[\W_]{1,5}\d{4}"
    # From when to when: "4/6 2026 1100-1500".
    rf"(?!\d|{GOES_ON_TO})"
)
# "cpr 4 6 58 1123".
_IN_SHORT: Final = re.compile(r"(?<![\d./\-])(?:0?[1-9]|[12]\d|3[01]) (?:0?[1-9]|1[0-2]) \d\d[ \-\u2013]\d{4}(?!\d)")
_NAMES_IT: Final = re.compile(r"\bcpr|personn(?:umme)?r", re.IGNORECASE)
# "cpr nr. 010190-xxxx, altså 1234": where the text speaks of a personal number, anything may stand between.
_APART: Final = re.compile(
    rf"(?<!\d)(?:{DAY}[ .\-]?{MONTH}[ .\-]?\d\d|{DAY}[./\-]{MONTH}[./\-](?:19\d\d|20[01]\d))"
    r"[^\d\n]{1,40}(?:\d ?){3}\d(?!\d)"
)
# "010190-1AB2": for those who have none, hospitals make one up with letters in it.
_MADE_UP: Final = re.compile(
    rf"(?<![\d./\-]){DAY}{MONTH}\d\d"
    r"(?:[ \-\u2010-\u2015]?\d[A-Z]{2}\d|[\-\u2010-\u2015](?=[A-Z\d]{0,3}\d)[A-Z\d]{4})(?!\w)"
)
# "010190x1234", "010190cpr1234", "010190#1234": a short filler between a date and four digits.
_FILLED: Final = re.compile(
    rf"(?<!\d)(?P<birth>{DAY}{MONTH}\d\d)[\W_]{{0,3}}(?!kl|kr|stk|uge)[^\W\d_]{{1,4}}[\W_]{{0,3}}\d{{4}}(?!\d)",
    re.IGNORECASE,
)


_ADDING = (
    "og|så|saa|and|then|und|dann|oraz|potem|потім|та|потом|plus|samt|derefter|herefter|bagefter|derpå|dernæst|nr|nummer"
    "|number"
)
# "født 24. april 63, og så 1234": nothing but what goes on with a number.
_GOES_ON: Final = re.compile(
    rf"[\W_]*(?=.*\b(?:{_ADDING})\b)(?:(?:{_ADDING}|kommer|comes|det|der|er|som|is|that)[\W_]+)+",
    re.IGNORECASE,
)
# "født 12MAR2022 1234": of a year in which hours may follow a date as well.
_RECENTLY_BORN: Final = re.compile(rf"(?<!\d)(?P<birth>{NAMED_MONTH})[\W_]{{1,5}}(?P<number>{SERIAL})", re.IGNORECASE)
# A date at the end of a line and four digits in a line of their own, with a greeting or a sender between.
_MARK = r"[^\S\n]*[>*\u2022\-]?[^\S\n]*(?:\d{1,2}[.)]\s)?"
_SENDER = r"(?:[^\W\d_][^\n\d:]{0,30}:[^\S\n]*)?"
_STAMP = r"[^\w\n]{0,4}(?:\[\d{1,2}[.:]\d\d\])?[^\w\n]{0,4}"
_IN_LINES: Final = re.compile(
    rf"^{_MARK}[^\d\n]{{0,40}}(?P<birth>{COMPACT}|{PARTED}|{NAMED_MONTH}){_STAMP}\n(?:[^\d\n]{{0,60}}\n){{0,3}}"
    rf"{_MARK}{_SENDER}(?:(?:og|så|nr|nummer|cpr|rest(?:en)?|de|sidste|fire|er|her)[\W_]{{1,3}}){{0,5}}(?P<number>\d{{4}}){_STAMP}$",
    re.IGNORECASE | re.MULTILINE,
)


def find_told(text: str) -> Iterator[Span]:
    """Where personal numbers stand in `text`, whose digits are ASCII; the places may overlap."""
    for match in _LINKED.finditer(text):
        told = match["compact"] or _TELLING_WORD.search(match["link"]) or COMES_LAST.match(text, match.end())
        if told or _NAMES_IT.search(text) or (_GOES_ON.fullmatch(match["link"]) and _is_birthday(text, match)):
            yield match.span()
    for pattern in (_WITH_MONTH_NAME, _DAY_IN_MONTH, _DAY_AND_MONTH_SAID, _DAY_WITHOUT_ZERO, _FILLED, _MADE_UP):
        yield from (match.span() for match in pattern.finditer(text))
    if _NAMES_IT.search(text):
        yield from (match.span() for pattern in (_APART, _IN_SHORT) for match in pattern.finditer(text))
    yield from (match.span() for match in _RECENTLY_BORN.finditer(text) if _is_birthday(text, match))
    for match in _IN_LINES.finditer(text):
        if match["birth"].isdigit() or _is_birthday(text, match):
            yield from (match.span("birth"), match.span("number"))


def _is_birthday(text: str, match: re.Match[str]) -> bool:
    """Whether a date is one that somebody was born on, and the four digits behind it are no year, sum or postcode."""
    serial = match["number"]
    plain = (
        is_year(serial)
        or is_time(serial)
        or is_counted(text, match.end("number"))
        or is_named(serial, text, match.end("number"))
    )
    child = CHILD.search(text, max(0, match.start() - 50), match.start())
    born = child is not None or BORN.search(text) is not None or speaks_of_one(text)
    return not plain and (born or not is_recent(match["birth"]))
