"""`borgerbot guard`: what it prints for each line, and how it ends where the file cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.command_line.guard import guard
from bot.command_line.opening import LARGEST_FILE, LONGEST_LINE, QuestionFileError

APP = typer.Typer()
APP.command()(guard)
LINES = "mit cpr er 010190-1234, ring 20104050\nhvad koster et pas\n"


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    """The command's result; `given` is its standard input."""
    return CliRunner().invoke(APP, list(map(str, arguments)), input=given)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of two texts."""
    path = tmp_path / "tekster.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_each_line_has_its_kinds_and_its_masked_text(file: Path) -> None:
    """With --json-lines each line is an object: all kinds found, those that are refused, and the masked text."""
    assert [json.loads(line) for line in run("--file", file, "--json-lines").stdout.splitlines()] == [
        {"kinds": ["cpr", "phone"], "refused": ["cpr"], "text": "mit cpr er [CPR], ring [telefon]"},
        {"kinds": [], "refused": [], "text": "hvad koster et pas"},
    ]


def test_without_json_a_line_is_labelled_as_in_a_list(file: Path) -> None:
    """The kinds, a tab and the masked text, with "-" where nothing was found."""
    assert run("--file", file).stdout.splitlines() == [
        "cpr|phone\tmit cpr er [CPR], ring [telefon]",
        "-\thvad koster et pas",
    ]


def test_a_byte_order_mark_is_no_part_of_a_text(file: Path) -> None:
    """A file as some editors save it is read as any other."""
    plain = run("--file", file).stdout
    file.write_bytes(b"\xef\xbb\xbf" + LINES.encode())
    assert run("--file", file).stdout == plain


def test_standard_input_is_read_as_a_file(file: Path) -> None:
    """A hyphen for the file means the standard input, with or without a byte order mark."""
    assert run("--file", "-", given=b"\xef\xbb\xbf" + LINES.encode()).stdout == run("--file", file).stdout


def test_an_empty_input_has_no_lines() -> None:
    """Nothing in, nothing out."""
    assert run("--file", "-", given=b"").stdout == ""


def test_a_column_of_labels_is_no_part_of_a_text(file: Path) -> None:
    """A labelled list can be read as it is: its first column is left out, any other column is guarded."""
    file.write_text("cpr|phone\t010190-1234, 20104050\n-\t12 34\nAnna\t010190-1234\n", encoding="utf-8")
    assert run("--file", file).stdout.splitlines() == ["cpr|phone\t[CPR], [telefon]", "-\t12 34", "cpr\tAnna\t[CPR]"]


@pytest.mark.parametrize("content", [None, b"hej\nl\xe5n\n"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    """A missing file or one that is not UTF-8 is a fault for the person, and nothing is printed."""
    path = tmp_path / "tekster.txt"
    if content is not None:
        path.write_bytes(content)
    result = run("--file", path)
    assert isinstance(result.exception, QuestionFileError)
    assert str(path) in str(result.exception)
    assert result.stdout == ""


def test_standard_input_that_is_not_utf8_is_a_fault() -> None:
    """Bytes that are no UTF-8 on the standard input end the command before anything is printed."""
    result = run("--file", "-", given=b"hej\nl\xe5n\n")
    assert isinstance(result.exception, QuestionFileError)
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"x" * (LONGEST_LINE + 1), "line 2 is longer than"), (b"hej\n" * (LARGEST_FILE // 4), "larger than 20 MB")],
    ids=["line", "file"],
)
@pytest.mark.parametrize("from_file", [True, False])
def test_more_than_is_ever_asked_is_a_fault(tmp_path: Path, content: bytes, told: str, *, from_file: bool) -> None:
    """A line or a file that is too large ends the command before anything is printed, wherever it comes from."""
    path = tmp_path / "tekster.txt"
    path.write_bytes(b"hej\n" + content)
    result = run("--file", path) if from_file else run("--file", "-", given=path.read_bytes())
    assert isinstance(result.exception, QuestionFileError)
    assert told in str(result.exception)
    assert result.stdout == ""
