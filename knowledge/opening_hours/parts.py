"""Opening hours that are asked for beside something else: "I leave on Sunday, are you open on Friday?".

The run of clauses that asks for most of them and for nothing else is answered; what is left of the text is another
matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from knowledge.opening_hours.questions import HoursQuestion, read_hours_question

# A full stop behind a figure or "kl." is none: "den 24. december kl. 10".
_BETWEEN: Final = re.compile(
    r"(?<=[,;:!?])\s+|\s*\n\s*|\s+[–—-]\s+|(?<=[^\W\d]\.)(?<!\bkl\.)\s+|\s+(?=(?:og|men|så|and|but|so)\b)",
    re.IGNORECASE,
)
_OF_ANOTHER: Final = re.compile(
    r"\b(?:de|dem|they|them)\b|\b(?:den|det|it)\b(?! \d)"
    r"|\b(?:andet|andre) sted(?:er)?\b|\b(?:some|any)where else\b",
    re.IGNORECASE,
)
"""A clause that asks about what another one names: "Brugsen, har den åbent i dag"."""
_MOST_CLAUSES: Final = 8


@dataclass(frozen=True, slots=True)
class HoursPart:
    """What a text asks of opening hours, and what else it says.

    Attributes:
        asked: what is asked of opening hours.
        rest: the other clauses, as they were typed.
    """

    asked: HoursQuestion
    rest: str


def read_hours_part(text: str, now: datetime) -> HoursPart | None:
    """The opening hours that `text`, in Danish or English, asks for beside something else; None where it does not.

    Args:
        text: the redacted question.
        now: the present moment (aware).
    """
    clauses = [clause for clause in _BETWEEN.split(text) if clause.strip()]
    if not 1 < len(clauses) <= _MOST_CLAUSES or read_hours_question(text, now) is not None:
        # What asks for nothing else is answered whole or not at all: "mellem jul og nytår" is not about Christmas.
        return None
    found = [part for part in (_part(clauses, *run, now) for run in _runs(len(clauses))) if part is not None]
    # Of all that is asked, all days are told.
    return max(found, key=lambda part: len(part.asked.days), default=None)


def _part(clauses: Sequence[str], first: int, last: int, now: datetime) -> HoursPart | None:
    run = " ".join(clauses[first:last])
    asked = None if _OF_ANOTHER.search(run) else read_hours_question(run, now)
    return None if asked is None else HoursPart(asked, " ".join((*clauses[:first], *clauses[last:])))


def _runs(clauses: int) -> Iterator[tuple[int, int]]:
    """The runs of clauses that leave some out, the longest first."""
    for length in range(clauses - 1, 0, -1):
        for first in range(clauses - length + 1):
            yield first, first + length
