"""From a citizen's words to days and a part of the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from knowledge.dates.amended import renumbered, window_meant
from knowledge.dates.clauses import Named, blanked
from knowledge.dates.excepting import is_never
from knowledge.dates.feasts import week_span
from knowledge.dates.focus import Asked, asked_about, is_told
from knowledge.dates.following import following, in_its_month, seen_from
from knowledge.dates.found import Found, narrowed, together, without
from knowledge.dates.operands import Parsed
from knowledge.dates.phrases import parse
from knowledge.dates.spans import COPENHAGEN, ONE_DAY, Days, Reading, Span, Window, joined
from knowledge.dates.wording import canonical
from knowledge.matching.text import clean

_START: Final = re.compile(r"(?<![^\W_])(?<!\d[.:/])[^\W_]")
_EVERY_DAY: Final = frozenset(range(7))
_WORKING: Final = frozenset(range(5))
_WEEKEND: Final = frozenset({5, 6})
_REGULAR: Final = re.compile(
    r"(?<![^\W_])(?:(?:om|hver(?: ord2)?|hver uge|paa|alle) ){0,4}"
    r"(?:hwd(?P<plural>\d)|(?:(?<=\bom )|(?<=hver )|(?<=hver ord2 ))wd(?P<each>\d)|"
    r"(?P<working>(?:i |paa |the ){0,4}hverdage(?:ne)?"
    r"(?! (?:lige )?(?:foer|inden|efter|op til) (?!kl|\d|skole|arbejde|fyraften|middag))"
    r"|(?:paa )?en hverdag(?! (?:foer|efter)))|"
    r"(?P<weekend>(?:i )?hweekend|(?<=\bom )weekenden|(?<=hver )weekend))(?![^\W_])"
)
_NO_DATE: Final = re.compile(
    r"\bom (?:sommeren|vinteren|foraaret|efteraaret|ugen|maaneden|aaret|dagen|julen)\b|\bhver (?:uge|maaned|dag|aar)\b"
    r"|\b(?:(?:ord\d+|\d\.)(?:,|,? (?:og|eller|and)) )*(?:ord\d+|\d\.|sidste) h?wd\d"
    r" (?:i|in|af|of) (?:hver )?(?:maaneden|maaned|the maaned)\b"
    r"|\b29\.? ?mo2,? (?!20(?:[02468][048]|[13579][26])\b)20\d\d\b"
    r"|\b(?:(?:30|31)\.? ?mo2|31\.? ?mo(?:4|6|9|11)|(?:3[2-9]|[4-9]\d)\.? ?mo\d+)\b"
    r"|\b24 ?/ ?7\b|\b\d{1,2} 1 ?/ ?2\b|\b(?:\d+\.|ord\d+) gang i aar\b"
    r"|\bsnart (?:(?:er|bliver) det )?(?:jul|paaske|pinse|sommer|nytaar)\b"
    r"|\b\d{1,2} ?(?:-|–|til) ?\d{1,2}[ .-]*(?:aar|mdr|maaneder)\w*"
)
_AND: Final = re.compile(r" ?(?:,|og|eller|or|nor|and|samt)? ?(?:heller )?(?:ikke )?")
"""What stands between two weekdays that are left out together: "ikke på mandage og tirsdage"."""

_TOLD: Final = re.compile(r"\b(?:skete|foregik|happened)\b")
_WAS: Final = re.compile(r"\b(?:var|was|were)\b")
_NOT_LONG_GONE: Final = 92
"""Days; what "var" is said of lies no further back ("hvad var der d. 20/11"), or it is not meant to."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was found in a text, and the text without it, at the same places; `never` are regular and left out."""

    text: str
    named: tuple[Named, ...]
    regular: frozenset[int]
    never: frozenset[int]


def read_dates(text: str, now: datetime) -> Reading:
    """What `text`, a question in Danish or English, says about when.

    Args:
        text: the question as it was typed.
        now: the present moment (aware); what "i dag" means is judged by the date in Denmark.
    """
    cleaned = clean(text)
    local = now.astimezone(COPENHAGEN)
    today = local.date()
    wording, origins = canonical(cleaned)
    parts = _parts(wording, today)
    window, places = window_meant(wording, parts.named, parts.text)
    asked = asked_about(wording, parts.named, regular=bool(parts.regular))
    meaning = _meaning(parts, asked, today)
    options = () if meaning is None else _kept(meaning, today, wording)
    if window is None and meaning is not None and meaning.moment:
        # In three hours it may be another day.
        then = (now + meaning.ahead).astimezone(COPENHAGEN)
        moment, options = then.time().replace(fold=0), ((Span.of(then.date()),),)
        window = Window(moment, moment)
    return Reading(
        days=options[0] if options else (),
        others=options[1:],
        window=window,
        past=(bool(options) and options[0][0].first < today) or (meaning is not None and meaning.past),
        weekdays=frozenset() if options else _regular(parts, asked),
        rest=_rest(cleaned, origins, blanked(parts.text, places)),
    )


def _parts(wording: str, today: date) -> _Parts:
    """Every expression from left to right, after what is regular ("om søndagen") has been taken out."""
    regular: list[re.Match[str]] = []
    text = _NO_DATE.sub(lambda match: "¤" * len(match.group()), wording)
    for each in _REGULAR.finditer(text):
        regular.append(each)
        text = blanked(text, [each.span()])
    named: list[Named] = []
    position = 0
    while start := _START.search(text, position):
        parsed = _parsed(text, start.start(), today, named)
        if parsed is None:
            position = _end_of_word(text, start.start())
        else:
            named.append(Named(parsed.meaning, start.start(), parsed.end))
            text = blanked(text, [(start.start(), parsed.end)])
            position = parsed.end
    out: list[re.Match[str]] = []
    for each in regular:
        goes_on = bool(out) and _AND.fullmatch(wording, out[-1].end(), each.start()) is not None
        if goes_on or is_never(wording, named, each.span()):
            out.append(each)
    kept = [each for each in regular if each not in out and not is_told(wording, named, each.span())]
    return _Parts(text, tuple(named), _all_of(kept), _all_of(out))


