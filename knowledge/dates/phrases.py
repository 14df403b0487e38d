"""The whole grammar: the longest date expression at a place of a text."""

from __future__ import annotations

from datetime import date
from typing import Final

from knowledge.dates.bounds import bounded, ranged
from knowledge.dates.operands import Parsed, operand
from knowledge.dates.places import beside, first_days, last_day, nth, part_of, week_of

_PARSERS: Final = (operand, ranged, bounded, beside, nth, part_of, week_of, first_days, last_day)


def parse(text: str, start: int, today: date) -> Parsed | None:
    """The longest date expression that begins at `start` of a text in the grammar's way of writing."""
    candidates = [parsed for parser in _PARSERS if (parsed := parser(text, start, today)) is not None]
    return max(candidates, key=lambda parsed: parsed.end, default=None)
