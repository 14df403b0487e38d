"""Files that are not read: each is one message that says what, where, and what to do."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from knowledge import bulk
from knowledge.bulk.columns import COLUMNS, to_cells
from knowledge.entries import Entry, EntryText, Language
from tests.unit.bulk_files import entries_in

ENTRY = Entry("pas", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Ja.", ("nyt pas",))}, owner="borger")


def book(change: Callable[[Any], object] = lambda sheet: sheet) -> bytes:
    """A sound spreadsheet with one entry, after `change` of its sheet."""
    made = openpyxl.load_workbook(io.BytesIO(bulk.write("a.xlsx", [ENTRY], {})))
    change(made["svar"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The archive with other content in parts of it, by the end of their names; a new name is added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rpartition("/")[2].partition(".")[0], old.read(name)))
        new.writestr("more", parts.get("more", b""))
    return out.getvalue()


def archive(*parts: tuple[str, bytes]) -> bytes:
    """A ZIP archive of `parts`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts:
            made.writestr(name, data)
    return out.getvalue()


BILLION = b"""<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c t="inlineStr">
<is><t>&b;</t></is></c></row></sheetData></worksheet>"""
FOREIGN = BILLION.replace(b'"&a;&a;&a;"', b'SYSTEM "file:///etc/hostname"')
WORKBOOK = ("[Content_Types].xml", b""), ("xl/workbook.xml", b"")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xls", b"", "'.xls' is no kind of file that is known here. Use .xlsx"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel file .* Save it as .xlsx"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n", "a picture, not .xlsx. Save it as"),
        ("a.csv", b"\xff\xd8\xff\xe0", "a picture, not .csv. Save it as"),
        ("a.xlsx", b"slug;version", "no spreadsheet, although it is named .xlsx"),
        ("a.csv", book(), "a ZIP archive or a spreadsheet, not .csv"),
        ("a.csv", b"slug\x00", "NUL bytes"),
        ("a.yaml", "- slug: a".encode("utf-16"), "a text in UTF-16, not .yaml. Save it as UTF-8"),
        ("a.csv", b"slug;version\n\x81;\xe6", "The letters of line 2 cannot be told"),
        ("a.csv", b'slug;version\n"a;b', "Line 2 is not valid CSV"),
        ("a.xlsx", archive(("word/document.xml", b"")), "no spreadsheet"),
        ("a.xlsx", book()[:900], "ZIP directory cannot be read"),
        ("a.xlsx", archive(*WORKBOOK), "damaged, or no spreadsheet"),
        ("a.yaml", b"- slug: [", "not valid YAML"),
        ("a.yaml", b"[" * 1000 + b"]" * 1000, "nested too deep"),
        ("a.yaml", b"slug: a", "expected a list of entries"),
    ],
)
def test_other_content_is_refused(name: str, data: bytes, told: str) -> None:
    """What is no table of entries is refused by what it is, whatever its name says."""
    with pytest.raises(bulk.BulkFileError, match=told):
        entries_in(name, data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (archive(*WORKBOOK, ("x", b"0" * 5_000_000)), "packed tighter"),
        (archive(*WORKBOOK, *((f"{n}", b"") for n in range(600))), "602 parts"),
        (bytes(10_000_001), "10.0 MB, at most 10 MB"),
        (repacked(book(), sheet1=BILLION), "damaged, or no spreadsheet"),
        (repacked(book(), sheet1=FOREIGN), "damaged, or no spreadsheet"),
        (repacked(book(), workbook=BILLION), "damaged, or no spreadsheet"),
    ],
)
def test_what_would_unpack_without_end_is_refused(data: bytes, told: str) -> None:
    """Bytes, parts and tight packing have limits, which count before anything is unpacked; XML entities are none."""
    assert entries_in("a.xlsx", repacked(book())).rows
    with pytest.raises(bulk.BulkFileError, match=told):
        entries_in("a.xlsx", data)


def test_announced_size_counts_without_unpacking() -> None:
    """A part that announces more than a spreadsheet may hold refuses the archive, whatever it really holds."""
    data = archive(*WORKBOOK, ("x", b"12345"))
    place = data.rindex(b"PK\x01\x02")
    announced = data[: place + 24] + struct.pack("<L", 70_000_000) + data[place + 28 :]
    with pytest.raises(bulk.BulkFileError, match="unpacks to 70 MB"):
        entries_in("a.xlsx", announced)


def test_merged_cells_are_refused() -> None:
    """Merged cells are named, since it is not clear whose text they hold."""
    with pytest.raises(bulk.BulkFileError, match="The cells H2:I2 of the sheet 'svar' are merged"):
        entries_in("a.xlsx", book(lambda sheet: sheet.merge_cells("H2:I2")))


def test_formula_is_never_read() -> None:
    """A formula is a fault of its cell, and its row counts as none."""
    content = entries_in("a.xlsx", book(lambda sheet: sheet.__setitem__("H2", "=1+1")))
    assert content.rows == ()
    assert [str(fault) for fault in content.faults] == ["row 2, column H (da_title): a formula, expected a text"]


def test_too_many_rows_and_columns_are_refused() -> None:
    """At most 10,000 rows and 60 columns are read, and what stands beyond is told."""
    row = ";".join(to_cells(ENTRY, 0)[name] for name in COLUMNS) + "\r\n"
    with pytest.raises(bulk.BulkFileError, match="something in row 10001, at most 10000 rows"):
        entries_in("a.csv", (";".join(COLUMNS) + "\r\n" + row * 40_000).encode())
    with pytest.raises(bulk.BulkFileError, match="something in row 40000, at most 10000 rows"):
        entries_in("a.xlsx", book(lambda sheet: sheet.__setitem__("A40000", "x")))
    with pytest.raises(bulk.BulkFileError, match="more than 60 columns"):
        entries_in("a.xlsx", book(lambda sheet: sheet.__setitem__("BI1", "x")))
