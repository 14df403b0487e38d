"""Phrases that are said one after another: "hej hej tak skal du have".

Many of them can be read in two ways ("nå", "nå da"). A pattern that repeats them would try them all, and take twice as
long for each one more: thirty thanks in a row would keep the assistant busy for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 100
"""Characters of one phrase."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A phrase, and others behind it with a space between them.

    Attributes:
        first: what the first one says.
        further: what each of the others says.
    """

    first: re.Pattern[str]
    further: re.Pattern[str]

    def ends(self, text: str, starts: Iterable[int] = (0,)) -> set[int]:
        """Where such phrases may end in a text, before a space or at its end, if they begin at one of `starts`."""
        breaks = [*(found.start() for found in re.finditer(" ", text)), len(text)]
        ends: set[int] = set()
        begun = [(start, self.first) for start in starts]
        while begun:
            at, phrase = begun.pop()
            near = (end for end in breaks if at < end <= at + _LONGEST and end not in ends)
            found = [end for end in near if phrase.fullmatch(text, at, end)]
            ends.update(found)
            begun += [(end + 1, self.further) for end in found]
        return ends

    def fullmatch(self, text: str) -> bool:
        """Whether a text is such phrases and nothing else."""
        return len(text) in self.ends(text)

    def starts_behind(self, text: str) -> list[int]:
        """Where something else may begin in a text: at once, or behind such phrases; the last one first."""
        return [*sorted((end + 1 for end in self.ends(text) if end < len(text)), reverse=True), 0]
