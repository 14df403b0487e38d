"""`borgerbot events parse`: what it prints for each line, and how it ends where something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.command_line.events import MomentError, parse
from bot.command_line.opening import QuestionFileError

APP = typer.Typer()
APP.command()(parse)


def run(file: Path, *arguments: str) -> Result:
    """The command's result."""
    return CliRunner().invoke(APP, ["--file", str(file), *arguments])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two questions, one with labels before it."""
    path = tmp_path / "spoergsmaal.tsv"
    path.write_text("hours\t-\t-\tfaxe\t-\t-\thar faxe åbent i morgen\nnoget for børn\n", encoding="utf-8")
    return path


def test_each_line_is_an_object_of_what_was_understood(file: Path) -> None:
    """With --json-lines a line says kind, days, house, audience, subject and question, "-" where nothing is said."""
    result = run(file, "--now", "2026-11-25T10:15", "--json-lines")
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "intent": "hours",
            "from": "2026-11-26",
            "to": "2026-11-26",
            "house": "faxe",
            "audience": "-",
            "text": "-",
            "question": "har faxe åbent i morgen",
        },
        {
            "intent": "events",
            "from": "-",
            "to": "-",
            "house": "-",
            "audience": "boern",
            "text": "-",
            "question": "noget for børn",
        },
    ]


def test_without_json_a_line_has_the_columns_of_a_labelled_file(file: Path) -> None:
    """What is printed can be measured and labelled as it stands."""
    assert run(file, "--now", "2026-11-25T10:15").stdout.splitlines()[1] == "events\t-\t-\t-\tboern\t-\tnoget for børn"


def test_a_moment_with_a_zone_is_judged_in_danish_time(file: Path) -> None:
    """Half past eleven in the evening in London is the next day in Denmark."""
    assert "2026-11-27" in run(file, "--now", "2026-11-25T23:30+00:00").stdout


@pytest.mark.parametrize("now", ["1900-01-01T00:00", "2999-12-31T23:59"])
def test_a_moment_of_many_centuries_is_judged(now: str) -> None:
    """Every question that is known here is understood from the first and from the last moment that is taken."""
    result = run(Path(__file__).parents[2] / "data" / "asked-events.tsv", "--now", now)
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "now", ["x", "2026-13-01T10:00", "", "9999-12-31T23:00", "3000-01-01", "1899-12-31T23:59", "0001-01-01T00:00+02:00"]
)
def test_a_moment_that_is_none_is_a_fault_for_the_person_at_the_keyboard(file: Path, now: str) -> None:
    """The command line makes one line and exit code 2 of it."""
    assert isinstance(run(file, "--now", now).exception, MomentError)


def test_a_file_that_is_not_there_is_a_fault_too(tmp_path: Path) -> None:
    """Likewise."""
    assert isinstance(run(tmp_path / "ingen.tsv", "--now", "2026-11-25T10:15").exception, QuestionFileError)
