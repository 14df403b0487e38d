"""Events as a spreadsheet: what the rows say is read, and every slip is named with its row and column."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time

import openpyxl
import pytest

from knowledge.bulk import BulkFileError
from knowledge.events.model import State
from knowledge.events.sheet import Sheet, read_sheet

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
HEAD = "id;Titel;dato;tid;hus;status"


def read(*rows: str, head: str = HEAD) -> Sheet:
    """A CSV file with these rows."""
    return read_sheet("a.csv", "\n".join((head, *rows)).encode("cp1252"), NOW)


def test_rows_are_events() -> None:
    """Rows become occurrences; several days a series; what is over is taken too; a status is told apart from none."""
    sheet = read("1;Strikkeklub;2026-12-03;19-21;Haslev;", "2;Bingo på æblegård;3. december 2026; 19;begge;aflyst",
                 "3;Debat;1.10.2026; 19;Faxe;igen", '4;Læsekreds;"2026-12-01; 2026-12-08"; 19;Faxe;')  # fmt: skip
    assert sheet.faults == ()
    assert [(each.occurrence.title, each.state) for each in sheet.told][:3] == [
        ("Strikkeklub", None), ("Bingo på æblegård", State.CANCELLED), ("Debat", State.SCHEDULED)
    ]  # fmt: skip
    assert sheet.told[1].occurrence.houses == ("haslev", "faxe")
    assert sheet.told[3].occurrence.series == sheet.told[4].occurrence.series is not None


def test_spreadsheets_own_days_and_times_are_read() -> None:
    """Excel's dates and times, and columns in any order, mean what they show."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["tid", "hus", "titel", "dato"])
    sheet.append([time(19, 30), "Faxe", "Bingo", date(2026, 12, 3)])
    out = io.BytesIO()
    book.save(out)
    [told] = read_sheet("a.xlsx", out.getvalue(), NOW).told
    assert told.occurrence.starts == datetime(2026, 12, 3, 18, 30, tzinfo=UTC)


def test_event_is_the_same_when_its_file_is_read_again() -> None:
    """By its id, whatever else has changed; without one by title and day."""
    [one], [moved] = (read(f"7;Bingo;{day};19;Faxe;").told for day in ("2026-12-03", "2026-12-04"))
    assert one.occurrence.uuid == moved.occurrence.uuid
    [one], [other] = (read(f";Bingo;{day};19;Faxe;").told for day in ("2026-12-03", "2026-12-04"))
    assert one.occurrence.uuid != other.occurrence.uuid


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1;;2026-12-03;19;Faxe;", "row 2, column B (titel): is missing"),
        ("1;Bingo;3. december;19;Faxe;", "row 2, column C (dato): expected days with their year"),
        ("1;Bingo;2036-12-03;19;Faxe;", "row 2, column C (dato): the day is more than a year away"),
        ("1;Bingo;2026-12-03;aften;Faxe;", "row 2, column D (tid): expected a time"),
        ("1;Bingo;2026-12-03;19;Køge;", "row 2, column E (hus): expected Haslev"),
        ("1;Bingo;2026-12-03;19;Faxe;måske", "row 2, column F (status): expected aflyst"),
        ("1;Bingo;2026-12-03;19;Faxe;\n1;Bingo;2026-12-04;19;Faxe;", "row 3, column A (id): the same event"),
    ],
)
def test_slip_is_named_with_its_row_and_column(row: str, told: str) -> None:
    """Whoever mends the file sees where."""
    [fault] = read(row).faults
    assert str(fault).startswith(told)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.yaml", b"- titel: x"),
        ("a.txt", b"x"),
        ("a.xlsx", b"titel;dato"),
        ("a.csv", b""),
        ("a.csv", b"titel;farve"),
        ("a.csv", b"titel;navn"),
    ],
)
def test_file_that_is_no_table_of_events_is_refused(name: str, data: bytes) -> None:
    """A column that is unknown or stands twice, and another kind of file, are refused as a whole."""
    with pytest.raises(BulkFileError):
        read_sheet(name, data, NOW)
