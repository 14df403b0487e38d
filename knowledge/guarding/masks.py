"""The kinds of personal data, and what each is replaced by."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class DataKind(StrEnum):
    """A kind of personal data in a text."""

    CPR = "cpr"
    CARD = "card"
    CODE = "code"
    ACCOUNT = "account"
    DOCUMENT = "document"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"


REFUSED: Final = frozenset({DataKind.CPR, DataKind.CARD, DataKind.CODE})
"""What nobody needs to send: the citizen is told to delete the message."""

_MASKS: Final = {
    DataKind.CPR: "[CPR]",
    DataKind.CARD: "[kort]",
    DataKind.CODE: "[kode]",
    DataKind.ACCOUNT: "[konto]",
    DataKind.DOCUMENT: "[dokument]",
    DataKind.EMAIL: "[e-mail]",
    DataKind.PHONE: "[telefon]",
    DataKind.ADDRESS: "[adresse]",
}


def mask_of(kind: DataKind) -> str:
    """What stands in a text in place of personal data of a kind."""
    return _MASKS[kind]


def masked_kinds(text: str) -> tuple[DataKind, ...]:
    """The kinds whose masks stand in `text`, in the order of `DataKind`."""
    return tuple(kind for kind, mask in _MASKS.items() if mask in text)


def is_mask(word: str) -> bool:
    """Whether `word` is a mask and nothing else."""
    return word in _MASKS.values()
