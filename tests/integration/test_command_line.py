"""The command line: faults are one line on standard error and exit code 2, and what scripts read stays as it is.

Where the process itself matters (standard error, exit code, encodings) the program runs as one; the rest calls the
same `main`.
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.opening import open_knowledge
from bot.settings import Settings
from knowledge.entry_files import read_folder

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "e2e" / "entries" / "small.yaml"
SEPARATED = "et\u2028to\u2029tre\x85fire\x0bfem\x0cseks\x1csyv"
"""What Python would split at."""

ENTRY = """\
- slug: {slug}
  area: borgerservice
  topic: pas
  owner: borgerservice
  da: {{title: Pas, answer: {answer}, examples: [hvad koster et pas]}}
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """The machine's environment without its own settings: data in `folder`, no embeddings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("BORGERBOT_", "TELEGRAM_"))}
    return {**own, "BORGERBOT_DATA_DIR": str(folder), "BORGERBOT_EMBEDDER": "none", **variables}


def run_process(folder: Path, *arguments: str | Path, **variables: str) -> Ended:
    """Run the program as a process of its own."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=environment(folder, **variables),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


Invoke = Callable[..., Ended]


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Invoke:
    """Calls the program's `main` in this process, with its data in `tmp_path`."""

    def call(*arguments: str | Path, **variables: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["borgerbot", *map(str, arguments)])
        for name in [name for name in os.environ if name.startswith(("BORGERBOT_", "TELEGRAM_"))]:
            monkeypatch.delenv(name)
        for name, value in environment(tmp_path, **variables).items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Ended(int(ended.value.code or 0), captured.out, captured.err)

    return call


def assert_refused(ended: Ended, *told: str) -> None:
    """A fault that a person can mend: exit code 2, nothing on standard output, one line that says `told`."""
    assert (ended.code, ended.out) == (2, "")
    [line] = ended.err.splitlines()
    assert line.startswith("borgerbot: ")
    assert [each for each in told if each not in line] == []


def tables(path: Path) -> Mapping[str, list[Any]]:
    """Everything in a SQLite database."""
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    content = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608
    connection.close()
    return content


# --- faults, as a process ---


def test_unknown_setting_is_one_line(tmp_path: Path) -> None:
    """A misspelled variable stops every command, with the one that was meant."""
    ended = run_process(tmp_path, "ask", "hej", BORGERBOT_EMBEDER="e5")
    assert_refused(ended, "BORGERBOT_EMBEDER: unknown setting.", "Did you mean BORGERBOT_EMBEDDER?")


def test_missing_token_is_one_line(tmp_path: Path) -> None:
    """`run` without a token says where to get one, and leaves nothing behind."""
    assert_refused(run_process(tmp_path, "run"), "TELEGRAM_TOKEN: missing.", "@BotFather", "borgerbot demo")
    assert list(tmp_path.iterdir()) == []


def test_broken_entry_in_a_folder_is_one_line_and_nothing_is_loaded(tmp_path: Path) -> None:
    """One broken entry among good ones is named with file, line and field, and no database is begun."""
    folder = tmp_path / "entries"
    folder.mkdir()
    (folder / "a.yaml").write_text(ENTRY.format(slug="a", answer="Ja."), encoding="utf-8")
    (folder / "b.yaml").write_text(ENTRY.format(slug="b", answer="Ja.") + "  ownr: x\n", encoding="utf-8")
    data = tmp_path / "data"
    assert_refused(run_process(data, "kb", "load", folder), f"{folder / 'b.yaml'}:6: ownr: unknown field", "'owner'")
    assert not data.exists()


def test_newer_database_is_one_line_and_untouched(tmp_path: Path, invoke: Invoke) -> None:
    """A database that a newer program wrote is refused by name and version, and keeps every byte."""
    assert invoke("kb", "load", SMALL).code == 0
    database = tmp_path / "borgerbot.db"
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    told = (f"{database}: the database has version 9999", "Install the newer borgerbot")
    assert_refused(run_process(tmp_path, "kb", "load", SMALL, "--replace"), *told)
    assert_refused(invoke("ask", "hej"), *told)
    assert_refused(invoke("db", "upgrade"), *told)
    assert database.read_bytes() == before


# --- faults, in this process ---


