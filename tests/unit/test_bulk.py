"""Entries as files and back: nothing is lost, nothing is computed, and every fault has its cell."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge import bulk
from knowledge.bulk.cells import meant, neutral
from knowledge.bulk.columns import COLUMNS, to_cells
from knowledge.bulk.comparing import compare
from knowledge.entries import Detail, Entry, EntryText, Kind, Language, Source, Status
from tests.unit.bulk_files import entries_in

FORMATS = ("a.xlsx", "a.csv", "a.yaml")
ENTRY = Entry("pas", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Ja.", ("nyt pas",))}, owner="borger")
LINE = st.text(st.sampled_from("aæØ=+-@'\",;|: 1\u200d😀<&_x"), min_size=1, max_size=8).filter(str.strip).map(str.strip)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n\n".join)
SLUGS = st.lists(st.sampled_from(("a", "b-1", "c")), max_size=2).map(tuple)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
TEXTS = st.builds(EntryText, LINE, TEXT, st.lists(LINE, min_size=1, max_size=3, unique=True).map(tuple))
ENTRIES = st.builds(
    Entry,
    slug=st.just("pas"),
    area=st.just("a"),
    topic=st.just("b"),
    texts=st.fixed_dictionaries({Language.DA: TEXTS}, optional={Language.EN: TEXTS}),
    kind=st.sampled_from(Kind),
    status=st.sampled_from(Status),
    owner=LINE,
    sources=st.lists(st.builds(Source, LINE, st.just("https://borger.dk/|x")), max_size=2).map(tuple),
    checked_at=DAYS,
    review_by=DAYS,
    local=st.booleans(),
    offers_person=st.booleans(),
    details=st.none() | st.lists(st.sampled_from(Detail), max_size=2, unique=True).map(tuple),
    related=SLUGS,
    look_alikes=SLUGS,
)


def table(*changes: dict[str, str]) -> bytes:
    """A CSV file of the entry, one row per set of changed cells."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=";")
    writer.writeheader()
    writer.writerows({**to_cells(ENTRY, 3), **each} for each in changes)
    return out.getvalue().encode()


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25)
@given(entry=ENTRIES, version=st.integers(0, 9))
@example(replace(ENTRY, sources=(Source("to  mellemrum |", "https://borger.dk/|x"),)), 0)
def test_what_is_exported_is_imported_as_it_was(name: str, entry: Entry, version: int) -> None:
    """Export and import are the identity, for every field and with the version."""
    content = entries_in(name, bulk.write(name, [entry], {"pas": version}))
    assert content.faults == ()
    assert [(row.entry, row.version) for row in content.rows] == [(entry, version)]


@given(st.text(st.sampled_from("='+-@\ta＝"), max_size=4))
@settings(max_examples=40)
def test_no_cell_begins_like_a_formula_and_none_is_changed(text: str) -> None:
    """Whatever a text begins with, its cell does not begin like a formula, and means the text."""
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert meant(neutral(text)) == text


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@"])
def test_export_writes_no_formula(beginning: str) -> None:
    """A text that a spreadsheet would compute is written as a text, in both kinds of table."""
    title = f"{beginning}1+1"
    entry = replace(ENTRY, texts={Language.DA: EntryText(title, "Ja.", ("nyt",))})
    book = openpyxl.load_workbook(io.BytesIO(bulk.write("a.xlsx", [entry], {})))
    assert {cell.data_type for row in book["svar"].iter_rows() for cell in row if cell.value is not None} == {"s"}
    rows = list(csv.reader(io.StringIO(bulk.write("a.csv", [entry], {}).decode("utf-8-sig")), delimiter=";"))
    assert rows[1][COLUMNS.index("da_title")] == f"'{title}"


