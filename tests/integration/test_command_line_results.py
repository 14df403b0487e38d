"""What the command line gives: loaded entries, and answers that scripts can read."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from importlib import metadata
from pathlib import Path

import pytest

from bot.command_line.opening import open_knowledge
from bot.settings import Settings
from knowledge.files.entry_files import read_folder
from tests.integration.command_line import ENTRY, SMALL, Program, tables

SEPARATED = "et\u2028to\u2029tre\x85fire\x0bfem\x0cseks\x1csyv"
"""What Python would split at."""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, with its data in `tmp_path`."""
    return Program(tmp_path, monkeypatch, capsys)


# --- loading entries ---


def test_loading_twice_adds_once_and_replaces_only_when_told(program: Program, tmp_path: Path) -> None:
    """A second load leaves everything as it is; what differs is named and overwritten with --replace alone."""
    path, database = tmp_path / "a.yaml", tmp_path / "borgerbot.db"
    path.write_text(ENTRY.format(slug="pas-pris", answer="Ja.") + ENTRY.format(slug="pas-tid", answer="Nej."))
    assert program.call("kb", "load", path).out == "2 added, 0 replaced, 0 left as they are\n"
    first = tables(database)
    assert program.call("kb", "load", tmp_path).out == "0 added, 0 replaced, 0 left as they are\n"
    assert tables(database) == first

    path.write_text(ENTRY.format(slug="pas-pris", answer="Måske.") + ENTRY.format(slug="pas-foto", answer="Nej."))
    kept = program.call("kb", "load", path)
    assert kept.out.splitlines() == [
        "1 added, 0 replaced, 1 left as they are",
        "Differ and were left alone (use --replace to overwrite): pas-pris",
    ]
    assert program.call("kb", "load", path, "--replace").out == "0 added, 1 replaced, 0 left as they are\n"
    assert program.call("kb", "load", path, "--replace").out == "0 added, 0 replaced, 0 left as they are\n"
    answers = {row[0]: row for row in tables(database)["entry_text"]}
    assert answers.keys() == {"pas-pris", "pas-tid", "pas-foto"}
    assert "Måske." in answers["pas-pris"]


def test_upgrade_tells_the_version_and_is_done_once(program: Program, tmp_path: Path) -> None:
    """The first upgrade makes the database, the second finds it as it should be and changes nothing."""
    first = program.call("db", "upgrade")
    assert first.out.startswith("The database is at version ")
    assert first.out.endswith("(was: empty)\n")
    content = tables(tmp_path / "borgerbot.db")
    assert program.call("db", "upgrade").out == first.out.replace(" (was: empty)", "")
    assert tables(tmp_path / "borgerbot.db") == content


def test_the_backlog_is_told_in_figures(program: Program, tmp_path: Path) -> None:
    """A monitor reads how many cases wait, also where none does."""
    program.call("db", "upgrade")
    assert "borgerbot_cases_waiting 0\n" in program.call("backlog").out
    with closing(sqlite3.connect(tmp_path / "borgerbot.db")) as connection, connection:
        columns = "chat_id, state, language, question, reason, trace, opened_at, waiting_since"
        values = "1, 'open', 'da', '', 'asked_for_person', '', '2026-11-25 09:00:00', '2026-11-25 09:00:00'"
        connection.execute(f'INSERT INTO "case" ({columns}) VALUES ({values})')  # noqa: S608 - our own words
    lines = program.call("backlog").out.splitlines()
    assert "borgerbot_cases_waiting 1" in lines
    assert "borgerbot_oldest_waiting_seconds 0" not in lines


# --- asking ---


def test_ask_prints_what_a_citizen_would_read(program: Program, tmp_path: Path) -> None:
    """Without options the answer is printed as text, from the live entries; asking writes nothing."""
    assert program.call("kb", "load", SMALL).code == 0
    content = tables(tmp_path / "borgerbot.db")
    ended = program.call("ask", "hvad koster et pas")
    assert ended.code == 0
    assert ended.out.startswith("Et pas koster penge. Se prisen på borger.dk.")
    assert "<" not in ended.out
    assert tables(tmp_path / "borgerbot.db") == content


