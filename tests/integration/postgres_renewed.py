"""A database that a test has used, made as new for the next one: copying the template takes the server half a second.

What a test leaves are rows, numbers that were given out, and connections. If it changed the tables themselves, its
database is not used again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

# Whatever changes tables, indexes, constraints, triggers, functions or schemas leaves a row more, less, or newer here.
_SHAPE = text(
    " UNION ALL ".join(
        # The names are constants.
        f"SELECT '{catalogue}', count(*), max(xmin::text::bigint) FROM {catalogue}"  # noqa: S608
        for catalogue in ("pg_attribute", "pg_constraint", "pg_namespace", "pg_proc", "pg_trigger", "pg_type")
    )
)
_WRITTEN = text(
    "SELECT format('%I', relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    " AND pg_relation_size(oid) > 0 ORDER BY relname"
)
_CUT_OFF = text(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_COUNT_ANEW = text(
    "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences"
    " WHERE last_value IS NOT NULL"
)

Shape = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class AsNew:
    """What a database was like before anybody used it.

    Attributes:
        shape: tells whether its tables are those they were.
        rows: that it began with, by the table's name in SQL, as JSON.
    """

    shape: Shape
    rows: Mapping[str, str]


async def look_at(address: URL) -> AsNew:
    """What a database is like now; nobody has used it yet, nor given out a number."""
    engine = create_async_engine(address)
    async with engine.connect() as connection:
        rows = {table: await _rows(connection, table) for table in await _written(connection)}
        found = AsNew(await _shape(connection), rows)
    await engine.dispose()
    return found


async def renew(address: URL, as_new: AsNew) -> bool:
    """Make a used database as new; False if it cannot be, since its tables are others now."""
    engine = create_async_engine(address)
    async with engine.begin() as connection:
        # Whatever a test left open is cut, so that it cannot go on writing.
        await connection.execute(_CUT_OFF)
        same = await _shape(connection) == as_new.shape
        if same:
            await _empty(connection, as_new.rows)
    await engine.dispose()
    return same


async def _empty(connection: AsyncConnection, rows: Mapping[str, str]) -> None:
    tables = await _written(connection)
    if tables:
        await connection.execute(text(f"TRUNCATE {', '.join(tables)} CASCADE"))
    await connection.execute(_COUNT_ANEW)
    for table, kept in rows.items():
        # The names come from the database's own list of tables.
        fill = f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, CAST(:kept AS json))"  # noqa: S608
        await connection.execute(text(fill), {"kept": kept})


async def _shape(connection: AsyncConnection) -> Shape:
    return tuple((str(name), int(rows), int(newest)) for name, rows, newest in await connection.execute(_SHAPE))


async def _written(connection: AsyncConnection) -> list[str]:
    return [str(name) for name in await connection.scalars(_WRITTEN)]


async def _rows(connection: AsyncConnection, table: str) -> str:
    kept = await connection.scalar(text(f"SELECT json_agg(kept)::text FROM {table} AS kept"))  # noqa: S608
    return str(kept)
