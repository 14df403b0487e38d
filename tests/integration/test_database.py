"""The database: addresses, transactions that hold, readers that do not wait, and times that are UTC."""

from __future__ import annotations

import asyncio
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.storage import schema
from bot.storage.address import database_file, read_address, shown_address
from bot.storage.database import Database
from bot.storage.faults import place_of, refusal_in
from bot.storage.tables import FeedbackRow
from knowledge.errors import DatabaseFaultError, SettingsError

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
INSERT = text("INSERT INTO moved_chat (old_id, new_id) VALUES (:id, 1)")
COUNT = text("SELECT count(*) FROM moved_chat")


@pytest.fixture
def engine() -> str:
    """A database in a file."""
    return "sqlite"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:////var/lib/borgerbot/bot.db", Path("/var/lib/borgerbot/bot.db")),
        ("sqlite:///bot.db", Path("bot.db")),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("postgresql+asyncpg://bot@db/borgerbot", None),
    ],
)
def test_the_file_of_an_address(url: str, expected: Path | None) -> None:
    """Only a SQLite address names a file; a server and a database in memory have none."""
    assert database_file(url) == expected


def test_options_of_a_file_are_refused() -> None:
    """They would be ignored, and whoever wrote `mode=ro` would believe that nothing is written."""
    with pytest.raises(SettingsError) as caught:
        database_file("sqlite:///bot.db?mode=ro")
    assert str(caught.value) == "BORGERBOT_DATABASE_URL: options behind ? are not understood. Name the file alone"


@pytest.mark.parametrize("url", ["", "bot.db", "sqlite://folder/hemmelig.db", "//hemmelig@host"])
def test_what_is_no_address_is_told(url: str) -> None:
    """A slip in the address is told in one line with the remedy, without the address: it may hold a password."""
    with pytest.raises(SettingsError) as caught:
        database_file(url)
    assert "BORGERBOT_DATABASE_URL" in caught.value.what
    assert "sqlite:///" in caught.value.todo
    assert "hemmelig" not in str(caught.value)
    assert "\n" not in str(caught.value)


SERVER = "postgresql+asyncpg://bot:{password}@127.0.0.1:5432/borgerbot"


@pytest.mark.parametrize("sign", [*"@:/?#&=%[]", "@h:1/", "/@", "?x=1@", "@:5@"])
def test_no_part_of_a_password_is_shown(sign: str) -> None:
    """A password with a sign that ends it is not an address, or is hidden whole: none of its parts is taken for more.

    Regression: what stood behind an `@` in the password was told as the host that cannot be reached.
    """
    try:
        told = shown_address(read_address(SERVER.format(password=f"aaaa{sign}hemmelig")))
    except SettingsError as error:
        told = str(error)
    assert "aaaa" not in told
    assert "hemmelig" not in told


def test_no_password_among_the_options_is_shown() -> None:
    """An option that is none of the known ones is refused by its name; its value is not repeated."""
    with pytest.raises(SettingsError) as caught:
        read_address("postgresql+asyncpg://127.0.0.1/borgerbot?user=bot&password=hemmelig")
    assert "unknown option 'password'" in caught.value.what
    assert "hemmelig" not in str(caught.value)


def test_where_a_server_is_is_shown() -> None:
    """User, host, port and name are told, also where the host is a socket's folder; other options are left out."""
    address = read_address("postgresql+asyncpg://bot:x@/borgerbot?host=/tmp&port=5433&sslmode=require")
    assert shown_address(address) == "postgresql+asyncpg://bot:***@/borgerbot?host=%2Ftmp&port=5433"


@pytest.mark.parametrize("name", ["ssl", "sslmode"])
def test_either_word_for_the_encryption_is_understood(name: str) -> None:
    """PostgreSQL's own `sslmode` and the driver's `ssl` are the same; what is none of its modes is refused.

    Regression: `sslmode` ended in a traceback.
    """
    address = "postgresql+asyncpg://127.0.0.1/borgerbot?{}={}"
    assert read_address(address.format(name, "verify-full")).query == {"ssl": "verify-full"}
    with pytest.raises(SettingsError, match="sslmode is not understood"):
        read_address(address.format(name, "hest"))


def test_a_port_beyond_the_last_is_no_address() -> None:
    """Regression: a port that there cannot be ended in a traceback."""
    with pytest.raises(SettingsError, match="not an address"):
        read_address("postgresql+asyncpg://127.0.0.1:99999/borgerbot")


def test_a_file_is_told_with_all_its_folders() -> None:
    """Who reads of a file need not know in which folder the program was started."""
    assert place_of("sqlite:///data/bot.db") == str(Path.cwd() / "data" / "bot.db")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file where the database's folder should be is told with its name."""
    (tmp_path / "data").write_text("en fil")
    with pytest.raises(SettingsError) as caught:
        Database(f"sqlite:///{tmp_path}/data/bot.db")
    assert str(tmp_path / "data") in caught.value.what
    assert "BORGERBOT_DATA_DIR" in caught.value.todo