def test_spreadsheet_is_fit_to_work_in() -> None:
    """The heading stays in sight, texts wrap in columns of their width, cells are texts, and a sheet tells how to."""
    book = openpyxl.load_workbook(io.BytesIO(bulk.write("a.xlsx", [ENTRY], {})))
    sheet = book["svar"]
    assert book.sheetnames == ["svar", "læs mig"]
    assert sheet.freeze_panes == "B2"
    assert sheet["H2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height == 90
    assert sheet.auto_filter.ref == "A1:X2"
    assert sheet["H2"].number_format == "@"
    assert sheet.column_dimensions["I"].width > sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width
    told = {name for row in book["læs mig"].iter_rows(values_only=True) for name in str(row[0]).split(", ")}
    assert set(COLUMNS) <= told


def test_too_long_a_text_is_not_cut_off() -> None:
    """A spreadsheet would keep the beginning of a very long text only, so it is not written there."""
    entry = replace(ENTRY, texts={Language.DA: EntryText("Pas", "a" * 40_000, ("nyt",))})
    with pytest.raises(bulk.BulkFileError, match="pas: da_answer has 40000 characters"):
        bulk.write("a.xlsx", [entry], {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_is_read_as_it_is_saved_here(encoding: str, separator: str) -> None:
    """Encoding and separator are recognised."""
    entry = replace(ENTRY, owner="Læserne, øst")
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=separator)
    writer.writeheader()
    writer.writerow(to_cells(entry, 0))
    assert [row.entry for row in entries_in("a.csv", out.getvalue().encode(encoding)).rows] == [entry]


def test_days_and_flags_are_read_as_spreadsheets_write_them() -> None:
    """A Danish day and a Danish truth count as what they are."""
    for day in ("3-9-2027", "3/9-2027", "46633", "3. september 2027", "3. sep 2027", "3.9.27"):
        [row] = entries_in("a.csv", table({"review_by": day, "local": "SAND"})).rows
        assert (row.entry.review_by, row.entry.local) == (date(2027, 9, 3), True)


def test_the_status_may_be_written_in_danish() -> None:
    """As the group calls it; and in capitals, as a cell's first letter often is."""
    for written, status in (("Arkiveret", Status.ARCHIVED), ("Published", Status.PUBLISHED), ("Kladde", Status.DRAFT)):
        [row] = entries_in("a.csv", table({"status": written})).rows
        assert row.entry.status is status


def test_yes_and_no_in_words_are_understood_in_yaml_too() -> None:
    """Whoever edits the export by hand writes what a table would hold."""
    data = bulk.write("a.yaml", [ENTRY], {"pas": 1}).replace(b"local: false", b"local: ja")
    [row] = entries_in("a.yaml", data).rows
    assert row.entry.local


def test_a_remark_in_a_row_of_its_own_is_one_fault() -> None:
    """A row without name, title and answer is told once, not cell by cell."""
    remark = {**dict.fromkeys(COLUMNS, ""), "related": "husk at spørge Bo"}
    [fault] = entries_in("a.csv", table({}, remark)).faults
    assert str(fault).startswith("row 3, column A (slug): no entry's name, title or answer")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ({"da_title": "a" * 29}, "row 2, column H (da_title): expected at most 28 characters, found 29"),
        ({"owner": ""}, "row 2, column G (owner): missing, expected a value"),
        ({"local": "måske"}, "row 2, column S (local): expected ja or nej"),
        ({"review_by": "31.2.27"}, "row 2, column R (review_by): expected a day of the calendar such as 2026-11-25"),
        ({"review_by": "31-2-2027"}, "row 2, column R (review_by): expected a day of the calendar such as 2026-11-25"),
        ({"sources": "borger.dk"}, "row 2, column N (sources): missing, expected a value (one per line:"),
        ({"version": "-1"}, "row 2, column B (version): expected a whole number"),
        ({"kind": "svar"}, "row 2, column E (kind): expected 'answer', 'small_talk' or 'signpost'"),
    ],
)
def test_fault_has_its_row_and_column(cell: dict[str, str], told: str) -> None:
    """A cell against the rules of the entry files is told with its place and what was expected."""
    [fault] = entries_in("a.csv", table(cell)).faults
    assert str(fault).startswith(told)


def test_entry_stands_once() -> None:
    """A second row of the same entry is a fault that names the first."""
    assert [str(each) for each in entries_in("a.csv", table({}, {})).faults] == [
        "row 3, column A (slug): 'pas' stands already in row 2"
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data.replace(b"da_title", b"da_titel"), "column H: unknown heading 'da_titel', did you mean"),
        (lambda data: data.replace(b"da_title", b"Titel (da)"), r"heading 'Titel \(da\)', did you mean 'da_title'"),
        (lambda data: data.replace(b"da_answer", b"Svar"), "unknown heading 'Svar', did you mean 'da_answer'"),
        (lambda data: data.replace(b"slug", b"bem.;slug").replace(b"da_title", b"titel"), "did you mean 'da_title'"),
        (lambda data: data.replace(b"owner", b"Bem."), "unknown heading 'Bem.', it is none of the export"),
        (lambda data: data.replace(b";owner", b"").replace(b";borger;", b";"), "missing columns: owner"),
        (lambda data: data.replace(b"en_title", b"da_title"), "column K: the heading 'da_title' stands twice"),
        (lambda data: data[:0], "no rows"),
    ],
)
def test_headings_are_those_of_the_export(change: Callable[[bytes], bytes], told: str) -> None:
    """An unknown, missing or repeated heading refuses the file: an entry would lose what has no column."""
    with pytest.raises(bulk.BulkFileError, match=told):
        entries_in("a.csv", change(table({})))


