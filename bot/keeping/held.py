"""Files that staff have handed in, as they are kept until somebody says what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.keeping.tables import HeldImportRow
from knowledge.bulk import Row
from knowledge.storing.rows import from_content, to_content
from knowledge.storing.set_store import Question, SetName

KEPT = timedelta(days=7)
"""How long a file waits for a word."""


BY = "by"
"""In a file's content: the number of who handed it in, until it is settled."""


class Kind(StrEnum):
    """What a file holds."""

    ENTRIES = "entries"
    SETS = "sets"


class State(StrEnum):
    """What became of a file."""

    HELD = "held"
    DONE = "done"
    DROPPED = "dropped"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was handed in.

    Attributes:
        id: its number.
        kind: what it holds.
        state: what became of it.
        content: its rows, as JSON; empty once it needs them no more.
        change: the number of the change that it made, or None.
    """

    id: int
    kind: Kind
    state: State
    content: dict[str, Any]
    change: int | None


def entries_content(rows: Sequence[Row], missing: Sequence[str]) -> dict[str, Any]:
    """Rows of entries, and the slugs that they leave out, as JSON."""
    return {
        "rows": [[row.number, row.version, to_content(row.entry)] for row in rows],
        "missing": list(missing),
    }


def rows_in(content: dict[str, Any]) -> tuple[Row, ...]:
    """The rows that `entries_content` was made of."""
    return tuple(Row(number, from_content(entry), version) for number, version, entry in content["rows"])


def sets_content(questions: Sequence[Question], missing: Sequence[Question], base: int) -> dict[str, Any]:
    """Questions of a file, those that it leaves out, and the version of the sets that it was compared with, as JSON."""
    rows = [_question(each) for each in questions]
    return {"rows": rows, "missing": [list(each.key) for each in missing], "base": base}


def questions_in(content: dict[str, Any]) -> tuple[Question, ...]:
    """The questions that `sets_content` was made of."""
    return tuple(Question(SetName(name), tuple(expected), kind, text) for name, expected, kind, text in content["rows"])


def _question(each: Question) -> list[Any]:
    return [each.set.value, list(each.expected), each.kind, each.text]


async def hold(session: AsyncSession, kind: Kind, content: dict[str, Any], now: datetime) -> int:
    """Keep a file; gives its number. The caller commits."""
    row = HeldImportRow(at=now, kind=kind.value, state=State.HELD.value, content=content)
    session.add(row)
    await session.flush()
    return row.id


async def look(session: AsyncSession, number: int, now: datetime, *, to_settle: bool = False) -> Held | None:
    """The file with a number, or None where it is forgotten, or old enough to be.

    Whoever means to settle it keeps others from it until they commit.
    """
    row = await session.get(HeldImportRow, number, with_for_update=to_settle)
    if row is None or row.at < now - KEPT:
        return None
    return Held(row.id, Kind(row.kind), State(row.state), row.content, row.change)


async def of_person(session: AsyncSession, account: int) -> Sequence[HeldImportRow]:
    """The rows of files that somebody handed in and that wait for a word, for whoever asks what is stored of them."""
    theirs = HeldImportRow.content[BY].as_numeric(20, 0) == account
    return (await session.scalars(select(HeldImportRow).where(theirs).order_by(HeldImportRow.id))).all()


async def settle(session: AsyncSession, number: int, state: State, change: int | None) -> None:
    """Write down what became of a file; its rows are needed no more. The caller commits."""
    row = await session.get_one(HeldImportRow, number)
    row.state, row.change, row.content = state.value, change, {}
    await session.flush()


async def purge(session: AsyncSession, now: datetime) -> None:
    """Forget files that nobody said a word about, and those that were settled long ago; the caller commits."""
    await session.execute(delete(HeldImportRow).where(HeldImportRow.at < now - KEPT))
