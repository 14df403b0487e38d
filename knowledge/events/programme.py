"""What is to come, as it is kept: chosen by a wish, and recurrences of one event taken together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from knowledge.events.audiences import Audience, audience_in, audiences_of
from knowledge.events.free import costs
from knowledge.events.likeness import NAMED, likeness
from knowledge.events.model import SHOWN, Occurrence
from knowledge.events.twins import mark, one_of_each
from knowledge.events.wishes import Wish

STALE: Final = timedelta(days=1)
"""What was read longer ago than this is shown, but nothing is said to be not there."""

_NEARLY_BEST: Final = 15.0


@dataclass(frozen=True, slots=True)
class Line:
    """An event with its next occurrence, and those that follow.

    Attributes:
        next: the first that fits.
        later: the others that fit, in order.
    """

    next: Occurrence
    later: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """What is known of what is to come.

    Attributes:
        occurrences: what has not ended, the earliest first.
        read_at: when all sources were last read well (aware); None where one never was, or there is none.
    """

    occurrences: tuple[Occurrence, ...] = ()
    read_at: datetime | None = None

    def is_fresh(self, now: datetime) -> bool:
        """Whether what is not in here can be said not to be there."""
        return self.read_at is not None and now - self.read_at <= STALE

    def find(self, wish: Wish, now: datetime) -> tuple[Line, ...]:
        """What fits, the earliest first; what has ended never does, nor what its source names no more."""
        fitting = [each for each in self.occurrences if _is_to_come(each, now) and _fits(each, wish)]
        return _lines(_named(one_of_each(fitting, _as_told, lambda each: each), wish.words), now)

    def named(self, words: Sequence[str], now: datetime) -> float:
        """How well the words (skeletons) fit to what is to come, 0 to 100."""
        likest = self.likest(words, now)
        return 0.0 if likest is None else likeness(words, likest)

    def likest(self, words: Sequence[str], now: datetime) -> Occurrence | None:
        """What is to come that the words (skeletons) fit best, however badly; None where nothing is."""
        coming = (each for each in self.occurrences if _is_to_come(each, now))
        return max(coming, key=lambda each: likeness(words, each), default=None)


def wider(wish: Wish) -> tuple[Wish, ...]:
    """The same at any time; the same words anywhere and for anybody."""
    at_any_time = replace(wish, days=(), window=None, weekdays=frozenset())
    by_name = (Wish(words=wish.words),) if wish.words else ()
    return tuple(dict.fromkeys(each for each in (at_any_time, *by_name) if each != wish))


def _is_to_come(occurrence: Occurrence, now: datetime) -> bool:
    return occurrence.state in SHOWN and (occurrence.ends > now or occurrence.starts >= now)


def _fits(occurrence: Occurrence, wish: Wish) -> bool:
    if wish.free and costs(occurrence):
        return False
    if wish.house is not None and wish.house not in occurrence.houses:
        return False
    groups = _groups(occurrence.audiences, occurrence.categories, occurrence.title)
    if wish.audience is not None and wish.audience not in groups:
        return False
    return wish.takes_in(occurrence.starts, occurrence.ends)


@lru_cache(maxsize=4096)
def _groups(audiences: tuple[str, ...], categories: tuple[str, ...], title: str) -> frozenset[Audience | None]:
    """For whom an event is: by its labels, else by its title."""
    return audiences_of(audiences) or audiences_of(categories) or frozenset({audience_in(title)})


def _as_told(occurrence: Occurrence) -> Hashable:
    """What of two sources that tell the same would read twice; one that calls it off is no repetition."""
    return mark(occurrence), occurrence.state


def _named(occurrences: Sequence[Occurrence], wanted: tuple[str, ...]) -> Sequence[Occurrence]:
    """Those that the words name, and of these the best: who names the Christmas concert means no other."""
    if not wanted:
        return occurrences
    scores = [likeness(wanted, each) for each in occurrences]
    least = max(NAMED, max(scores, default=0.0) - _NEARLY_BEST)
    return [each for each, score in zip(occurrences, scores, strict=True) if score >= least]


def _lines(occurrences: Iterable[Occurrence], now: datetime) -> tuple[Line, ...]:
    """Recurrences in one line each. What has begun long ago comes last: an exhibition is there every day."""
    gathered: dict[object, list[Occurrence]] = {}
    for each in occurrences:
        gathered.setdefault(each.series or (each.title.casefold(), each.houses, each.place), []).append(each)
    lines = [Line(first, tuple(others)) for first, *others in gathered.values()]
    return tuple(sorted(lines, key=lambda line: (line.next.starts < now - STALE, line.next.starts)))
