"""What the command line says of a database that refuses: one line with what to do, fit to the cause."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from bot.clock import system_clock
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.faults import faults_told, refusal_in
from bot.transport.outgoing.journal import notes_beside
from knowledge.errors import DatabaseFaultError
from tests.integration.command_line import ROOT, SMALL, Ended, Program, assert_refused, environment

Commands = dict[str, tuple[str, ...]]

READING: Commands = {
    "ask": ("ask", "hej"),
    "backlog": ("backlog",),
    "history": ("kb", "history", "pas-pris"),
    "export": ("kb", "export", "{folder}/ud.csv"),
    "export-questions": ("kb", "export", "{folder}/ud.csv", "--questions"),
    "import": ("kb", "import", "{folder}/ind.csv"),
    "import-questions": ("kb", "import", "{folder}/spm.csv"),
    "events-list": ("events", "list"),
}
CHANGING: Commands = {
    "import-apply": ("kb", "import", "{folder}/ind.csv", "--apply"),
    "import-questions-apply": ("kb", "import", "{folder}/spm.csv", "--apply"),
    "undo": ("kb", "undo", "1"),
    "events-fetch": ("events", "fetch"),
    "restored": ("db", "restored"),
    "events-import": ("events", "import", "{folder}/arr.csv"),
}
MAKING: Commands = {"load": ("kb", "load"), "upgrade": ("db", "upgrade")}
ONLY_ROOT_MAY = (1, 2)
"""What lets root write and read whatever it likes: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what `program` begins with, to be copied once it is there."""
    return tmp_path_factory.mktemp("made") / "once"


@pytest.fixture
def program(tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, with a knowledge base in a folder and files to import beside it."""
    if not made.exists():
        first = Program(made / "data", monkeypatch, capsys)
        first.call("kb", "load", SMALL)
        first.call("kb", "export", made / "ind.csv")
        first.call("kb", "export", made / "spm.csv", "--questions")
        day = system_clock() + timedelta(days=5)
        (made / "arr.csv").write_text(f"titel;dato;tid;hus\nBingo;{day:%Y-%m-%d};19;Faxe\n", encoding="utf-8")
    shutil.copytree(made, tmp_path / "copy")
    return Program(tmp_path / "copy" / "data", monkeypatch, capsys)


def file_of(program: Program) -> Path:
    """The program's database."""
    return program.folder / "borgerbot.db"


def call(program: Program, command: tuple[str, ...]) -> Ended:
    """Call a command in this process."""
    arguments = [each.format(folder=program.folder.parent) for each in command]
    return program.call(*arguments, BORGERBOT_EVENTS_URL="http://127.0.0.1:1/events")


def of(*groups: Commands) -> pytest.MarkDecorator:
    """Commands to try one after the other."""
    named = {name: command for group in groups for name, command in group.items()}
    return pytest.mark.parametrize("command", named.values(), ids=named)


@of({name: command for name, command in READING.items() if name != "ask"}, CHANGING)
@pytest.mark.parametrize("there", [False, True], ids=["nothing", "empty file"])
def test_where_no_database_is_that_is_said_and_none_is_made(
    program: Program, command: tuple[str, ...], *, there: bool
) -> None:
    """A wrong place is not taken for a database with nothing in it, and is left as it is.

    Regression: a monitor read that nobody waits, and an import went into a new file.
    """
    for each in program.folder.iterdir():
        each.unlink()
    if there:
        file_of(program).touch()
    told = f"{file_of(program)}: no database of borgerbot is there"
    assert_refused(call(program, command), told, "BORGERBOT_DATA_DIR", "borgerbot db upgrade")
    assert [(each, each.stat().st_size) for each in program.folder.iterdir()] == [(file_of(program), 0)] * there


