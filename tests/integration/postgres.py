"""A PostgreSQL for the tests: the one that `TEST_DATABASE_URL` names, or one of our own from the machine's programs.

A server of our own lives in a temporary folder, listens on a socket there and nowhere else, and does not care for its
data. Each test has a database for itself: a copy of a migrated one, or one that an earlier test gave back, made as new.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage import schema
from bot.storage.database import Database
from tests.integration.postgres_renewed import AsNew, look_at, renew

ADDRESS_VARIABLE = "TEST_DATABASE_URL"
_DEBIAN = Path("/usr/lib/postgresql")
_USER = "postgres"
# Sockets have short paths, and the folder that pytest keeps is closed to the server's user.
_TEMPORARY = Path("/tmp")  # noqa: S108 - a folder with a random name and no access for others is made in it
_STOP_WHEN_ALONE = 'read -r _; "$1" -D "$2" -m immediate -s stop; rm -rf "$3"'
_OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "200",
    "autovacuum": "off",
    "listen_addresses": "''",
}


class NoPostgresError(Exception):
    """There is no PostgreSQL to test with; the text says what was looked for."""


@dataclass(slots=True)
class Postgres:
    """A server to make databases on.

    Attributes:
        address: of the server, with any database that is there.
    """

    address: URL
    _numbers: Iterator[int] = field(default_factory=count)
    _template: tuple[str, AsNew] | None = None
    _free: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def database(self, *, migrated: bool = True) -> AsyncIterator[str]:
        """The address of a database as new, empty or with this program's tables; it is nobody else's meanwhile."""
        async with self._migrated() if migrated else self._blank() as name:
            yield self._address_of(name).render_as_string(hide_password=False)

    async def close(self) -> None:
        """Leave nothing behind on a server that goes on."""
        while self._free:
            await self._drop(self._free.pop())
        if self._template is not None:
            await self._drop(self._template[0])
            self._template = None

    @asynccontextmanager
    async def _blank(self) -> AsyncIterator[str]:
        name = await self._copy("template0")
        try:
            yield name
        finally:
            await self._drop(name)

    @asynccontextmanager
    async def _migrated(self) -> AsyncIterator[str]:
        template, as_new = await self._made_template()
        name = self._free.pop() if self._free else await self._copy(template)
        try:
            yield name
        finally:
            if await renew(self._address_of(name), as_new):
                self._free.append(name)
            else:
                await self._drop(name)

    async def _made_template(self) -> tuple[str, AsNew]:
        if self._template is None:
            name = await self._copy("template0")
            database = Database(self._address_of(name).render_as_string(hide_password=False))
            await schema.upgrade(database)
            await database.close()
            self._template = name, await look_at(self._address_of(name))
        return self._template

    async def _copy(self, template: str) -> str:
        name = f"borgerbot_test_{os.getpid()}_{next(self._numbers)}"
        await self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def _address_of(self, name: str) -> URL:
        return self.address.set(database=name)

    async def _drop(self, name: str) -> None:
        # Whatever a test left open is cut, so that it cannot keep its database.
        await self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def _execute(self, statement: str) -> None:
        """Run a statement that allows no transaction; for one connection only, since each test has its own loop."""
        engine = create_async_engine(self.address, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(statement))
        await engine.dispose()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server, for as long as the block lasts.

    Raises:
        NoPostgresError: if none is named and none can be started.
    """
    named = os.environ.get(ADDRESS_VARIABLE)
    if named:
        yield Postgres(make_url(named).set(drivername="postgresql+asyncpg"))
        return
    with own_server() as server:
        yield Postgres(server.address)


