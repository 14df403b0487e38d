"""What subscriptions are about: one dated instance of an event, as it is announced, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.events.audiences import Audience
from knowledge.events.model import COUNTED_ON, Spot, State
from knowledge.subscriptions.themes import Theme


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
        state: whether it takes place and can be gone to.
        costs: whether it certainly costs something.
    """

    id: str
    title: str
    spot: Spot
    audiences: frozenset[Audience] = frozenset()
    categories: frozenset[str] = frozenset()
    themes: frozenset[Theme] = frozenset()
    url: str = ""
    state: State = State.SCHEDULED
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
        return self.state in COUNTED_ON


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
    if now.state is State.MISSING:
        return ()
    if before is None:
        return () if now.state.called_off else (News.NEW,)
    return tuple(_news(before, now))


def _news(before: Happening, now: Happening) -> Iterator[News]:
    if now.state.called_off:
        if not before.state.called_off:
            yield News.CANCELLED
        return
    if before.state.called_off:
        # It takes place after all: that says when and where as well.
        yield News.BACK
    elif before.spot.has_moved(to=now.spot):
        yield News.MOVED
    if now.state is State.SOLD_OUT and before.state is not State.SOLD_OUT:
        yield News.SOLD_OUT
