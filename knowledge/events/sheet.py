"""Many events at once, as a spreadsheet of staff's: one row each, with the fields of the form as columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from knowledge.bulk.delimited import read_csv
from knowledge.bulk.faults import BulkFileError, Fault, letters
from knowledge.bulk.grid import Grid, refuse_too_large
from knowledge.bulk.recognising import Format, format_of, refuse_other_content
from knowledge.events.fields import Field, FormError, Slip, field_named
from knowledge.events.form import read_form, read_state
from knowledge.events.model import FILE, Occurrence, State

ID: Final = "id"
STATUS: Final = "status"
COLUMNS: Final = (ID, *(field.value for field in Field), STATUS)
"""Every column; `id` is any word that stays with an event when its day or title changes."""

_EXPECTED: Final = {
    Slip.UNKNOWN: "no column that is known here",
    Slip.TWICE: "the column stands twice",
    Slip.MISSING: "is missing",
    Slip.NO_DAY: "expected days with their year, such as 2026-12-03, with semicolons between them",
    Slip.PAST: "the day is over",
    Slip.FAR: "the day is more than a year away",
    Slip.NO_TIME: "expected a time such as 19-21 or 19.30, or: hele dagen",
    Slip.LONG: "several days have a time; expected semicolons between them, or: hele dagen",
    Slip.NO_HOUSE: "expected Haslev, Faxe, begge or online; other places belong in sted",
    Slip.NO_ADDRESS: "expected an address that begins with https://",
    Slip.NO_STATE: "expected aflyst, udsolgt, igen or nothing",
}
_YEAR: Final = re.compile(r"\b\d{4}\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class Told:
    """An occurrence of a file.

    Attributes:
        occurrence: what the row says.
        state: what its status says; None where it says nothing, so that what is known stays.
    """

    occurrence: Occurrence
    state: State | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The occurrences of a file, and what is wrong with its rows."""

    told: tuple[Told, ...]
    faults: tuple[Fault, ...]


def read_sheet(name: str, data: bytes, now: datetime) -> Sheet:
    """The events of a file.

    Args:
        name: whose ending says what kind of file it is: .xlsx or .csv.
        data: its bytes.
        now: the time (aware).

    Raises:
        BulkFileError: if it cannot be read as a table of events at all.
    """
    grid = _grid(name, data)
    if not grid.rows:
        raise BulkFileError("The table is empty", f"Begin it with the columns {', '.join(COLUMNS)}")
    (_, headings), *rows = grid.rows
    columns = _columns(headings)
    told: dict[str, Told] = {}
    faults = list(grid.faults)
    for number, cells in rows:
        row = {name: cells[index] for name, index in columns.items() if index < len(cells) and cells[index].strip()}
        try:
            for each in _occurrences(row, now):
                if each.occurrence.uuid in told:
                    faults.append(_fault(number, columns, ID, "the same event stands in a row above"))
                told[each.occurrence.uuid] = each
        except FormError as error:
            faults += (_fault(number, columns, each.field, _EXPECTED[each.slip]) for each in error.faults)
    return Sheet(tuple(told.values()), tuple(faults))


def _grid(name: str, data: bytes) -> Grid:
    promised = format_of(name)
    if promised is Format.YAML:
        raise BulkFileError("Events are not read from .yaml", "Use .xlsx or .csv")
    refuse_too_large(len(data))
    refuse_other_content(data, promised)
    if promised is Format.CSV:
        return read_csv(data, COLUMNS)
    from knowledge.bulk.workbook_reading import read_xlsx  # noqa: PLC0415 - needed for spreadsheets only

    return read_xlsx(data)


def _columns(headings: Sequence[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        plain = " ".join(heading.casefold().split())
        field = field_named(plain)
        name = plain if field is None else field.value
        if not name:
            continue
        if name not in COLUMNS or name in found:
            slip = Slip.TWICE if name in found else Slip.UNKNOWN
            raise BulkFileError(f"Column {letters(index)} ({heading}): {_EXPECTED[slip]}", f"Use {', '.join(COLUMNS)}")
        found[name] = index
    return found


def _occurrences(row: Mapping[str, str], now: datetime) -> Iterator[Told]:
    fields = {Field(name): value for name, value in row.items() if name not in {ID, STATUS}}
    day, title = fields.get(Field.DAY, ""), fields.get(Field.TITLE, "")
    if day and not all(_YEAR.search(part) for part in day.split(";") if part.strip()):
        # Without its year a day that is over would be taken for next year's when the file is read again.
        fields[Field.DAY] = "?"
    key = row.get(ID, "").strip() or f"{title.casefold().strip()} {day.strip()}"
    status = row.get(STATUS, "")
    state = read_state(status) if status.strip() else None
    wrong = bool(status.strip()) and state is None
    for each in read_form(fields, now, source=FILE, key=f"file {key}", past=True, unread=(STATUS,) if wrong else ()):
        yield Told(replace(each, state=state or each.state), state)


def _fault(number: int, columns: Mapping[str, int], name: str, expected: str) -> Fault:
    return Fault(number, f"{letters(columns[name])} ({name})" if name in columns else name, expected)
