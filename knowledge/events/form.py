"""Events as staff write them: named fields with short Danish texts, in a message or in a row of a spreadsheet.

Every slip is named with its field, and nothing is guessed: who writes no time is asked for one.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from knowledge.dates import COPENHAGEN
from knowledge.events import cleaning
from knowledge.events.fields import Field, FormError, FormFault, Slip
from knowledge.events.model import Occurrence, State
from knowledge.events.spots import ALL_DAY, read_houses, read_spots
from knowledge.fit_texts import garbled_letters, holds_personal_number
from knowledge.guarding.masks import masked_kinds

NEEDED: Final = (Field.TITLE, Field.DAY, Field.TIME)
_SHOWN_WHOLE: Final = frozenset({Field.TITLE, Field.PLACE, Field.PRICE, Field.ABOUT})
_FREE: Final = frozenset({"gratis", "0", "0 kr", "0 kr.", "ingen", "fri entré"})
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_SPACE: Final = uuid.UUID("b8f0a0ce-3a0e-4c43-9a70-3d1b6c1f5a55")


def read_form(
    told: Mapping[Field, str], now: datetime, *, source: str, key: str, past: bool = False, unread: Sequence[str] = ()
) -> tuple[Occurrence, ...]:
    """The occurrences that fields tell of: one for each day or span of days; several are a series.

    Args:
        told: the fields, as they were written; an empty one counts as not there.
        now: the time (aware), from which "lørdag" counts and which `updated_at` will be.
        source: whose they are.
        key: the same for the same event, told again; their uuids are made of it.
        past: days that are over are no slip.
        unread: names of fields beside these whose state could not be read.

    Raises:
        FormError: with everything that is wrong.
    """
    given = {field: value.strip() for field, value in told.items() if value.strip()}
    faults = [FormFault(Slip.MISSING, field.value) for field in NEEDED if field not in given]
    if not {Field.HOUSE, Field.PLACE} & given.keys():
        faults.append(FormFault(Slip.MISSING, Field.HOUSE.value))
    faults += _address_faults(given)
    faults += _text_faults(given)
    faults += (FormFault(Slip.NO_STATE, name) for name in unread)
    houses, online = read_houses(given, faults)
    spots = read_spots(given, houses, now, faults)
    if past:
        faults = [fault for fault in faults if fault.slip is not Slip.PAST]
    if faults:
        # Of a field with a personal number nothing else is told, for it would be repeated.
        hidden = {fault.field for fault in faults if fault.slip is Slip.PERSONAL}
        raise FormError(tuple(each for each in faults if each.slip is Slip.PERSONAL or each.field not in hidden))
    price = cleaning.line(given.get(Field.PRICE, ""))
    free = None if not price else price.casefold() in _FREE
    first = Occurrence(
        uuid="",
        title=cleaning.line(given[Field.TITLE]),
        spot=spots[0],
        updated_at=now,
        source=source,
        series=_uuid(key, "series") if len(spots) > 1 else None,
        description=cleaning.text(given.get(Field.ABOUT)),
        online=online,
        audiences=_labels(given.get(Field.AUDIENCE, "")),
        categories=_labels(given.get(Field.CATEGORY, "")),
        url=cleaning.address(given.get(Field.LINK)),
        ticket_url=cleaning.address(given.get(Field.TICKETS)),
        price="" if free else f"{price} kr." if _NUMBER.fullmatch(price) else price,
        free=free,
    )
    return tuple(
        # A single one may move to another day and is still itself.
        replace(first, uuid=_uuid(key, spot.starts.isoformat() if len(spots) > 1 else ""), spot=spot)
        for spot in spots
    )


def to_fields(occurrence: Occurrence) -> dict[Field, str]:
    """An occurrence as the fields that it could have been written with, to be written anew in part."""
    starts, ends = (each.astimezone(COPENHAGEN) for each in (occurrence.starts, occurrence.ends))
    last = ends - timedelta(days=1) if occurrence.all_day else starts
    days = f"{starts:%Y-%m-%d}" if last.date() == starts.date() else f"{starts:%Y-%m-%d} - {last:%Y-%m-%d}"
    end = "24.00" if ends.time() == time() and ends > starts else f"{ends:%H.%M}"
    times = f"{starts:%H.%M}" + ("" if ends == starts else f"-{end}")
    return {
        Field.TITLE: occurrence.title,
        Field.DAY: days,
        Field.TIME: ALL_DAY if occurrence.all_day else times,
        Field.HOUSE: "online" if occurrence.online else " og ".join(occurrence.houses),
        Field.PLACE: occurrence.place,
        Field.AUDIENCE: ", ".join(occurrence.audiences),
        Field.CATEGORY: ", ".join(occurrence.categories),
        Field.PRICE: "gratis" if occurrence.free else occurrence.price,
        Field.LINK: occurrence.url,
        Field.TICKETS: occurrence.ticket_url,
        Field.ABOUT: occurrence.description,
    }


def read_state(word: str) -> State | None:
    """The state that a word of staff's stands for, or None."""
    words = {"aflyst": State.CANCELLED, "udsolgt": State.SOLD_OUT, "igen": State.SCHEDULED, "": State.SCHEDULED}
    return words.get(word.strip().casefold())


def _uuid(key: str, part: str) -> str:
    return str(uuid.uuid5(_SPACE, f"{key}\n{part}"))


def _labels(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for part in re.split(r"[,;]", value) if (label := cleaning.line(part))))


def _address_faults(given: Mapping[Field, str]) -> Iterator[FormFault]:
    for field in (Field.LINK, Field.TICKETS):
        if field in given and not cleaning.address(given[field]).lower().startswith("https://"):
            yield FormFault(Slip.NO_ADDRESS, field.value, given[field])


def _text_faults(given: Mapping[Field, str]) -> Iterator[FormFault]:
    for field, value in given.items():
        most = cleaning.LONGEST_TEXT if field is Field.ABOUT else cleaning.LONGEST_LINE
        # What came over Telegram is masked already; a mask is for no citizen's eyes.
        if masked_kinds(value) or (field not in {Field.LINK, Field.TICKETS} and holds_personal_number(value)):
            yield FormFault(Slip.PERSONAL, field.value)
        elif garbled := garbled_letters(value):
            yield FormFault(Slip.GARBLED, field.value, garbled)
        elif field in _SHOWN_WHOLE and len(value) > most:
            yield FormFault(Slip.TOO_LONG, field.value, str(len(value)))
