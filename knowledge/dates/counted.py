"""Days that are counted from another time or named within it: "de tre dage før påske", "juledagene 24-26"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from knowledge.dates.feasts import public_holidays
from knowledge.dates.found import SHORT_PERIOD, found
from knowledge.dates.numbers import NUMBER, number_of
from knowledge.dates.operands import Parsed, operand
from knowledge.dates.spans import ONE_DAY, Span

_A_WEEK: Final = 7
_SATURDAY: Final = 5

_COUNTED: Final = re.compile(
    r"(?P<led>(?:(?:i|in|paa|de|the|hele|sidste|ord1) ){0,4})"
    rf"(?:{NUMBER.replace('(', '(?P<count>', 1)} )?(?P<inner>(?:sidste|ord1|hele) )?"
    r"(?P<unit>(?P<working>hverdage|arbejdsdage)|dage(?:ne)?|uger|uge|dag) "
    r"(?:lige |umiddelbart |just |right |lige )?(?P<side>foer|inden|efter|op til|frem til|before|leading up to) "
)
_WHOLE: Final = re.compile(r"\b(?:de|the|sidste|ord1|hele) ")


def counted(text: str, start: int, today: date) -> Parsed | None:
    """As in "De tre dage før påske" (all three), "to dage før jul" (the second one), "dagene efter nytår" (a week)."""
    led = _COUNTED.match(text, start)
    inner = operand(text, led.end(), today) if led else None
    if led is None or inner is None or inner.meaning.span.last is None:
        return None
    if not (led["count"] or led["unit"] == "dagene" or (led["unit"] == "dage" and _WHOLE.search(led["led"]))):
        return None
    spans = _beside(led, inner.meaning.span)
    if spans[0].end < today and not inner.meaning.past:
        later = operand(text, led.end(), inner.meaning.span.end + ONE_DAY)
        spans = _beside(led, later.meaning.span) if later is not None else spans
    return Parsed(found(*spans, past=inner.meaning.past), inner.end)


def _beside(led: re.Match[str], period: Span) -> list[Span]:
    """What is counted, likeliest first: the run of days where it is spoken of as one, else the day at its far end."""
    after = led["side"] == "efter"
    edge = period.end if after else period.first
    days = _days(led, edge, after=after)
    run = Span(min(days), max(days))
    far = Span.of(days[-1])
    whole = not led["count"] or led["inner"] or _WHOLE.search(led["led"])
    return [run] if whole else [far, run]


def _days(led: re.Match[str], edge: date, *, after: bool) -> list[date]:
    """The days that are counted from an edge, the nearest first."""
    number = number_of(led["count"]) if led["count"] else _A_WEEK
    step = ONE_DAY if after else -ONE_DAY
    if led["working"]:
        coming = (edge + step * each for each in range(1, 3 * number + 15))
        return [day for day in coming if day.weekday() < _SATURDAY and day not in public_holidays(day.year)][:number]
    number *= _A_WEEK if led["unit"].startswith("uge") else 1
    return [edge + step * each for each in range(1, number + 1)]


_OF_FEAST: Final = re.compile(
    r"(?:,|:)? ?\(?(?:(?:fra|mellem|den|d\.?|the|dvs\.?|altsaa) ?){0,3}"
    r"(?P<days>\d{1,2}\.?"
    r"(?:(?: ?(?:-|–|—|,|/) ?| (?:til og med|til|og|to|indtil|eller|or) )(?:den |d\. ?)?\d{1,2}\.?){1,4})"
    r" ?\)?(?! ?mo\d| ?[/.:]?\d|[\w/]| ?(?:aar|kl|pers|kr|time|boern)\w*)"
)
_FIGURES: Final = re.compile(r"\d+")
_NEAR: Final = 3 * ONE_DAY


def feast_days(text: str, start: int, today: date) -> Parsed | None:
    """As in "Juledagene 24-26", "påskedagene den 25. til 29.": the days of the month that lie about the feast."""
    feast = operand(text, start, today)
    if feast is None or not feast.meaning.feast or feast.meaning.span.single:
        return None
    written = _OF_FEAST.match(text, feast.end)
    span = feast.meaning.span
    if written is None or (span.end - span.first).days > SHORT_PERIOD:
        return None
    about = Span(span.first - _NEAR, span.end + _NEAR)
    numbers = [int(each) for each in _FIGURES.findall(written["days"])]
    days = [next((day for day in about.days() if day.day == number), None) for number in numbers]
    if None in days or days != sorted(day for day in days if day):
        return None
    first, last = days[0], days[-1]
    return Parsed(found(Span(first, last), past=feast.meaning.past, feast=True), written.end()) if first else None