@of(READING, CHANGING)
def test_an_older_database_is_told_and_left_as_it_is(program: Program, command: tuple[str, ...]) -> None:
    """Only what brings a database to a new version on purpose does so; a look at it must not keep the old one out."""
    with closing(sqlite3.connect(file_of(program))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0017'")
    before = file_of(program).read_bytes()
    assert_refused(call(program, command), f"{file_of(program)}: the database has the older version 0017", "db upgrade")
    assert file_of(program).read_bytes() == before


@of(READING, CHANGING, MAKING)
def test_a_damaged_file_is_told_with_the_way_back(program: Program, command: tuple[str, ...]) -> None:
    """What cannot be read any more is not thrown away: it is kept, and a backup takes its place."""
    content = bytearray(file_of(program).read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    file_of(program).write_bytes(content)
    ended = call(program, command)
    assert_refused(ended, f"{file_of(program)}: is damaged", "keep the file", "newest backup")
    assert "move the file away" not in ended.err


def test_damage_that_shows_later_is_told_too(program: Program) -> None:
    """Regression: what was found to be damaged after the first look ended in a traceback."""
    with closing(sqlite3.connect(file_of(program))) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'entry_version'"
        [(page,)] = connection.execute(query).fetchall()
        [(size,)] = connection.execute("PRAGMA page_size").fetchall()
    content = bytearray(file_of(program).read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    file_of(program).write_bytes(content)
    assert_refused(call(program, READING["history"]), f"{file_of(program)}: is damaged", "newest backup")


@of({name: (READING | MAKING)[name] for name in ("history", "upgrade")})
def test_a_locked_file_is_told_as_locked(program: Program, command: tuple[str, ...]) -> None:
    """A file that another program keeps is waited for or freed, and stays where it is.

    Regression: people were told to move it away.
    """
    with closing(sqlite3.connect(file_of(program), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        ended = call(program, command)
    assert_refused(ended, f"{file_of(program)}: is locked by another program", "Leave the file where it is")
    assert "move the file away" not in ended.err


@pytest.mark.parametrize(
    ("file", "folder", "told"),
    [(0o444, 0o555, "cannot be written"), (0o000, 0o755, "cannot be opened"), (0o644, 0o600, "cannot be opened")],
)
def test_missing_rights_are_told_as_such(program: Program, file: int, folder: int, told: str) -> None:
    """Whoever may not write the file or its folder reads which right is missing."""
    file_of(program).chmod(file)
    program.folder.chmod(folder)
    try:
        ended = without_roots_rights(program, "kb", "load")
    finally:
        program.folder.chmod(0o755)
    assert_refused(ended, f"{file_of(program)}: {told}", "Give the user who runs borgerbot (number ", "the right")


@pytest.mark.parametrize(("file", "folder", "told"), [(0o644, 0o555, ".lock"), (0o444, 0o755, "")])
def test_run_does_not_begin_where_it_may_not_write(program: Program, file: int, folder: int, told: str) -> None:
    """Regression: a folder that cannot be written ended in a traceback, and with a file nothing was ever answered."""
    file_of(program).chmod(file)
    program.folder.chmod(folder)
    try:
        ended = without_roots_rights(program, "run", TELEGRAM_TOKEN="1:A", BORGERBOT_TELEGRAM_URL="http://127.0.0.1:1")
    finally:
        program.folder.chmod(0o755)
    assert_refused(
        ended, f"{file_of(program)}{told}: cannot be written", "Give the user who runs borgerbot (number ", "the right"
    )


def test_run_does_not_begin_where_it_may_not_read_what_was_sent(program: Program) -> None:
    """Regression: notes that somebody else owns counted as none, and what they told of was sent once more."""
    notes = notes_beside(file_of(program))
    notes.touch()
    notes.chmod(0)
    ended = without_roots_rights(program, "run", TELEGRAM_TOKEN="1:A", BORGERBOT_TELEGRAM_URL="http://127.0.0.1:1")
    assert_refused(ended, f"{notes}: cannot be written", "Give the user who runs borgerbot (number ")


def test_a_disk_that_takes_nothing_more_is_told(program: Program) -> None:
    """Where a command can write no further, it says so, and what it had begun is undone."""
    with largest_file(4096):
        ended = call(program, MAKING["load"])
    assert_refused(ended, f"{file_of(program)}: the disk cannot be read or written", "is full or broken")
    assert call(program, READING["export"]).out.startswith("8 entries are in ")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_full_disk_is_told(database: Database) -> None:
    """SQLite's own word that there is no room is told with what to do."""
    async with database.engine.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))
        with pytest.raises(DatabaseFaultError, match=r"the disk is full .* make room"), faults_told(database.url):
            await connection.execute(text("CREATE TABLE stor AS SELECT zeroblob(1000000) AS indhold"))


async def test_a_fault_of_the_program_keeps_its_traceback(database: Database) -> None:
    """What nobody but a programmer can mend is not made into a line about the database."""
    async with database.reading() as session:
        with pytest.raises(DBAPIError), faults_told(database.url):
            await session.execute(text("SELECT * FROM findes_ikke"))


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("user", "name", "told"),
    [
        ("ukendt", None, ("refuses the user or the password", "as %40", "pg_hba.conf")),
        (None, "findes_ikke", ("has no such database", "createdb")),
    ],
)
def test_a_server_that_refuses_says_why(
    program: Program, database_url: str, user: str | None, name: str | None, told: tuple[str, ...]
) -> None:
    """A wrong user, password or name of a database is one line, and the password is not in it.

    Regression: each ended in a traceback.
    """
    # What is None stays as it is.
    address = make_url(database_url).set(username=user, password="hemmelig", database=name)
    ended = program.call("backlog", BORGERBOT_DATABASE_URL=address.render_as_string(hide_password=False))
    assert_refused(ended, "***@", *told)
    assert "hemmelig" not in ended.err


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_server_that_takes_no_changes_is_told(database: Database) -> None:
    """A standby is told from a server that is down."""
    with pytest.raises(DatabaseFaultError, match="can only be read there"), faults_told(database.url):
        async with database.reading() as session:
            await session.execute(text("DELETE FROM moved_chat"))


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_standby_is_refused_before_anything_is_begun(database: Database) -> None:
    """Regression: where there was nothing to upgrade, the assistant said that it runs, and ended with a traceback."""
    name = make_url(database.url).database
    async with database.transaction() as session:
        await session.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    with pytest.raises(DatabaseFaultError, match="can only be read there"):
        await schema.upgrade(database)
    async with database.engine.begin() as connection:
        # The connection was there before; a new one may change nothing, not even this.
        await connection.execute(text(f'ALTER DATABASE "{name}" RESET default_transaction_read_only'))


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
@pytest.mark.parametrize("grouped", [False, True])
async def test_a_refusal_that_ends_a_part_is_told_as_one_line(database: Database, *, grouped: bool) -> None:
    """Also where several parts of the service have met it; a fault of the program keeps its traceback."""
    with pytest.raises(DBAPIError) as caught:
        async with database.reading() as session:
            await session.execute(text("DELETE FROM moved_chat"))
    error = caught.value
    told = refusal_in(ExceptionGroup("parts", [error]) if grouped else error, database.url)
    assert told is not None
    assert "can only be read there" in told.what
    assert refusal_in(ValueError("slip"), database.url) is None


def without_roots_rights(program: Program, *arguments: str, **variables: str) -> Ended:
    """Run a command as somebody whom the rights of files hold off, even where root runs the tests."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=environment(program.folder, **variables),
        capture_output=True,
        timeout=60,
        check=False,
        preexec_fn=_give_up_rights if os.geteuid() == 0 else None,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def _give_up_rights() -> None:
    for each in ONLY_ROOT_MAY:
        ctypes.CDLL(None).prctl(24, each, 0, 0, 0)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let this process make no file longer than so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
