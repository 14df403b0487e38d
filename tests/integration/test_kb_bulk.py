"""Exporting and importing at the command line: told first, then done as one change, or not at all."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from knowledge.bulk.columns import COLUMNS
from tests.integration.command_line import ENTRY, Program, assert_refused, tables


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program with two entries, exported to `out.csv`."""
    program = Program(tmp_path, monkeypatch, capsys)
    path = tmp_path / "a.yaml"
    path.write_text("".join(ENTRY.format(slug=slug, answer="Ja.") for slug in ("pas-pris", "pas-foto")))
    program.call("kb", "load", path)
    assert program.call("kb", "export", tmp_path / "out.csv").out.startswith("2 entries are in ")
    return program


def edit(program: Program, **cells: str) -> Path:
    """The exported file with other cells in the row of `pas-pris`."""
    path = program.folder / "out.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    rows[0] |= cells
    save(path, rows)
    return path


def save(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as the export does."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def content(program: Program) -> object:
    """Everything in the database but its growth of files."""
    return tables(program.folder / "borgerbot.sqlite3")


def test_changes_are_told_before_they_are_made(program: Program) -> None:
    """Without --apply the changes are listed and nothing is written; with it they are one change, which can go back."""
    path = edit(program, da_answer="Nej.")
    before = content(program)
    told = program.call("kb", "import", path)
    assert told.code == 0
    assert told.out == "Changed: 1\n  pas-pris\n1 unchanged\nNothing was changed; --apply makes the changes\n"
    assert content(program) == before
    done = program.call("kb", "import", path, "--apply", "--who", "Bo", "--why", "ny pris")
    assert done.out.endswith("That is change 2; `borgerbot kb undo 2` takes it back\n")
    assert "Bo: import (change 2) - ny pris" in program.call("kb", "history", "pas-pris").out
    assert program.call("kb", "undo", "2").code == 0
    assert "    + Ja." in program.call("kb", "history", "pas-pris").out.splitlines()[:4]


def test_late_fault_leaves_everything_untouched(program: Program) -> None:
    """A fault in row 999 of a file is told with its cell, and none of the rows before it is written."""
    path = edit(program, da_answer="Nej.")
    [first, *others] = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""), delimiter=";")
    new = [{**first, "slug": f"ny-{number}", "version": ""} for number in range(4, 1000)]
    new[-1]["da_title"] = "x" * 29
    save(path, [first, *others, *new])
    before = content(program)
    ended = program.call("kb", "import", path, "--apply")
    assert ended.code == 1
    assert ended.err == f"{path}: row 999, column H (da_title): expected at most 28 characters, found 29\n"
    assert ended.out.endswith("1 faults; nothing was changed\n")
    assert content(program) == before


def test_slips_are_told_at_the_command_line_as_in_the_staff_group(program: Program) -> None:
    """What citizens would not get any more is told and done; what could never be published is refused."""
    path = edit(program, valid_to="2026-01-01", related="findes-ikke")
    told = program.call("kb", "import", path)
    assert told.code == 0
    assert f"{path}: row 2, pas-pris: look at this: citizens do not get it any more" in told.err
    assert "there is no entry named findes-ikke" in told.err
    before = content(program)
    ended = program.call("kb", "import", edit(program, valid_to="", da_answer="Ring til [telefon]."), "--apply")
    assert ended.code == 1
    assert "must be mended: holds [telefon] in place of what was there" in ended.err
    assert ended.out.endswith("1 faults; nothing was changed\n")
    assert content(program) == before
    assert "That is change 2" in program.call("kb", "import", edit(program, da_answer="Nej."), "--apply").out


def test_a_row_with_a_fault_is_not_missing(program: Program) -> None:
    """Where a file cannot be read as a whole, nobody is told that an entry that stands in it is left out."""
    ended = program.call("kb", "import", edit(program, da_answer=""))
    assert "missing, expected a value" in ended.err
    assert "Missing from the file" not in ended.out


def test_a_table_with_tabs_is_read_as_excel_names_it(program: Program) -> None:
    """Its »Unicode text« and »text« end in .txt, and mostly are no UTF-8."""
    rows = list(csv.reader(io.StringIO(edit(program, da_answer="Nej, ærø.").read_text("utf-8-sig")), delimiter=";"))
    for name, encoding in (("a.txt", "utf-16"), ("b.txt", "cp1252"), ("c.tsv", "utf-8"), ("d.csv", "utf-16")):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter="\t").writerows(rows)
        (program.folder / name).write_bytes(out.getvalue().encode(encoding))
        told = program.call("kb", "import", program.folder / name)
        assert told.out.startswith("Changed: 1\n  pas-pris\n"), name


