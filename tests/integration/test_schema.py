"""Bringing a database to this program's version, and refusing what it cannot work with."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

import bot.storage.tables
from bot.storage import schema
from bot.storage.database import Database
from knowledge.errors import DatabaseFaultError, DatabaseVersionError
from knowledge.storing.tables import Base

assert bot.storage.tables is not None, "imported so that its tables are known"

Check = Callable[[Database], Awaitable[str]]
CHECKS: tuple[Check, ...] = (schema.upgrade, schema.require_current)
MIGRATIONS = Path(schema.__file__).parents[1] / "migrations"
_MODULES_WITH_TABLES = """
import bot.storage.tables
from knowledge.storing.tables import Base
print(*{mapper.class_.__module__ for mapper in Base.registry.mappers})
"""
NEXT_VERSION = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade() -> None:
    op.create_table("of_the_next_version", sa.Column("id", sa.Integer(), primary_key=True))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database in a file stands or will stand."""
    return tmp_path / "data" / "test.db"


@pytest.fixture
async def database(blank_database_url: str) -> AsyncIterator[Database]:
    """A database without a single table, on each engine."""
    database = Database(blank_database_url)
    yield database
    await database.close()


@pytest.fixture
async def file_database(path: Path) -> AsyncIterator[Database]:
    """A database in a file that is not there yet."""
    database = Database(f"sqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """This program one version later: the same migrations and one more. Gives the version before."""
    before = schema.newest_version()
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_next.py").write_text(NEXT_VERSION.format(before=before))
    monkeypatch.setattr(schema, "_MIGRATIONS", folder)
    monkeypatch.setattr(schema, "NEWEST", "9999")
    return before


def test_the_newest_version_is_that_of_the_last_migration() -> None:
    """The version is written down, so that asking needs no migrations; it is the one they lead to."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.newest_version()


def _content(path: Path) -> bytes:
    return path.read_bytes()


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _make_folder(path: Path) -> None:
    path.mkdir()


def _place(database: Database) -> str:
    """How a message names a database: its file, or its address."""
    return str(database.file or database.url)


async def _tables(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def _set_version(database: Database, version: str) -> None:
    async with database.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


async def test_a_file_is_made_with_its_folder(file_database: Database, path: Path) -> None:
    """An upgrade of a SQLite address creates the file and the folder that it names."""
    assert await schema.upgrade(file_database) == "empty"
    assert _content(path).startswith(b"SQLite format 3")


async def test_processes_that_start_together_upgrade_once(database: Database) -> None:
    """Of processes that bring one empty database up to date at once, one does it and the others find it done."""
    others = [Database(database.url) for _ in range(3)] if database.file is None else [database] * 3
    versions = await asyncio.gather(*(schema.upgrade(each) for each in (database, *others)))
    for each in others:
        await each.close()
    assert sorted(versions) == [*[schema.newest_version()] * 3, "empty"]


def test_every_module_with_a_table_is_known() -> None:
    """A table that nobody imports would be missing from migrations, and from this file when it is run alone."""
    code = Path(schema.__file__).parents[2]
    made = {
        ".".join(path.relative_to(code).with_suffix("").parts)
        for folder in ("bot", "knowledge")
        for path in (code / folder).rglob("*.py")
        if "(Base):" in path.read_text(encoding="utf-8")
    }
    command = [sys.executable, "-c", _MODULES_WITH_TABLES]
    found = subprocess.run(command, cwd=code, capture_output=True, check=True)  # noqa: S603 - nobody else's text
    assert made == set(found.stdout.decode().split())


async def test_an_empty_database_is_made_ready(database: Database) -> None:
    """An upgrade creates all tables, and says that there was nothing before."""
    assert await schema.upgrade(database) == "empty"
    assert await _tables(database) == {*Base.metadata.tables, "alembic_version"}
    assert await schema.require_current(database) == schema.newest_version()


async def test_upgrading_twice_is_upgrading_once(database: Database) -> None:
    """A database that is current is left as it is, rows and all."""
    await schema.upgrade(database)
    async with database.transaction() as session:
        await session.execute(text("INSERT INTO moved_chat (old_id, new_id) VALUES (1, 2)"))
    assert await schema.upgrade(database) == schema.newest_version()
    async with database.transaction() as session:
        assert (await session.execute(text("SELECT new_id FROM moved_chat"))).scalar_one() == 2


async def test_the_migrations_make_the_tables_of_the_models(database: Database) -> None:
    """What the migrations make and what the models say do not differ in any table, column, type, index or key."""
    await schema.upgrade(database)

    def differences(connection: Connection) -> object:
        options = {"compare_type": True, "compare_server_default": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_comparison_sees_a_difference(database: Database) -> None:
    """The comparison of migrations and models is not blind: a column too many is found."""
    await schema.upgrade(database)
    async with database.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE entry ADD COLUMN extra INTEGER"))
        found = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), Base.metadata)
        )
    assert len(found) == 1


async def test_the_constraints_of_the_models_have_names(database: Database) -> None:
    """Every key and index has a name, so that a later migration can change it on both databases."""
    await schema.upgrade(database)

    def names(connection: Connection) -> list[str | None]:
        inspector = inspect(connection)
        tables = Base.metadata.tables
        keys = [inspector.get_pk_constraint(table)["name"] for table in tables]
        return keys + [key["name"] for table in tables for key in inspector.get_foreign_keys(table)]

    async with database.engine.connect() as connection:
        assert None not in await connection.run_sync(names)


async def test_an_empty_database_is_not_refused(database: Database) -> None:
    """A database without tables is told as such, and checking it creates nothing."""
    assert await schema.require_current(database) == "empty"
    assert await _tables(database) == set()


