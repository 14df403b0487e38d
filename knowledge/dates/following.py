"""Times that are told from one that was named before: "mandagen efter", "den næste", "ugen efter"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from knowledge.dates.found import Found, found, narrowed
from knowledge.dates.operands import Parsed, operand
from knowledge.dates.periods import month_span
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
_BEFORE: Final = re.compile(
    r"(?:(?:i|in|den|the|paa) ){0,3}(?P<what>wd\d|ugen?|weekend(?:en)?|dag(?:en)?) (?:foer|forinden|before)"
    r"(?= ?$| ?[,.?!]| (?:er|har|hvad|hvornaar)\b)"
)
# "Fredag om en uge og hele weekenden": the weekend that begins then.
_AND_WEEKEND: Final = re.compile(
    r"(?<=\bog )(?:(?:i|hele|resten|af|den|the) ){0,3}weekend(?:en)?(?: (?:med|over))?(?![^\W_])"
    r"(?! (?:efter|foer|inden|den|i|d|med)\b)"
)
_THURSDAY: Final = 3
_SAME: Final = re.compile(
    r"(?:(?:i|in|paa|resten|resten af|rest of|af|of) ){0,3}(?:den|that|samme|the same) "
    r"(?P<what>uge|weekend|maaned)(?![^\W_])"
)
_WEEKDAY: Final = re.compile(r"wd(\d)")
_A_WEEK: Final = 7


# "I ugen", "sidst på måneden": of the week or month that was named.
_THE: Final = re.compile(
    r"(?:(?:i|in|paa|af|of|hele|midt|sidst|foerst|sidste|ord1|slutningen|starten|midten|resten|senere|loebet|ud) ){0,5}"
    r"(?:the )?(?P<what>ugen|maaneden)(?![^\W_])(?! (?:efter|foer|inden|der|som|derpaa|derefter|op|mellem)\b)"
)


def seen_from(text: str, start: int, today: date, before: Found) -> date:
    """From when "i ugen" is seen that stands there: behind another week that was named, from that week on."""
    match = _THE.match(text, start)
    if match is None or before.past or before.moment or before.feast:
        return today
    return max(today, _around(match["what"], before.span.first).first)


def following(text: str, start: int, today: date, before: Found) -> Parsed | None:
    """A time that is told from `before`, the one that was named last."""
    if (match := _NEXT.match(text, start)) is not None:
        return Parsed(found(*_next_one(before)), match.end())
    if (match := _BEFORE.match(text, start)) is not None:
        return Parsed(found(_before(match["what"], before.span.first)), match.end())
    return _same(text, start, today, before) or _after_it(text, start, today, before)


def _same(text: str, start: int, today: date, before: Found) -> Parsed | None:
    """The weekend, week or month that a day lies in: "fredag om en uge og hele weekenden", "resten af den måned"."""
    if (match := _AND_WEEKEND.match(text, start)) is not None and _is_ahead(before, today):
        return Parsed(found(_around("weekend", before.span.first)), match.end())
    if (match := _SAME.match(text, start)) is not None:
        same = _around(match["what"], before.span.first)
        rest = Span(max(same.first, before.span.first), same.last) if "rest" in match.group() else same
        return Parsed(found(rest), match.end())
    return None


def _after_it(text: str, start: int, today: date, before: Found) -> Parsed | None:
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


def _is_ahead(before: Found, today: date) -> bool:
    """Whether a day is one late in a week, and that week is another one than this."""
    day = before.span.first
    late = before.span.single and day.weekday() >= _THURSDAY and not before.feast
    return late and day - day.weekday() * ONE_DAY > today


def _next_one(before: Found) -> list[Span]:
    """The same a week later; of a longer time the next as long, which of a month is the next month."""
    first, last = before.span.first, before.span.end
    days = (last - first).days + 1
    if days <= _A_WEEK:
        return [Span(first + timedelta(weeks=1), last + timedelta(weeks=1))]
    after = last + ONE_DAY
    if after.day == 1:
        return [month_span(after.year, after.month)]
    return [Span.of(after, days)]


def _before(what: str, day: date) -> Span:
    if what.startswith("dag"):
        return Span.of(day - ONE_DAY)
    if what.startswith("wd"):
        return Span.of(day - ((day.weekday() - int(what[2]) - 1) % _A_WEEK + 1) * ONE_DAY)
    week = _around(what, day)
    return Span(week.first - timedelta(weeks=1), week.end - timedelta(weeks=1))


def _around(what: str, day: date) -> Span:
    """The week, weekend or month in which a day lies."""
    if what.startswith("maaned"):
        return month_span(day.year, day.month)
    monday = day - day.weekday() * ONE_DAY
    return Span.of(monday + 5 * ONE_DAY, 2) if what.startswith("weekend") else Span.of(monday, _A_WEEK)


def in_its_month(meaning: Found, before: Found, said: str) -> Found:
    """A bare day of the month, told from the date before it: "til den 8. februar … den 9.".

    Args:
        meaning: of the bare day.
        before: the date before it.
        said: the words of the bare day; a weekday among them must be that of the day.
    """
    if not meaning.monthly or before.span.last is None or before.weekdays or before.past or before.moment:
        return meaning
    day, last = meaning.span.first.day, before.span.last
    month = month_span(last.year, last.month)
    there = month.first + (day - 1) * ONE_DAY
    weekday = _WEEKDAY.search(said)
    fits = before.span.first <= there <= month.end and (weekday is None or int(weekday[1]) == there.weekday())
    return replace(meaning, options=((Span.of(there),),)) if fits else meaning


def _after(what: str, day: date) -> Span:
    if what.startswith("dag"):
        return Span.of(day + ONE_DAY)
    if what.startswith("wd"):
        return Span.of(day + ((int(what[2]) - day.weekday() - 1) % _A_WEEK + 1) * ONE_DAY)
    if what.startswith("maaned"):
        return _next_one(found(month_span(day.year, day.month)))[0]
    monday = day + (_A_WEEK - day.weekday()) * ONE_DAY
    return Span.of(monday + 5 * ONE_DAY, 2) if what.startswith("weekend") else Span.of(monday, _A_WEEK)