def test_data_folder_that_cannot_be_made_is_one_line(invoke: Invoke, tmp_path: Path) -> None:
    """A file where the folder should be is named, with the variable to correct."""
    taken = tmp_path / "optaget"
    taken.write_text("")
    ended = invoke("db", "upgrade", BORGERBOT_DATA_DIR=str(taken))
    assert_refused(ended, f"{taken}: this folder cannot be made", "BORGERBOT_DATA_DIR")


@pytest.mark.parametrize("command", [("ask", "hej"), ("db", "upgrade")])
def test_file_that_is_no_database_is_one_line(invoke: Invoke, tmp_path: Path, command: tuple[str, ...]) -> None:
    """Any other file in the database's place is left as it is."""
    path = tmp_path / "borgerbot.db"
    path.write_text("en indkøbsliste " * 100)
    before = path.read_bytes()
    assert_refused(invoke(*command), f"{path}: cannot be used as a database", "BORGERBOT_DATABASE_URL")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [("ask", "hej"), ("db", "upgrade")])
def test_database_server_that_is_away_is_one_line_without_the_password(
    invoke: Invoke, command: tuple[str, ...]
) -> None:
    """A server that does not answer is named without the password in its address."""
    # Port 1 is nobody's.
    ended = invoke(*command, BORGERBOT_DATABASE_URL="postgresql+asyncpg://bot:hemmelig@127.0.0.1:1/borgerbot")
    assert_refused(ended, "postgresql+asyncpg://bot:***@127.0.0.1:1/borgerbot: cannot be reached")
    assert "hemmelig" not in ended.err


@pytest.mark.parametrize(
    "address", ["postgresql+asyncpg://bot:hemmelig@vært:port/x", "sqlite+aiosqlite://hemmelig/x.db"]
)
def test_address_that_is_none_is_one_line(invoke: Invoke, address: str) -> None:
    """An address that cannot be read is refused without repeating it: it may hold a password."""
    ended = invoke("db", "upgrade", BORGERBOT_DATABASE_URL=address)
    assert_refused(ended, "BORGERBOT_DATABASE_URL: not an address")
    assert "hemmelig" not in ended.err


def test_entry_file_that_is_missing_is_one_line(invoke: Invoke, tmp_path: Path) -> None:
    """A name that does not exist and a folder without entries are told apart from broken entries."""
    assert_refused(invoke("kb", "load", tmp_path / "x.yaml"), "x.yaml: cannot be read")
    assert_refused(invoke("kb", "load", tmp_path), f"{tmp_path}: no entry files (*.yaml) found")


@pytest.mark.parametrize(
    ("content", "told"), [(None, "cannot be read"), (b"hvad koster et pas\nkan man l\xe5ne\n", "not UTF-8 (byte 28)")]
)
def test_question_file_that_cannot_be_read_is_one_line_and_no_answer(
    invoke: Invoke, tmp_path: Path, content: bytes | None, told: str
) -> None:
    """A file of questions is read whole before anything is answered."""
    path = tmp_path / "spørgsmål.txt"
    if content is not None:
        path.write_bytes(content)
    assert_refused(invoke("ask", "--file", path, "--json-lines"), f"{path}: {told}")


