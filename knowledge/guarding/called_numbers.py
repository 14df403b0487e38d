"""What is called a personal number: with an impossible date, a digit too many or too few, or of another country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.number_names import NAME, is_other, speaks_of_one
from knowledge.guarding.reading import Span

_WORDS: Final = (
    "nummer(?:et)?|nr|number|code|no|er|det|is|mit|mitt|my|har|jeg|som|lyder|hedder|siger|skulle|være|id|var|was|altså"
    "|nemlig"
)
_CALLS_IT: Final = rf"(?:et|t|umme?r(?:et)?)?(?:[\W_]{{0,3}}(?:{_WORDS})){{0,6}}[\W_]{{0,4}}"
_NINE_OR_TEN: Final = r"\d(?:[^\w,\n]{0,3}\d){8,9}"
# A digit too many, in one piece or in two.
_ELEVEN: Final = r"\d{6}[ \-\u2013]?\d{5}|\d{7}[ \-\u2013]?\d{4}"
_IS_CALLED: Final = re.compile(rf"{NAME}{_CALLS_IT}(?P<number>{_NINE_OR_TEN}|{_ELEVEN})(?!\d)", re.IGNORECASE)
# "01019-1234 er mit cpr".
_CALLED_BEHIND: Final = re.compile(
    rf"(?<![\d+./\-])(?<!\+45 )(?P<number>\d{{5}}[ \-\u2013]?\d{{4}}|\d{{6}}[ \-\u2013]\d{{3}}|{_ELEVEN})(?!\d)"
    r"[\W_]{1,4}(?:(?:er|som|is|var|it|det|den|de|i|mit|mitt|min|hans|hendes|my|nok|cifre|ikke|står|der|på)[\W_]{1,3}){0,5}"
    rf"(?<!ikke )(?<!not ){NAME}",
    re.IGNORECASE,
)
# Parted by a hyphen as nothing else is, in a text that speaks of a personal number.
_SLIP: Final = re.compile(
    r"(?<![\d./\-])(?:\d{5} ?[\-\u2013] ?\d{4}|\d{6} ?[\-\u2013] ?\d{3,5}|\d{7} ?[\-\u2013] ?\d{4})"
    r"(?!\d|[./\-]\d)"
)
# Of Poland, Romania, Bulgaria, Norway, the Baltic states, the Netherlands, Germany, Turkey and Ukraine.
_OF_ANOTHER_COUNTRY: Final = re.compile(
    r"(?<!\w)(?:pesel|cnp|egn|f(?:ø|oe)dselsnummer(?:et)?|d[\- ]?nummer(?:et)?|personal code|asmens kodas"
    r"|isikukood|personas kods|bsn|kimlik(?: no)?|steuer(?:liche)?[\- ]?id(?:entifikationsnummer|nr)?|іпн|рнокпп)"
    rf"(?:[\W_]{{0,3}}(?:{_WORDS}|on|ir|ist|jest|este|to)){{0,6}}[\W_]{{0,4}}"
    r"(?P<number>\d(?:[ \-]?\d){8,12})(?![ \-]?\d)",
    re.IGNORECASE,
)
# Of Finland: a date, a sign for the century, three digits and a letter or digit to check.
_FINNISH: Final = re.compile(
    r"(?:henkil(?:ö|o)tunnu\w{0,5}|hetu|finsk\w?|finnish)[^\n\d]{0,30}(?P<number>\d{6}[\-+A]\d{3}[0-9A-Z])(?!\w)",
    re.IGNORECASE,
)


def find_called(text: str) -> Iterator[Span]:
    """Where something is called a personal number in `text`, whose digits are ASCII; the places may overlap."""
    for pattern in (_IS_CALLED, _CALLED_BEHIND, _OF_ANOTHER_COUNTRY, _FINNISH):
        yield from (match.span("number") for match in pattern.finditer(text))
    if speaks_of_one(text):
        yield from (match.span() for match in _SLIP.finditer(text) if not is_other(text, *match.span()))