@dataclass(frozen=True, slots=True)
class OwnServer:
    """A server of our own, which can be stopped and started again.

    Attributes:
        programs: the folder of PostgreSQL's programs.
        folder: with its data, its socket and its log.
        owner: who runs it; None is whoever runs the tests.
    """

    programs: Path
    folder: Path
    owner: pwd.struct_passwd | None

    @property
    def address(self) -> URL:
        """Of the server, with a database that is always there."""
        return URL.create("postgresql+asyncpg", username=_USER, database="postgres", query={"host": str(self.folder)})

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = " ".join(f"-c {name}={value}" for name, value in _OPTIONS.items())
        self._control("-l", self.folder / "log", "-o", f"-k {self.folder} {options}", "start")

    def stop(self) -> None:
        """Stop it as an administrator does: whoever is connected is cut off, and what is committed is kept."""
        self._control("-m", "fast", "stop")

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Have it answer nobody and close nothing until the block is left, as on a machine whose disk stands still."""
        main = psutil.Process(int((self.folder / "data" / "postmaster.pid").read_text().split()[0]))
        main.suspend()
        stopped = [main, *main.children()]
        try:
            for process in stopped[1:]:
                process.suspend()
            yield
        finally:
            for process in reversed(stopped):
                process.resume()

    def make(self) -> None:
        """Make its data folder."""
        options = ("-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        _run([self.programs / "initdb", "-D", self.folder / "data", *options], self.folder, self.owner)

    def _control(self, *what: Path | str) -> None:
        control: list[Path | str] = [self.programs / "pg_ctl", "-D", self.folder / "data", "-s", "-w"]
        _run([*control, *what], self.folder, self.owner)


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """A server of our own, for as long as the block lasts.

    Raises:
        NoPostgresError: if none can be started.
    """
    programs, owner = find_programs(), _owner()
    folder = Path(tempfile.mkdtemp(prefix="borgerbot-pg-", dir=_TEMPORARY))
    try:
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        server = OwnServer(programs, folder, owner)
        server.make()
        server.start()
        with _watched(programs, folder, owner):
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """The folder of `initdb`, `pg_ctl` and `postgres`: where PATH has them, else Debian's newest.

    Raises:
        NoPostgresError: if there is none.
    """
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(_DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    for folder in folders:
        if all((folder / name).is_file() for name in ("initdb", "pg_ctl", "postgres")):
            return folder
    raise NoPostgresError(
        f"PostgreSQL: no initdb in PATH or {_DEBIAN}; run scripts/ensure-postgresql, or set {ADDRESS_VARIABLE}"
    )


def _owner() -> pwd.struct_passwd | None:
    """Who runs the server: it refuses to be root's; None is whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(_USER)
    except KeyError:
        raise NoPostgresError(f"PostgreSQL: it cannot run as root, and there is no user {_USER}") from None


@contextmanager
def _watched(programs: Path, folder: Path, owner: pwd.struct_passwd | None) -> Iterator[None]:
    """Stop the server at the end of the block, and also when the tests are killed: then their end of a pipe closes."""
    with subprocess.Popen(  # noqa: S603 - a fixed script, with programs that were looked up
        ["/bin/sh", "-c", _STOP_WHEN_ALONE, "sh", programs / "pg_ctl", folder / "data", folder],
        cwd="/",
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **_as(owner),
    ):
        # Leaving closes the pipe and waits for the script.
        yield


def _run(command: Sequence[Path | str], folder: Path, owner: pwd.struct_passwd | None) -> None:
    """Run a program of PostgreSQL's as the server's user, with its words in a file: the server inherits them."""
    words = folder / "words"
    with words.open("ab") as output:
        done = subprocess.run(  # noqa: S603 - programs that were looked up, with arguments of our own
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=False,
            **_as(owner),
        )
    if done.returncode != 0:
        last = words.read_text(errors="replace").strip().splitlines()[-1:] or ["no reason given"]
        raise NoPostgresError(f"PostgreSQL: {Path(command[0]).name} failed in {folder}: {last[0]}")


def _as(owner: pwd.struct_passwd | None) -> dict[str, Any]:
    """Arguments that make a program run as somebody else."""
    return {} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
