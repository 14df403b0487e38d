"""A personal number in two messages: the first ends with a date of birth, the second is the serial."""

from __future__ import annotations

import re
from typing import Final

from knowledge.guarding.digit_groups import MONTH_NAME, YEAR
from knowledge.guarding.reading import Reading

_G = r"[\W_]{0,3}"
_SPACED_DAY = rf"(?:0{_G}[1-9]|[12]{_G}\d|3{_G}[01]|6{_G}[1-9]|[78]{_G}\d|9{_G}[01])"
_SPACED_DATE = rf"{_SPACED_DAY}{_G}(?:0{_G}[1-9]|1{_G}[0-2]){_G}(?:(?:18|19|20){_G})?\d{_G}\d"
_WITHOUT_ZEROS = rf"\d{{1,2}}[./\-]\d{{1,2}}[./\- ](?:{YEAR}|\d\d)"
_YEAR_FIRST = rf"{YEAR}[\W_]?(?:0[1-9]|1[0-2])[\W_]?(?:0[1-9]|[12]\d|3[01])"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NAMED = rf"(?:{_DAY}[\W_]{{0,3}}(?:of )?{MONTH_NAME}|{MONTH_NAME} {_DAY})[\W_]{{1,3}}(?:{YEAR}|\d\d)"
_LINKING = (
    "og|så|saa|de|det|den|er|sidste|fire|cifre|cifrene|tal|tallene|numre|kommer|her|resten|rest|cpr|løbenummer|nr|nummer|mit"
    "|min|mine|bindestreg|streg|minus|efterfulgt|af|and|then|the|is|are|last|four|digits|my|rest|here|undskyld|ups|glemte"
    "|ok|hej|ja|tak|yes|sorry|4|hov|hovsa|slutter|ender|på|til|løbenr|kontrolcifre|it|its|ends|with|in|x{1,6}"
)
# And what was masked before, with what leads to it: "1234, ring 20104050".
_POLITE = (
    rf"{_LINKING}|venlig|thanks|please|hr|fru|i|of|(?:mvh|vh|kh|hilsen)(?:[\W_]{{1,4}}[^\W\d_]{{1,20}})?"
    r"|ring|tlf|telefon|mobil|mail|bor|call|phone|\[[\w\-]+\]"
)
_ENDS: Final = re.compile(
    rf"(?<!\d)(?:{_SPACED_DATE}|{_WITHOUT_ZEROS}|{_NAMED}|{_YEAR_FIRST})"
    rf"(?:[\W_]{{1,4}}(?:{_LINKING})\b){{0,8}}[\W_]{{0,10}}(?:x{{2,4}})?$",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(
    rf"[\W_]{{0,10}}(?:(?:{_LINKING})[\W_]{{1,4}}){{0,8}}\d(?:[\W_]?\d){{3}}(?!\d)"
    rf"(?:[\W_]{{1,4}}(?:{_POLITE})(?!\w)){{0,6}}[\W_]{{0,10}}$",
    re.IGNORECASE,
)


def ends_like_birth_date(reading: Reading) -> bool:
    """Whether a text ends with what may be a date of birth."""
    return _ENDS.search(reading.text[-80:]) is not None


def is_like_serial(reading: Reading) -> bool:
    """Whether a text is little else than what may be a serial."""
    return _BEGINS.match(reading.text) is not None
