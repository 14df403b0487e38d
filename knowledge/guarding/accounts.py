"""Bank accounts: an IBAN, a Danish registration and account number, or digits that are called an account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.digit_groups import is_shaped
from knowledge.guarding.reading import Reading, Span

_IBAN: Final = re.compile(r"(?<![^\W_])[A-Za-z]{2}[ ]?\d{2}(?:[ \-.]?[A-Za-z0-9]){11,30}", re.IGNORECASE)
_COUNTRY_LENGTHS: Final = {
    "DK": 18, "FO": 18, "GL": 18, "NO": 15, "SE": 24, "FI": 18, "IS": 26, "DE": 22, "PL": 28, "GB": 22, "NL": 18,
    "FR": 27, "ES": 24, "IT": 27, "UA": 29, "RO": 24, "LT": 20, "LV": 21, "EE": 20, "TR": 26, "BE": 16, "AT": 20,
    "CH": 21, "IE": 22, "PT": 25, "BG": 22, "HU": 28, "CZ": 24, "GR": 27, "HR": 21,
}  # fmt: skip
_CALLED = (
    r"\b(?:bank|nem|l(?:ø|oe)n|budget)?(?:kontonummer(?:et)?|kontonr|konto|registrerings\s?nummer|reg\.?\s?(?:nummer|nr)"
    r"|account(?:\s(?:number|no))?|sort code|reg)\b"
)
_LINKS = (
    r"(?:[\W_]{0,3}\b(?:nummer(?:et)?|nr|er|i|hos|p(?:å|aa)|min|mit|bank|danske|nordea|jyske|konto|reg|number|no|is|den|med|dk)\b)"
    r"{0,6}[\W_]{0,4}"
)
_BETWEEN = r"(?:[ \-./,]{0,3}(?:og\s)?(?:kontonummer|kontonr|konto|account(?: number)?)?[ :.\-]{0,3})"
_LABELLED: Final = re.compile(
    rf"{_CALLED}{_LINKS}(?P<number>\d(?:[ \-.]?\d){{3,15}}(?!\d)(?:{_BETWEEN}\d(?:[ \-.]?\d){{5,11}}(?!\d))?)",
    re.IGNORECASE,
)
# "04001234567890 er min nemkonto": told before it is named.
_CALLED_AFTER: Final = re.compile(
    r"(?<![\d\-/.])(?P<number>\d{4}[ \-]?\d{6,10})\s(?:er|is)\s(?:min|mit|my|vores|our)\s"
    r"(?:(?:ny|nye|new)\s)?(?:(?:bank|nem|l(?:ø|oe)n)\s?)?(?:konto|account)",
    re.IGNORECASE,
)
_REGISTERED: Final = re.compile(r"(?<![\d\-/.])(\d{4})\s?[ \-/]\s?(\d{10})(?![\d\-])")
_PARTS: Final = re.compile(r"\d+")
_REGISTRATION, _SHORTEST = 4, 6
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONEY: Final = re.compile(r"\s?(?:kr|,-|dkk|euro|€)", re.IGNORECASE)


def find_called_accounts(reading: Reading) -> Iterator[Span]:
    """Where accounts stand that are surely none of the shorter numbers which their digits hold."""
    for match in _IBAN.finditer(reading.text):
        stop = _iban_end(match.group())
        if stop:
            yield match.start(), match.start() + stop
    for match in _LABELLED.finditer(reading.text):
        parts = _PARTS.findall(match["number"])
        if len(parts) > 1 and len(parts[0]) == _REGISTRATION and len("".join(parts)) > _REGISTRATION + _SHORTEST:
            yield match.span("number")


def find_accounts(reading: Reading) -> Iterator[Span]:
    """Where accounts stand among what is no personal number: by their name or by their shape."""
    for match in _LABELLED.finditer(reading.text):
        digits = "".join(_PARTS.findall(match["number"]))
        called_short = match.group().casefold().startswith("reg") and len(digits) == _REGISTRATION
        money = _MONEY.match(reading.text, match.end())
        if (called_short or len(digits) >= _SHORTEST) and not money and not is_shaped(digits):
            yield match.span("number")
    for match in _CALLED_AFTER.finditer(reading.text):
        yield match.span("number")
    for match in _REGISTERED.finditer(reading.text):
        if not _YEAR.fullmatch(match[1]):
            yield match.span()


def _iban_end(found: str) -> int:
    """Where an IBAN of its country's length ends in `found`; 0 if there is none."""
    wanted = _COUNTRY_LENGTHS.get(found[:2].upper(), 0)
    kept = 0
    for at, character in enumerate(found, start=1):
        kept += character.isalnum()
        if kept == wanted:
            digits = sum(each.isdigit() for each in found[:at])
            ends = at == len(found) or not found[at].isalnum()
            return at if ends and digits >= _SHORTEST * 2 else 0
    return 0
