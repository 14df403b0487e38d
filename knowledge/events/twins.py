"""The same event under two ids: told by two sources, or entered twice. People hear of it once, and see it once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar

from knowledge.events.likeness import skeleton_words
from knowledge.events.model import Spot

Mark = tuple[Hashable, ...]


class _Event(Protocol):
    """What has a title, a time and a place."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def spot(self) -> Spot:
        """When and where."""


_AnyEvent = TypeVar("_AnyEvent", bound=_Event)
_Anything = TypeVar("_Anything")


def mark(event: _Event) -> Mark:
    """What two that are the same share: title, beginning and houses. The title's capitals and signs are nothing."""
    return skeleton_words(event.title) or event.title, event.spot.starts, frozenset(event.spot.houses)


def each_once(events: Iterable[_AnyEvent]) -> tuple[_AnyEvent, ...]:
    """The events in order, of those that are the same the first."""
    return first_of(events, mark)


def first_of(things: Iterable[_Anything], key: Callable[[_Anything], Hashable]) -> tuple[_Anything, ...]:
    """The things in order, of those with the same key the first."""
    kept: dict[Hashable, _Anything] = {}
    for each in things:
        kept.setdefault(key(each), each)
    return tuple(kept.values())
