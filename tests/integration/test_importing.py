"""What a file would change is found with a few queries, however many rows it has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from bot.storage.database import Database
from knowledge.bulk import Row
from knowledge.entries import Entry, EntryText, Language
from knowledge.storing import history, store
from knowledge.storing.changing import Act
from knowledge.storing.importing import carry_out, plan_beside

OLD = [
    Entry(f"pas-{number}", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Ja.", ("nyt pas",))})
    for number in range(40)
]
NEW = [replace(entry, owner="team") for entry in OLD]


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that are executed until the block is left."""
    seen: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        seen.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def fill(database: Database) -> None:
    """Entries that were exported once and have changed since."""
    async with database.transaction() as session:
        await store.load(session, OLD)
    async with database.transaction() as session:
        await store.load(session, NEW, replace=True)


@pytest.mark.parametrize("rows", [2, 40])
async def test_rows_that_are_behind_cost_no_query_each(database: Database, rows: int) -> None:
    """Forty rows of an old export are compared with as many statements as two; none of them is a conflict."""
    await fill(database)
    with counted(database) as seen:
        async with database.reading() as session:
            plan, _ = await plan_beside(session, [Row(number, OLD[number], 1) for number in range(rows)])
    assert len(plan.stale) == rows
    assert not plan.conflicts
    assert len([each for each in seen if each.lstrip().upper().startswith("SELECT")]) <= 6


async def test_versions_are_found_or_left_out(database: Database) -> None:
    """An entry is given as it was at the version asked for; a version that never was is left out."""
    await fill(database)
    async with database.reading() as session:
        found = await history.entries_at(session, {"pas-1": 1, "pas-2": 2, "pas-3": 9, "x": 1})
    assert found == {"pas-1": OLD[1], "pas-2": NEW[2]}


async def test_only_the_missing_that_are_named_are_archived(database: Database) -> None:
    """Of the entries that a file leaves out, only those go out of service that its difference has shown."""
    await fill(database)
    rows = [Row(number, entry, 2) for number, entry in enumerate(NEW[:-2])]
    async with database.transaction() as session:
        done = await carry_out(session, rows, Act("Bo", "import"), archive=["pas-38"])
    async with database.reading() as session:
        entries = (await store.read(session)).entries
    assert done.change is not None
    assert [slug for slug, entry in entries.items() if entry.status.value == "archived"] == ["pas-38"]