def test_what_was_changed_here_since_is_not_overwritten(program: Program) -> None:
    """A row that was changed on both sides is a conflict; one that only was changed here stays as it is."""
    stays = edit(program)
    newer = program.folder / "b.yaml"
    newer.write_text(ENTRY.format(slug="pas-pris", answer="Måske."))
    program.call("kb", "load", newer, "--replace")
    assert "they stay as they are: 1\n  pas-pris\n" in program.call("kb", "import", stays, "--apply").out
    ended = program.call("kb", "import", edit(program, da_answer="Nej."), "--apply")
    assert ended.code == 1
    assert "row 2, column version: pas-pris: changed here since the export (version 2, the file has 1)" in ended.err
    assert "    + Måske." in program.call("kb", "history", "pas-pris").out.splitlines()[:4]


def test_entries_that_the_file_leaves_out_are_archived_on_demand_only(program: Program) -> None:
    """A missing row is told; only --archive-missing takes its entry out of service."""
    path = program.folder / "out.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    save(path, rows[:1])
    assert "Missing from the file (stay; " in program.call("kb", "import", path, "--apply").out
    done = program.call("kb", "import", path, "--apply", "--archive-missing")
    assert "That is change 2" in done.out
    assert "    + archived" in program.call("kb", "history", "pas-foto").out


def test_an_empty_file_takes_nothing_out_of_service(program: Program) -> None:
    """Regression: headings alone with --archive-missing archived every entry, those of danger among them."""
    path = program.folder / "out.csv"
    path.write_text(path.read_text("utf-8-sig").splitlines()[0] + "\n", encoding="utf-8")
    ended = program.call("kb", "import", path, "--apply", "--archive-missing")
    assert_refused(ended, "would take everything out of service", "leave --archive-missing away")
    assert "archived" not in program.call("kb", "history", "pas-foto").out


def test_a_personal_number_is_not_taken_in(program: Program) -> None:
    """Regression: an answer with a CPR number was imported and read out to citizens."""
    path = edit(program, da_answer="Spørg Bo, cpr 010190-1234.")
    ended = program.call("kb", "import", path, "--apply")
    assert ended.code == 1
    assert "expected a text without a number like a CPR number" in ended.err
    assert "nothing was changed" in ended.out


def test_an_export_fills_another_database(program: Program, tmp_path: Path) -> None:
    """What `kb export` writes as YAML is what `kb load` and `kb check` read; a table is sent on to `kb import`."""
    file, other = tmp_path / "out.yaml", tmp_path / "other"
    program.call("kb", "export", file)
    assert "2 entries, " in program.call("kb", "check", file).out
    loaded = program.call("kb", "load", file, BORGERBOT_DATA_DIR=str(other))
    assert (loaded.code, loaded.out) == (0, "2 added, 0 replaced, 0 left as they are\n")
    again = tmp_path / "again.yaml"
    program.call("kb", "export", again, BORGERBOT_DATA_DIR=str(other))
    assert again.read_bytes() == file.read_bytes()
    program.call("db", "upgrade", BORGERBOT_DATA_DIR=str(tmp_path / "empty"))
    empty = program.call("kb", "import", file, BORGERBOT_DATA_DIR=str(tmp_path / "empty"))
    assert "is for `borgerbot kb load`" in empty.err
    program.call("kb", "export", tmp_path / "out.xlsx")
    program.call("kb", "export", tmp_path / "q.yaml", "--questions")
    for name in ("out.csv", "out.xlsx", "q.yaml"):
        for command in ("load", "check"):
            assert_refused(program.call("kb", command, tmp_path / name), f"`borgerbot kb import {tmp_path / name}`")


def test_files_that_are_there_are_not_overwritten(program: Program) -> None:
    """An export never replaces a file, in which somebody may have worked."""
    assert_refused(program.call("kb", "export", program.folder / "out.csv"), "File exists", "Name another file")


def test_large_files_are_not_even_read(program: Program) -> None:
    """A file of 50 MB is refused by its size, in one line."""
    path = program.folder / "large.xlsx"
    with path.open("wb") as out:
        out.truncate(50_000_000)
    assert_refused(program.call("kb", "import", path, "--apply"), "50.0 MB", "at most 10 MB")
