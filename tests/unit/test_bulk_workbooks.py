"""Spreadsheets as people leave them: several sheets, hidden ones, cells that could not be computed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest

from knowledge import bulk
from knowledge.bulk.columns import COLUMNS, to_cells
from knowledge.bulk.workbook_reading import read_xlsx
from knowledge.entries import Entry, EntryText, Language
from tests.unit.bulk_files import entries_in

ENTRY = Entry("pas", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Ja.", ("nyt pas",))}, owner="borger")
Change = Callable[[openpyxl.Workbook], object]


def book(change: Change) -> bytes:
    """An export of one entry after a change of it."""
    made = openpyxl.load_workbook(io.BytesIO(bulk.write("a.xlsx", [ENTRY], {})))
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet_of(rows: list[list[Any]]) -> bytes:
    """A workbook of these rows alone."""
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_hidden_sheet_is_not_read_in_place_of_the_visible_one() -> None:
    """What nobody sees is not the table, wherever it stands; that it was left out is told."""

    def hide(made: openpyxl.Workbook) -> None:
        hidden = made.copy_worksheet(made["svar"])
        hidden.title, hidden.sheet_state = "gammel", "hidden"
        hidden["H2"] = "Gammelt"
        made.move_sheet(hidden, 1 - len(made.sheetnames))
        made["svar"].title = "rettet"

    content = entries_in("a.xlsx", book(hide))
    assert [row.entry.text(Language.DA).title for row in content.rows] == ["Pas"]
    assert content.notes == ("The sheet 'gammel' was not read, only 'rettet' was",)


def test_blank_sheet_before_the_table_is_passed_over() -> None:
    """A new first sheet with nothing on it is not taken for an empty table, and is nothing to tell of."""

    def put_before(made: openpyxl.Workbook) -> None:
        made["svar"].title = "Ark2"
        made.create_sheet("Ark1", 0)

    content = entries_in("a.xlsx", book(put_before))
    assert (len(content.rows), content.notes) == (1, ())


def test_sheet_that_a_program_puts_first_is_no_table() -> None:
    """Numbers on a Mac begins a workbook with an overview; the table is where the headings are."""

    def put_before(made: openpyxl.Workbook) -> None:
        made["svar"].title = "svar - Tabel 1"
        made.create_sheet("Eksportoversigt", 0)["A1"] = "Dette dokument er eksporteret fra Numbers."

    content = entries_in("a.xlsx", book(put_before))
    assert (len(content.rows), content.faults) == (1, ())
    assert content.notes == ("The sheet 'Eksportoversigt' was not read, only 'svar - Tabel 1' was",)


def test_table_may_stand_away_from_the_corner() -> None:
    """Blank rows above and blank columns before it are nothing; a text under no heading is a fault."""

    def move(made: openpyxl.Workbook) -> None:
        made["svar"].insert_rows(1, 2)
        made["svar"].insert_cols(1, 2)

    assert [row.number for row in entries_in("a.xlsx", book(move)).rows] == [4]

    def write_beside(made: openpyxl.Workbook) -> None:
        move(made)
        made["svar"]["A4"] = "husk"

    assert [str(each) for each in entries_in("a.xlsx", book(write_beside)).faults] == [
        "row 4, column A: a text beside the table, expected nothing under no heading"
    ]


def test_fault_names_its_sheet_where_there_are_several() -> None:
    """Beside another sheet with something on it, a row number alone says too little."""

    def spoil(made: openpyxl.Workbook) -> None:
        made.create_sheet("noter")["A1"] = "husk"
        made["svar"]["H2"] = "x" * 29

    content = entries_in("a.xlsx", book(spoil))
    assert [str(each) for each in content.faults] == [
        "sheet 'svar', row 2, column H (da_title): expected at most 28 characters, found 29"
    ]
    assert content.notes == ("The sheet 'noter' was not read, only 'svar' was",)


def test_rows_that_a_filter_hides_are_read_and_told() -> None:
    """A filter takes nothing out of the file."""
    content = entries_in("a.xlsx", book(lambda made: setattr(made["svar"].row_dimensions[2], "hidden", True)))
    assert (len(content.rows), content.notes) == (1, ("1 hidden rows were read too",))


@pytest.mark.parametrize("value", ["#REF!", "#N/A", "#DIV/0!", "#I/T", "#VÆRDI!", "#NAVN?", "########"])
def test_what_could_not_be_computed_is_no_text(value: str) -> None:
    """An error value is a fault of its cell, as a spreadsheet keeps it, as a text, and in CSV."""
    for content in (
        entries_in("a.xlsx", book(lambda made: setattr(made["svar"]["I2"], "value", value))),
        entries_in("a.csv", bulk.write("a.csv", [ENTRY], {}).replace(b"Ja.", value.encode())),
    ):
        assert content.rows == ()
        assert [str(each) for each in content.faults] == [
            "row 2, column I (da_answer): an error value, expected a text"
        ]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.yaml"])
@pytest.mark.parametrize("text", ["#N/A", "'#REF!", "=1+1"])
def test_text_that_looks_like_one_comes_back_as_it_went_out(name: str, text: str) -> None:
    """The export marks it, so that it is not taken for one."""
    entry = replace(ENTRY, texts={Language.DA: EntryText("Pas", text, ("nyt",))})
    assert [row.entry for row in entries_in(name, bulk.write(name, [entry], {})).rows] == [entry]


def test_formula_in_csv_is_a_fault() -> None:
    """A program that saves formulas instead of what they come to is told of."""
    content = entries_in("a.csv", bulk.write("a.csv", [ENTRY], {}).replace(b"Ja.", b"=H2"))
    assert [str(each) for each in content.faults] == ["row 2, column I (da_answer): a formula, expected a text"]


def test_what_stands_far_away_is_found_at_once() -> None:
    """A cell a million rows down or at the far right is told, and the blank ones before it are not gone through."""
    for cell, told in (("A1048576", "something in row 1048576"), ("XFD2", "far to the right in row 2")):
        with pytest.raises(bulk.BulkFileError, match=told):
            entries_in("a.xlsx", book(lambda made, cell=cell: made["svar"].__setitem__(cell, "x")))  # type: ignore[misc]


def test_values_are_read_as_they_are_seen() -> None:
    """Days with a time keep it, a day's end is 24:00, numbers have a Danish comma, line breaks are line breaks."""
    day = date(2026, 12, 3)
    moments = [datetime.combine(day, each) for each in (time(), time(19, 30))]
    values = [day, *moments, timedelta(hours=24), 12.5, 19.0, "a_x000D_\nb"]
    [(_, cells)] = read_xlsx(sheet_of([values])).rows
    assert cells == ("2026-12-03", "2026-12-03", "2026-12-03 19:30", "24:00", "12,5", "19", "a\nb")


def test_csv_of_excel_may_name_its_separator() -> None:
    """A first line such as "sep=," is no row of headings, and the rows are counted as Excel counts them."""
    rows = [",".join(COLUMNS), ",".join(f'"{to_cells(ENTRY, 0)[name]}"' for name in COLUMNS).replace("Pas", "P" * 29)]
    content = entries_in("a.csv", "\r\n".join(["sep=,", *rows]).encode())
    assert [each.row for each in content.faults] == [3]


def test_quote_that_is_never_closed_is_told_where_it_begins() -> None:
    """The end of the file says nothing of where to look."""
    data = bulk.write("a.csv", [ENTRY], {}).replace(b";Ja.", b';"Ja.') + b"a;b\r\n" * 50
    with pytest.raises(bulk.BulkFileError, match="Line 2 is not valid CSV"):
        entries_in("a.csv", data)
