"""How old somebody is, told from small letters without æ, ø and å: "5 aar", "paa 4", "i 3. klasse", "over 60"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.dates.numbers import COUNTED

_CLASS: Final = re.compile(r"\b(\d{1,2})\. ?klasse")
_FIRST_CLASS_AGE: Final = 6
_NUMBER: Final = rf"(\d{{1,2}}|{'|'.join(COUNTED)})"
_YEARS: Final = re.compile(
    rf"(?<![\d,.])\b{_NUMBER}(?:[,.]\d)?(?: ?(?:-|–|til|to|og|and) ?{_NUMBER})?[ -]?"
    r"(?:aar(?:ig\w*|s|ene)?|aars alderen|ar|(?:year|yr)s?[ -]?olds?|yo)\b(?! siden)"
)
_WHO: Final = (
    r"(?:(?:(?:soen|datter|dreng|pige|barn|boern|barnebarn|unge|unger|nevoe|niece|knaegt|pode|rolling|tvilling"
    r"|kone|mand|dame|herre|kaereste|veninde|soester|brors?|kusine|faetter|teenager|twins?)\w*"
    r"|\b(?:mor|far|mormor|farmor|morfar|farfar|svigermor|svigerfar|toes|fyr|gut|ven|tante|onkel|baby"
    r"|en|et|to|tre|dem|os|mig|nogen|nogle|folk|lille|mindste|aeldste|yngste)) (?:der er|er|paa) |"
    r"\b(?:jeg er|hun er|han er|som er|der er|[a-z]{4,}(?:en|et|er|ne) paa"
    r"|(?:kids|children|twins|sons|daughters|boys|girls) are|(?:i'?m|am|is|who is|who'?s|aged?|ages)) )"
)
_MONTHS: Final = re.compile(
    rf"\b{_NUMBER}[ -]?(?:mdr\w*|mnd|maaneder(?:s)?|uger?s?|months?|weeks?)[ -]?"
    r"(?:gamm?el|gammelt|olds?|baby|dreng|pige)"
    rf"|{_WHO}{_NUMBER}[ -]?(?:mdr|mnd|maaned|uger|months?\b|weeks?\b)"
)
_AGED: Final = re.compile(
    rf"{_WHO}{_NUMBER}(?! ?[/:%]|\.(?! ?$| (?:er|har|hvad|hvornaar|kan|noget|is|are|what|when)\b)|\w"
    r"| (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec))"
    r"(?! (?:plads|bil|sal|etage|sted|arr|event|kr|min|time|side|stk|pers|dag|uge|gang|gb\b|hour|page|day|week))"
)
_AGE_ALONE: Final = re.compile(r"(?:^|[?.!,] ?)(?:jeg )?er (\d{1,2})\.?$")
_ONLY_TELLS: Final = re.compile(
    r" ?(?:aar )?,? ?(?:siger|sagde|mener|mente|fortalte|hjaelper|koerer|henter|foelger|bor"
    r"|drives|helps|lives|says|said|told)\b"
)
"""What follows the age of a grown-up who is not the one that something is asked for."""
_OVER: Final = re.compile(
    r"\b(?:over|plus|above) ?(?:the age of )?([1-9]\d)\b(?! ?(?:kr|min|pers))|\b([1-9]\d) ?plus\b"
)
CHILD_END: Final = 12
"""The years up to which somebody is a child."""

_GROWN_FROM: Final = 20


def years_in(plain: str) -> int | None:
    """The years that are named, or None. "Over 15" is said of grown-ups, "over 3" of nobody in particular."""
    if _MONTHS.search(plain):
        return 0
    over = _OVER.search(plain)
    if over is not None:
        least = int(over[1] or over[2])
        return max(least, _GROWN_FROM) if least > CHILD_END else None
    in_class = _CLASS.search(plain)
    if in_class is not None:
        return int(in_class[1]) + _FIRST_CLASS_AGE
    found = (*_YEARS.finditer(plain), *_AGED.finditer(plain), *_AGE_ALONE.finditer(plain))
    every = ((COUNTED.get(aged[1]) or int(aged[1]), plain[aged.end() :]) for aged in found)
    return next((years for years, after in every if years < _GROWN_FROM or not _ONLY_TELLS.match(after)), None)
