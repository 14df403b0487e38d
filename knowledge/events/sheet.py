"""Many events at once, as a spreadsheet of staff's: one row each, with the fields of the form as columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from knowledge.bulk.delimited import read_csv
from knowledge.bulk.faults import BulkFileError, Fault, in_order, letters
from knowledge.bulk.grid import Grid, refuse_too_large
from knowledge.bulk.headings import beside
from knowledge.bulk.recognising import Format, format_of, refuse_other_content
from knowledge.events import sheet_words
from knowledge.events.fields import NAMES, Field, FormError, FormFault, Slip, field_named
from knowledge.events.form import NEEDED, read_form, read_state
from knowledge.events.model import FILE, Occurrence, Spot, State
from knowledge.events.spots import read_days

ID: Final = "id"
STATUS: Final = "status"
COLUMNS: Final = (ID, *(each.value for each in Field), STATUS)
"""Every column; `id` is any word that stays with an event when its day or title changes."""

FORMATS: Final = (Format.XLSX, Format.CSV)
_YEAR: Final = re.compile(r"\b\d{4}\b", re.ASCII)
_MIDNIGHT: Final = re.compile(r"(?<=\d)[ T]00[:.]00(?:[:.]00)?(?=$|\s*;)")
_YEAR_FIRST: Final = re.compile(r"\b(\d{4})/(\d{1,2})/(\d{1,2})\b", re.ASCII)
# Numbers on a Mac has no times without a day.
_DAY_OF_TIME: Final = re.compile(r"^\d{4}-\d\d-\d\d (?=\d\d:\d\d$)")
# An American month before its day; of the days up to the twelfth nobody could tell, so none is taken.
_MONTH_FIRST: Final = re.compile(r"\b\d{1,2}[/.-](?:1[3-9]|[23]\d)[/.-]\d{4}\b", re.ASCII)


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
    """The occurrences of a file, what is wrong with its rows, and what of it was not read."""

    told: tuple[Told, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()

    def over(self, now: datetime) -> tuple[Occurrence, ...]:
        """What is over already; in a whole file of it a year is wrong."""
        return tuple(each.occurrence for each in self.told if each.occurrence.ends < now)


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
    (first, headings), *rows = grid.rows
    table = _Table(_columns(first, headings), now)
    if not rows:
        raise BulkFileError("The table has headings, but no events", "Write one event in each row below them")
    broken = {fault.row for fault in grid.faults}
    for number, cells in rows:
        if number not in broken:
            table.read(number, cells)
    return Sheet(tuple(table.told), in_order((*grid.faults, *table.faults), grid.sheet), grid.notes)


def _grid(name: str, data: bytes) -> Grid:
    promised = format_of(name, FORMATS)
    refuse_too_large(len(data))
    refuse_other_content(data, promised)
    names = NAMES | set(COLUMNS)
    if promised is Format.CSV:
        return read_csv(data, names)
    from knowledge.bulk.workbook_reading import read_xlsx  # noqa: PLC0415 - needed for spreadsheets only

    return read_xlsx(data, names)


def _columns(row: int, headings: Sequence[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        plain = " ".join(heading.casefold().split())
        known = field_named(plain)
        name = plain if known is None else known.value
        if not name:
            continue
        if name not in COLUMNS or name in found:
            what = sheet_words.EXPECTED[Slip.TWICE if name in found else Slip.UNKNOWN]
            raise BulkFileError(f"Row {row}, column {letters(index)} ({sheet_words.cut(heading)}): {what}", _HEADINGS)
        found[name] = index
    missing = [each.value for each in NEEDED if each.value not in found]
    if not {Field.HOUSE, Field.PLACE} & found.keys():
        missing.append(f"{Field.HOUSE} or {Field.PLACE}")
    if missing:
        raise BulkFileError(f"Row {row}: missing columns: {', '.join(missing)}", _HEADINGS)
    return found


_HEADINGS: Final = f"The first row holds the headings, nothing stands above them: {', '.join(COLUMNS)}"


@dataclass(slots=True)
class _Table:
    """The rows of a table as they are read, one after another."""

    columns: Mapping[str, int]
    now: datetime
    told: list[Told] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    spots: dict[tuple[str, Spot], int] = field(default_factory=dict)

    def read(self, number: int, cells: Sequence[str]) -> None:
        """What a row tells joins what is told, or what is wrong with it the faults."""
        row = {name: cells[index] for name, index in self.columns.items() if index < len(cells)}
        self.faults += beside(number, cells, self.columns)
        try:
            told = _told(row, self.now)
        except FormError as error:
            self.faults += (self._fault(number, row, each) for each in error.faults)
            return
        twin = self.keys.setdefault(_key(row, self.now), number)
        for each in told:
            what = (each.occurrence.title.casefold(), each.occurrence.spot)
            twin = min(twin, self.spots.setdefault(what, number))
        if twin != number:
            expected = sheet_words.twice(twin, with_id=ID in row and bool(row[ID].strip()))
            self.faults.append(Fault(number, self._place(ID), expected))
        self.told += told

    def _fault(self, number: int, row: Mapping[str, str], fault: FormFault) -> Fault:
        return Fault(number, self._place(fault.field), sheet_words.of_fault(fault, row.get(fault.field, "")))

    def _place(self, name: str) -> str:
        return f"{letters(self.columns[name])} ({name})" if name in self.columns else name


def _told(row: Mapping[str, str], now: datetime) -> list[Told]:
    fields = {Field(name): value for name, value in row.items() if name not in {ID, STATUS}}
    fields[Field.DAY] = _days(row)
    fields[Field.TIME] = _DAY_OF_TIME.sub("", row.get(Field.TIME, "").strip())
    status = row.get(STATUS, "")
    state = read_state(status) if status.strip() else None
    wrong = (STATUS,) if status.strip() and state is None else ()
    found = read_form(fields, now, source=FILE, key=f"file {_key(row, now)}", past=True, unread=wrong)
    return [Told(replace(each, state=state or each.state), state) for each in found]


def _days(row: Mapping[str, str]) -> str:
    """The days as spreadsheets write them, in a form that is read; what could be another day is not."""
    written = _YEAR_FIRST.sub(r"\1-\2-\3", _MIDNIGHT.sub("", row.get(Field.DAY, "").strip()))
    # Without its year a day that is over would be taken for next year's when the file is read again.
    years = all(_YEAR.search(part) for part in written.split(";") if part.strip())
    return written if years and not _MONTH_FIRST.search(written) else "?"


def _key(row: Mapping[str, str], now: datetime) -> str:
    """What an event is known by when it is read again: its id, else its title and days, however they are written."""
    if told := row.get(ID, "").strip():
        return told
    days = [str(first) if first == last else f"{first} - {last}" for first, last in read_days(_days(row), now, [])]
    return f"{' '.join(row.get(Field.TITLE, '').casefold().split())} {'; '.join(days)}"
