"""What a button means: a short verb and an id, within Telegram's 64 bytes, and understood after a restart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 64
_LARGEST_NUMBER = 2**31 - 1


class Verb(StrEnum):
    """What a button does."""

    CHOOSE = "c"
    RELATED = "r"
    NONE_OF_THESE = "n"
    HELPED = "y"
    NOT_HELPED = "z"
    ASK_PERSON = "p"
    ACCEPT = "ok"
    DECLINE = "no"
    LANGUAGE = "l"
    AREA = "a"
    TOPIC = "t"
    AREAS = "m"
    CLOSE = "x"
    ERASE = "er"
    KEEP_DATA = "ek"
    MY_DATA = "md"
    ASK_ERASURE = "ea"
    IMPROVE = "im"
    REOPEN = "o"
    RATE = "ra"
    EVENTS = "el"
    EVENT = "ev"
    EVENT_FILE = "ei"
    SUBSCRIPTION = "su"
    UNSUBSCRIBE = "st"
    REMIND = "rm"
    STAFF_CLOSE = "sx"
    STAFF_CLAIM = "sc"
    STAFF_RELEASE = "sr"
    STAFF_REOPEN = "so"
    STAFF_HOUSE = "sh"
    STAFF_CANNED = "sv"
    STAFF_CANNED_SEND = "ss"
    STAFF_CANNED_EDIT = "se"
    STAFF_DRAFT = "sd"
    STAFF_SEND = "sg"
    STAFF_REOPEN_SEND = "sq"
    IMPORT_APPLY = "ia"
    IMPORT_ARCHIVE = "ib"
    IMPORT_DROP = "ix"
    IMPORT_UNDO = "iu"
    ENTRY_CHECKED = "vc"
    STAFF_POST = "sp"
    STAFF_RESEND = "sn"
    KNOWLEDGE = "kn"


@dataclass(frozen=True, slots=True)
class Action:
    """A pressed button: its verb, and the id of what it is about."""

    verb: Verb
    about: str = ""

    def data(self) -> str:
        """The callback data of this action.

        Raises:
            ValueError: if it is longer than Telegram allows.
        """
        data = f"{self.verb.value}:{self.about}"
        if len(data.encode()) > MOST_BYTES:
            raise ValueError(f"{data!r} is longer than {MOST_BYTES} bytes")
        return data


def row_number(text: str) -> int | None:
    """The number of a row in the database that a button or a command names, or None if it can be none."""
    written = text.isascii() and text.isdecimal() and len(text) <= len(str(_LARGEST_NUMBER))
    return int(text) if written and int(text) <= _LARGEST_NUMBER else None


def parse_action(data: str) -> Action | None:
    """The action of callback data, or None if no button of this program ever had it."""
    if len(data.encode(errors="replace")) > MOST_BYTES:
        return None
    verb, _, about = data.partition(":")
    try:
        return Action(Verb(verb), about)
    except ValueError:
        return None


def labelled_actions(keyboard: Iterable[Iterable[tuple[str, str]]]) -> list[tuple[str, Action]]:
    """What stands on the buttons of a keyboard (rows of a label and its callback data), and what they do."""
    pairs = ((label, parse_action(data)) for buttons in keyboard for label, data in buttons)
    return [(label, action) for label, action in pairs if action is not None]
