"""What a personal number is called, and what other numbers are called: whose four digits a text tells."""

from __future__ import annotations

import re
from typing import Final

NAME: Final = (
    r"(?:(?<!\[)(?<!\w)c\W?p\W?r|(?<!\w)person(?:lige|al|ligt)?[\s\-]?(?:n(?:umme)?r|num(?!mer)|id\b)"
    r"|(?<!\w)f(?:ø|oe|ö)d(?:else|sels)?n(?:umme)?r|(?<!\w)f(?:ø|oe)dselsn(?:umme)?r"
    r"|(?<!\w)sygesikrings?(?:nummer|nr)|social security|(?<!\w)ssn\b)"
)
"""How a personal number is called, here and by the neighbours; a mask is no name."""
ANY_NAME: Final = rf"(?:{NAME}|(?<!\w)(?:sundheds|sygesikrings?)(?:kort|bevis)?)"
"""The same, or the card that it stands on."""
NAMED: Final = re.compile(ANY_NAME, re.IGNORECASE)
BORN: Final = re.compile(
    r"\b(?:født|foedt|fødsels|foedsels|fødselar|born|birth|født|född"
    r"|geboren|geb\.|urodz|ur\.|народ|родил|مواليد|ميلاد|f\. ?\d)",
    re.IGNORECASE,
)
"""What tells that a date is somebody's birthday."""
CHILD: Final = re.compile(
    r"\b(?:datter|datteren|søn|sønnen|barnet|barn|baby|babyen|pigen|drengen|tvilling\w*|lillebror|lillesøster|son|daughter|child)"
    r"\b[^\d\n.!?]{0,30}$",
    re.IGNORECASE,
)
"""A child that is named directly before a date."""
_OTHER: Final = (
    r"(?<!\[)(?:(?<!cpr)(?<!cpr-)kort(?!ere|est|fattet)|card\b|konto|account|(?<!\w)t(?:e)?lf|telefon|mobil|phone|isbn"
    r"|(?<!\w)sag(?:en|er|s)?(?:nr|nummer(?:et)?)?\b|journal|faktura|ordre|order|kunde|invoice|regning|beløb|saldo|(?<!\w)pris|bøde"
    r"|gæld|gebyr|(?<!\w)pin|kode|code|mitid|plade|(?<!\w)ring|(?<!\w)sms|faust|lokale|værelse|(?<!\w)rum\b|postn"
    r"|klokken|(?<!\w)kl\b|(?<!\w)pas(?:set|nummer|nr)?\b|kvittering|bestilling|reservation|booking|tracking|pakke|måler"
    r"|(?<!\w)cvr|(?<!\w)kart[aeyęą]\b|(?<!\w)handy|телефон|картк|карты|рахун|هاتف|جوال|بطاق|حساب|(?<!\w)matrikel|lånenummer|stel)"
)
_WHOSE: Final = re.compile(rf"(?P<name>{ANY_NAME})|(?P<other>{_OTHER})", re.IGNORECASE)
_YEAR: Final = re.compile(r"19[2-9]\d|20[0-4]\d")
_TIME: Final = re.compile(r"(?:[01]\d|2[0-4])[:.][0-5]\d")
_UNIT: Final = re.compile(
    r"\s?(?:kr\b|kroner|dkk|,-|stk|år\b|dage|gange|euro|eur\b|€|%|bøger|timer|personer|m2|meter|km\b|indbyggere"
    r"|pund|dollars?|gram|kg\b|g\b)",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r"[.,;:?!\n]")
_BEFORE, _AFTER = 70, 45


def speaks_of_one(text: str) -> bool:
    """Whether a personal number is named in `text`."""
    return NAMED.search(text) is not None


def is_other(text: str, start: int, stop: int) -> bool:
    """Whether what stands between `start` and `stop` is told as the end of another number, such as a telephone's.

    The nearest name before it tells, and if there is none the first behind it in the same clause.
    """
    before = list(_WHOSE.finditer(text, max(0, start - _BEFORE), start))
    clause = _CLAUSE_END.search(text, stop, stop + _AFTER)
    nearest = before[-1] if before else _WHOSE.search(text, stop, clause.start() if clause else stop + _AFTER)
    return nearest is not None and nearest["other"] is not None


def is_year(digits: str) -> bool:
    """Whether four digits may be a year that somebody lived in."""
    return _YEAR.fullmatch(digits) is not None


def is_time(digits: str) -> bool:
    """Whether four digits are written as a time of the day: "03:30"."""
    return _TIME.fullmatch(digits) is not None


def is_counted(text: str, stop: int) -> bool:
    """Whether a unit follows at `stop`: a sum of money, an age, a number of things."""
    return _UNIT.match(text, stop) is not None
