"""Bank card numbers, and what is printed beside them: the expiry date and the check digits."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from knowledge.guarding.isbn import find_isbns
from knowledge.guarding.masks import DataKind, mask_of
from knowledge.guarding.postcodes import is_postcode
from knowledge.guarding.reading import Reading, Span

_RUN: Final = re.compile(r"(?<![\d+])\d(?:[ \-.\u00a0\u2010-\u2015/_]{0,3}\d){11,18}(?!\d)")
_IN_FOURS: Final = re.compile(r"(?<!\d)\d{4}(?:[\W_]{1,3}\d{4}){3}(?!\d)")
_IN_PAIRS: Final = re.compile(r"(?<!\d)\d\d(?:[ \-.]\d\d){7}(?!\d)")
_GAP: Final = re.compile(r"\D+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FOURS: Final = (4, 4, 4, 4)
_SINGLES: Final = (1,) * 16
_TWO_FOURS: Final = frozenset({(4, 4, 8), (4, 8, 4), (8, 4, 4)})
_AS_PRINTED: Final = frozenset(
    {*_TWO_FOURS, (16,), (4, 6, 5), (15,), (19,), (4, 4, 4, 4, 3), (8, 8), (4, 12), (12, 4), (6, 10)}
)
_MOST_DIGITS, _DIGITS, _AMERICAN_EXPRESS = 9, 16, ("34", "37")
_CALLED: Final = re.compile(
    r"(?:kort\w{0,12}|dankort|visa|master\s?card|maestro|credit|debit|\bcard|kreditkort)[^\d\n]{0,40}$", re.IGNORECASE
)
_NO_BANK_CARD: Final = re.compile(
    r"(?:l[åa]ner|biblioteks?|sundheds|sygesikrings|k[øo]re|n[øo]gle|gave)kort", re.IGNORECASE
)
_CHECK_DIGITS: Final = re.compile(
    r"\b(?:cvv2?|cvc2?|cv2)(?:[\s\-]?(?:kode|code|nr|nummer|cifre))?(?:[\W_]{1,3}(?:er|is))?[\W_]{0,3}(\d{3,4})(?!\d)",
    re.IGNORECASE,
)
_EXPIRY: Final = re.compile(
    rf"{re.escape(mask_of(DataKind.CARD))}[\W_]{{1,4}}(?:(?:udl(?:ø|oe)b\w{{0,6}}|exp\w{{0,7}}|gyldig\w{{0,4}}|til|og|er|den)"
    r"[\W_]{1,3}){0,4}((?:0[1-9]|1[0-2])\s?[/\-.]?\s?(?:20)?\d\d(?!\d)(?:[\s,]{1,3}\d{3}(?!\d))?"
    r"|\d{3}(?=\s?$|\s?[.,!?\n]))",
    re.IGNORECASE,
)
_BANK_CARD = r"(?:bank|betalings|kredit|visa[/\-]?|dan|master)?(?:kort|card)(?:et)?"
_CALLED_AFTER: Final = re.compile(
    rf"[\s,]{{1,2}}(?:(?:er|is|står|det|der|the|nummeret|mit|my|på|on|bank)\s){{0,5}}{_BANK_CARD}", re.IGNORECASE
)
_BEHIND_A_CARD: Final = re.compile(
    rf"\b(?:(?:bag ?p[åa]|p[åa] bagsiden af|on the back of)(?: (?:mit|det|my|the))? {_BANK_CARD})\b", re.IGNORECASE
)
_NAMED_DIGITS: Final = re.compile(
    r"\b(?:kontrolcif\w{1,6}|sikkerheds?(?:kode|cif\w{1,6})n?|security code"
    r"|(?:(?:de|the) )?(?:tre|three|3) (?:sidste |last )?(?:tal|cif\w{1,6}|digits))"
    rf"(?: (?:{_BEHIND_A_CARD.pattern}|bag ?p[åa]|p[åa] bagsiden|on the back))?"
    r"(?:[\W_]{1,3}(?:er|is|are))?[\W_]{0,3}(\d{3,4})(?!\d)",
    re.IGNORECASE,
)
"""Names that other digits have as well: those of a card where one is told of."""
_LENGTHS: Final = (16, 15, 19)


def find_cards(reading: Reading) -> Iterator[Span]:
    """Where card numbers stand: parted as on a card whatever their digits, or else with the right check digit."""
    text = reading.text
    isbns = list(find_isbns(text))
    for match in itertools.chain(*(pattern.finditer(text) for pattern in (_RUN, _IN_FOURS, _IN_PAIRS))):
        inside = any(start < match.end() and match.start() < stop for start, stop in isbns)
        before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 30]
        called = _CALLED.search(before) and not _NO_BANK_CARD.search(before)
        called = bool(called or _CALLED_AFTER.match(after))
        number = _card_at_the_start(match.group()) or match.group()
        if not inside and _is_card(number, called=called):
            yield match.start(), match.start() + len(number)
    named = (_NAMED_DIGITS,) if mask_of(DataKind.CARD) in text or _BEHIND_A_CARD.search(text) else ()
    for pattern in (_CHECK_DIGITS, _EXPIRY, *named):
        yield from (match.span(1) for match in pattern.finditer(text))


def _card_at_the_start(found: str) -> str:
    """The number of a card that more digits follow, such as its expiry date; "" where there is none."""
    for length in _LENGTHS:
        end, digits = 0, 0
        while end < len(found) and digits < length:
            digits += found[end].isdigit()
            end += 1
        shape = tuple(len(group) for group in _GAP.split(found[:end]))
        if digits == length and end < len(found) and not found[end].isdigit() and shape in {_FOURS, *_AS_PRINTED}:
            return found[:end]
    return ""


def _is_card(found: str, *, called: bool) -> bool:
    groups = _GAP.split(found)
    digits = "".join(groups)
    shape = tuple(len(group) for group in groups)
    if len(set(digits)) == 1 or (_lists_numbers(groups) and not (called and has_check_digit(digits))):
        return False
    usual = shape in _AS_PRINTED or _is_told(shape)
    return called or shape == _FOURS or (usual and _is_issued(digits, shape))


def _is_told(shape: tuple[int, ...]) -> bool:
    """Whether sixteen digits are told one by one, or four and then in fours and pairs: "4571 22 33 88 90 11 24"."""
    return shape == _SINGLES or (sum(shape) == _DIGITS and shape[0] == _FOURS[0] and set(shape) == {2, 4})


def _lists_numbers(groups: Sequence[str]) -> bool:
    """Whether years or postcodes stand in a row; nobody lists one of them several times."""
    return len(set(groups)) > 1 and all(_YEAR.fullmatch(group) or is_postcode(group) for group in groups)


def _is_issued(digits: str, shape: tuple[int, ...]) -> bool:
    """Whether a card may have this number; one that is typed wrongly is no less a card where it is in one piece."""
    if not digits.startswith(("2", "3", "4", "5", "6")):
        return False
    if shape == (_DIGITS,) or digits.startswith(_AMERICAN_EXPRESS):
        return True
    # Phone numbers in a row may be parted so as well, but few of them begin with a 4 or a 5.
    as_phones = shape in _TWO_FOURS or _is_told(shape)
    return (as_phones and digits.startswith(("4", "5"))) or has_check_digit(digits)


def has_check_digit(digits: str) -> bool:
    """Whether the last digit is right (ISO/IEC 7812-1): doubled from the right, every second digit."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(value - _MOST_DIGITS if value > _MOST_DIGITS else value for value in doubled) % 10 == 0
