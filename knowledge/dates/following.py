"""Times that are told from one that was named before: "mandagen efter", "den næste", "ugen efter"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from knowledge.dates.found import Found, found, narrowed
from knowledge.dates.operands import Parsed, operand
from knowledge.dates.spans import ONE_DAY, Span

_AFTER: Final = re.compile(
    r"(?:(?:i|in|den|the|paa) ){0,3}(?P<what>wd\d|ugen?|weekend(?:en)?|dag(?:en)?|maaned(?:en)?) "
    r"(?:igen )?(?:efter|derpaa|derefter)(?![^\W_])"
    r"(?! (?:kl|\d|skole|school|arbejde|work|fyraften|middag|naeste|jul|at)\b)"
)
_NEXT: Final = re.compile(
    r"(?:(?<=men )|(?<=but )|(?<=eller )|(?<=or )|(?<=og ))(?:(?:i|in|den|det|the|paa) ){0,3}"
    r"(?:naeste|foelgende|efterfoelgende|efter)(?: (?:en|one|igen))?"
    r"(?= ?$| ?[,.?!]| (?:er|har|hvad|hvornaar|hvor|noget|nogen|kan|der|is|are|what|when|anything)\b)"
)
_A_WEEK: Final = 7


def following(text: str, start: int, today: date, before: Found) -> Parsed | None:
    """A time that is told from `before`, the one that was named last."""
    if (match := _NEXT.match(text, start)) is not None:
        return Parsed(found(*_next_one(before)), match.end())
    match = _AFTER.match(text, start)
    if match is None:
        return None
    meaning = found(_after(match["what"], before.span.first))
    beyond = operand(text, match.end() + 1, today)
    if beyond is None:
        return Parsed(meaning, match.end())
    # "Ugen efter på lørdag" is a day of it, "ugen efter jul" is told from Christmas.
    day = narrowed(meaning, beyond.meaning) if beyond.meaning.weekdays else None
    return Parsed(day, beyond.end) if day is not None else None


def _next_one(before: Found) -> list[Span]:
    """The same a week later; of a longer time the next as long, which of a month is the next month."""
    first, last = before.span.first, before.span.end
    days = (last - first).days + 1
    if days <= _A_WEEK:
        return [Span(first + timedelta(weeks=1), last + timedelta(weeks=1))]
    after = last + ONE_DAY
    if after.day == 1:
        return [_month_of(after)]
    return [Span.of(after, days)]


def _month_of(day: date) -> Span:
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=31)).replace(day=1) - ONE_DAY)


def _after(what: str, day: date) -> Span:
    if what.startswith("dag"):
        return Span.of(day + ONE_DAY)
    if what.startswith("wd"):
        return Span.of(day + ((int(what[2]) - day.weekday() - 1) % _A_WEEK + 1) * ONE_DAY)
    if what.startswith("maaned"):
        return _next_one(found(_month_of(day)))[0]
    monday = day + (_A_WEEK - day.weekday()) * ONE_DAY
    return Span.of(monday + 5 * ONE_DAY, 2) if what.startswith("weekend") else Span.of(monday, _A_WEEK)
