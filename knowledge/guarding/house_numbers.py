"""How a house number goes on in a Danish address, and how other numbers go on."""

from __future__ import annotations

import re
from typing import Final

_DOOR = r"(?:tv|th|mf)\b\.?"
_FLOOR = (
    rf"\d{{1,2}}\.?\s?(?:sal|tv|th|mf)\b\.?|(?:st|kl|kld)\.?,?\s?{_DOOR}|stuen\b|st\.|sal\b|{_DOOR}"
    rf"|\d{{1,2}}\.\s?,?\s?(?:tv|th|mf|sal|\d{{1,3}})\b\.?|lejl(?:ighed)?\.?\s\d{{1,3}}\b"
)
_TOWN = r",?\s{1,2}(?:DK[\s\-]?)?[1-9]\d{3}(?!\d)(?:\s[^\W\d_]\w{1,20})?"
_MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"

HOUSE: Final = (
    r"(?P<number>\d{1,3})(?!\d)(?P<letter>[A-Za-z](?!\w)|\s(?!i\b)[A-Za-z](?!\w))?"
    rf"(?P<rest>(?:,?\s{{0,2}}(?:{_FLOOR})){{0,3}}(?:{_TOWN})?)"
)
"""A house number with letter, floor, door, postcode and town, as far as they are there."""

RANGE: Final = re.compile(r"\s?[\-\u2013]\s?\d{1,3}[A-Za-z]?(?!\w)")
"""The second number of "Nørregade 12-14"."""

GOES_ON: Final = re.compile(
    r"\s?(?:[:./\-]\s?\d|\s?%|(?:kr|kroner|km|m2|år|dage|gange|uger|timer|minutter|børn|bøger|stk|personer|years|days)\b"
    rf"|\.?\s?(?:{_MONTHS})[a-z]{{0,6}}\b)",
    re.IGNORECASE,
)
"""What follows a number that is a time, a date, a price or a count."""
