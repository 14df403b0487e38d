"""For every test: logs as the service writes them, so that what they must not hold is looked for in the real ones.

And databases: whatever takes the fixture `database` runs on SQLite and on PostgreSQL. And a stand-in for Telegram, with
a citizen and a staff group.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from bot.logs import configure_logging
from bot.standin import Citizen, Group, Server, Specification, Staff, World, find_specification, serve
from bot.storage import database as storage
from bot.storage import schema
from bot.storage.database import Database
from bot.transport import leader, signals
from tests.integration.postgres import NoPostgresError, Postgres, running_postgres

ENGINES = ("sqlite", "postgresql")
_WEEKS = 2_000_000.0
"""Seconds, nearly as many as PostgreSQL takes for a limit."""


# How long an example takes says how busy the machine is. In CI Hypothesis leaves time out by itself.
settings.register_profile("untimed", deadline=None)
if not os.environ.get("CI"):
    settings.load_profile("untimed")


@pytest.fixture(scope="session")
def specification() -> Specification | None:
    """The Bot API's specification, where it is at hand."""
    path = find_specification()
    return Specification(path) if path else None


@pytest.fixture
def world(specification: Specification | None) -> Iterator[World]:
    """A stand-in whose every request must be in order: each test is a contract test too.

    Whoever breaks a rule on purpose clears `world.violations` after looking at them.
    """
    world = World(specification=specification)
    yield world
    assert [str(violation) for violation in world.violations] == []


@pytest.fixture
async def server(world: World) -> AsyncIterator[Server]:
    """The stand-in, served."""
    async with serve(world) as server:
        yield server


@pytest.fixture
def anna(world: World) -> Citizen:
    """A citizen who has opened the chat."""
    citizen = world.add_citizen("Anna")
    citizen.start()
    return citizen


@pytest.fixture
def group(world: World) -> Group:
    """The staff group, with topics and the assistant as administrator."""
    return world.add_staff_group("Vagten")


@pytest.fixture
def bo(world: World, group: Group) -> Staff:
    """A colleague in the staff group."""
    return world.add_member(group, "Bo")


@pytest.fixture(autouse=True)
def real_logs() -> None:
    """Logs in the service's own form, whatever the test before did to them.

    A rendered traceback with local values, structlog's default, would show what citizens wrote.
    """
    configure_logging("INFO")


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """No statement is given up because the hands of a test's clock are turned by hours while it is under way.

    What is given up after how long has tests of its own.
    """
    monkeypatch.setattr(storage, "_ANSWERING", _WEEKS)
    monkeypatch.setattr(signals, "_ANSWERING", _WEEKS)
    monkeypatch.setattr(leader, "_SILENT_FOR", int(_WEEKS))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server; without one the test is skipped, but fails in CI, where it would be missed."""
    try:
        with running_postgres() as server:
            yield server
            asyncio.run(server.close())
    except NoPostgresError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a SQLite file with this program's tables is kept, once there is one, to be copied."""
    return tmp_path_factory.mktemp("template") / "migrated.db"


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The kind of database that the test runs on; the test runs once on each."""
    return str(request.param)


@asynccontextmanager
async def _address(request: pytest.FixtureRequest, engine: str, path: Path, *, migrated: bool) -> AsyncIterator[str]:
    if engine == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        async with server.database(migrated=migrated) as address:
            yield address
        return
    if migrated:
        await _copy_migrated(request.getfixturevalue("migrated_file"), path)
    yield f"sqlite:///{path}"


async def _copy_migrated(template: Path, path: Path) -> None:
    if not await asyncio.to_thread(template.exists):
        database = Database(f"sqlite:///{template}")
        await schema.upgrade(database)
        await database.close()
    shutil.copyfile(template, path)


@pytest.fixture
async def database_url(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty database of this program's version, on each engine."""
    async with _address(request, engine, tmp_path / "test.db", migrated=True) as address:
        yield address


@pytest.fixture
async def blank_database_url(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database without a single table, on each engine."""
    async with _address(request, engine, tmp_path / "blank.db", migrated=False) as address:
        yield address


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database of this program's version, on each engine."""
    database = Database(database_url)
    yield database
    await database.close()
