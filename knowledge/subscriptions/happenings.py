"""What subscriptions are about: one dated instance of an event, as it is announced, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.events.audiences import Audience
from knowledge.events.model import Spot
from knowledge.subscriptions.themes import Theme


class Standing(StrEnum):
    """Whether it takes place and can be gone to."""

    PLANNED = "planned"
    SOLD_OUT = "sold_out"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MISSING = "missing"
    """It stands no longer where it was read from. Nobody has said why, so nobody is told that it is cancelled."""

    @property
    def called_off(self) -> bool:
        """Whether it does not take place when it was to."""
        return self in {Standing.POSTPONED, Standing.CANCELLED}


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated instance of an event.

    Attributes:
        id: names it, also after it was moved.
        title: what it is called.
        spot: when and where.
        audiences: for whom; empty means for everybody.
        categories: its labels as the source has them.
        themes: the themes of the library's policy that it belongs to.
        url: its page, "" where it has none.
        standing: whether it takes place.
        costs: whether it certainly costs something.
    """

    id: str
    title: str
    spot: Spot
    audiences: frozenset[Audience] = frozenset()
    categories: frozenset[str] = frozenset()
    themes: frozenset[Theme] = frozenset()
    url: str = ""
    standing: Standing = Standing.PLANNED
    costs: bool = False

    @property
    def starts_at(self) -> datetime:
        """When it begins, aware UTC."""
        return self.spot.starts

    @property
    def ends_at(self) -> datetime:
        """When it is over, aware UTC; where nobody has said, when it begins."""
        return max(self.spot.starts, self.spot.ends)

    @property
    def houses(self) -> frozenset[str]:
        """The houses where it happens; none where that is elsewhere."""
        return frozenset(self.spot.houses)

    @property
    def takes_place(self) -> bool:
        """Whether one can count on it."""
        return self.standing in {Standing.PLANNED, Standing.SOLD_OUT}


class News(StrEnum):
    """What there is to tell of a happening."""

    NEW = "new"
    MOVED = "moved"
    SOLD_OUT = "sold_out"
    CANCELLED = "cancelled"
    BACK = "back"


def news_of(before: Happening | None, now: Happening) -> tuple[News, ...]:
    """What has happened between two looks; whatever came and went again in between is no news.

    Args:
        before: as people know it, None where they know nothing of it.
        now: as it is.
    """
    if now.standing is Standing.MISSING:
        return ()
    if before is None:
        return () if now.standing.called_off else (News.NEW,)
    return tuple(_news(before, now))


def _news(before: Happening, now: Happening) -> Iterator[News]:
    if now.standing.called_off:
        if not before.standing.called_off:
            yield News.CANCELLED
        return
    if before.standing.called_off:
        # It takes place after all: that says when and where as well.
        yield News.BACK
    elif before.spot.has_moved(to=now.spot):
        yield News.MOVED
    if now.standing is Standing.SOLD_OUT and before.standing is not Standing.SOLD_OUT:
        yield News.SOLD_OUT
