"""What subscriptions are about: one dated instance of an event, as it is announced, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.events.audiences import Audience
from knowledge.subscriptions.themes import Theme


class Standing(StrEnum):
    """Whether it takes place and can be gone to."""

    PLANNED = "planned"
    SOLD_OUT = "sold_out"
    CANCELLED = "cancelled"
    MISSING = "missing"
    """It stands no longer where it was read from. Nobody has said why, so nobody is told that it is cancelled."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated instance of an event.

    Attributes:
        id: names it, also after it was moved.
        title: what it is called.
        starts_at: when it begins, aware.
        houses: where it happens, of the houses that are subscribed to; empty where that is elsewhere.
        place: where it happens, in words.
        audiences: for whom; empty means for everybody.
        categories: its labels as the source has them.
        themes: the themes of the library's policy that it belongs to.
        url: its page, "" where it has none.
        standing: whether it takes place.
    """

    id: str
    title: str
    starts_at: datetime
    houses: frozenset[str] = frozenset()
    place: str = ""
    audiences: frozenset[Audience] = frozenset()
    categories: frozenset[str] = frozenset()
    themes: frozenset[Theme] = frozenset()
    url: str = ""
    standing: Standing = Standing.PLANNED

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


@dataclass(frozen=True, slots=True)
class Told:
    """How a happening stood when people were last told of it."""

    starts_at: datetime
    place: str
    standing: Standing


def told_of(happening: Happening) -> Told:
    """How a happening stands now."""
    return Told(happening.starts_at, happening.place, happening.standing)


def news_of(before: Told | None, now: Told) -> tuple[News, ...]:
    """What has happened between two looks; whatever came and went again in between is no news.

    Args:
        before: what people know, None where they know nothing of it.
        now: how it stands.
    """
    if now.standing is Standing.MISSING:
        return ()
    if before is None:
        return () if now.standing is Standing.CANCELLED else (News.NEW,)
    return tuple(_news(before, now))


def _news(before: Told, now: Told) -> Iterator[News]:
    if now.standing is Standing.CANCELLED:
        if before.standing is not Standing.CANCELLED:
            yield News.CANCELLED
        return
    if before.standing is Standing.CANCELLED:
        # It takes place after all: that says when and where as well.
        yield News.BACK
    elif (before.starts_at, before.place) != (now.starts_at, now.place):
        yield News.MOVED
    if now.standing is Standing.SOLD_OUT and before.standing is not Standing.SOLD_OUT:
        yield News.SOLD_OUT


def remembered(before: Told | None, now: Told) -> Told | None:
    """What people know after the news of a look were told; what is missing for a while leaves that as it was."""
    return before if now.standing is Standing.MISSING else now
