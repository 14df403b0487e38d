"""What has become of an occurrence when its source tells of it again, as it is written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from knowledge.dates.spans import day_of
from knowledge.events import rows
from knowledge.events.model import Change, Kind, Occurrence, Spot, State
from knowledge.events.standing import standing, told_since
from knowledge.events.tables import EventChangeRow, EventRow

_KINDS: Final = {State.SOLD_OUT: Kind.SOLD_OUT, State.POSTPONED: Kind.CANCELLED, State.CANCELLED: Kind.CANCELLED}


def newest(occurrences: Iterable[Occurrence]) -> dict[str, Occurrence]:
    """By uuid, of each the one that was changed last."""
    found: dict[str, Occurrence] = {}
    for each in occurrences:
        kept = found.get(each.uuid)
        if kept is None or _rank(each) > _rank(kept):
            found[each.uuid] = each
    return found


def _rank(told: Occurrence) -> tuple[datetime, bool, str]:
    """Of two with the same time, the one that calls it off; else whichever, but the same one in every order."""
    return told.updated_at, told.state.called_off, repr(told)


def first_change(told: Occurrence, now: datetime) -> list[EventChangeRow]:
    """What is told of an occurrence that was not known: nothing where it is over or was called off before."""
    if told.ends <= now or told.state.called_off:
        return []
    return [change(Kind.NEW, now, None, told)]


def update(row: EventRow, told: Occurrence, now: datetime) -> Iterator[EventChangeRow]:
    """Take in what is told of an occurrence that is known; gives what has become of it, unless it is over."""
    before, was, already = rows.read(row), State(row.state), row.redated
    told = _by_its_title(told, before.title)
    moved = before.spot.has_moved(to=told.spot)
    redated = told.state is State.POSTPONED and _has_new_day(told.spot, before, already=already)
    if redated:
        # That it was postponed is no reason not to come then.
        told = replace(told, state=State.SCHEDULED)
    rows.write(row, told, now, redated=redated)
    if moved:
        rows.keep_first_spot(row, before.spot)
    after = rows.read(row)
    if max(before.ends, after.ends) <= now:
        return
    names = rows.differing(before, after)
    state = _turn(was, told.state, missing=before.state is State.MISSING)
    if state is not None:
        yield change(state, now, before, after, names)
    if moved:
        yield change(Kind.MOVED, now, before, after, names)
    if names and state is None and not moved:
        yield change(Kind.CHANGED, now, before, after, names)


def _has_new_day(spot: Spot, before: Occurrence, *, already: bool) -> bool:
    """Whether what its source calls postponed stands on another day than that on which it was first called so."""
    if before.moved_from is not None and _day(spot) == _day(before.moved_from):
        return False
    return already or _day(spot) != _day(before.spot)


def _day(spot: Spot) -> date:
    return day_of(spot.starts)


def _by_its_title(told: Occurrence, known: str) -> Occurrence:
    """Called off or sold out by a word that its title has got since, it keeps the title without it."""
    state = told_since(known, told.title)
    return told if state is None else replace(told, title=known, state=standing(told.state, state))


def _turn(was: State, told: State, *, missing: bool) -> Kind | None:
    """What the change of state is, if it is one: from what the source said to what it says now."""
    if told is not was:
        return _KINDS.get(told, Kind.BACK)
    return Kind.BACK if missing else None


def change(
    kind: Kind, now: datetime, before: Occurrence | None, after: Occurrence, names: Sequence[str] = ()
) -> EventChangeRow:
    """What is written down of a change."""
    return EventChangeRow(
        uuid=after.uuid,
        kind=kind.value,
        at=now,
        before=None if before is None else rows.to_content(before),
        after=rows.to_content(after),
        fields=list(names),
    )


def read_change(row: EventChangeRow) -> Change:
    """What was written down of a change."""
    return Change(
        id=row.id,
        uuid=row.uuid,
        kind=Kind(row.kind),
        at=row.at,
        before=None if row.before is None else rows.from_content(row.before),
        after=rows.from_content(row.after),
        fields=tuple(row.fields),
    )
