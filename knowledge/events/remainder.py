"""What is left of a question that only names for whom, where or when: "og hvad med børn", "haslev", "og på søndag?".

It asks for nothing by itself; what it is about was said before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from knowledge.dates import read_dates
from knowledge.events.asking import read_asked
from knowledge.events.audiences import audience_in, audience_words, group_spelled
from knowledge.events.free import FREE, asks_for_free
from knowledge.events.houses import house_words, houses_asked
from knowledge.events.programme import Programme
from knowledge.events.subject import wish_in
from knowledge.events.wishes import Wish
from knowledge.matching.text import clean, skeleton, words

_MOST_WORDS: Final = 9
_GOING_ON: Final = frozenset("og hvad hva med what about how and men ogsa also too er gaelder galder".split())
_COMPANY: Final = _GOING_ON | frozenset(
    """
    sa for til i pa ved om hos af en et den det de min mit mine vores my our the a an in at on to of is it that so then
    than if hvis jo nu nej no ja yes mente mener jeg mean meant i m ok okay kun only just bare begge steder ar arig
    arige gammel gamle aged year years old hej hi tak please undskyld sorry mon sammen both og har du og i altsa
    """.split()
)
"""Words, as skeletons, that ask for nothing."""

_WHAT_IS_ON: Final = re.compile(r"\bwhat(?:\W?s| is) (?:there )?on\b", re.IGNORECASE)
"""Asks for events although each of its words asks for nothing."""


@dataclass(frozen=True, slots=True)
class Remainder:
    """What a text names of days, houses and groups, and whatever it says besides.

    Attributes:
        goes_on: it begins as one goes on: "og", "hvad med", "what about".
        dated: a day is named, perhaps with a part of it.
        timed: a part of the day, or a time, is named and no day: "om aftenen".
        placed: a house is named.
        grouped: a group is named: children, somebody's age.
        besides: the other words, as skeletons, that may ask for something.
    """

    goes_on: bool
    dated: bool
    timed: bool
    placed: bool
    grouped: bool
    besides: tuple[str, ...]

    @property
    def bare(self) -> bool:
        """Whether it says nothing besides, so that it is about what was spoken of."""
        return not self.besides and (self.dated or self.timed or self.placed or self.grouped)


def read_remainder(text: str, now: datetime) -> Remainder | None:
    """What `text` (redacted, Danish or English) names; None for one too long to be a remainder, or of the past."""
    spelled = words(clean(text))
    if not 0 < len(spelled) <= _MOST_WORDS:
        return None
    when = read_dates(text, now)
    if when.past:
        return None
    typed = tuple(skeleton(word) for word in spelled)
    about = frozenset(words(when.rest))
    groups = audience_words(tuple(map(group_spelled, spelled)))
    places = frozenset(number for _, number in house_words(typed))
    dated = when.last is not None and bool(when.days or when.weekdays or when.window)
    kept = (
        word
        for number, (word, plain) in enumerate(zip(spelled, typed, strict=True))
        if number not in groups | places and word in about and plain not in _COMPANY and not word.isdecimal()
    )
    grouped = audience_in(text, but=frozenset(spelled) - about) is not None
    asks = ("on",) if _WHAT_IS_ON.search(text) else ()
    timed = not dated and when.window is not None
    return Remainder(typed[0] in _GOING_ON, dated, timed, bool(places), grouped, (*kept, *asks))


def follow_up(before: str, text: str, programme: Programme, now: datetime) -> Wish | None:
    """What a remainder looks for after a question that events answered: that, but for what it names anew.

    Args:
        before: the question before (redacted), and in a line each what has gone on with it.
        text: the remainder; None is given for whatever is none.
        programme: what is to come.
        now: the present moment (aware).
    """
    remainder, free = read_remainder(text, now), asks_for_free(text)
    if remainder is None or not (remainder.bare or (free and set(remainder.besides) <= FREE)):
        return None
    head, _, last = before.rpartition("\n")
    earlier = follow_up(head, last, programme, now) if head else None
    wish = wish_in(read_asked(before, now), programme, now) if earlier is None else earlier
    wish = replace(wish, free=wish.free or free)
    if remainder.dated or remainder.timed:
        anew = wish_in(read_asked(text, now), programme, now)
        wish = replace(wish, window=anew.window)
        wish = replace(wish, days=anew.days, weekdays=anew.weekdays) if remainder.dated else wish
    if remainder.placed:
        named = houses_asked(text)
        wish = replace(wish, house=next(iter(named)) if len(named) == 1 else None)
    return replace(wish, audience=audience_in(text)).fitted() if remainder.grouped else wish.fitted()
