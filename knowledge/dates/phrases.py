"""The whole grammar: the longest date expression at a place of a text."""

from __future__ import annotations

from datetime import date
from typing import Final

from knowledge.dates.bounds import bounded, ranged
from knowledge.dates.counted import counted, feast_days
from knowledge.dates.operands import Parsed, operand
from knowledge.dates.places import beside, day_beside, first_days, last_day, nth, nth_after, part_of, week_of

_PARSERS: Final = (
    nth_after, operand, ranged, bounded, beside, day_beside, counted, feast_days, nth, part_of, week_of, first_days,
    last_day,
)  # fmt: skip


def parse(text: str, start: int, today: date) -> Parsed | None:
    """The longest date expression that begins at `start` of a text in the grammar's way of writing.

    Of several as long it is the first one: "sidste torsdag" behind a month is its last one, not the one gone by.
    """
    candidates = [parsed for parser in _PARSERS if (parsed := parser(text, start, today)) is not None]
    return max(candidates, key=lambda parsed: parsed.end, default=None)
