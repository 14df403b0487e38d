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
    # Numbers gives a time the day on which it was typed.
    sheet.append([datetime.combine(date(2026, 11, 20), time(19, 30)), "Faxe", "Debat", date(2026, 12, 3)])
    sheet.append([19, "Faxe", "Kor", "2026-12-03"])
    out = io.BytesIO()
    book.save(out)
    starts = [each.occurrence.starts for each in read_sheet("a.xlsx", out.getvalue(), NOW).told]
    assert [f"{each:%d %H:%M}" for each in starts] == ["03 18:30", "03 18:30", "03 18:00"]


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
        (
            "1;Bingo;2026-12-03;19;Faxe;\n1;Bingo;2026-12-04;19;Faxe;",
            "row 3, column A (id): the same event stands in row 2",
        ),
        (
            "1;Bingo;2026-12-03;19;Faxe;\n2;bingo;3.12.2026;kl. 19;Faxe;",
            "row 3, column A (id): the same event stands in row 2",
        ),
        (
            ";Bingo;2026-12-03;10;Faxe;\n;Bingo;2026-12-03;19;Faxe;",
            "row 3, column A (id): the same event stands in row 2; two of one day need different words in id",
        ),
        (
            "1;Bingo;fredag 3. december 2026;19;Faxe;",
            "row 2, column C (dato): the day has another weekday; found 'fredag",
        ),
        (
            "1;Bingo;46359;19;Faxe;",
            "row 2, column C (dato): expected days with their year, such as 2026-12-03, with semicolons between",
        ),
        ("1;Bingo;12/25/2026;19;Faxe;", "row 2, column C (dato): expected days"),
        ("1;Bingo;2026-12-03;19-17;Faxe;", "row 2, column D (tid): it ends before it begins; found '19-17'"),
        (
            "1;Bingo;2026-12-03;kl. 24;Faxe;",
            "row 2, column D (tid): expected 00.00 and the day that begins then; found 'kl. 24'",
        ),
        (
            "1;Bingo;2027-03-28;02.30;Faxe;",
            "row 2, column D (tid): there is no such time, since clocks go forward that night; found '2027",
        ),
        ("1;Bingo;2026-12-03;19;Faxe og Køge;", "row 2, column E (hus): expected Haslev, Faxe, begge or online"),
        (
            f"1;{'x' * 301};2026-12-03;19;Faxe;",
            "row 2, column B (titel): expected at most 300 characters, or 4000 in om; found 301",
        ),
        (
            "1;Mød Bo 010190-1234;2026-12-03;19;Faxe;",
            "row 2, column B (titel): expected a text without a number like a CPR number",
        ),
        ("1;#REF!;2026-12-03;19;Faxe;", "row 2, column B (Titel): an error value"),
        ("1;Bingo;2026-12-03;19;Faxe;;husk Bo", "row 2, column G: a text beside the table"),
    ],
)
def test_slip_is_named_with_its_row_and_column(row: str, told: str) -> None:
    """Whoever mends the file sees where, and what was found; of a CPR number nothing is repeated."""
    [fault] = read(row).faults
    assert str(fault).startswith(told)
    assert "010190" not in str(fault)


@pytest.mark.parametrize(
    "day", ["2026-12-03", "3-12-2026", "03/12/2026", "3. december 2026", "2026-12-03 00:00:00", "2026/12/03"]
)
def test_event_without_id_is_the_same_however_its_day_is_written(day: str) -> None:
    """Excel writes the days of a CSV file in its own way when it saves it."""
    [one], [other] = (read(f";Bingo;{each};19;Faxe;").told for each in ("2026-12-03", day))
    assert one.occurrence.uuid == other.occurrence.uuid


@pytest.mark.parametrize(
    "head",
    [
        "hus; TID ;Dato;titel", "house;time;date;title", "Library;Klokken;Hvornår;Navn",
        "\ufeff\ufeffhus;tid;dato;titel", "sep=;\nhus;tid;dato;titel",
    ],
)  # fmt: skip
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_columns_are_found_by_any_of_their_names(head: str, separator: str) -> None:
    """In any order, with other letters and blanks, in English, behind marks that programs put before them."""
    text = f"{head}\nFaxe;19;2026-12-03;Bingo".replace(";", separator)
    [told] = read_sheet("a.csv", text.encode(), NOW).told
    assert (told.occurrence.title, told.occurrence.houses) == ("Bingo", ("faxe",))


def test_what_is_over_is_known() -> None:
    """A file of last year is taken in, and whoever imports it can be told."""
    sheet = read("1;Bingo;2025-12-03;19;Faxe;", "2;Bingo;2026-12-03;19;Faxe;")
    assert [each.starts.year for each in sheet.over(NOW)] == [2025]


def test_cells_of_several_lines_do_not_shift_the_rows() -> None:
    """Rows are counted as a spreadsheet does, whatever lines a text has."""
    sheet = read('Bingo;2026-12-03;19;Faxe;"a\nb\nc"', "Debat;2026-12-03;aften;Faxe;", head="titel;dato;tid;hus;om")
    assert [fault.row for fault in sheet.faults] == [3]
    assert sheet.told[0].occurrence.description == "a\nb\nc"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.yaml", b"- titel: x", "no kind of file that is known here. Use .xlsx or .csv"),
        ("a.ods", b"x", "no kind of file that is known here. Use .xlsx or .csv"),
        ("a.doc", b"x", "no kind of file"),
        ("a.xlsx", b"titel;dato", "no spreadsheet"),
        ("a.csv", b"", "The table is empty"),
        ("a.csv", b"titel;dato;tid;hus\n;;;\n", "headings, but no events"),
        ("a.csv", b"titel;farve", r"Row 1, column B \(farve\): no column that is known here"),
        ("a.csv", b"titel;navn", r"Row 1, column B \(navn\): the column stands twice"),
        ("a.csv", b"\nProgram;\ntitel;dato\n", r"Row 2, column A \(Program\): no column .* nothing stands above"),
        ("a.csv", b"titel;dato\nA;2026-12-03", "Row 1: missing columns: tid, hus or sted"),
    ],
)
def test_file_that_is_no_table_of_events_is_refused(name: str, data: bytes, told: str) -> None:
    """A column that is unknown, missing or stands twice, and another kind of file, are refused as a whole."""
    with pytest.raises(BulkFileError, match=told):
        read_sheet(name, data, NOW)
