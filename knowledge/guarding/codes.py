"""Codes and passwords: what follows a word such as "kode", where it reads as the code itself and not as talk of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from knowledge.guarding.code_words import NO_CODES, STATES, TALK
from knowledge.guarding.masks import is_mask
from knowledge.guarding.reading import Reading, Span

_NAMES = (
    r"(?:[^\W\d_]{1,20}-)?[^\W\d_]{0,20}(?:kodeord(?:et)?|kode(?:n|r|rne)?)|password(?:et|s)?|passord(?:et)?|passwort|pass|passcode|pwd|pin|puk"
    r"|løsen(?:et)?|code|hasło|пароль|şifre"
)
_DEVICES = r"kodeviser(?:en)?|n(?:ø|oe)glekort(?:et)?|n(?:ø|oe)gle"
_LABEL = rf"\b(?P<label>(?:{_DEVICES}|{_NAMES}))\b(?:\s?(?:nummer|nr)\b)?"
_OWN = "min|mit|mine|my|vores|hans|hendes|our|his|her"
_VERBS = "er|is|lyder|hedder|hed|var|was|blev|siger|sagde|svarede|oplyste|gav|bruger|taster"
# In this order: digits in groups, or anything up to a space.
_VALUE = (
    r"[\"'«»“”„`(]{0,2}(?P<value>\d{2,6}(?:[ \-.]\d{2,6}){1,3}(?![\w:])|\d(?:[ \-.,]{1,2}\d){3,7}(?![\w:])"
    r"|[^\s\"'«»“”`]{1,64})"
)
_FILLERS = r"(?P<fillers>(?:[\s\-]{1,2}[^\W\d_]{1,16}(?:\.[a-z]{2,3}\b)?){0,5}?)"
_AFTER_SIGN: Final = re.compile(rf"{_LABEL}{_FILLERS}\s?(?:->|=>|→|[:=;]){{1,2}}[\s*_]{{0,4}}{_VALUE}", re.IGNORECASE)
_AFTER_VERB: Final = re.compile(
    rf"{_LABEL}{_FILLERS}(?:\s(?:{_VERBS})){{1,2}}\s{{1,3}}(?:(?:nu|altså|now|bare|just)\s)?{_VALUE}", re.IGNORECASE
)
_LONGER_VERBS = (
    r"plejer at være|har (?:\w+ )?været|(?:skal|skulle|burde|må|måtte|kunne) være"
    r"|(?:er|var) (?:nok|vist|vistnok|stadig|jo)|used to be|has (?:\w+ )?been"
    r"|(?:should|must|might) be|is (?:still|probably)"
)
_AFTER_LONGER_VERB: Final = re.compile(
    rf"{_LABEL}{_FILLERS}\s(?:{_LONGER_VERBS})\s{{1,3}}(?:(?:bare|just)\s)?{_VALUE}", re.IGNORECASE
)
_AFTER_LABEL: Final = re.compile(rf"{_LABEL}[\s\-\u2010-\u2015#.,]{{1,3}}{_VALUE}", re.IGNORECASE)
_BEFORE_LABEL: Final = re.compile(
    rf"(?<!\S)(?P<value>\S{{4,40}})\s(?:er|is|var|was|som|as)\s(?:(?:{_OWN}|the)\s)?(?:\w{{2,12}}\s)?{_LABEL}",
    re.IGNORECASE,
)
_OF_MITID: Final = re.compile(
    r"\b(?:mit|nem)[\s\-]?id(?:[\W_]{1,3}[^\W\d_]{1,12}){0,3}[\W_]{1,3}(?P<value>\d{3}[ \-]?\d{3})(?![\d\-])",
    re.IGNORECASE,
)
# "mit mitid er gerda-1938": whether it is the user ID or the password, it is half of what opens everything.
_NAME_OF_MITID: Final = re.compile(
    r"\bmit[\s\-]?id(?:'?et)?(?:\s(?:er|hedder|is)\s|\s?[:=]\s?)(?P<value>(?=\S{0,30}\d)[^\W\d_]\S{3,40})",
    re.IGNORECASE,
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
_MORE: Final = re.compile(r"\s?(?:,|/|\s(?:og|eller|and|or))\s{0,2}(\d{4,8})(?![\w\-])", re.IGNORECASE)

_MAY_BE_NAMED: Final = re.compile(
    r"kode|code|pass|pwd|pin|puk|løsen|hasło|пароль|şifre|n(?:ø|oe)gle|mit[\s\-]?id|nem[\s\-]?id|sms|text|besked|tast|type",
    re.IGNORECASE,
)
_ENDS_CLAUSE: Final = re.compile(
    r"[\s\"'”»)]{0,3}(?:$|[.,;!?\n)]|\s+(?:og|men|and|but|tak|hilsen|mvh)\b)", re.IGNORECASE
)
# Times, dates, counts, sums and school years.
_PLAIN_NUMBER: Final = re.compile(
    r"\d{1,2}(?:[:.\-/]\d{1,2}){1,2}|\d{1,3}|\d{1,2}[.\-/]\d{1,2}[.\-/]\d{2,4}|\d+(?:kr|%|stk|-?cif\w*)\.?"
    r"|(?:19|20)\d\d-(?:19|20)\d\d",
    re.IGNORECASE,
)
_TRAILING = ".,;!?)]}»”\"'`"
_QUOTES: Final = frozenset("\"'«“„`")
_LONG_ENOUGH, _SIGN_ENOUGH, _WORD_ENOUGH, _LOOK_BACK = 4, 2, 3, 30


def find_codes(reading: Reading) -> Iterator[Span]:
    """Where codes and passwords stand; the places may overlap."""
    if not _MAY_BE_NAMED.search(reading.text):
        return
    for pattern, is_code in _RULES:
        for match in pattern.finditer(reading.text):
            start, stop = _trimmed(match)
            if stop > start and not _is_no_code(match) and is_code(match, reading.text[start:stop]):
                yield start, stop
                more = _MORE.match(reading.text, stop)
                if more is not None:
                    yield more.span(1)


def _trimmed(match: re.Match[str]) -> Span:
    """Where the value stands without the sign that ends its sentence; empty where it is a mask already."""
    start, value = match.start("value"), match["value"]
    if is_mask(value) or is_mask(value.rstrip(_TRAILING) + "]"):
        return start, start
    return start, start + len(value.rstrip(_TRAILING))


def _is_no_code(match: re.Match[str]) -> bool:
    """Whether the word is another kind of code: "postkode", "fejl kode", "zip code"."""
    label = match.groupdict().get("label")
    if label is None:
        return False
    before = match.string[max(0, match.start("label") - _LOOK_BACK) : match.start("label")]
    return NO_CODES.search(before + label) is not None


def _after_sign(match: re.Match[str], value: str) -> bool:
    """Such as "kode: hemmelig", but not "glemt kode: hvad gør jeg"."""
    if match["fillers"].strip() or re.match(_DEVICES, match["label"], re.IGNORECASE):
        return _with_digits(match, value)
    talk = value.casefold() in TALK or _PLAIN_NUMBER.fullmatch(value) is not None
    return len(value) >= _SIGN_ENOUGH and not talk and any(map(str.isalnum, value))


def _after_verb(match: re.Match[str], value: str) -> bool:
    """Such as "min kode er fido", but not "min kode er udløbet" and not "koden er på fire cifre"."""
    if _with_digits(match, value):
        return True
    if match["fillers"].strip() or value.casefold() in TALK:
        return False
    at = match.start("value")
    if match.string[at - 1] in _QUOTES:
        return True
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    own = re.search(rf"\b(?:{_OWN})\s(?:[^\W\d_]+\s)?$", before, re.IGNORECASE)
    name = value.isalpha() and len(value) >= _WORD_ENOUGH and not STATES.search(value)
    return own is not None and name and _ENDS_CLAUSE.match(match.string, at + len(value)) is not None


def _with_digits(_: re.Match[str], value: str) -> bool:
    """Whether `value` is long enough for a code, holds figures, and is no date, time, price or count."""
    if not any(map(str.isdigit, value)) or _PLAIN_NUMBER.fullmatch(value):
        return False
    return len(value) >= _LONG_ENOUGH and "[" not in value


def _always(_: re.Match[str], value: str) -> bool:
    return bool(value)


def _sent(match: re.Match[str], _: str) -> bool:
    before = match.string[max(0, match.start("value") - _LOOK_BACK) : match.start("value")]
    return _NO_CODE_SENT.search(before) is None


_RULES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], bool]], ...]] = (
    (_AFTER_SIGN, _after_sign),
    (_AFTER_VERB, _after_verb),
    (_AFTER_LONGER_VERB, _with_digits),
    (_AFTER_LABEL, _with_digits),
    (_BEFORE_LABEL, _with_digits),
    (_OF_MITID, _always),
    (_NAME_OF_MITID, _with_digits),
    (_SENT, _sent),
    (_SENT_BEFORE, _sent),
    (_TYPED, _always),
)