def _parsed(text: str, start: int, today: date, named: Sequence[Named]) -> Parsed | None:
    """The longest expression there, which may be told from the one before it."""
    alone = parse(text, start, today)
    if not named:
        return alone
    before = _date_before(named)
    if (seen := seen_from(text, start, today, before)) != today:
        alone = parse(text, start, seen)
    after = following(text, start, today, before) or renumbered(text, start, today, named[-1])
    if alone is not None and alone.meaning.monthly:
        alone = replace(alone, meaning=in_its_month(alone.meaning, before, text[start : alone.end]))
    return after if after is not None and (alone is None or after.end >= alone.end) else alone


def _date_before(named: Sequence[Named]) -> Found:
    """What was named last; "den 5. december, en lørdag" is that date."""
    last = named[-1].meaning
    if last.weekdays and len(named) > 1:
        earlier = named[-2].meaning
        if earlier.span.single and earlier.span.first.weekday() in last.weekdays:
            return earlier
    return last


def _all_of(regular: Iterable[re.Match[str]]) -> frozenset[int]:
    return frozenset[int]().union(*map(_weekdays, regular))


def _weekdays(match: re.Match[str]) -> frozenset[int]:
    if match["working"]:
        return _WORKING
    return _WEEKEND if match["weekend"] else frozenset({int(match["plural"] or match["each"])})


def _end_of_word(text: str, start: int) -> int:
    while start < len(text) and text[start].isalnum():
        start += 1
    return start


def _meaning(parts: _Parts, asked: Asked, today: date) -> Found | None:
    """All together; "nu" says nothing beside another day, and what is regular only picks days of a period."""
    named = [each for each in asked.meanings if not each.moment] or asked.meanings
    whole = without(together(named) or _week_of_what_is_out(asked), _left_out(parts, asked))
    if whole is None or not parts.regular or whole.span.single or whole.moment:
        return whole
    regular = Found(((Span.of(today),),), weekdays=parts.regular)
    return narrowed(regular, replace(whole, weekdays=frozenset())) or whole


def _week_of_what_is_out(asked: Asked) -> Found | None:
    """As in "Alle dage undtagen søndag i næste uge": the other days of that week are what is left."""
    out = next((each for each in asked.without if each.placed and each.span.single), None)
    if out is None or out.past:
        return None
    day = out.span.first
    week = Span.of(day - day.weekday() * ONE_DAY, 7)
    return Found((joined(Span.of(each) for each in week.days() if each != day),))


def _left_out(parts: _Parts, asked: Asked) -> frozenset[int]:
    return parts.never.union(*(each.weekdays for each in asked.without))


def _regular(parts: _Parts, asked: Asked) -> frozenset[int]:
    """The weekdays of a text that names no days: where it only leaves some out, all the others."""
    out = _left_out(parts, asked)
    return (parts.regular or _EVERY_DAY) - out or parts.regular if out else parts.regular


def _kept(meaning: Found, today: date, wording: str) -> tuple[Days, ...]:
    """The options without days gone by, unless the text speaks of these."""
    if meaning.past:
        return meaning.options
    if _TOLD.search(wording):
        return tuple(_told(days, today, weekly=bool(meaning.weekdays)) for days in meaning.options[:1])
    if _WAS.search(wording) and meaning.span.single and not meaning.weekdays and (day := _just_gone(meaning, today)):
        return ((Span.of(day),),)
    clipped = (_clipped(days, today) for days in meaning.options)
    return tuple(dict.fromkeys(days for days in clipped if days))


def _clipped(days: Iterable[Span], today: date) -> Days:
    return joined(Span(max(span.first, today), span.last) for span in days if span.end >= today)


def _told(days: Days, today: date, *, weekly: bool) -> Days:
    """What a sentence in the past tense means: days that have begun, or else those a week or a year before."""
    first, last = days[0].first, days[-1].end
    if first <= today:
        return (Span(first, min(last, today)),)
    if weekly:
        return (Span(first - 7 * ONE_DAY, last - 7 * ONE_DAY),)
    if (first.weekday(), (last - first).days) == (0, 6):
        # A week is that of its number.
        year, week, _ = first.isocalendar()
        return (week_span(year - 1, week) or Span(_year_before(first), _year_before(last)),)
    return (Span(_year_before(first), _year_before(last)),)


def _just_gone(meaning: Found, today: date) -> date | None:
    """The same date a month or a year earlier, if it is not long gone; None otherwise."""
    coming = meaning.span.first
    if coming <= today:
        return None
    gone = _month_before(coming) if meaning.monthly else _year_before(coming)
    return gone if 0 < (today - gone).days <= _NOT_LONG_GONE else None


def _month_before(day: date) -> date:
    last = day.replace(day=1) - ONE_DAY
    return last.replace(day=min(day.day, last.day))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004


def _rest(cleaned: str, origins: list[int], text: str) -> str:
    """The cleaned text without the words of which anything was read."""
    read = {origin for origin, character in zip(origins, text, strict=True) if character == "¤"}
    starts = set(origins)
    kept: list[str] = []
    start = 0
    for index, character in enumerate(cleaned):
        if index in starts:
            start = index
        kept.append(" " if start in read and not character.isspace() else character)
    return " ".join("".join(kept).split()).strip(" ,.;:-–?!")
