"""The same event under two ids: told by two sources, or entered twice. People hear of it once, and see it once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar

from knowledge.events.houses import houses_in
from knowledge.events.likeness import skeleton_words
from knowledge.events.model import Occurrence, Spot

Mark = tuple[Hashable, ...]


class _Event(Protocol):
    """What has a title, a time and a place, and often a page."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def spot(self) -> Spot:
        """When and where."""

    @property
    def url(self) -> str:
        """Its page, or ""."""


_AnyEvent = TypeVar("_AnyEvent", bound=_Event)
_Anything = TypeVar("_Anything")


def mark(event: _Event) -> Mark:
    """What two that are the same share: title, beginning and houses. The title's capitals and signs are nothing.

    Where no house is known, a town that its place names is enough: a calendar has "Haslev" for what the website has at
    the library there.
    """
    return _mark(event.title, event.spot)


def is_again(occurrence: Occurrence, former: Occurrence) -> bool:
    """Whether this is a former one entered again: what is deleted and made anew on a website has another uuid."""
    return occurrence.uuid != former.uuid and mark(occurrence) == mark(former)


def is_off_as_well(occurrence: Occurrence, other: Occurrence) -> bool:
    """Whether another source has the same called off, too; where it was to be since they need not agree on."""
    off = occurrence.state.called_off and other.state.called_off
    return off and occurrence.source != other.source and bool(marks(occurrence) & marks(other))


def marks(occurrence: Occurrence) -> frozenset[Mark]:
    """Its mark, and the one that it had where it was to be at first."""
    first = occurrence.moved_from
    return frozenset({mark(occurrence), mark(occurrence) if first is None else _mark(occurrence.title, first)})


def each_once(events: Iterable[_AnyEvent]) -> tuple[_AnyEvent, ...]:
    """The events in order, of those that are the same one."""
    return one_of_each(events, mark, lambda event: event)


def one_of_each(
    things: Iterable[_Anything], key: Callable[[_Anything], Hashable], event: Callable[[_Anything], _Event]
) -> tuple[_Anything, ...]:
    """The things in order, of those with the same key the first whose event has a page to send people to, if any."""
    kept: dict[Hashable, _Anything] = {}
    for each in things:
        before = kept.setdefault(key(each), each)
        if event(each).url and not event(before).url:
            kept[key(each)] = each
    return tuple(kept.values())


def _mark(title: str, spot: Spot) -> Mark:
    return skeleton_words(title) or title, spot.starts, frozenset(spot.houses) or houses_in(spot.place)