async def test_what_is_kept_is_nobody_elses(tmp_path: Path) -> None:
    """A folder that is made for the database can be read by its owner alone; one that was there stays as it was."""
    for name, before in (("ny", None), ("gammel", 0o750)):
        folder = tmp_path / name
        if before is not None:
            folder.mkdir(mode=before)
        await Database(f"sqlite:///{folder}/bot.db").close()
        assert stat.S_IMODE(folder.stat().st_mode) == (before or 0o700)


async def test_a_database_is_its_owners_in_an_open_folder_too(tmp_path: Path) -> None:
    """A folder that systemd has made is open to all; what is made in it is not, and what was there stays as it was."""
    old = tmp_path / "gammel.db"
    old.touch(mode=0o644)
    for path, rights in ((tmp_path / "ny.db", 0o600), (old, 0o644)):
        database = Database(f"sqlite:///{path}")
        await schema.upgrade(database)
        async with database.transaction() as session:
            await session.execute(text("CREATE TABLE mere (id INTEGER)"))
        for each in (path, path.with_name(f"{path.name}-wal")):
            assert stat.S_IMODE(each.stat().st_mode) == rights
        await database.close()


async def _insert(database: Database, *ids: int) -> None:
    """Write rows in one transaction."""
    async with database.transaction() as session:
        for each in ids:
            await session.execute(INSERT, {"id": each})


def _delete_all(folder: Path) -> None:
    for each in folder.iterdir():
        each.unlink()


async def test_no_empty_file_takes_the_place_of_a_deleted_one(tmp_path: Path) -> None:
    """Regression: half the connections of a process found an empty database, and their faults told of tables."""
    file = tmp_path / "bot.db"
    database = Database(f"sqlite:///{file}")
    await schema.upgrade(database)
    async with database.reading() as first:
        _delete_all(tmp_path)
        with pytest.raises(DatabaseFaultError, match="deleted") as caught:
            async with database.reading():
                pass
        assert (await first.execute(COUNT)).scalar() == 0
    assert not file.exists()
    assert refusal_in(caught.value, database.url) is caught.value
    await database.close()


async def test_a_transaction_is_kept_or_undone_whole(database: Database) -> None:
    """What a transaction wrote is there once it ended well, and gone if it failed."""
    await _insert(database, 1)
    with pytest.raises(IntegrityError):
        await _insert(database, 2, 1)
    async with database.reading() as session:
        assert (await session.execute(COUNT)).scalar_one() == 1


async def test_an_error_does_not_tell_what_was_written(database: Database) -> None:
    """An error of the database names the statement, never its values: they may be what a citizen wrote."""
    with pytest.raises(IntegrityError) as caught:
        await _insert(database, 4242424242, 4242424242)
    assert "moved_chat" in str(caught.value)
    assert "4242424242" not in str(caught.value)


async def test_a_reader_sees_one_state_and_waits_for_nobody(database: Database) -> None:
    """While a writer has the lock, a reader sees what was there before, and still does after the writer is done."""
    async with database.reading() as reader:
        assert (await reader.execute(COUNT)).scalar_one() == 0
        async with database.transaction() as writer:
            await writer.execute(INSERT, {"id": 1})
            async with database.reading() as another:
                assert (await another.execute(COUNT)).scalar_one() == 0
        assert (await reader.execute(COUNT)).scalar_one() == 0
    async with database.reading() as reader:
        assert (await reader.execute(COUNT)).scalar_one() == 1


async def test_writers_that_read_first_lose_no_write(database: Database) -> None:
    """Of two programs at one file, each task reads a number and writes it back one higher: no one reads a stale one."""
    async with database.transaction() as session:
        await session.execute(text("INSERT INTO moved_chat (old_id, new_id) VALUES (1, 0)"))

    async def count_up(database: Database) -> None:
        async with database.transaction() as session:
            found = (await session.execute(text("SELECT new_id FROM moved_chat"))).scalar_one()
            await session.execute(text("UPDATE moved_chat SET new_id = :value"), {"value": found + 1})

    # Within one program writers queue; another program has a queue of its own.
    other = Database(database.url)
    await asyncio.gather(*(count_up(each) for each in (database, other) for _ in range(10)))
    await other.close()
    async with database.reading() as session:
        assert (await session.execute(text("SELECT new_id FROM moved_chat"))).scalar_one() == 20


async def test_a_time_comes_back_as_utc(database: Database) -> None:
    """A time of any zone is stored and read as the same moment in UTC."""
    summer = NOON.astimezone(timezone(timedelta(hours=2)))
    async with database.transaction() as session:
        session.add(FeedbackRow(entry="pas-pris", helpful=True, at=summer))
    async with database.reading() as session:
        found = (await session.scalars(select(FeedbackRow))).one()
    assert found.at == NOON
    assert found.at.utcoffset() == timedelta(0)


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    """A naive time is an error where it is written, not a wrong hour where it is read."""
    with pytest.raises(StatementError, match="naive"):
        async with database.transaction() as session:
            session.add(FeedbackRow(entry="pas-pris", helpful=True, at=NOON.replace(tzinfo=None)))