def test_json_has_exactly_the_promised_fields(program: Program) -> None:
    """One line of JSON with these fields in this order; candidates are entries with probabilities, best first."""
    assert program.call("kb", "load", SMALL).code == 0
    for question, decision, entry in (
        ("hvad koster et pas", "answer", "pas-pris"),
        ("hej", "small_talk", "bot-hilsen"),
        ("pas til 010190-1234", "refuse", "bot-cpr-sendt"),
        ("jeg vil tale med et menneske", "hand_over", "kontakt-menneske"),
        ("", "hand_over", None),
    ):
        [line] = program.call("ask", question, "--json").out.splitlines()
        answer = json.loads(line)
        assert list(answer) == ["question", "language", "decision", "entry", "candidates", "reason", "text"]
        assert (answer["decision"], answer["entry"], answer["language"]) == (decision, entry, "da")
        assert "1234" not in line
        probabilities = [each["probability"] for each in answer["candidates"]]
        assert probabilities == sorted(probabilities, reverse=True)
        assert all(
            list(each) == ["entry", "probability"] and 0 <= each["probability"] <= 1 for each in answer["candidates"]
        )


def test_asking_where_nothing_is_yet_leaves_nothing_behind(tmp_path: Path) -> None:
    """Without a database the starter entries answer, and no file or folder is made."""
    data = tmp_path / "data"
    knowledge = open_knowledge(Settings(data_dir=data))
    assert knowledge == read_folder()
    assert not data.exists()


def test_argument_that_is_no_text_is_asked_all_the_same(program: Program) -> None:
    """Bytes that are no UTF-8, as a terminal in another encoding sends them, become marks that can be printed."""
    assert program.call("kb", "load", SMALL).code == 0
    ended = program.call("ask", "--json", os.fsdecode(b"hvad koster et pas \xff"))
    assert ended.code == 0
    assert json.loads(ended.out)["question"] == "hvad koster et pas \ufffd"


def test_file_of_questions_gives_one_line_per_line_in_order(program: Program, tmp_path: Path) -> None:
    """Line feeds alone end a line: empty lines, tabs, Windows ends and Unicode separators keep the count and order."""
    assert program.call("kb", "load", SMALL).code == 0
    lines = {
        b"\xef\xbb\xbfpas-pris\tdansk\thvad koster et pas\n": "hvad koster et pas",
        b"\n": "",
        b"forny mine l\xc3\xa5n\r\n": "forny mine lån",
        b"\t\r\n": "",
        f"{SEPARATED}\n".encode(): SEPARATED,
        b"f\xc3\xb8r\refter\n": "før\refter",
        b"\xf0\x9f\x99\x82\n": "🙂",
        b'"citat", og {ting}': '"citat", og {ting}',
    }
    path = tmp_path / "spørgsmål.tsv"
    path.write_bytes(b"".join(lines))
    ended = program.run("ask", "--file", path, "--json-lines")
    assert (ended.code, ended.err) == (0, "")
    answers = [json.loads(line) for line in ended.out.removesuffix("\n").split("\n")]
    assert [answer["question"] for answer in answers] == list(lines.values())
    assert answers[0]["entry"] == "pas-pris"


def test_empty_file_of_questions_gives_no_line(program: Program, tmp_path: Path) -> None:
    """No questions, no answers, no fault."""
    path = tmp_path / "tom.txt"
    path.write_bytes(b"")
    assert program.call("kb", "load", SMALL).code == 0
    ended = program.call("ask", "--file", path, "--json")
    assert (ended.code, ended.out) == (0, "")


def test_the_version_is_told(program: Program) -> None:
    """Whoever reports a fault can say of which version."""
    ended = program.call("--version")
    assert (ended.code, ended.out) == (0, f"borgerbot {metadata.version('borgerbot')}\n")
