"""Codes that are told by their use: what came by text message, what somebody types or logs in with, and MitID's."""

from __future__ import annotations

import re
from typing import Final

from knowledge.guarding.code_words import ENDS_CLAUSE, STATES, TALK, Rule, with_digits

_OF_MITID: Final = re.compile(
    r"\b(?:mit|nem)[\s\-]?id(?:[\W_]{1,3}[^\W\d_]{1,12}){0,3}[\W_]{1,3}(?P<value>\d{3}[ \-]?\d{3})(?![\d\-])",
    re.IGNORECASE,
)
# "mit mitid er gerda-1938": whether it is the user ID or the password, it is half of what opens everything.
_NAME_OF_MITID: Final = re.compile(
    r"\bmit[\s\-]?id(?:'?et)?(?:\s(?:er|hedder|is)\s|\s?[:=]\s?)(?P<value>(?=\S{0,30}\d)[^\W\d_]\S{3,40})",
    re.IGNORECASE,
)
# "mitid bruger-id: gerda", "mit brugernavn til mitid er gerda".
_USER = r"(?:bruger[\s\-]?(?:id|navn)(?:et)?|user[\s\-]?(?:id|name))"
_MITID = r"mit[\s\-]?id(?:'?et|'?s)?"
_USER_OF_MITID: Final = re.compile(
    rf"\b(?:{_MITID}[\s\-]{{1,3}}{_USER}|{_USER}\s(?:(?:til|på|i|hos|for|to|in|of|with)\s)?(?:(?:mit|min|my)\s)?{_MITID})"
    r"(?P<said>\s(?:er|hedder|var|is|was)|\s?[:=])?[\s\"'”“]{0,3}(?P<value>[^\W_][^\s\"'”“]{2,40})",
    re.IGNORECASE,
)
# "login: gerda / fido7".
_LOGIN: Final = re.compile(
    r"\blog[\s\-]?(?:in|ind|on)\b\s?[:=]\s?(?P<value>[^\s/|;,]{2,40}\s?[/|;,]\s?(?=\S{0,39}[^\W\d_])[^\s/|;,]{3,40})",
    re.IGNORECASE,
)
# "mitid: gerda7, fido77": where the first half was masked, what has letters and digits is the second.
_SECOND_HALF: Final = re.compile(
    r"\[kode\]\s?(?:[,/|;+&\s]|og\s|and\s)\s?(?P<value>(?=\S{0,30}[^\W\d_])[^\W_]\S{4,40})", re.IGNORECASE
)
# "Jeg fik 739201 på sms", "en sms med 739201": what is sent so is a code for one time.
_MESSAGE = r"\b(?:sms(?:'?en)?|tekstbesked(?:en)?|text(?: message)?)\b"
_SENT: Final = re.compile(
    rf"{_MESSAGE}(?:\s(?!til\b|to\b)[^\W\d_]{{1,12}}){{0,4}}[\s:]{{1,3}}"
    r"(?P<value>\d{3}[ \-]?\d{3})(?![\d\-])",
    re.IGNORECASE,
)
_SENT_BEFORE: Final = re.compile(
    r"\b(?:fik|fået|modt(?:aget|og)|står|kom|got|received|says)\s(?:\w{2,8}\s){0,2}(?P<value>\d{3}[ \-]?\d{3})"
    rf"(?![\d\-])(?:\s[^\W\d_]{{1,12}}){{0,3}}?\s{_MESSAGE}",
    re.IGNORECASE,
)
_NO_CODE_SENT: Final = re.compile(
    r"\b(?:sags?|reservation\w*|ordre\w*|faktura\w*|nr|nummer|number|id|case|order|låner\w*)\W{1,3}$", re.IGNORECASE
)
_TYPED: Final = re.compile(
    r"\b(?:tast(?:er|ede|et)?|indtast(?:er|ede|et)?|typed?|enter(?:ed)?)\s(?:\w{2,5}\s){0,2}(?P<value>\d{4,6})(?![\w.:\-])"
    r"(?=.{0,60}\b(?:forkert|wrong|virker|works?|pin|kode\w*|code|mitid)\b)",
    re.IGNORECASE,
)
# "jeg skriver 1234 men den siger forkert kode", "logger ind med 1234", "pinkode1234".
_WRITTEN: Final = re.compile(
    r"\b(?:skriver|skrev|write|wrote)\s(?:\w{2,5}\s){0,2}(?P<value>\d{4,6})(?![\w.:\-])"
    r"(?=.{0,60}\b(?:pin|\w{0,12}kode(?:n|ord)?|code|password)\b)",
    re.IGNORECASE,
)
_LOGGED_IN: Final = re.compile(
    r"\blog(?:ge|ger|get|ged|ging|s)?\s(?:mig\s)?(?:ind|in|på|on)\s(?:med|with)\s(?P<value>\d{4,6})(?![\w.:\-])",
    re.IGNORECASE,
)
_GLUED: Final = re.compile(r"\b(?:pin|pin-?koden?|koden?|password)(?P<value>\d{4,8})(?!\w)", re.IGNORECASE)
_LOOK_BACK = 30


def _as_user(match: re.Match[str], value: str) -> bool:
    """Such as "mitid bruger-id: gerda" and "mit-id brugernavn gerda7", but not "mitid bruger-id er glemt"."""
    if with_digits(match, value):
        return True
    plain = value.casefold() in TALK or STATES.search(value) is not None
    ends = ENDS_CLAUSE.match(match.string, match.start("value") + len(value)) is not None
    return match["said"] is not None and ends and not plain


def _always(_: re.Match[str], value: str) -> bool:
    return bool(value)


def _sent(match: re.Match[str], _: str) -> bool:
    before = match.string[max(0, match.start("value") - _LOOK_BACK) : match.start("value")]
    return _NO_CODE_SENT.search(before) is None


USED_CODES: Final[tuple[Rule, ...]] = (
    (_OF_MITID, _always),
    (_NAME_OF_MITID, with_digits),
    (_USER_OF_MITID, _as_user),
    (_LOGIN, with_digits),
    (_SECOND_HALF, with_digits),
    (_SENT, _sent),
    (_SENT_BEFORE, _sent),
    (_TYPED, _always),
    (_WRITTEN, _always),
    (_LOGGED_IN, _always),
    (_GLUED, _always),
)
"""The rules, with what tells each from talk."""
