"""Numbers of passports, driving licences and residence cards, where they are called so: their digits look like any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.reading import Reading, Span

_NAME = (
    r"\b(?:pass?|passport|rejsepas|k(?:ø|oe)rekort|driv(?:ing|er'?s) licen[cs]e|opholdskort|residence (?:card|permit)"
    r"|udl(?:æ|ae)nding(?:e|s)?|id-?kort|legitimationskort|identity card)(?:ets?|t)?"
    r"(?=nr|num|[\W\d_]|$)"
)
_LINKS = (
    r"(?:[\W_]{0,3}(?:nummer(?:et)?|numre|nr|no|number|er|is|var|was|har|has|med|with|hedder|mit|min|my|gamle|gammelt|old)\b)"
    r"{0,5}[\W_]{0,4}"
)
_DIGITS = r"(?:\d{7,9}|\d{3} \d{3} \d{3}|\d{4} \d{4}|\d\d(?: \d\d){3})(?![\w.\-/]*\d| \d)"
_NUMBER = rf"(?P<number>(?<![A-Za-z\d])(?:[A-Z]{{1,2}} ?)?{_DIGITS})"
_NAMED: Final = re.compile(f"{_NAME}{_LINKS}{_NUMBER}", re.IGNORECASE)
# "208123456 er mit pasnummer": told before it is named.
_NAMED_BEHIND: Final = re.compile(
    rf"{_NUMBER}[\W_]{{1,3}}(?:er|is|som|var|was) (?:\w{{2,8}} ){{0,2}}{_NAME}", re.IGNORECASE
)


def find_documents(reading: Reading) -> Iterator[Span]:
    """Where the number of such a document stands; the places may overlap."""
    for pattern in (_NAMED, _NAMED_BEHIND):
        yield from (match.span("number") for match in pattern.finditer(reading.text))
