"""One expression, and one with its neighbours that narrow it: "lørdag d. 5/12", "onsdag i næste uge"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from knowledge.dates import calendar_dates, feast_names, periods, points, weeks
from knowledge.dates.excepting import NO_GOOD
from knowledge.dates.found import Found, narrowed

_EXPRESSIONS: Final = (*points.RULES, *calendar_dates.RULES, *periods.RULES, *weeks.RULES, *feast_names.RULES)
_GAP: Final = re.compile(r",? ?\(?")
_JOIN: Final = re.compile(r",? ?\(?(?:(?:i|in|af|of|den|the|paa) ){0,4}")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression with the place where it ends."""

    meaning: Found
    end: int


def expression(text: str, start: int, today: date) -> Parsed | None:
    """The longest single expression that begins at `start`; the first of several as long."""
    best: Parsed | None = None
    for each in _EXPRESSIONS:
        match = each.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        meaning = each.build(match, today)
        if meaning is not None:
            best = Parsed(meaning, match.end())
    return best


def operand(text: str, start: int, today: date) -> Parsed | None:
    """An expression with those behind it that narrow it: "lørdag d. 5/12", "onsdag i næste uge"."""
    best = expression(text, start, today)
    while best is not None:
        after = next(filter(None, (expression(text, end, today) for end in _joints(text, best.end))), None)
        both = narrowed(best.meaning, after.meaning) if after is not None else None
        refused = after is not None and after.meaning.weekdays and NO_GOOD.match(text, after.end)
        if after is None or both is None or refused or _another_day(best.meaning, after.meaning):
            return best
        best = Parsed(both, after.end)
    return None


def _joints(text: str, end: int) -> Iterable[int]:
    """Where a further expression may begin: at once ("den 3." has its own "den"), or after small words."""
    places = (pattern.match(text, end) for pattern in (_GAP, _JOIN))
    return dict.fromkeys(match.end() for match in places if match is not None)


def _another_day(one: Found, other: Found) -> bool:
    """Whether a weekday behind a date is a day of its own; before a date it may be a slip."""
    return one.span.single and bool(other.weekdays) and one.span != other.span
