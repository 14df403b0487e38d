"""Personal numbers in what is sent beside a text: in a file's name, a contact, a poll, a list, the name of a place.

A copy of such a message would carry the number on, and no caption covers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import PurePath
from typing import Any, Final

from bot.transport.incoming.payload_form import LAST_MOMENT, LONGEST_NAME, Raw, storable
from knowledge.guard import redact

_NAMES: Final = {
    "document": ("file_name",),
    "video": ("file_name",),
    "animation": ("file_name",),
    "audio": ("file_name", "title", "performer"),
    "contact": ("first_name", "last_name"),
    "venue": ("title", "address"),
    "poll": ("question", "explanation", "description"),
    "checklist": ("title",),
}
"""What people name themselves in what they send; the number of a contact is a telephone's."""
_LONGEST_CARD: Final = 2048
"""Characters of a contact's card (vCard), which has notes of its own: as many as Telegram sends."""
_DATE: Final = r"(?:2\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])2\d)"
_TIME: Final = r"(?:[01]\d|2[0-3])[.:]?[0-5]\d(?:[.:]?[0-5]\d)?"
_MADE: Final = (
    r"(?:scan(?:ned|ning|bot)?|skan(?:net|ning)?|do[ck](?:ument)?|img|image|billede|foto|photo|pic|pdf|fax"
    r"|(?:adobe |cam|genius )scan(?:ner)?|screenshot|skærmbillede|video|vid)"
)
_TAKEN_AT: Final = re.compile(rf"^{_MADE}[-_ ]*(?P<date>{_DATE})[-_ T]+{_TIME}(?!\d)", re.IGNORECASE)
"""When a scanner or a camera says that it made something: a word for that, a date of these years in either order,
and a time of day. Nobody calls a file so who was born in such a year of the last century, but before it has come."""
_HALF: Final = re.compile(r"(?:\d\D?){4}")
"""Four digits: the lesser half of a number that stands in two names."""
FILE_ENDINGS: Final = frozenset({".xlsx", ".xls", ".csv", ".yaml", ".yml", ".tsv", ".txt"})
"""Files that staff hand in: what they are called goes no further."""


def names_without_numbers(message: Raw) -> str:
    """The names of what a message carries, masked, if there is a personal number in one of them; "" else."""
    made_at = partial(_without_moment, message)
    found: list[str] = []
    for names in _names(message):
        read = [_TAKEN_AT.sub(made_at, storable(name[:LONGEST_NAME])).replace("_", " ") for name in names]
        # Half of a number may be the first name, and half the last; hours to choose from are none of them.
        halves = [" ".join(read)] if any(map(_HALF.search, read)) else []
        found += _masked(read) or _masked(halves)
    return "\n".join(found)[:LONGEST_NAME]


def ending_of(name: object) -> str:
    """The ending of a file's name, in lower case."""
    return PurePath(str(name)[-LONGEST_NAME:]).suffix.lower()


def _masked(names: Iterable[str]) -> list[str]:
    """Those of the names in which there is a personal number, masked."""
    return [shown.text for name in names if (shown := redact(name)).kinds]


def _without_moment(message: Raw, taken: re.Match[str]) -> str:
    """Nothing in the place of a moment that had come when the message was sent; clocks abroad are a day ahead."""
    sent, date = message.get("date"), taken["date"]
    if not isinstance(sent, int) or not 0 <= sent <= LAST_MOMENT:
        return taken[0]
    latest = f"{datetime.fromtimestamp(sent, UTC) + timedelta(days=1):%y%m%d}"
    orders = (date, date[4:] + date[2:4] + date[:2])
    return " " if any(order.startswith("2") and order <= latest for order in orders) else taken[0]


def _names(message: Raw) -> Iterator[list[str]]:
    """What each thing that a message carries is called, and each line of a contact's card."""
    for kind, fields in _NAMES.items():
        content: Any = message.get(kind)
        if not isinstance(content, dict):
            continue
        options = content.get("options", content.get("tasks"))
        choices = options if isinstance(options, list) else []
        named = [*map(content.get, fields), *(each.get("text") for each in choices if isinstance(each, dict))]
        yield [name for name in named if isinstance(name, str)]
        yield from ([line] for line in str(content.get("vcard", ""))[:_LONGEST_CARD].splitlines())