async def test_an_older_database_is_refused_unchanged(database: Database, next_version: str) -> None:
    """Where the current version is required, an older database is told with both the version and the remedy."""
    await _upgrade_as_before(database, next_version)
    with pytest.raises(DatabaseVersionError) as caught:
        await schema.require_current(database)
    assert caught.value.what == f"{_place(database)}: the database has the older version {next_version}"
    assert "borgerbot db upgrade" in caught.value.todo
    assert "of_the_next_version" not in await _tables(database)


async def test_an_older_database_is_upgraded_with_its_rows(database: Database, next_version: str) -> None:
    """An upgrade tells the version it found, adds what is new, and keeps what was there."""
    await _upgrade_as_before(database, next_version)
    async with database.transaction() as session:
        await session.execute(text("INSERT INTO moved_chat (old_id, new_id) VALUES (1, 2)"))
    assert await schema.upgrade(database) == next_version
    assert "of_the_next_version" in await _tables(database)
    assert await schema.require_current(database) == "9999"
    async with database.transaction() as session:
        assert (await session.execute(text("SELECT count(*) FROM moved_chat"))).scalar_one() == 1


async def _upgrade_as_before(database: Database, version: str) -> None:
    """Leave the database as the version before would have left it."""
    await schema.upgrade(database)
    async with database.transaction() as session:
        await session.execute(text("DROP TABLE of_the_next_version"))
    await _set_version(database, version)


@pytest.mark.parametrize("check", CHECKS)
async def test_a_newer_database_is_refused_unchanged(database: Database, check: Check) -> None:
    """A version that this program does not know is told with what it knows, and nothing is changed."""
    await schema.upgrade(database)
    await _set_version(database, "2099")
    before = await _tables(database)
    with pytest.raises(DatabaseVersionError) as caught:
        await check(database)
    assert _place(database) in caught.value.what
    assert "version 2099" in caught.value.what
    assert f"up to {schema.newest_version()}" in caught.value.what
    assert "\n" not in str(caught.value)
    assert await _tables(database) == before
    async with database.transaction() as session:
        assert (await session.execute(text("SELECT version_num FROM alembic_version"))).scalar_one() == "2099"


@pytest.mark.parametrize("check", CHECKS)
async def test_a_file_that_is_no_database_is_refused_unchanged(
    file_database: Database, path: Path, check: Check
) -> None:
    """A file of another kind is told with its name, in one line, and is left alone."""
    content = b"Dette er et brev til kommunen og ingen database.\n" * 100
    _write(path, content)
    with pytest.raises(DatabaseFaultError) as caught:
        await check(file_database)
    assert caught.value.what.startswith(f"{path}: cannot be used as a database")
    assert "BORGERBOT_DATABASE_URL" in caught.value.todo
    assert "\n" not in str(caught.value)
    assert _content(path) == content


@pytest.mark.parametrize("check", CHECKS)
async def test_a_folder_in_place_of_the_file_is_refused(file_database: Database, path: Path, check: Check) -> None:
    """A folder where the database should be is told with its name, in one line."""
    _make_folder(path)
    threads = set(threading.enumerate())
    with pytest.raises(DatabaseFaultError) as caught:
        await check(file_database)
    # The driver's thread still reports to the loop that it has ended, after its connection has failed.
    for thread in set(threading.enumerate()) - threads:
        await asyncio.to_thread(thread.join)
    assert caught.value.what == f"{path}: is a folder"
    assert "\n" not in str(caught.value)


async def test_a_failed_upgrade_changes_nothing(database: Database, next_version: str) -> None:
    """Where a table stands in the way of an upgrade, that is told in one line and everything is left as it was."""
    await schema.upgrade(database)
    await _set_version(database, next_version)
    before = await _tables(database)
    with pytest.raises(DatabaseFaultError) as caught:
        await schema.upgrade(database)
    assert caught.value.what.startswith(f"{_place(database)}: cannot be used as a database")
    assert "\n" not in str(caught.value)
    assert await _tables(database) == before
    async with database.reading() as session:
        assert (await session.execute(text("SELECT version_num FROM alembic_version"))).scalar_one() == next_version


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("table", ["entry", "alembic_version", "opskrift"])
async def test_another_programs_database_is_refused_unchanged(database: Database, table: str, check: Check) -> None:
    """A database with other tables than ours is not filled with ours.

    Regression: it was, and a file's journal was another from the first look at it.
    """
    async with database.engine.begin() as connection:
        await connection.execute(text(f"CREATE TABLE {table} (version_num VARCHAR(32))"))
    with pytest.raises(DatabaseFaultError) as caught:
        await check(database)
    assert caught.value.what == f"{_place(database)}: the database belongs to another program"
    assert "\n" not in str(caught.value)
    assert await _tables(database) == {table}


@pytest.mark.parametrize("check", CHECKS)
async def test_another_programs_file_keeps_every_byte(file_database: Database, path: Path, check: Check) -> None:
    """Looking at a SQLite file that is not ours leaves its journal as it is, and nothing beside it."""
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE opskrift (id INTEGER)")
    content = _content(path)
    with pytest.raises(DatabaseFaultError, match="belongs to another program"):
        await check(file_database)
    await file_database.close()
    assert _content(path) == content
    assert list(path.parent.iterdir()) == [path]


async def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    """The message about a server that cannot be reached names it in one line and does not show its password."""
    database = Database("postgresql+asyncpg://bot:hemmelig@127.0.0.1:1/borgerbot")
    with pytest.raises(DatabaseFaultError) as caught:
        await schema.require_current(database)
    await database.close()
    assert "127.0.0.1:1/borgerbot" in caught.value.what
    assert "\n" not in str(caught.value)
    assert "hemmelig" not in str(caught.value)
