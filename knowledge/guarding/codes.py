"""Codes and passwords: what follows a word such as "kode", where it reads as the code itself and not as talk of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.code_words import ENDS_CLAUSE, NO_CODES, PLAIN_NUMBER, STATES, TALK, Rule, with_digits
from knowledge.guarding.masks import is_mask
from knowledge.guarding.reading import Reading, Span
from knowledge.guarding.used_codes import USED_CODES

_NAMES = (
    r"(?:[^\W\d_]{1,20}-)?[^\W\d_]{0,20}(?:kodeord(?:et)?|kod(?:e(?:n|r|rne)?|n)?)|pass?wor[dt](?:et|s)?|passord(?:et)?|passw0rd|pass"
    r"|passcode|pwd|psw|pw|pin|puk"
    r"|løsen(?:et)?|code|hasło|пароль|şifre|parola|lozinka|jelszó|senha|contraseña|mot de passe|slaptažodis|fjalëkalimi"
)
_DEVICES = r"kodeviser(?:en)?|n(?:ø|oe)glekort(?:et)?|n(?:ø|oe)gleboks(?:en)?|n(?:ø|oe)gle"
_LABEL = rf"\b(?P<label>(?:{_DEVICES}|{_NAMES}))\b(?:\s?(?:nummer|nr|number|no)\b)?"
_OWN = "min|mit|mine|my|vores|hans|hendes|our|his|her"
_VERBS = "er|is|lyder|hedder|hed|var|was|blev|siger|sagde|svarede|oplyste|gav|bruger|taster|ist|jest|är|est"
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
    r"plejer at være|viser|viste|har (?:\w+ )?været|(?:skal|skulle|burde|må|måtte|kunne) være"
    r"|(?:er|var) (?:nok|vist|vistnok|stadig|jo)|used to be|has (?:\w+ )?been"
    r"|(?:should|must|might) be|is (?:still|probably)"
)
_AFTER_LONGER_VERB: Final = re.compile(
    rf"{_LABEL}{_FILLERS}\s(?:{_LONGER_VERBS})\s{{1,3}}(?:(?:bare|just)\s)?{_VALUE}", re.IGNORECASE
)
# "pin kode 1234": the code stands behind the second word.
_AFTER_LABEL: Final = re.compile(rf"{_LABEL}[\s\-\u2010-\u2015#.,]{{1,5}}(?!(?:{_NAMES})\b){_VALUE}", re.IGNORECASE)
# "pinkode på lånerkort 1234"; a year tells when.
_OF_SOMETHING: Final = re.compile(
    rf"{_LABEL}\s(?:på|til|for|to|of|hos)\s(?:(?:{_OWN}|the)\s)?[^\W\d_]{{3,16}}\s(?P<value>(?!(?:19|20)\d\d\b)\d{{4,6}})(?!\w|[.:\-]\d)",
    re.IGNORECASE,
)
# "glemt kode, jeg troede den var 1234", "koden er den sædvanlige, nemlig fido7".
_AFTER_TALK: Final = re.compile(
    rf"{_LABEL}[^\n]{{0,60}}?\b(?:(?:tror|troede|mener|mente|think|thought|believe)\s(?:at\s)?(?:den|det|it|that)"
    r"\s(?:er|var|hed|hedder|is|was)"
    rf"|så\s(?:er|var|hedder)\s(?:den|det)|nemlig|altså|namely|noget med)[\s:]{{1,3}}{_VALUE}",
    re.IGNORECASE,
)
_BEFORE_LABEL: Final = re.compile(
    rf"(?<!\S)(?P<value>\S{{4,40}})\s(?:(?:(?:virker|duer?|works?)\s(?:ikke\s|not\s)?)?(?:som|as)|er|is|var|was)\s(?:(?:{_OWN}|the)\s)?(?:\w{{2,12}}\s)?{_LABEL}",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r"\s?(?:,|/|\s(?:og|eller|and|or))\s{0,2}(\d{4,8})(?![\w\-])", re.IGNORECASE)

_MAY_BE_NAMED: Final = re.compile(
    r"kod|code|pas|psw|pwd?|pin|puk|løsen|hasło|пароль|şifre|parola|lozinka|jelszó|senha|contrase|slapta|fjalë|n(?:ø|oe)gle|mit[\s\-]?id|nem[\s\-]?id|sms|text|besked|tast|type|log",
    re.IGNORECASE,
)
_TRAILING = ".,;!?)]}»”\"'`"
_QUOTES: Final = frozenset("\"'«“„`")
_SIGN_ENOUGH, _WORD_ENOUGH, _LOOK_BACK = 2, 3, 30


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
        return with_digits(match, value)
    talk = value.casefold() in TALK or PLAIN_NUMBER.fullmatch(value) is not None
    return len(value) >= _SIGN_ENOUGH and not talk and any(map(str.isalnum, value))


def _after_verb(match: re.Match[str], value: str) -> bool:
    """Such as "min kode er fido", but not "min kode er udløbet" and not "koden er på fire cifre"."""
    if with_digits(match, value):
        return True
    if match["fillers"].strip() or value.casefold() in TALK:
        return False
    at = match.start("value")
    if match.string[at - 1] in _QUOTES:
        return True
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    own = re.search(rf"\b(?:{_OWN})\s(?:[^\W\d_]+\s)?$", before, re.IGNORECASE)
    name = value.isalpha() and len(value) >= _WORD_ENOUGH and not STATES.search(value)
    return own is not None and name and ENDS_CLAUSE.match(match.string, at + len(value)) is not None


_RULES: Final[tuple[Rule, ...]] = (
    (_AFTER_SIGN, _after_sign),
    (_AFTER_VERB, _after_verb),
    (_AFTER_LONGER_VERB, with_digits),
    (_AFTER_LABEL, with_digits),
    (_OF_SOMETHING, with_digits),
    (_AFTER_TALK, with_digits),
    (_BEFORE_LABEL, with_digits),
    *USED_CODES,
)
