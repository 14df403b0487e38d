"""What happens at the houses: one occurrence of an event, and what became of it since it was last looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from knowledge.dates.spans import COPENHAGEN, ONE_DAY, moment_of
from knowledge.events.audiences import Audience, audiences_of


class State(StrEnum):
    """How an occurrence stands; the first that is so, from the bottom up to `SCHEDULED`.

    `MISSING` is neither cancelled nor sure to take place: its source names it no more, and staff have been asked.
    """

    SCHEDULED = "scheduled"
    MOVED = "moved"
    SOLD_OUT = "sold_out"
    MISSING = "missing"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"

    @property
    def called_off(self) -> bool:
        """Whether it is said not to take place when it was to; `POSTPONED` is to, some day that nobody has told."""
        return self in {State.POSTPONED, State.CANCELLED}


SHOWN: Final = frozenset(State) - {State.MISSING}
"""What citizens may be told of."""

COUNTED_ON: Final = frozenset(each for each in SHOWN if not each.called_off)
"""What takes place, as far as is known."""

CODE_LENGTH: Final = 6


class Kind(StrEnum):
    """What a change of an occurrence is.

    `BACK` is on again after it was cancelled, sold out or missing. `CHANGED` is anything that is no other kind.
    """

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    SOLD_OUT = "sold_out"
    CANCELLED = "cancelled"
    MISSING = "missing"
    BACK = "back"


DPL: Final = "dpl"
"""The source of what the libraries' website says."""

STAFF: Final = "staff"
"""The source of what staff have entered in their group."""

FILE: Final = "file"
"""The source of what staff have imported from a spreadsheet."""

ICAL: Final = "ical:"
"""How the sources of calendar feeds begin; the rest tells one feed from another."""


@dataclass(frozen=True, slots=True)
class Spot:
    """When and where something takes place: what has changed if it has moved.

    Attributes:
        starts: aware UTC.
        ends: aware UTC, never before `starts`.
        houses: slugs of `knowledge.events.houses`.
        place: what the source says of the place, in its words and separated by commas; "" where it says nothing.
        all_day: no time of day is meant; `starts` is Copenhagen's midnight, and `ends` the midnight after the last day.
    """

    starts: datetime
    ends: datetime
    houses: tuple[str, ...] = ()
    place: str = ""
    all_day: bool = False

    def in_whole_days(self) -> Spot:
        """The same, where it is from midnight to midnight, without a time of day: nobody comes at midnight."""
        first, last = self.starts.astimezone(COPENHAGEN), self.ends.astimezone(COPENHAGEN)
        if self.all_day or first.time() != time() or (last.hour, last.minute) not in {(0, 0), (23, 59)}:
            return self
        over = last.date() if last.time() == time() and last > first else last.date() + ONE_DAY
        return replace(self, ends=moment_of(over, time()), all_day=True)

    def has_moved(self, to: Spot) -> bool:
        """Whether somebody who goes by this would come at the wrong time or to the wrong place.

        A place that is told for the first time, or with more or fewer details, is no move, nor is another end.
        """
        if self.starts != to.starts or (self.houses and to.houses and set(self.houses) != set(to.houses)):
            return True
        ours, theirs = _details(self.place), _details(to.place)
        return not (ours <= theirs or theirs <= ours)


def _details(place: str) -> frozenset[str]:
    return frozenset(detail for part in place.casefold().split(",") if (detail := " ".join(part.split())))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of an event: a series has many, each with its own uuid.

    Attributes:
        uuid: who it is, for ever and for every source.
        title: plain text, one line.
        spot: when and where.
        updated_at: when its source last changed it (aware UTC); an older version never replaces a newer one.
        source: `DPL`, `STAFF`, `FILE`, or a calendar feed's (`ICAL` and what follows).
        series: what its recurrences share, or None.
        description: plain text; paragraphs are separated by line breaks.
        branches: the names of all its houses and branches, as the source writes them, also those that are none of ours.
        online: it takes place on the net.
        audiences: labels as the source gives them ("Børn"); `groups` are those that are understood.
        categories: labels of what it is, tags among them.
        url: the page to send people to, or "".
        ticket_url: where tickets are had, or "".
        price: in words, as staff wrote it; "" where it is not known. The website's figures are not to be relied on.
        free: whether it costs nothing; None where that is not known.
        state: how it stands. A source tells only `SCHEDULED`, `SOLD_OUT`, `POSTPONED` and `CANCELLED`; the
            store knows the rest.
        moved_from: where and when it was to be at first, if it has moved since it was first seen. Told by the store.
        language: of its texts.
    """

    uuid: str
    title: str
    spot: Spot
    updated_at: datetime
    source: str
    series: str | None = None
    description: str = ""
    branches: tuple[str, ...] = ()
    online: bool = False
    audiences: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    url: str = ""
    ticket_url: str = ""
    price: str = ""
    free: bool | None = None
    state: State = State.SCHEDULED
    moved_from: Spot | None = None
    language: str = "da"

    @property
    def starts(self) -> datetime:
        """When it begins, aware UTC."""
        return self.spot.starts

    @property
    def ends(self) -> datetime:
        """When it ends, aware UTC."""
        return self.spot.ends

    @property
    def all_day(self) -> bool:
        """No time of day is meant."""
        return self.spot.all_day

    @property
    def houses(self) -> tuple[str, ...]:
        """Slugs of the houses where it takes place; none for an event elsewhere or on the net only."""
        return self.spot.houses

    @property
    def place(self) -> str:
        """The place in the source's words."""
        return self.spot.place

    @property
    def code(self) -> str:
        """What staff type to name it; two may share one."""
        return self.uuid[-CODE_LENGTH:]

    @property
    def groups(self) -> frozenset[Audience]:
        """The audiences it is for: by its labels, else by its categories; none where nobody has said."""
        return audiences_of(self.audiences) or audiences_of(self.categories)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an occurrence; kept in the order in which it was noticed.

    Attributes:
        id: grows with time; whoever has seen all up to one id looks from there on.
        uuid: of the occurrence.
        kind: what it is. Two things noticed at once ("moved" and "sold out") are two changes.
        at: when it was noticed, aware UTC.
        before: the occurrence as it was, None for a new one.
        after: as it is since; for a missing one, as it was last seen.
        fields: the names of what differs, of `Occurrence` and `Spot`.
    """

    id: int
    uuid: str
    kind: Kind
    at: datetime
    before: Occurrence | None
    after: Occurrence
    fields: tuple[str, ...] = ()
