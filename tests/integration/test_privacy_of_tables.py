"""Every table is known to data protection: a new one that nobody thought of fails here."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Integer, Table, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

import bot.storage.tables
from bot import privacy
from bot.erasing import erase
from bot.keeping.held import BY
from bot.privacy import Retention
from bot.running.housekeeping import PURGE, tasks
from bot.storage.database import Database
from knowledge.storing.tables import Base, UtcDateTime

assert bot.storage.tables is not None, "imported so that its tables are known"

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=4000)
PERSON = 7_123_456_789
"""A number that no 32 bits hold, as Telegram gives them."""

NUMBER = 1000
"""That of every row: more than a database gives to the first ones by itself."""

KNOWLEDGE = frozenset(
    "entry entry_text entry_version knowledge_change knowledge_version question_sets staff_act staff_role".split()
)
"""What is known, who changed it, and who may: for good."""

NOBODYS = frozenset(
    "case_number case_rating change_read erasure event_change event_source feedback knowledge_topic moved_chat "
    "opening_exception opening_state opening_week".split()
)
"""Small things for good: counts and opinions without anybody, the group's places, the houses' hours, the last event."""

PASSING = frozenset({"event", "incident"})
"""Not about anybody, and forgotten nevertheless."""

_STATES = {
    "case": "closed",
    "inbox": "done",
    "outbox": "sent",
    "scheduled": "done",
    "notice": "given",
    "announcement": "given",
    "knowledge_draft": "waiting",
}
_VALUES: dict[tuple[str, str], object] = {
    ("inbox", "lane"): str(PERSON),
    ("scheduled", "details"): {"case": NUMBER},
    ("held_import", "content"): {BY: PERSON},
    ("staff_act", "who"): f"Bo ({PERSON})",
    ("knowledge_draft", "writers"): [PERSON],
    ("inbox", "payload"): {},
    ("inbox", "update_id"): NUMBER,
    ("announcement", "reached"): 0,
    ("outbox", "lane"): f"case:{NUMBER}",
    ("outbox", "payload"): {},
}
_EMPTY = {("knowledge_draft", "base"), ("knowledge_draft", "trial"), ("knowledge_draft", "topic")}


def _value(table: Table, column: Column[Any]) -> object:
    """What a column holds of the person, or something as good."""
    key = (table.name, column.name)
    if key in _VALUES or key in _EMPTY:
        return _VALUES.get(key)
    if column.name == "state" and table.name in _STATES:
        return _STATES[table.name]
    if column.foreign_keys or column.name in {"id", "number"}:
        return NUMBER if isinstance(column.type, Integer | BigInteger) else "x"
    kinds: tuple[tuple[type, object], ...] = (
        (BigInteger, 1 if table.name in NOBODYS else PERSON),
        (Integer, 1),
        (Boolean, False),
        (UtcDateTime, NOW),
        (Date, date(2026, 11, 25)),
        (JSON, []),
    )
    return next((value for kind, value in kinds if isinstance(column.type, kind)), "x")


async def _fill(session: AsyncSession) -> None:
    """One row in every table, about the person where that can be."""
    for table in reversed(Base.metadata.sorted_tables):
        await session.execute(delete(table))
    for table in Base.metadata.sorted_tables:
        await session.execute(insert(table).values({each.name: _value(table, each) for each in table.columns}))


async def _left(session: AsyncSession, of: int | None = None) -> set[str]:
    """The tables that have rows, or only those that name somebody."""
    found = set()
    for table in Base.metadata.sorted_tables:
        if of is None:
            if (await session.execute(select(func.count()).select_from(table))).scalar_one():
                found.add(table.name)
        elif any(str(of) in repr(tuple(row)) for row in await session.execute(select(table))):
            found.add(table.name)
    return found


def _listed() -> set[str]:
    """The tables that the list of what is kept names."""
    rows = re.findall(r"^\|[^|]+\|([^|]+)\|[^|]+\|$", privacy.__doc__ or "", re.MULTILINE)
    return {name.strip() for row in rows[2:] for name in row.split(",")}


def test_every_table_is_listed_or_about_nobody() -> None:
    """A table is in the list of what is kept of people, or it is known here that it is about nobody."""
    assert _listed() | KNOWLEDGE | NOBODYS | PASSING == set(Base.metadata.tables)
    assert not _listed() & (NOBODYS | PASSING)


async def test_the_nightly_forgetting_reaches_every_table(database: Database) -> None:
    """After long enough nothing is left but the knowledge, who changed it and may, and what is about nobody."""
    async with database.transaction() as session:
        await _fill(session)
        assert await _left(session) == set(Base.metadata.tables)
        await tasks(Retention())[PURGE](session, {}, LATER)
        assert await _left(session) == KNOWLEDGE | NOBODYS


async def test_an_erasure_reaches_every_table(database: Database) -> None:
    """After `/slet` only a ban names the person, and what they are and did as staff; the file with their data says so.

    What is scheduled for their case is gone with it.
    """
    async with database.transaction() as session:
        await _fill(session)
        before = await privacy.stored_about(session, PERSON)
        assert {kind for kind, records in before.kinds.items() if not records} == {"wrote"}
        await erase(session, PERSON, NOW)
        left = await _left(session, PERSON)
        after = await privacy.stored_about(session, PERSON)
        assert not {"case", "former_topic", "scheduled"} & await _left(session)
    assert left == {"banned_chat", "held_import", "knowledge_draft", "staff_act", "staff_role"}
    assert {kind for kind, records in after.kinds.items() if records} == set(privacy.STAYING)
