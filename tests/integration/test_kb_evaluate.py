"""`borgerbot kb evaluate` as a whole, on a small knowledge base in a database."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.command_line.evaluating import ChartFileError
from bot.command_line.kb_evaluate import evaluate
from bot.command_line.loading import load_entries
from bot.command_line.opening import QuestionFileError
from bot.settings import Settings
from knowledge.evaluation.expectations import LabelledLineError

ENTRIES = Path(__file__).parents[1] / "e2e" / "entries"
QUESTIONS = "\ufeffpas-pris\tkold\thvad koster et pas\r\n-\tvarm\txyzzy plugh\r\npas-pris|pas-tid\tvarm\tpas pris\r\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose data is a database with the small entries; lexical evidence is enough for them."""
    monkeypatch.setenv("BORGERBOT_EMBEDDER", "none")
    monkeypatch.setenv("BORGERBOT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("BORGERBOT_DATABASE_URL", raising=False)
    asyncio.run(load_entries(Settings(data_dir=tmp_path / "data"), [ENTRIES], replace=False))
    return tmp_path


def run(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(evaluate)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_labelled_file_is_scored_with_a_chart(folder: Path) -> None:
    """The file's questions are judged by the live entries, figures come by label, and the chart is written."""
    questions, chart = folder / "q.tsv", folder / "c.svg"
    questions.write_text(QUESTIONS, encoding="utf-8", newline="")
    result = run("--questions", questions, "--json", "--chart", chart)
    assert result.exit_code == 0, result.exception
    report = json.loads(result.stdout)
    assert report["method"] == "questions"
    assert report["figures"]["answer"]["right"] == 2
    assert report["figures"]["no_answer"] == {"questions": 1, "refused": 1, "answered_anyway": 0}
    assert [(part["label"], part["value"]) for part in report["breakdown"]] == [
        ("column 2", "kold"),
        ("column 2", "varm"),
    ]
    assert [report["in_force"][key] for key in ("answered", "wrong", "questions")] == [2, 0, 3]
    assert chart.read_text(encoding="utf-8").startswith("<svg ")
    assert str(chart) in result.stderr


def test_the_cross_validation_reports_every_example(folder: Path) -> None:
    """JSON and text tell the same counts; progress goes to standard error alone."""
    result = run("--json", "--folds", "2")
    assert result.exit_code == 0, result.exception
    report = json.loads(result.stdout)
    assert report["folds"] == 2
    figures = report["figures"]["answer"]
    assert figures["questions"] == report["questions"] == sum(figures.values()) - figures["questions"] > 20
    assert "part 1 of 2" in result.stderr
    text = run("--folds", "2").stdout
    assert f"{report['questions']} questions" in text
    assert f"{figures['right']:6} " in text
    assert not (folder / "data" / "embeddings").exists()


@pytest.mark.parametrize(
    ("name", "content", "error", "said"),
    [
        ("q.tsv", b"pas-pris\thvad\npas-prsi\thvad\n", LabelledLineError, "q.tsv, line 2: "),
        ("q.tsv", b"hvad koster et pas\n", LabelledLineError, "q.tsv, line 1: "),
        ("q.tsv", b"pas-pris\tk\xf8rekort\n", QuestionFileError, "q.tsv: not UTF-8 (byte 10)"),
        ("missing.tsv", None, QuestionFileError, "missing.tsv: cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_stops_before_anything_is_printed(
    folder: Path, name: str, content: bytes | None, error: type[Exception], said: str
) -> None:
    """The fault is raised as one line for the person who can mend it, and neither stream has anything."""
    if content is not None:
        (folder / name).write_bytes(content)
    result = run("--questions", folder / name)
    assert isinstance(result.exception, error)
    assert said in str(result.exception)
    assert "\n" not in str(result.exception)
    assert result.output == ""


@pytest.mark.parametrize(("name", "said"), [("c.png", "ends in .svg"), ("no/such/c.svg", "there is no such folder")])
def test_a_chart_that_cannot_be_written_is_told_before_the_work(folder: Path, name: str, said: str) -> None:
    """Minutes of work are not thrown away for a file name."""
    result = run("--chart", folder / name)
    assert isinstance(result.exception, ChartFileError)
    assert said in str(result.exception)
    assert result.output == ""


def test_parts_and_a_file_exclude_each_other(folder: Path) -> None:
    """`--folds` would have no meaning with a file, so it is refused rather than ignored."""
    result = run("--questions", folder / "q.tsv", "--folds", "3")
    assert result.exit_code == 2
    assert "--folds" in result.stderr
