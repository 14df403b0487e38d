"""A database that one test has used is as new for the next."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from tests.integration.postgres import Postgres


async def _dumped(engine: AsyncEngine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and every number that comes next."""
    async with engine.connect() as connection:
        tables = list(await connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")))
        # The names come from the database's own list.
        found = {name: (await connection.execute(text(f'TABLE "{name}"'))).all() for name in tables}
        found["sequences"] = (await connection.execute(text("SELECT * FROM pg_sequences ORDER BY 2"))).all()
    return {name: [tuple(row) for row in rows] for name, rows in found.items()}


async def _change(engine: AsyncEngine, *statements: str) -> None:
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def test_rows_numbers_and_connections_of_the_test_before_are_gone(postgres: Postgres) -> None:
    """It is the same database, but every table, sequence and first row is as it was, and who was in it is out."""
    async with postgres.database() as address:
        engine = create_async_engine(address)
        new = await _dumped(engine)
        await _change(
            engine, "INSERT INTO blocked_chat SELECT 7, now()", "UPDATE alembic_version SET version_num = 'x'"
        )
        await _change(
            engine, "SELECT setval(oid::regclass, 99) FROM pg_class WHERE relkind = 'S'", "DELETE FROM case_number"
        )
        assert await _dumped(engine) != new
        left = await engine.connect()
        await left.execute(text("LOCK TABLE inbox"))
    async with postgres.database() as again:
        assert again == address
        renewed = create_async_engine(again)
        assert await _dumped(renewed) == new
        await renewed.dispose()
    with pytest.raises(DBAPIError):
        await left.execute(text("SELECT 1"))
    await left.invalidate()
    await engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE inbox DROP COLUMN problem",
        "ALTER TABLE inbox RENAME TO letters",
        "ALTER TABLE inbox ALTER COLUMN problem SET DEFAULT 'x'",
        "CREATE INDEX more ON inbox (problem)",
        "CREATE TABLE more (id int)",
        "CREATE SCHEMA more",
        "DROP TABLE inbox",
    ],
)
async def test_a_database_whose_tables_were_changed_is_not_used_again(postgres: Postgres, statement: str) -> None:
    """Whatever a test does to the tables themselves, the next test does not see it."""
    async with postgres.database() as address:
        engine = create_async_engine(address)
        await _change(engine, statement)
        await engine.dispose()
    async with postgres.database() as other:
        assert other != address