@pytest.mark.parametrize("arguments", [("ask",), ("ask", "hej", "--file", "x"), ("kb", "lod"), ("ask", "--jsn", "hej")])
def test_wrong_usage_is_exit_code_2_with_help_and_no_traceback(invoke: Invoke, arguments: tuple[str, ...]) -> None:
    """What cannot be meant is told with the command's usage."""
    ended = invoke(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "Usage: " in ended.err
    assert "Traceback" not in ended.err


# --- loading entries ---


def test_loading_twice_adds_once_and_replaces_only_when_told(invoke: Invoke, tmp_path: Path) -> None:
    """A second load leaves everything as it is; what differs is named and overwritten with --replace alone."""
    path, database = tmp_path / "a.yaml", tmp_path / "borgerbot.db"
    path.write_text(ENTRY.format(slug="pas-pris", answer="Ja.") + ENTRY.format(slug="pas-tid", answer="Nej."))
    assert invoke("kb", "load", path).out == "2 added, 0 replaced, 0 left as they are\n"
    first = tables(database)
    assert invoke("kb", "load", tmp_path).out == "0 added, 0 replaced, 0 left as they are\n"
    assert tables(database) == first

    path.write_text(ENTRY.format(slug="pas-pris", answer="Måske.") + ENTRY.format(slug="pas-foto", answer="Nej."))
    kept = invoke("kb", "load", path)
    assert kept.out.splitlines() == [
        "1 added, 0 replaced, 1 left as they are",
        "Differ and were left alone (use --replace to overwrite): pas-pris",
    ]
    assert invoke("kb", "load", path, "--replace").out == "0 added, 1 replaced, 0 left as they are\n"
    assert invoke("kb", "load", path, "--replace").out == "0 added, 0 replaced, 0 left as they are\n"
    answers = {row[0]: row for row in tables(database)["entry_text"]}
    assert answers.keys() == {"pas-pris", "pas-tid", "pas-foto"}
    assert "Måske." in answers["pas-pris"]


def test_upgrade_tells_the_version_and_is_done_once(invoke: Invoke, tmp_path: Path) -> None:
    """The first upgrade makes the database, the second finds it as it should be and changes nothing."""
    first = invoke("db", "upgrade")
    assert first.out.startswith("The database is at version ")
    assert first.out.endswith("(was: empty)\n")
    content = tables(tmp_path / "borgerbot.db")
    assert invoke("db", "upgrade").out == first.out.replace(" (was: empty)", "")
    assert tables(tmp_path / "borgerbot.db") == content


# --- asking ---


def test_ask_prints_what_a_citizen_would_read(invoke: Invoke, tmp_path: Path) -> None:
    """Without options the answer is printed as text, from the live entries; asking writes nothing."""
    assert invoke("kb", "load", SMALL).code == 0
    content = tables(tmp_path / "borgerbot.db")
    ended = invoke("ask", "hvad koster et pas")
    assert ended.code == 0
    assert ended.out.startswith("Et pas koster penge. Se prisen på borger.dk.")
    assert "<" not in ended.out
    assert tables(tmp_path / "borgerbot.db") == content


def test_json_has_exactly_the_promised_fields(invoke: Invoke) -> None:
    """One line of JSON with these fields in this order; candidates are entries with probabilities, best first."""
    assert invoke("kb", "load", SMALL).code == 0
    for question, decision, entry in (
        ("hvad koster et pas", "answer", "pas-pris"),
        ("hej", "small_talk", "bot-hilsen"),
        ("pas til 010190-1234", "refuse", "bot-cpr-sendt"),
        ("jeg vil tale med et menneske", "hand_over", "kontakt-menneske"),
        ("", "hand_over", None),
    ):
        [line] = invoke("ask", question, "--json").out.splitlines()
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
    knowledge = asyncio.run(open_knowledge(Settings(data_dir=data)))
    assert knowledge == read_folder()
    assert not data.exists()


def test_argument_that_is_no_text_is_asked_all_the_same(invoke: Invoke) -> None:
    """Bytes that are no UTF-8, as a terminal in another encoding sends them, become marks that can be printed."""
    assert invoke("kb", "load", SMALL).code == 0
    ended = invoke("ask", "--json", os.fsdecode(b"hvad koster et pas \xff"))
    assert ended.code == 0
    assert json.loads(ended.out)["question"] == "hvad koster et pas \ufffd"


def test_file_of_questions_gives_one_line_per_line_in_order(invoke: Invoke, tmp_path: Path) -> None:
    """Line feeds alone end a line: empty lines, tabs, Windows ends and Unicode separators keep the count and order."""
    assert invoke("kb", "load", SMALL).code == 0
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
    ended = run_process(tmp_path, "ask", "--file", path, "--json-lines")
    assert (ended.code, ended.err) == (0, "")
    answers = [json.loads(line) for line in ended.out.removesuffix("\n").split("\n")]
    assert [answer["question"] for answer in answers] == list(lines.values())
    assert answers[0]["entry"] == "pas-pris"


def test_empty_file_of_questions_gives_no_line(invoke: Invoke, tmp_path: Path) -> None:
    """No questions, no answers, no fault."""
    path = tmp_path / "tom.txt"
    path.write_bytes(b"")
    assert invoke("kb", "load", SMALL).code == 0
    ended = invoke("ask", "--file", path, "--json")
    assert (ended.code, ended.out) == (0, "")
