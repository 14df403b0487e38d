"""Everything from one database into another, as when one machine is outgrown: from a file to a server, or back."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import JSON, Connection, Integer, Table, TableClause, column, delete, func, insert, select, table, text

from bot.storage.database import Database
from bot.storage.faults import place_of
from bot.storage.tables import ConversationRow, InboxRow
from knowledge.errors import DatabaseFaultError
from knowledge.storing.tables import Base, EntryRow

_ROWS_AT_ONCE: Final = 500
_IN_USE: Final = (EntryRow, ConversationRow, InboxRow)
"""Whoever has started on a database has at least one of these."""


async def copy_everything(source: Database, target: Database) -> int:
    """Copy all rows, in one transaction of the target; the source is only read.

    Args:
        source: of this program's version, and nobody works on it.
        target: of this program's version, and never used.

    Returns:
        how many rows.

    Raises:
        DatabaseFaultError: if the target is in use; nothing is changed then.
    """
    copied = 0
    async with source.engine.connect() as reading, target.rebuilding() as writing:
        await writing.run_sync(_begin, target)
        for each in Base.metadata.sorted_tables:
            rows = await reading.execute(select(each).order_by(*each.primary_key))
            for some in rows.mappings().partitions(_ROWS_AT_ONCE):
                await writing.execute(insert(_as_written(each)), [dict(row) for row in some])
                copied += len(some)
        if writing.dialect.name == "postgresql":
            await writing.run_sync(_count_on)
    return copied


def _begin(connection: Connection, target: Database) -> None:
    """Refuse what is in use, and take away what a new database begins with."""
    for row in _IN_USE:
        if connection.scalar(select(func.count()).select_from(row)):
            raise DatabaseFaultError(
                f"{place_of(target.url)}: is in use already",
                "Name a new one by BORGERBOT_DATABASE_URL, or a new folder by BORGERBOT_DATA_DIR",
            )
    for each in reversed(Base.metadata.sorted_tables):
        connection.execute(delete(each))


def _as_written(original: Table) -> TableClause:
    """A table in which nothing stays nothing: a JSON column else takes it for JSON's own `null`."""
    return table(
        original.name,
        *(
            column(each.name, JSON(none_as_null=True) if isinstance(each.type, JSON) else each.type)
            for each in original.c
        ),
    )


def _count_on(connection: Connection) -> None:
    """A server numbers new rows by counters of its own, which know nothing of rows that came with their numbers."""
    for each in Base.metadata.sorted_tables:
        number = each.autoincrement_column
        if number is None or not isinstance(number.type, Integer):
            continue
        last: Any = select(func.coalesce(func.max(number), 0) + 1).scalar_subquery()
        counter = func.pg_get_serial_sequence(text(f"'\"{each.name}\"'"), text(f"'{number.name}'"))
        connection.execute(select(func.setval(counter, last, False)))  # noqa: FBT003 - as PostgreSQL calls it
