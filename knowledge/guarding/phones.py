"""Telephone numbers: eight digits as Danes group them, or what is called a number or has a country code."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.digit_groups import MONTH_NAME
from knowledge.guarding.isbn import find_isbns
from knowledge.guarding.postcodes import is_postcode
from knowledge.guarding.reading import Reading, Span

_RUN: Final = re.compile(r"(?<![\d.,])\d(?:[^\w,;:+\n]{0,3}_?\d){7}(?!\d)")
# "28 44", and the rest on the next line.
_IN_TWO_LINES: Final = re.compile(
    r"(?<![\d.,:/\-])(?<!\d )[2-9]\d (?:\d\d \d\d ?\n\d\d|\d\d ?\n\d\d \d\d)(?! ?\d|[.,:/\-]\d)"
)
# "nul tre" is said for 03 among pairs.
_ZERO_APART: Final = re.compile(r"\b0 (?=\d\b)")
_WITH_COUNTRY: Final = re.compile(
    r"(?<![\d+])(?:\(?\+\s?(?:\d{1,3})\)?|\(?00\s?(?:45|46|47|48|49|380|44|90|40|37[012]|358|354|298|299)\)?)"
    r"(?:[ .\-/()\u00a0\u2010-\u2015]{0,3}\d){6,12}(?!\d)"
)
_DANISH_CODE: Final = re.compile(
    r"(?<![\d+])\(?45\)?[ \-]{0,2}(?:[2-9]\d(?:[ \-]?\d\d){3}|[2-9]\d{3}[ \-]?\d{4})(?!\d)"
)
SWEDISH: Final = re.compile(r"(?<![\d+])07\d[ \-](?:\d{3}[ \-]\d\d[ \-]?\d\d|\d{5}[ \-]\d\d)(?!\d)")
"""Of a mobile telephone in Sweden: so parted it is no personal number."""
_NAMES = (
    r"\bt(?:e)?lf(?:n(?:umme)?r)?|\btelefon(?:nummer(?:et)?|nr)?|\bmobil(?:nummer(?:et)?|nr|telefon)?|\bmob|\bringe?|\bsms|\bphone|\bcall"
    r"|\bwhatsapp|\bkald|\bcell|\btext me|\b(?:mit|my|vores|our|hans|hendes|mands|kones|mors|fars)\s(?:nummer|nr)"
    r"|\b(?:my|our)\snumber|\bnummeret|\btræffes|\btel|\bfon|\bkontakte?s?|\bcontact"
)
_LINKS = (
    "nr|nummer|number|no|er|is|på|paa|til|mig|min|mit|my|me|at|on|tilbage|hjem|det|gerne|lige|back|the|via|ham|hende|os"
    "|us|han|har|kan|jeg|hos|den|a|i|så"
)
_CALLED: Final = re.compile(
    rf"(?:{_NAMES})(?:[\W_]{{1,3}}(?:{_LINKS})\b){{0,7}}"
    r"[\W_]{0,4}(?P<number>\d[ .\-/()]{0,3}\d(?:[ .\-/()]{0,3}\d){5,10})(?!\d)",
    re.IGNORECASE,
)
# "mobil: 20, 10, 40, 50": pairs with commas are a number where they are called one, before or behind.
_WITH_COMMAS: Final = re.compile(r"(?<![\d,.] )(?<![\d,.])[2-9] ?\d(?:, ?\d ?\d){3}(?!,? ?\d)")
_NAMED_BEFORE: Final = re.compile(rf"(?:{_NAMES})\W[^\d\n]{{0,20}}$", re.IGNORECASE)
_NAMED_AFTER: Final = re.compile(
    r"[\W_]{1,3}(?:det\s)?(?:er|is|var)\s(?:mit|min|my|vores)\s(?:\w{2,8}\s)?(?:tlf|telefon|mobil|nummer|nr|phone|number)",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"\D+")
_LOOSE: Final = re.compile(r"[()\s]+")
_SHAPES: Final = frozenset(
    {(8,), (2, 2, 2, 2), (4, 4), (2, 3, 3), (3, 2, 3), (3, 3, 2), (2, 6), (2, 2, 4), (4, 2, 2), (1,) * 8}
)
_OTHER_NUMBERS = (
    r"cvr|p-?nr|p-nummer|ean|issn|faust\w*|sags?(?:n(?:umme)?r|id)?|j\.?\s?nr|journal(?:n(?:umme)?r)?|faktura\w*|ordre\w*"
    r"|kvittering\w*|materiale(?:n(?:umme)?r|-?id)?|varen(?:umme)?r|serien(?:umme)?r|bilag\w*|reservation\w*|booking\w*"
    r"|bestilling\w*|pas(?:n(?:umme)?r)?|case|invoice|order|pakke\w*|stregkode\w*|barcode|doi|id|matrikel\w*|basis"
    r"|work-of|k(?:ø|oe)rekort\w*"
)
_OF_OTHER_THINGS: Final = re.compile(
    rf"\b(?:{_OTHER_NUMBERS})(?:[\W_]{{1,3}}(?:nr|nummer(?:et)?|er|med|mit|har|is|number|no)\b){{0,4}}[\W_]{{0,4}}$",
    re.IGNORECASE,
)
_OF_A_LIST: Final = re.compile(
    r"\b(?:uger?(?:ne)?|sider?(?:ne)?|kapit(?:el|ler)|bind|klasse|weeks?|pages?|lokaler?|rum|numrene|hylder?)\s$",
    re.IGNORECASE,
)
_IN_MONTH: Final = re.compile(rf"\b{MONTH_NAME}\s$", re.IGNORECASE)
_MONEY: Final = re.compile(r"\s?(?:kr\b|kroner|,-|,\d\d\b|dkk|euro|€|%)", re.IGNORECASE)
_DATE: Final = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_HOURS: Final = re.compile(r"(?:[01]\d|2[0-4])[0-5][05](?:[01]\d|2[0-4])[0-5][05]")
_PART_OF_A_WORD: Final = re.compile(r"(?:[\w=#%&@]|(?<!\])[/\-])\Z")
_IN_A_LINK: Final = re.compile(r"(?:tlf|tel|phone|mobil|telefon|wa\.me|sms|nr|nummer)[\W_]{0,3}$", re.IGNORECASE)
_DATE_PARTS, _LOOK_BACK = 3, 60


def find_phones(reading: Reading) -> Iterator[Span]:
    """Where telephone numbers stand among what is no personal number, card or account; the places may overlap."""
    text = reading.text
    isbns = list(find_isbns(text))
    for span in itertools.chain(_called(text), _grouped(text), _told(text)):
        if not any(start < span[1] and span[0] < stop for start, stop in isbns):
            yield span


def _called(text: str) -> Iterator[Span]:
    for pattern in (_WITH_COUNTRY, SWEDISH):
        yield from (match.span() for match in pattern.finditer(text))
    for match in _DANISH_CODE.finditer(text):
        # Ten digits in one piece may begin with a 45 by chance.
        if not (match.group().isdigit() and _OF_OTHER_THINGS.search(_before(text, match.start()))):
            yield match.span()
    for match in _CALLED.finditer(text):
        groups = _GAP.split(match["number"])
        even = len(_gaps(match["number"])) <= 1
        years = all(map(_YEAR.fullmatch, groups))
        before = _before(text, match.start("number"))
        plain = _OF_OTHER_THINGS.search(before) or _MONEY.match(text, match.end()) or years
        if even and not plain:
            yield match.span("number")


def _grouped(text: str) -> Iterator[Span]:
    for match in itertools.chain(_RUN.finditer(text), _IN_TWO_LINES.finditer(text)):
        before = _before(text, match.start())
        if _is_phone(match.group()) and not _has_plainer_reading(text, match, before):
            yield match.span()


def _told(text: str) -> Iterator[Span]:
    for match in _WITH_COMMAS.finditer(text):
        if _NAMED_BEFORE.search(_before(text, match.start())) or _NAMED_AFTER.match(text, match.end()):
            yield match.span()


def _before(text: str, at: int) -> str:
    """What stands before a number, as far as it may tell what the number is of."""
    return text[max(0, at - _LOOK_BACK) : at]


def _is_phone(found: str) -> bool:
    """Whether digits are grouped as a number is, and are no years, postcodes, hours or list."""
    if found[1].isdigit():
        found = _ZERO_APART.sub("0", found)
    groups = tuple(_GAP.split(found))
    gaps = _gaps(found)
    digits = "".join(groups)
    if len(gaps) > 1 or tuple(map(len, groups)) not in _SHAPES or digits[0] == "0" or len(set(digits)) == 1:
        return False
    if len(groups) == 1:
        return _DATE.fullmatch(digits) is None
    years = [_YEAR.fullmatch(group) is not None for group in groups]
    if digits[0] == "1" or (any(years) and (len(groups) == _DATE_PARTS or all(years))):
        return False
    pair = len(groups) == 2  # noqa: PLR2004 - such as two years, two postcodes or two times
    return not (pair and (_HOURS.fullmatch(digits) or all(map(is_postcode, groups))))


def _gaps(found: str) -> set[str]:
    """What parts the digits, for brackets around an area code and more spaces than one make no difference."""
    return {_LOOSE.sub(" ", gap) for gap in _GAP.findall(found)}


def _has_plainer_reading(text: str, match: re.Match[str], before: str) -> bool:
    if _MONEY.match(text, match.end()) or _OF_OTHER_THINGS.search(before) or _OF_A_LIST.search(before):
        return True
    if _IN_MONTH.search(before) and _YEAR.match(match.group()):
        return True
    after = text[match.end() : match.end() + 10]
    goes_on = re.match(r"[\-_]\d(?!\d{7}(?!\d))|/\d(?!\d[ \d])|[^\W\d_]|[.,]\d", after) is not None
    return (_PART_OF_A_WORD.search(before) is not None and not _IN_A_LINK.search(before)) or goes_on
