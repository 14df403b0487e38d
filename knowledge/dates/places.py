"""A place in or beside a time: "dagen efter", "weekenden før jul", "første lørdag i december", "sidst i januar"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from knowledge.dates.feasts import public_holidays
from knowledge.dates.found import found, narrowed
from knowledge.dates.numbers import NUMBER, number_of
from knowledge.dates.operands import Parsed, expression, operand
from knowledge.dates.spans import ONE_DAY, Span

_THURSDAY: Final = 3
_SATURDAY: Final = 5
_A_MONTH: Final = 31

_BESIDE: Final = re.compile(
    r"(?:(?:i|in|den|the|paa|sidste|ord1) ){0,4}"
    r"(?P<what>dag(?:en)?(?! inden)|aftenen|uge(?:n)?|weekend(?:en)?|wd\d|hverdag(?:en)?) "
    r"(?:lige |umiddelbart )?(?P<side>foer|inden|efter|op til|before) "
)


def beside(text: str, start: int, today: date) -> Parsed | None:
    """As in "Dagen efter Kristi himmelfartsdag", "weekenden før jul", "tirsdag før jul", "ugen efter påske"."""
    led = _BESIDE.match(text, start)
    inner = operand(text, led.end(), today) if led else None
    if led is None or inner is None or inner.meaning.span.last is None:
        return None
    build = _beside_after if led["side"] == "efter" else _beside_before
    spans = build(led["what"], inner.meaning.span)
    if spans[0].end < today and not inner.meaning.past:
        later = operand(text, led.end(), inner.meaning.span.end + ONE_DAY)
        spans = build(led["what"], later.meaning.span) if later is not None else spans
    return Parsed(found(*spans, past=inner.meaning.past), inner.end)


def _beside_before(what: str, period: Span) -> list[Span]:
    first = period.first
    if what.startswith(("dag", "aften")):
        return [Span.of(first - ONE_DAY)]
    if what.startswith("hverdag"):
        return _working_days(Span(first - 9 * ONE_DAY, first - ONE_DAY))[-1:]
    if what.startswith("uge"):
        monday = first - first.weekday() * ONE_DAY
        return [Span.of(monday - 7 * ONE_DAY, 7), Span.of(first - 7 * ONE_DAY, 7)]
    weekday, days = (5, 2) if what.startswith("weekend") else (int(what[2]), 1)
    latest = first - days * ONE_DAY
    return [Span.of(latest - ((latest.weekday() - weekday) % 7) * ONE_DAY, days)]


def _beside_after(what: str, period: Span) -> list[Span]:
    after = period.end + ONE_DAY
    if what.startswith(("dag", "aften")):
        return [Span.of(after)]
    if what.startswith("hverdag"):
        return _working_days(Span.of(after, 9))[:1]
    weekday, days = 0, 7
    if not what.startswith("uge"):
        weekday, days = (5, 2) if what.startswith("weekend") else (int(what[2]), 1)
    return [Span.of(after + ((weekday - after.weekday()) % 7) * ONE_DAY, days)]


_IN: Final = re.compile(r" (?:i|in|af|of) ")


def day_beside(text: str, start: int, today: date) -> Parsed | None:
    """As in "Tirsdagen i ugen før jul", "lørdag i weekenden efter påske": a weekday of what lies beside a time."""
    day = expression(text, start, today)
    joint = _IN.match(text, day.end) if day is not None and day.meaning.weekdays else None
    period = beside(text, joint.end(), today) if joint is not None else None
    picked = narrowed(day.meaning, period.meaning) if day is not None and period is not None else None
    return None if picked is None or period is None else Parsed(picked, period.end)


_WEEK_OF: Final = re.compile(
    r"(?:(?:i|in|den|the|paa) ){0,3}ugen? (?:of|af|fra|med|omkring|starting|beginning|commencing|"
    r"(?:der|som|that) (?:starter|begynder|starts|begins))(?: (?:med|fra|paa))? "
)


def week_of(text: str, start: int, today: date) -> Parsed | None:
    """As in "The week of 30 November", "ugen fra den 7. december": Monday to Sunday of the week of that day."""
    led = _WEEK_OF.match(text, start)
    inner = operand(text, led.end(), today) if led else None
    if inner is None or not inner.meaning.span.single:
        return None
    day = inner.meaning.span.first
    return Parsed(found(Span.of(day - day.weekday() * ONE_DAY, 7), past=inner.meaning.past), inner.end)


_NTH: Final = re.compile(
    r"(?:(?:i|in|den|the|paa) ){0,4}(?:ord(?P<word>\d+)|(?P<figure>[1-5])\.|(?P<last>sidste)) ?"
    r"(?P<what>wd\d|weekend|uge|hverdag|dag) (?:(?:i|in|af|of) ){1,2}"
)


def nth(text: str, start: int, today: date) -> Parsed | None:
    """As in "Første lørdag i december", "sidste fredag i november", "første uge af januar"."""
    led = _NTH.match(text, start)
    # "En anden dag" is another one.
    if led is None or (led["what"] == "dag" and led["word"] == "2"):
        return None
    number = -1 if led["last"] else int(led["word"] or led["figure"]) - 1
    return _coming(text, led.end(), today, lambda period: _numbered(_runs(led["what"], period), number))


_NTH_AFTER: Final = re.compile(
    r"'?,? ?(?:(?:den|the|paa) ){0,2}(?:ord(?P<word>\d+)|(?P<figure>[1-5])\.|(?P<last>sidste)) ?"
    r"(?P<what>wd\d|weekend|hverdag|uge|dag)(?![^\W_])(?! (?:i|in|af|of|efter|foer|til) )"
)


def nth_after(text: str, start: int, today: date) -> Parsed | None:
    """As in "Næste måneds første lørdag", "i december den sidste fredag": a month first, and then what of it."""
    period = expression(text, start, today)
    if period is None or period.meaning.weekdays or period.meaning.span.single:
        return None
    led = _NTH_AFTER.match(text, period.end)
    if led is None or (led["what"] == "dag" and led["word"] == "2"):
        return None
    number = -1 if led["last"] else int(led["word"] or led["figure"]) - 1
    # Of a month whose first Monday has been, the next one is looked at.
    seen_from = [today] if period.meaning.span.last is None else [today, period.meaning.span.end + ONE_DAY]
    for day in seen_from:
        whole = expression(text, start, day)
        picked = _numbered(_runs(led["what"], whole.meaning.span), number) if whole is not None else None
        if picked is not None and (picked.end >= today or period.meaning.past):
            return Parsed(found(picked, past=period.meaning.past), led.end())
    return None


_LAST_DAY: Final = re.compile(
    r"(?<!\ber )(?:paa )?(?:den|the|d\.?) sidste (?:(?:i|in|af|of) (?=(?:(?:denne|naeste|the) )?maaned)"
    r"|(?:(?:i|in|af|of) )?(?=mo\d))"
)


def last_day(text: str, start: int, today: date) -> Parsed | None:
    """As in "Den sidste i måneden", "den sidste i december"; "er den sidste i december" asks which of some things."""
    led = _LAST_DAY.match(text, start)
    return None if led is None else _coming(text, led.end(), today, lambda period: Span.of(period.end))


_FIRST_DAYS: Final = re.compile(
    rf"(?:(?:i|de|the) ){{0,2}}(?:(?:ord1|(?P<last>sidste)) {NUMBER}|"
    rf"{NUMBER.replace('(', '(?P<count>', 1)} (?:ord1|(?P<end>sidste))) dage (?:(?:i|in|af|of) ){{1,2}}"
)


def first_days(text: str, start: int, today: date) -> Parsed | None:
    """As in "De første tre dage i december", "de sidste to dage i november"."""
    led = _FIRST_DAYS.match(text, start)
    if led is None:
        return None
    number = number_of(led[2] or led["count"])
    if led["last"] or led["end"]:
        return _coming(text, led.end(), today, lambda period: Span(period.end - (number - 1) * ONE_DAY, period.end))
    return _coming(text, led.end(), today, lambda period: Span.of(period.first, number))


def _coming(text: str, start: int, today: date, pick: Callable[[Span], Span | None]) -> Parsed | None:
    """What `pick` takes of the period named at `start`; of the next such period, where that is over already."""
    inner = operand(text, start, today)
    if inner is None or inner.meaning.span.last is None:
        return None
    meaning = inner.meaning
    picked = pick(meaning.span)
    if picked is not None and picked.end < today and not meaning.past:
        later = operand(text, start, meaning.span.end + ONE_DAY)
        picked = pick(later.meaning.span) if later is not None else None
    return None if picked is None else Parsed(found(picked, past=meaning.past), inner.end)


def _numbered(runs: list[Span], number: int) -> Span | None:
    return runs[number] if -len(runs) <= number < len(runs) else None


def _runs(what: str, period: Span) -> list[Span]:
    """The weekdays and weekends that begin in a period, and the weeks of which it has the greater part."""
    if what == "uge":
        return [Span.of(day - _THURSDAY * ONE_DAY, 7) for day in period.days() if day.weekday() == _THURSDAY]
    weekday, days = (5, 2) if what == "weekend" else (0, 1)
    if what.startswith("wd"):
        weekday = int(what[2])
    if what == "hverdag":
        return _working_days(period)
    if what == "dag":
        return [Span.of(day) for day in period.days()]
    return [Span.of(day, days) for day in period.days() if day.weekday() == weekday]


def _working_days(period: Span) -> list[Span]:
    """The days from Monday to Friday that are no public holidays."""
    return [Span.of(day) for day in period.days() if day.weekday() < _SATURDAY and day not in public_holidays(day.year)]


_PART: Final = re.compile(
    r"(?:(?:i|in|the|den|allerede|at) ){0,4}"
    r"(?:(?P<early>starten (?:af|of|in the)|(?<!kan )(?<!kommer )foerst i|ord1 (?:i|paa)|tidligt i|early|"
    r"starten(?! (?:i|in) ))|"
    r"(?P<middle>midten (?:af|of)|midt (?:i|paa)|midten|mid-?)|"
    r"(?P<late>slutningen (?:af|of)|sidst (?:i|paa)|sent (?:i|paa)|late|slutningen)|"
    r"(?P<half>ord[12]|sidste) (?:halvdel(?:en)?|half) (?:af|of)) ?"
)


def part_of(text: str, start: int, today: date) -> Parsed | None:
    """As in "Først i december", "midt i januar", "slutningen af måneden": a third; of "første halvdel af" a half."""
    led = _PART.match(text, start)
    if led is None:
        return None
    if led["half"]:
        first = led["half"] == "ord1"
        return _coming(text, led.end(), today, lambda period: None if period.single else _half(period, first=first))
    which = 0 if led["early"] else 1 if led["middle"] else 2
    return _coming(text, led.end(), today, lambda period: None if period.single else _third(period, which))


def _half(period: Span, *, first: bool) -> Span:
    days = (period.end - period.first).days // 2
    middle = period.first + days * ONE_DAY
    return Span(period.first, middle - ONE_DAY) if first else Span(middle, period.end)


def _third(period: Span, which: int) -> Span:
    """A third of a week or a month; of a year, its first or last month."""
    days = max(1, ((period.end - period.first).days + 1) // 3)
    if which == 0:
        return Span.of(period.first, min(days, _A_MONTH))
    if which == 1:
        return Span.of(period.first + days * ONE_DAY, days)
    last = Span(max(period.first + 2 * days * ONE_DAY, period.end - (_A_MONTH - 1) * ONE_DAY), period.end)
    return last if last.first <= last.end else Span.of(period.end)
