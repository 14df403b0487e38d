"""The command line's faults: one line on standard error and exit code 2, whatever went wrong."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
from pathlib import Path

import pytest

from tests.integration.command_line import ENTRY, SMALL, Program, assert_refused


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, with its data in `tmp_path`."""
    return Program(tmp_path, monkeypatch, capsys)


# --- faults, as a process ---


def test_unknown_setting_is_one_line(program: Program) -> None:
    """A misspelled variable stops every command, with the one that was meant."""
    ended = program.run("ask", "hej", BORGERBOT_EMBEDER="e5")
    assert_refused(ended, "BORGERBOT_EMBEDER: unknown setting.", "Did you mean BORGERBOT_EMBEDDER?")


def test_missing_token_is_one_line(program: Program, tmp_path: Path) -> None:
    """`run` without a token says where to get one, and leaves nothing behind."""
    assert_refused(program.run("run"), "TELEGRAM_TOKEN: missing.", "@BotFather", "borgerbot demo")
    assert list(tmp_path.iterdir()) == []


def test_broken_entry_in_a_folder_is_one_line_and_nothing_is_loaded(program: Program, tmp_path: Path) -> None:
    """One broken entry among good ones is named with file, line and field, and no database is begun."""
    folder = tmp_path / "entries"
    folder.mkdir()
    (folder / "a.yaml").write_text(ENTRY.format(slug="a", answer="Ja."), encoding="utf-8")
    (folder / "b.yaml").write_text(ENTRY.format(slug="b", answer="Ja.") + "  ownr: x\n", encoding="utf-8")
    data = tmp_path / "data"
    assert_refused(
        program.run("kb", "load", folder, BORGERBOT_DATA_DIR=str(data)),
        f"{folder / 'b.yaml'}:6: ownr: unknown field",
        "'owner'",
    )
    assert not data.exists()


def test_newer_database_is_one_line_and_untouched(program: Program, tmp_path: Path) -> None:
    """A database that a newer program wrote is refused by name and version, and keeps every byte."""
    assert program.call("kb", "load", SMALL).code == 0
    database = tmp_path / "borgerbot.db"
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    told = (f"{database}: the database has version 9999", "Install the newer borgerbot")
    assert_refused(program.run("kb", "load", SMALL, "--replace"), *told)
    assert_refused(program.call("ask", "hej"), *told)
    assert_refused(program.call("db", "upgrade"), *told)
    assert database.read_bytes() == before


def test_answers_are_printed_whole_by_a_process_that_ends_at_once(program: Program, tmp_path: Path) -> None:
    """The process frees nothing at its end, and all the same every answer is written and the exit code is 0."""
    questions = tmp_path / "questions.tsv"
    questions.write_text("hvad koster et pas\n" * 200, encoding="utf-8")
    ended = program.run("ask", "--file", questions, "--json-lines")
    assert (ended.code, ended.err) == (0, "")
    assert len([json.loads(line) for line in ended.out.splitlines()]) == 200


@pytest.mark.parametrize(
    ("arguments", "variables", "told"),
    [
        (("run",), {"BORGERBOT_METRICS_PORT": "{port}"}, "BORGERBOT_METRICS_PORT: cannot listen on port {port} of "),
        (("run", "--mode", "webhook"), {"BORGERBOT_LISTEN_PORT": "{port}"}, "BORGERBOT_LISTEN_PORT: cannot listen on "),
        (
            ("run",),
            # An address for documents, which no machine has.
            {"BORGERBOT_METRICS_PORT": "{port}", "BORGERBOT_LISTEN_HOST": "192.0.2.1"},
            "of '192.0.2.1' (",
        ),
        (("demo", "--port", "{port}"), {}, "The demo cannot listen on port {port} of "),
        (("demo", "--host", "192.0.2.1", "--port", "0"), {}, "of '192.0.2.1' ("),
    ],
)
def test_a_port_that_cannot_be_had_is_one_line(
    program: Program, arguments: tuple[str, ...], variables: dict[str, str], told: str
) -> None:
    """A port that somebody has, or an address of another machine, is told before anything is begun.

    Regression: `run` ended in a traceback after it had begun to work.
    """
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        given = {name: value.format(port=port) for name, value in variables.items()}
        webhook = {"BORGERBOT_WEBHOOK_URL": "https://bot.example.dk", "BORGERBOT_WEBHOOK_SECRET": "0123456789abcdef"}
        call = [each.format(port=port) for each in arguments]
        ended = program.run(*call, TELEGRAM_TOKEN="1:A", **webhook, **given)
    assert_refused(ended, told.format(port=port))


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGHUP])
def test_stop_while_starting_is_obeyed_at_once(program: Program, tmp_path: Path, stop: signal.Signals) -> None:
    """Before the assistant runs nothing has to be finished: a stop, or a closed terminal, ends it with exit code 0."""
    # Port 1 is nobody's, so the start goes on until Telegram was looked for in vain.
    with program.begun("run", TELEGRAM_TOKEN="1:TEST", BORGERBOT_TELEGRAM_URL="http://127.0.0.1:1") as process:
        assert process.stderr is not None
        assert b"event=assistant.starting" in process.stderr.readline()
        process.send_signal(stop)
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == b""
    assert (tmp_path / "borgerbot.db").is_file()


