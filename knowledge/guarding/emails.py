"""E-mail addresses, also with "at" and "dot" for the signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.reading import Reading, Span

_LOCAL = r"(?<![\w.+%'\-])[\w.+%'\-]{1,64}"
_ENDINGS = (
    "dk|com|net|org|eu|se|no|de|fi|is|pl|ua|uk|io|me|info|edu|gov|nu|fo|gl|fr|nl|es|it|ro|lt|lv|ee|tr|online|app|cloud"
)
# A sign typed with spaces around it may be a mere "at": there a known ending tells.
_PLAIN: Final = re.compile(rf"{_LOCAL}@(?:[^\W_][\w\-]{{0,62}})(?:\.[^\W_][\w\-]{{0,62}}){{0,5}}")
_SPACED: Final = re.compile(
    rf"{_LOCAL}\s{{0,2}}@\s{{0,2}}[^\W_][\w\-]{{0,62}}(?:\s?[.,]\s?[\w\-]{{1,62}}){{0,3}}?\s?[.,]\s?(?:{_ENDINGS})\b",
    re.IGNORECASE,
)
_AT = (
    r"(?:\s{0,2}[(\[{<]\s?(?:at|a|snabel[\s\-]?a|@)\s?[)\]}>]\s{0,2}|\s{0,2}@\s{0,2}"
    r"|\s(?:snabel[\s\-]?a(?:en)?|alfakrølle)\s)"
)
_DOT = r"(?:\s{0,2}[(\[{<]\s?(?:dot|punktum|prik|\.)\s?[)\]}>]\s{0,2}|\s(?:dot|punktum|prik)\s|\.)"
_SPOKEN: Final = re.compile(
    rf"{_LOCAL}(?:{_DOT}[\w\-]{{1,62}}){{0,3}}{_AT}[^\W_][\w\-]{{0,62}}(?:{_DOT}[\w\-]{{1,62}}){{0,3}}?{_DOT}(?:{_ENDINGS})\b",
    re.IGNORECASE,
)
# "anna at gmail dot com", but not "what can I do at bibliotek.dk".
_SPOKEN_DOT = r"(?:\s{0,2}[(\[{<]\s?(?:dot|punktum|prik)\s?[)\]}>]\s{0,2}|\s(?:dot|punktum|prik)\s)"
_PROVIDERS = (
    "gmail|hotmail|outlook|live|yahoo|icloud|mail|msn|jubii|proton(?:mail)?|stofanet|tdcadsl|post|webspeed|googlemail"
)
_SPOKEN_AT: Final = re.compile(
    rf"{_LOCAL}(?:{_SPOKEN_DOT}[\w\-]{{1,62}}){{0,3}}\sat\s(?:(?:{_PROVIDERS}){_DOT}|[^\W_][\w\-]{{0,62}}(?:{_SPOKEN_DOT}[\w\-]{{1,62}}){{0,2}}?{_SPOKEN_DOT})(?:{_ENDINGS})\b",
    re.IGNORECASE,
)
_IN_ONE_WORD: Final = re.compile(
    rf"(?<!\w)\w{{2,40}}snabel-?a\w{{2,40}}?(?:\.|punktum|prik|dot)(?:{_ENDINGS})\b", re.IGNORECASE
)
_SIGN: Final = re.compile(r"@|snabel|alfakr|[(\[{<]\s?a|\sat\s", re.IGNORECASE)


def find_emails(reading: Reading) -> Iterator[Span]:
    """Where e-mail addresses stand; the places may overlap."""
    if not _SIGN.search(reading.text):
        return
    for pattern in (_PLAIN, _SPACED, _SPOKEN, _SPOKEN_AT, _IN_ONE_WORD):
        yield from (match.span() for match in pattern.finditer(reading.text))
