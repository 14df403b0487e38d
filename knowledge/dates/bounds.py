"""Times with an end or a beginning: "fra tirsdag til fredag", "inden jul", "frem til fredag", "efter nytår"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from knowledge.dates.found import Found, found
from knowledge.dates.numbers import NUMBER, number_of
from knowledge.dates.operands import Parsed, expression, operand
from knowledge.dates.spans import ONE_DAY, Span

_A_WEEK: Final = 7
_UNTIL: Final = re.compile(
    r"(?:\.(?= ?[-–—]| til (?:den |d\. ?)?\d))? ?"
    r"(?:-|–|—|til og med|til|indtil|to|(?:og )?frem til|og til) ?(?:og med )?"
)
_AND: Final = re.compile(r" (?:og|til) ")
# "Fra fredag og hele weekenden", "fra torsdag og ugen ud": a longer time is where it ends.
_AND_ALL: Final = re.compile(
    r" og (?=(?:(?:i|paa|den|that|hele|resten|af|ugen|weekend\w*|maaneden|aaret) ?){1,4}(?![^\W_]))"
)
_WEEK_OUT: Final = re.compile(r" og (?:(?:hele|resten|af|den|the) ){0,3}ugen(?: ud)?(?![^\W_])(?! efter)")
_OUT: Final = re.compile(r" (?:med|ud|over)(?![^\W_])")
_MORE: Final = re.compile(
    rf" (?:og )?(?:(?:de|den|the) )?(?:(?:naeste|foelgende|efterfoelgende|kommende) {NUMBER} (?P<unit>dage?|uger?)"
    rf"|{NUMBER} (?P<on>dage?|uger?) frem(?:ad|over)?)"
)
_END: Final = r"(?![^\W_])"

# "Bortset fra lørdag" begins nothing.
_FROM: Final = re.compile(r"(?<!bortset )(?<!bort )(?<!apart )(?<!aside )(?:lige )?(?:fra|mellem) (?:og med )?")
_WEEKS: Final = re.compile(r"\buger?(?:ne)? ?\d{1,2} ?(?:-|–|—|til|to) ?(?:uge )?\d")
_NOW: Final = re.compile(r"nu(?= (?:og )?(?:frem )?til )")
_PART: Final = r" (?:(?:for|efter)?middag|aften|morgen|nat)(?:en)?"
_FIRST_PART: Final = re.compile(rf"{_PART}(?= ?(?:-|–|—|til|indtil|to|og)\b| ?[-–—])")
_TO_THE_SAME: Final = re.compile(r"wd(\d)\b[^,.;?!]{0,20}? til (?:paa )?wd\1")
_LAST_PART: Final = re.compile(rf"{_PART}(?![^\W_])")
_ONWARDS: Final = re.compile(r" (?:af(?= |$)|og frem(?:ad|efter)?(?! til)|frem(?:ad|efter)?(?! til)|onwards?)" + _END)


def ranged(text: str, start: int, today: date) -> Parsed | None:
    """As in "Fra tirsdag til fredag i næste uge", "mandag-fredag", "fra på mandag af"."""
    led = _FROM.match(text, start)
    begin = _begin(text, led.end() if led else start, today)
    if begin is None:
        return None
    part = _FIRST_PART.match(text, begin.end)
    after = part.end() if part else begin.end
    if led is not None and (run := _going_on(text, begin, after)) is not None:
        return run
    if led is not None and _WEEKS.search(text, led.end(), begin.end):
        # "Fra uge 49 til uge 51" was read as one.
        return begin
    joint = (_AND if led and led.group().startswith("mellem") else _UNTIL).match(text, after)
    if joint is None and led is not None:
        joint = _AND_ALL.match(text, after)
    end = operand(text, joint.end(), today) if joint else None
    if end is not None:
        both = _between(begin.meaning, end.meaning)
        # "Fra fredag aften til søndag morgen" is no morning of each day.
        last = _LAST_PART.match(text, end.end) if part else _OUT.match(text, end.end)
        return Parsed(both, last.end() if last else end.end) if both is not None else None
    if led is None or led.group().startswith("mellem"):
        return None
    onwards = _ONWARDS.match(text, begin.end)
    return Parsed(found(Span(begin.meaning.span.first, None)), onwards.end() if onwards else begin.end)


def _going_on(text: str, begin: Parsed, start: int) -> Parsed | None:
    """As in "Fra fredag og tre dage frem", "fra på mandag og de næste to uger": counted from where it begins."""
    first = begin.meaning.span.first
    week = _WEEK_OUT.match(text, start)
    if week is not None:
        return Parsed(found(Span(first, first + (_A_WEEK - 1 - first.weekday()) * ONE_DAY)), week.end())
    more = _MORE.match(text, start)
    if more is None:
        return None
    number = number_of(more[1] or more[3])
    days = number * (_A_WEEK if (more["unit"] or more["on"]).startswith("uge") else 1)
    return Parsed(found(Span(first, first + days * ONE_DAY)), more.end())


def _begin(text: str, start: int, today: date) -> Parsed | None:
    """Where a time begins; "nu til fredag" is no Friday."""
    now = _NOW.match(text, start)
    if now is not None:
        return Parsed(found(Span.of(today)), now.end())
    begin = operand(text, start, today)
    # "Fra mandag til mandag" ends a week later; the second Monday is no other name of the first.
    twice = begin is not None and _TO_THE_SAME.search(text, start, begin.end) is not None
    return expression(text, start, today) if twice else begin


def _between(begin: Found, end: Found) -> Found | None:
    first, last = begin.span.first, end.span.end
    if end.feast and not begin.feast:
        last = max(first, end.span.first)
    if len(begin.weekdays) == 1 and end.placed:
        # "Fra tirsdag til fredag i næste uge": the week belongs to both.
        first = last - (last.weekday() - min(begin.weekdays)) % 7 * ONE_DAY
    elif end.weekdays and last == first and begin.weekdays == end.weekdays and begin.span.single:
        last += 7 * ONE_DAY
    elif end.weekdays and last < first:
        last += (first - last + 6 * ONE_DAY) // (7 * ONE_DAY) * 7 * ONE_DAY
    if last < first:
        return None
    weekdays: Iterable[int] = (day.weekday() for day in Span(first, last).days()) if end.weekdays else ()
    return found(Span(first, last), weekdays=weekdays, past=end.past)


_BEFORE: Final = re.compile(r"(?:inden|foer|before|op til|hen til|up til)(?: (?:vi naar|det bliver))? ")
_UP_TO: Final = re.compile(
    r"(?:(?:herfra )?(?:og )?(?:frem|hen|lige) (?:til|indtil|mod)|herfra (?:og )?til|indtil|senest|til og med|"
    r"by(?= (?:wd|mo|the \d)))(?: og med)? "
)
_NOT_BEFORE: Final = re.compile(r"\b(?:ikke|ik|can'?t|cannot|can not|not|won'?t)\b[^,.;?!]{0,30}$")
_THEN: Final = re.compile(r"\b(?:den dag|der|that dag|then) ?[?.!]*$")
_AFTER: Final = re.compile(r"efter ")


def bounded(text: str, start: int, today: date) -> Parsed | None:
    """As in "Inden jul", "frem til fredag", "efter nytår"."""
    for pattern, build in ((_BEFORE, _before), (_UP_TO, _up_to), (_AFTER, _after)):
        led = pattern.match(text, start)
        inner = operand(text, led.end(), today) if led else None
        if inner is not None:
            # "Jeg kan ikke før fredag": Friday is the day that one can; "senest fredag, har I åbent der" asks about it.
            itself = _NOT_BEFORE.search(text, 0, start) or (pattern is _UP_TO and _THEN.search(text, inner.end))
            meaning = inner.meaning if itself and pattern is not _AFTER else build(inner.meaning, today)
            return Parsed(meaning, inner.end) if meaning is not None else None
    return None


def _before(meaning: Found, today: date) -> Found | None:
    first = meaning.span.first
    if first < today:
        return meaning
    return found(Span(today, max(today, first - ONE_DAY)), Span(today, first))


def _up_to(meaning: Found, today: date) -> Found | None:
    last = meaning.span.first if meaning.feast else meaning.span.end
    return found(Span(today, last)) if last >= today else meaning


def _after(meaning: Found, _today: date) -> Found | None:
    last = meaning.span.last
    return None if last is None else found(Span(last + ONE_DAY, None))
