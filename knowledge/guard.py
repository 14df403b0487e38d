"""The guard: personal data are masked in memory before matching, storage, logs or staff see a text.

How each kind looks is told in `knowledge.guarding`, one module per kind; here they are masked, one kind after another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from knowledge.guarding.accounts import find_accounts, find_called_accounts
from knowledge.guarding.addresses import find_addresses
from knowledge.guarding.cards import find_cards
from knowledge.guarding.codes import find_codes
from knowledge.guarding.documents import find_documents
from knowledge.guarding.emails import find_emails
from knowledge.guarding.masks import REFUSED, DataKind, mask_of, masked_kinds
from knowledge.guarding.personal_numbers import find_personal_numbers
from knowledge.guarding.phones import find_phones
from knowledge.guarding.reading import Reading, Span, readings
from knowledge.guarding.split_numbers import ends_like_birth_date, is_like_serial

__all__ = ["MASK", "DataKind", "Redaction", "begins_with_serial", "ends_with_birth_date", "redact", "without_masks"]

MASK: Final = mask_of(DataKind.CPR)

_Finder = Callable[[Reading], Iterable[Span]]
# In this order: what is found first is gone for what comes after. An account is called one or it is found last, for a
# personal number must not hide as the digits of an account.
_FINDERS: Final[tuple[tuple[DataKind, _Finder], ...]] = (
    (DataKind.ACCOUNT, find_called_accounts),
    (DataKind.CPR, find_personal_numbers),
    (DataKind.CARD, find_cards),
    (DataKind.EMAIL, find_emails),
    (DataKind.CODE, find_codes),
    (DataKind.ACCOUNT, find_accounts),
    (DataKind.DOCUMENT, find_documents),
    (DataKind.ADDRESS, find_addresses),
    (DataKind.PHONE, find_phones),
)
# Most texts have few digits, and need not be looked at more closely.
_FEWEST_DIGITS: Final = {DataKind.EMAIL: 0, DataKind.CODE: 0, DataKind.ADDRESS: 1}
_DIGITS: Final = 3
_MASKED: Final = re.compile("|".join(re.escape(mask_of(kind)) for kind in DataKind))


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text without personal data.

    Attributes:
        text: the text with each piece of personal data replaced by the mask of its kind.
        kinds: what was found that nobody needs to send, for example ("cpr",); the citizen is warned of it.
        masked: everything that was masked; besides `kinds`, what staff may have been given on purpose.
    """

    text: str
    kinds: tuple[str, ...] = ()
    masked: tuple[str, ...] = ()


def redact(text: str, *, quietly: bool = True) -> Redaction:
    """Mask personal data in `text`, however they are spaced, dotted, widened or spelled.

    Digits of any script count as digits, and invisible characters between digits do not hide a number. Where
    nothing is found the text comes back unchanged. A text that was masked before still tells what it held.

    Args:
        text: what a citizen wrote.
        quietly: whether accounts, documents, e-mail addresses, telephone numbers and addresses are masked as well;
            without, only what is refused.
    """
    redacted = text
    finders = [(kind, find) for kind, find in _FINDERS if quietly or kind in REFUSED]
    # What was taken for a part of its neighbour stands alone once that one is gone.
    while (less := _masked_once(redacted, finders)) != redacted:
        redacted = less
    masked = masked_kinds(redacted)
    return Redaction(redacted, tuple(kind for kind in masked if kind in REFUSED), masked)


def ends_with_birth_date(text: str) -> bool:
    """Whether `text` ends with what may be the first six digits of a personal number; safe to remember of a chat."""
    return any(map(ends_like_birth_date, readings(text)))


def begins_with_serial(text: str) -> bool:
    """Whether `text` is little more than four digits: after a date of birth, the rest of a personal number."""
    return any(map(is_like_serial, readings(text)))


def without_masks(text: str) -> str:
    """A masked text for the matcher, which would take "[telefon]" for a question about telephones."""
    return " ".join(_MASKED.sub(" ", text).split()) if _MASKED.search(text) else text


def _masked_once(text: str, finders: Iterable[tuple[DataKind, _Finder]]) -> str:
    """`text` with what each finder sees masked, one kind after another."""
    read = readings(text)
    for kind, find in finders:
        while spans := list(_spans(read, kind, find)):
            text = _replaced(text, spans, mask_of(kind))
            read = readings(text)
    return text


def _replaced(text: str, spans: Iterable[Span], mask: str) -> str:
    pieces: list[str] = []
    end = 0
    for start, stop in spans:
        pieces += (text[end:start], mask)
        end = stop
    return "".join(pieces) + text[end:]


def _spans(read: Iterable[Reading], kind: DataKind, find: _Finder) -> Iterator[Span]:
    """Where something is found in any reading of a text, from left to right; overlapping places are one."""
    fewest = _FEWEST_DIGITS.get(kind, _DIGITS)
    read = (reading for reading in read if sum(map(str.isdigit, reading.text)) >= fewest)
    found = sorted(reading.original(span) for reading in read for span in find(reading))
    merged: list[Span] = []
    for start, stop in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    yield from merged
