"""The history of entries at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.command_line import ENTRY, Program, assert_refused


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, with an entry that was loaded and then replaced."""
    program = Program(tmp_path, monkeypatch, capsys)
    path = tmp_path / "a.yaml"
    path.write_text(ENTRY.format(slug="pas-pris", answer="Ja."))
    program.call("kb", "load", path)
    path.write_text(ENTRY.format(slug="pas-pris", answer="Måske."))
    program.call("kb", "load", path, "--replace")
    return program


def test_history_tells_what_changed_newest_first(program: Program) -> None:
    """Each version has a line with its change, and below it the lines that went and came."""
    lines = program.call("kb", "history", "pas-pris").out.splitlines()
    assert lines[0].startswith("Version 2, ")
    assert lines[0].endswith("load (change 2)")
    assert lines[1:4] == ["  da.answer", "    - Ja.", "    + Måske."]
    assert lines[4].startswith("Version 1, ")


def test_change_is_taken_back_by_its_number(program: Program) -> None:
    """Undoing says what it made, who and why stand in the history, and a second time is refused."""
    undone = program.call("kb", "undo", "2", "--who", "Bo", "--why", "forkert")
    assert undone.out == "Took back change 2 of 1 entries; that is change 3\n"
    assert "Bo: undo (change 3) - forkert" in program.call("kb", "history", "pas-pris").out.splitlines()[0]
    again = program.call("kb", "undo", "2")
    assert_refused(again, "change 2: Bo has taken it back already, by change 3", "`borgerbot kb undo 3` brings it back")
    assert program.call("kb", "undo", "3").out == "Took back change 3 of 1 entries; that is change 4\n"
    assert_refused(program.call("kb", "undo", "2"), "changed in the meantime", "(change 4)")


@pytest.mark.parametrize("number", ["0", "99999999999999999999"])
def test_what_is_no_number_of_a_change_is_wrong_usage(program: Program, number: str) -> None:
    """Regression: a number beyond what a database counts to ended in a traceback."""
    ended = program.call("kb", "undo", number)
    assert (ended.code, ended.out) == (2, "")
    assert "Invalid value for 'change'" in ended.err


@pytest.mark.parametrize("command", [("history", "ukendt"), ("undo", "99")])
def test_what_is_not_there_is_said_in_one_line(program: Program, command: tuple[str, str]) -> None:
    """An unknown entry or change is one line and exit code 2."""
    ended = program.call("kb", *command)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
