"""The days that staff write for an entry: when it holds, and when somebody looks at it again."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

from knowledge.dates import COPENHAGEN, Span, read_dates

_UNTIL: Final = frozenset({"til", "slut"})
_BEFORE_UNTIL: Final = frozenset("svaret er gælder gyldig gyldigt tjek den og frem".split())
_AROUND: Final = _UNTIL | _BEFORE_UNTIL | {"fra"}
"""What may stand beside the days; of any other word nobody knows what it makes of them."""

_UNTIL_FIRST: Final = re.compile(
    rf"\s*(?:(?:{'|'.join(sorted(_BEFORE_UNTIL))})\s+)*(?:(?:ind)?til|slut)\b", re.IGNORECASE
)


def period_in(text: str, today: date) -> tuple[date | None, date | None] | None:
    """The first and the last day that a text names; None where it is not read.

    A day alone is the first one, and the last where "til" stands before it.
    """
    span, rest = _days(text, today)
    # "2.1. til 1.1." is read as two days and a word that belongs to neither.
    if span is None or (rest & _UNTIL and not span.single):
        return None
    if _UNTIL_FIRST.match(text):
        return None, span.end
    return span.first, None if span.single else span.last


def day_in(text: str, today: date) -> date | None:
    """The one day that a text names, or None."""
    span, _ = _days(text, today)
    return span.first if span is not None and span.single else None


def _days(text: str, today: date) -> tuple[Span | None, set[str]]:
    """The one run of days in a text, None where there is none, more of them or anything else; and the words beside."""
    reading = read_dates(text, datetime.combine(today, time(12), COPENHAGEN))
    rest = set(reading.rest.split())
    one = len(reading.days) == 1 and reading.window is None and rest <= _AROUND
    return (reading.days[0] if one else None), rest
