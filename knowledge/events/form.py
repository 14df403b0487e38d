"""Events as staff write them: named fields with short Danish texts, in a message or in a row of a spreadsheet.

Every slip is named with its field, and nothing is guessed: who writes no time is asked for one.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from knowledge.dates import COPENHAGEN, read_dates
from knowledge.events import cleaning
from knowledge.events.dpl import whole_days
from knowledge.events.houses import HOUSES, houses_in
from knowledge.events.model import Occurrence, Spot, State


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
    NO_TIME = "time"
    LONG = "long"
    NO_HOUSE = "house"
    NO_ADDRESS = "address"
    NO_STATE = "state"


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
    "dag": Field.DAY,
    "datoer": Field.DAY,
    "hvornår": Field.DAY,
    "kl": Field.TIME,
    "kl.": Field.TIME,
    "klokken": Field.TIME,
    "tidspunkt": Field.TIME,
    "huse": Field.HOUSE,
    "bibliotek": Field.HOUSE,
    "lokale": Field.PLACE,
    "hvor": Field.PLACE,
    "målgruppe": Field.AUDIENCE,
    "kategori": Field.CATEGORY,
    "url": Field.LINK,
    "billetter": Field.TICKETS,
    "billetlink": Field.TICKETS,
    "beskrivelse": Field.ABOUT,
    "tekst": Field.ABOUT,
    "entré": Field.PRICE,
}
NEEDED: Final = (Field.TITLE, Field.DAY, Field.TIME)
LONGEST: Final = timedelta(days=400)
"""Nothing is announced further ahead, or lasts longer; such a date is a slip."""

ALL_DAY: Final = "hele dagen"
_BOTH: Final = frozenset({"begge", "begge huse", "begge steder", "alle"})
_ONLINE: Final = frozenset({"online", "nettet", "på nettet"})
_FREE: Final = frozenset({"gratis", "0", "0 kr", "0 kr.", "ingen", "fri entré"})
_CLOCK: Final = r"(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?"
_TIMES: Final = re.compile(rf"(?:kl\.?|fra)?\s*{_CLOCK}(?:\s*(?:-|–|—|til)\s*(?:kl\.?)?\s*{_CLOCK})?", re.ASCII)
_SPACE: Final = uuid.UUID("b8f0a0ce-3a0e-4c43-9a70-3d1b6c1f5a55")


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
        elif field is None:
            faults.append(FormFault(Slip.UNKNOWN, cleaning.line(name if colon else line)))
        elif field in told:
            faults.append(FormFault(Slip.TWICE, field.value))
        else:
            last, told[field] = field, value.strip()
    if faults:
        raise FormError(tuple(faults))
    return told


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
    faults += (FormFault(Slip.NO_STATE, name) for name in unread)
    houses, online = _house(given, faults)
    spots = _spots(given, houses, now, faults)
    if past:
        faults = [fault for fault in faults if fault.slip is not Slip.PAST]
    if faults:
        raise FormError(tuple(faults))
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
        price="" if free else price,
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
    times = f"{starts:%H.%M}" + ("" if ends == starts else f"-{ends:%H.%M}")
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
        if field in given and not cleaning.address(given[field]):
            yield FormFault(Slip.NO_ADDRESS, field.value, given[field])


def _house(given: Mapping[Field, str], faults: list[FormFault]) -> tuple[tuple[str, ...], bool]:
    written = " ".join(given.get(Field.HOUSE, "").casefold().split())
    if written in _ONLINE:
        return (), True
    named = frozenset(HOUSES) if written in _BOTH else houses_in(written)
    if written and not named:
        faults.append(FormFault(Slip.NO_HOUSE, Field.HOUSE.value, given[Field.HOUSE]))
    return tuple(house for house in HOUSES if house in named), False


def _spots(
    given: Mapping[Field, str], houses: tuple[str, ...], now: datetime, faults: list[FormFault]
) -> tuple[Spot, ...]:
    place = cleaning.line(given.get(Field.PLACE, ""))
    days = _days(given.get(Field.DAY, ""), now, faults)
    times = _times(given.get(Field.TIME, ""), faults)
    if times is None:
        whole = [whole_days(_at(first, time()), _at(last, time(23, 59))) for first, last in days]
        return tuple(Spot(starts, ends, houses, place, all_day=True) for starts, ends in whole)
    if any(first != last for first, last in days):
        faults.append(FormFault(Slip.LONG, Field.DAY.value, given[Field.DAY]))
    begin, end = times
    spots = []
    for day, _ in days:
        starts = _at(day, begin)
        ends = _at(day + timedelta(days=1) if end < begin else day, end)
        spots.append(Spot(starts.astimezone(UTC), max(starts, ends).astimezone(UTC), houses, place))
    return tuple(spots)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, COPENHAGEN)


def _days(value: str, now: datetime, faults: list[FormFault]) -> list[tuple[date, date]]:
    """The days, separated by semicolons, each with its last one."""
    found: dict[tuple[date, date], None] = {}
    today = now.astimezone(COPENHAGEN).date()
    for part in filter(None, (each.strip() for each in value.split(";"))):
        reading = read_dates(part, now)
        first, last = reading.first, reading.last
        if first is None or last is None or reading.rest or len(reading.days) != 1 or last - first > LONGEST:
            faults.append(FormFault(Slip.NO_DAY, Field.DAY.value, part))
        elif first > today + LONGEST:
            faults.append(FormFault(Slip.FAR, Field.DAY.value, part))
        else:
            found[first, last] = None
            faults += [FormFault(Slip.PAST, Field.DAY.value, part)] if last < today else []
    return sorted(found)


def _times(value: str, faults: list[FormFault]) -> tuple[time, time] | None:
    """Begin and end on the clock, which are the same where no end is told; None for the whole day."""
    written = " ".join(value.casefold().split())
    if written in {"", ALL_DAY}:
        return None
    found = _TIMES.fullmatch(written)
    try:
        if found is None:
            raise ValueError(written)  # noqa: TRY301 - the same fault as an hour 25
        begin = time(int(found[1]), int(found[2] or 0))
        return begin, begin if found[3] is None else time(int(found[3]) % 24, int(found[4] or 0))
    except ValueError:
        faults.append(FormFault(Slip.NO_TIME, Field.TIME.value, value))
        return None