def test_a_closed_terminal_stops_nothing_that_began_with_nohup(program: Program) -> None:
    """A process that was begun to go on without its terminal does: it says once more that Telegram is not there."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with program.begun("run", TELEGRAM_TOKEN="1:TEST", BORGERBOT_TELEGRAM_URL="http://127.0.0.1:1") as process:
            assert process.stderr is not None
            assert b"event=assistant.starting" in process.stderr.readline()
            process.send_signal(signal.SIGHUP)
            assert b"event=telegram.not_reached" in process.stderr.readline()
    finally:
        signal.signal(signal.SIGHUP, before)


# --- faults, in this process ---


def test_data_folder_that_cannot_be_made_is_one_line(program: Program, tmp_path: Path) -> None:
    """A file where the folder should be is named, with the variable to correct."""
    taken = tmp_path / "optaget"
    taken.write_text("")
    ended = program.call("db", "upgrade", BORGERBOT_DATA_DIR=str(taken))
    assert_refused(ended, f"{taken}: this folder cannot be made", "BORGERBOT_DATA_DIR")


@pytest.mark.parametrize("command", [("ask", "hej"), ("db", "upgrade")])
def test_file_that_is_no_database_is_one_line(program: Program, tmp_path: Path, command: tuple[str, ...]) -> None:
    """Any other file in the database's place is left as it is."""
    path = tmp_path / "borgerbot.db"
    path.write_text("en indkøbsliste " * 100)
    before = path.read_bytes()
    assert_refused(program.call(*command), f"{path}: cannot be used as a database", "BORGERBOT_DATABASE_URL")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [("ask", "hej"), ("db", "upgrade")])
def test_database_server_that_is_away_is_one_line_without_the_password(
    program: Program, command: tuple[str, ...]
) -> None:
    """A server that does not answer is named without the password in its address."""
    # Port 1 is nobody's.
    ended = program.call(*command, BORGERBOT_DATABASE_URL="postgresql+asyncpg://bot:hemmelig@127.0.0.1:1/borgerbot")
    assert_refused(ended, "postgresql+asyncpg://bot:***@127.0.0.1:1/borgerbot: cannot be reached")
    assert "hemmelig" not in ended.err


@pytest.mark.parametrize("address", ["postgresql+asyncpg://bot:hemmelig@vært:port/x", "sqlite://hemmelig/x.db"])
def test_address_that_is_none_is_one_line(program: Program, address: str) -> None:
    """An address that cannot be read is refused without repeating it: it may hold a password."""
    ended = program.call("db", "upgrade", BORGERBOT_DATABASE_URL=address)
    assert_refused(ended, "BORGERBOT_DATABASE_URL: not an address")
    assert "hemmelig" not in ended.err


def test_entry_file_that_is_missing_is_one_line(program: Program, tmp_path: Path) -> None:
    """A name that does not exist and a folder without entries are told apart from broken entries."""
    assert_refused(program.call("kb", "load", tmp_path / "x.yaml"), "x.yaml: cannot be read")
    assert_refused(program.call("kb", "load", tmp_path), f"{tmp_path}: no entry files (*.yaml) found")


@pytest.mark.parametrize(
    ("content", "told"), [(None, "cannot be read"), (b"hvad koster et pas\nkan man l\xe5ne\n", "not UTF-8 (byte 28)")]
)
def test_question_file_that_cannot_be_read_is_one_line_and_no_answer(
    program: Program, tmp_path: Path, content: bytes | None, told: str
) -> None:
    """A file of questions is read whole before anything is answered."""
    path = tmp_path / "spørgsmål.txt"
    if content is not None:
        path.write_bytes(content)
    assert_refused(program.call("ask", "--file", path, "--json-lines"), f"{path}: {told}")


@pytest.mark.parametrize(
    "arguments",
    [("ask",), ("ask", "hej", "--file", "x"), ("kb", "lod"), ("ask", "--jsn", "hej"), ("demo", "--port", "99999")],
)
def test_wrong_usage_is_exit_code_2_with_help_and_no_traceback(program: Program, arguments: tuple[str, ...]) -> None:
    """What cannot be meant is told with the command's usage."""
    ended = program.call(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "Usage: " in ended.err
    assert "Traceback" not in ended.err
