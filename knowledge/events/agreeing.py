"""Where sources do not agree: what one has called off or moved, another may still have as it was. The last word counts.

A calendar feed often lies behind the website. Who is told of an event there shall not come in vain: it stands as the
one says that spoke of it last. What was entered after the other was called off is on, whoever entered it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.events import rows
from knowledge.events.changing import read_change
from knowledge.events.model import COUNTED_ON, Change, Kind, Occurrence, State
from knowledge.events.tables import EventChangeRow, EventRow
from knowledge.events.twins import Mark, mark, marks

WORDS: Final = frozenset(kind.value for kind in (Kind.NEW, Kind.MOVED, Kind.CANCELLED, Kind.BACK))
"""Kinds of changes with which it is said whether, when and where something takes place."""

_CALLED_OFF: Final = tuple(state.value for state in State if state.called_off)
_NEVER: Final = -1


async def as_agreed(session: AsyncSession, occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """The occurrences as people may be told of them.

    What another source has called off since is called off; what it has moved since is missing where it was.
    """
    spots = {each.starts for each in occurrences if each.state in COUNTED_ON}
    doubts = await _doubts(session, min(spots), max(spots)) if spots else {}
    pairs = [
        (each, other, state)
        for each in occurrences
        if each.state in COUNTED_ON
        for other, state in doubts.get(mark(each), ())
        if other.source != each.source
    ]
    if not pairs:
        return tuple(occurrences)
    words = await _last_words(session, {one.uuid for each, other, _ in pairs for one in (each, other)})
    # A word that was never written down was there before everything else.
    states = {
        each.uuid: state for each, other, state in pairs if words.get(other.uuid, 0) > words.get(each.uuid, _NEVER)
    }
    return tuple(replace(each, state=states.get(each.uuid, each.state)) for each in occurrences)


async def _doubts(
    session: AsyncSession, first: datetime, last: datetime
) -> Mapping[Mark, list[tuple[Occurrence, State]]]:
    """By its marks, what somebody has called off, or moved away from where it was, and how another one stands then."""
    called_off = and_(EventRow.state.in_(_CALLED_OFF), EventRow.starts.between(first, last))
    query = select(EventRow).where(or_(called_off, EventRow.moved_from.is_not(None))).order_by(EventRow.uuid)
    found: dict[Mark, list[tuple[Occurrence, State]]] = {}
    for row in await session.scalars(query):
        each = rows.read(row)
        off = each.state.called_off
        for known in marks(each) if off else marks(each) - {mark(each)}:
            found.setdefault(known, []).append((each, each.state if off else State.MISSING))
    return found


async def _last_words(session: AsyncSession, uuids: Iterable[str]) -> dict[str, int]:
    """The change with which it was last said of each that it takes place, or does not, or not there."""
    words: dict[str, int] = {}
    said = EventChangeRow.uuid.in_(sorted(uuids)), EventChangeRow.kind.in_(WORDS)
    for row in await session.scalars(select(EventChangeRow).where(*said).order_by(EventChangeRow.id)):
        if _is_word(read_change(row)):
            words[row.uuid] = row.id
    return words


def _is_word(change: Change) -> bool:
    """That its source names it again, or has tickets again, is no word on that."""
    was_off = change.before is not None and change.before.state.called_off
    return change.kind is not Kind.BACK or was_off