@pytest.mark.parametrize("heading", ["Bem.", "Noter", "Titel"])
def test_a_column_that_staff_have_added_is_not_read_and_said_so(heading: str) -> None:
    """Remarks of their own beside the table spoil nothing, however called; what stands under no heading is a fault."""
    first, second, *_ = table({}).decode().splitlines()
    content = bulk.read("a.csv", f"{first};{heading}\n{second};ring til Bo\n".encode())
    assert content.rows == bulk.read("a.csv", table({})).rows
    assert content.notes == (f"Column Y ({heading.lower()}) was not read, it is none of the export",)
    [fault] = bulk.read("a.csv", f"{first};Bem.\n{second};;ring til Bo\n".encode()).faults
    assert str(fault).startswith("row 2, column Z: a text beside the table")


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("twice", [False, True])
def test_letters_that_were_lost_on_the_way_are_a_conflict(encoding: str, *, twice: bool) -> None:
    """A text that is as it was but for question marks, or has one within a word, is no correction; a question is."""
    entry = replace(ENTRY, texts={Language.DA: EntryText("Pas", "Ja – 你好 📚 på Ærø.", ("nyt",))})
    text = entry.texts[Language.DA].answer
    lossy = (text.replace("📚", "📚📚") if twice else text).encode(encoding, errors="replace").decode(encoding)
    for answer, faults in (
        (lossy, ["da_answer"]),
        ("Ja – 你好 📚 på Ærø?", []),
        ("Ja?", []),
        ("På ?r? er der f?rger", ["da_answer"]),
        ("Ja? Se https://a.dk/?a=1", []),
    ):
        row = bulk.Row(2, replace(entry, texts={Language.DA: EntryText("Pas", answer, ("nyt",))}), 1)
        plan = compare([row], {"pas": entry}, {"pas": 1}, {})
        assert [fault.column for fault in plan.conflicts] == faults


def test_sources_and_letters_are_read_as_programs_write_them() -> None:
    """Blanks that do not break, and letters of two parts as a Mac writes them, are plain ones."""
    text = table({"sources": "Råd\xa0|\xa0https://borger.dk/", "owner": "Råd"}).decode()
    [row] = entries_in("a.csv", unicodedata.normalize("NFD", text).encode()).rows
    assert (row.entry.sources, row.entry.owner) == ((Source("Råd", "https://borger.dk/"),), "Råd")


def test_rows_are_sorted_by_what_they_would_do() -> None:
    """New, changed, left as they are, in conflict, missing and unchanged rows are told apart by their version."""
    named = {slug: replace(ENTRY, slug=slug) for slug in ("same", "mine", "theirs", "both", "unseen", "gone")}
    current = {**named, "out": replace(ENTRY, slug="out", status=Status.ARCHIVED)}
    edited = {slug: replace(entry, owner="x") for slug, entry in named.items()}
    rows = [
        bulk.Row(2, named["same"], 0),
        bulk.Row(3, edited["mine"], 1),
        bulk.Row(4, edited["theirs"], 1),
        bulk.Row(5, replace(edited["both"], owner="y"), 1),
        bulk.Row(6, edited["unseen"], None),
        bulk.Row(7, replace(ENTRY, slug="fresh"), None),
        bulk.Row(8, replace(ENTRY, slug="renamed"), 4),
    ]
    versions = {"mine": 1, "theirs": 2, "both": 2}
    assert [row.number for row in bulk.behind(rows, current, versions)] == [4, 5]
    plan = compare(rows, current, versions, {"theirs": edited["theirs"], "both": edited["both"]})
    assert [row.entry.slug for row in plan.new] == ["fresh"]
    assert [row.entry.slug for row in plan.changed] == ["mine"]
    assert plan.stale == ("theirs",)
    assert [fault.row for fault in plan.conflicts] == [5, 6, 8]
    assert [entry.slug for entry in plan.missing] == ["gone"]
    assert plan.unchanged == 1
    assert plan.writes(versions, archive_missing=True)[1] == {"fresh": 0, "mine": 1, "gone": 0}
