"""The fields that staff write an event with, by their names, and what can be wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.events import cleaning
from knowledge.fit_texts import holds_personal_number
from knowledge.guarding.masks import DataKind, mask_of


class Field(StrEnum):
    """What can be told of an event, by the name that staff write."""

    TITLE = "titel"
    DAY = "dato"
    TIME = "tid"
    HOUSE = "hus"
    PLACE = "sted"
    AUDIENCE = "for"
    CATEGORY = "emne"
    PRICE = "pris"
    LINK = "link"
    TICKETS = "billet"
    ABOUT = "om"


class Slip(StrEnum):
    """What can be wrong with a field; the texts for staff are named by it."""

    UNKNOWN = "unknown"
    TWICE = "twice"
    MISSING = "missing"
    NO_DAY = "day"
    ONE_DAY = "one-day"
    PAST = "past"
    FAR = "far"
    WEEKDAY = "weekday"
    NO_TIME = "time"
    MIDNIGHT = "midnight"
    BACKWARDS = "backwards"
    NO_MOMENT = "no-moment"
    LONG = "long"
    NO_HOUSE = "house"
    NO_ADDRESS = "address"
    NO_STATE = "state"
    TOO_LONG = "too-long"
    PERSONAL = "personal"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class FormFault:
    """A field that must be mended.

    Attributes:
        slip: what is wrong.
        field: its name, as it is known or as it was written.
        value: what was written.
    """

    slip: Slip
    field: str
    value: str = ""


class FormError(Exception):
    """A form with faults; nothing is made of it.

    Args:
        faults: what must be mended, at least one.
    """

    def __init__(self, faults: tuple[FormFault, ...]) -> None:
        super().__init__(", ".join(f"{each.field}: {each.slip.value}" for each in faults))
        self.faults = faults


_OTHER_NAMES: Final = {
    "title": Field.TITLE,
    "navn": Field.TITLE,
    "name": Field.TITLE,
    "dag": Field.DAY,
    "date": Field.DAY,
    "dates": Field.DAY,
    "day": Field.DAY,
    "datoer": Field.DAY,
    "hvornår": Field.DAY,
    "kl": Field.TIME,
    "kl.": Field.TIME,
    "klokken": Field.TIME,
    "tidspunkt": Field.TIME,
    "time": Field.TIME,
    "huse": Field.HOUSE,
    "bibliotek": Field.HOUSE,
    "house": Field.HOUSE,
    "library": Field.HOUSE,
    "lokale": Field.PLACE,
    "hvor": Field.PLACE,
    "place": Field.PLACE,
    "room": Field.PLACE,
    "venue": Field.PLACE,
    "location": Field.PLACE,
    "målgruppe": Field.AUDIENCE,
    "audience": Field.AUDIENCE,
    "kategori": Field.CATEGORY,
    "category": Field.CATEGORY,
    "url": Field.LINK,
    "billetter": Field.TICKETS,
    "billetlink": Field.TICKETS,
    "ticket": Field.TICKETS,
    "tickets": Field.TICKETS,
    "beskrivelse": Field.ABOUT,
    "tekst": Field.ABOUT,
    "about": Field.ABOUT,
    "description": Field.ABOUT,
    "text": Field.ABOUT,
    "entré": Field.PRICE,
    "price": Field.PRICE,
}
NAMES: Final = frozenset({*_OTHER_NAMES, *(field.value for field in Field)})
"""Every name of a field."""


def field_named(name: str) -> Field | None:
    """The field that a name stands for, or None."""
    plain = " ".join(name.casefold().split())
    return _OTHER_NAMES.get(plain) or next((each for each in Field if each.value == plain), None)


def read_lines(text: str) -> dict[Field, str]:
    """The fields of a message: lines such as "titel: Strikkeklub"; a line without a name goes on with the one before.

    Raises:
        FormError: if a name is unknown, or stands twice, or there is a line before the first.
    """
    told: dict[Field, str] = {}
    faults: list[FormFault] = []
    last: Field | None = None
    for line in filter(None, (each.strip() for each in text.splitlines())):
        name, colon, value = line.partition(":")
        field = field_named(name) if colon else None
        if field is None and last is Field.ABOUT:
            told[last] += f"\n{line}"
        elif field is None and holds_personal_number(line):
            faults.append(FormFault(Slip.PERSONAL, mask_of(DataKind.CPR)))
        elif field is None:
            faults.append(FormFault(Slip.UNKNOWN, cleaning.line(name if colon else line)))
        elif field in told:
            faults.append(FormFault(Slip.TWICE, field.value))
        else:
            last, told[field] = field, value.strip()
    if faults:
        raise FormError(tuple(faults))
    return told
