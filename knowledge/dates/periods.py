"""Expressions for longer times: weeks, weekends, months, years, "de næste 14 dage"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from knowledge.dates.found import Build, Found, Rule, found, rule
from knowledge.dates.numbers import NUMBER, YEAR, number_of, year_of
from knowledge.dates.spans import ONE_DAY, Span

LED: Final = (
    r"(?:(?:i|in|til|paa|over|den|det|the|her|for|hele|af|of|denne|kommende|senere|resten af|i loebet af|resten) ){0,4}"
)
"""Small words before a time."""


def _monday(today: date, weeks: int = 0) -> date:
    return today - today.weekday() * ONE_DAY + timedelta(weeks=weeks)


def _week(weeks: int, *, past: bool = False) -> Build:
    return lambda _match, today: found(Span.of(_monday(today, weeks), 7), past=past)


def _this_week(match: re.Match[str], today: date) -> Found | None:
    """The one that is running; "i ugen mellem jul og nytår" says itself which."""
    return None if match.string.startswith(" mellem ", match.end()) else found(Span.of(_monday(today), 7))


def _in_weeks(match: re.Match[str], today: date) -> Found:
    weeks = number_of(match[1])
    return found(Span.of(today + timedelta(weeks=weeks)), Span.of(_monday(today, weeks), 7))


def _weeks_ago(match: re.Match[str], today: date) -> Found:
    return found(Span.of(_monday(today, -number_of(match[1])), 7), past=True)


def _weekend_span(today: date, weeks: int = 0) -> Span:
    return Span.of(_monday(today, weeks) + 5 * ONE_DAY, 2)


def _weekend(weeks: int, *, past: bool = False) -> Build:
    return lambda _match, today: found(_weekend_span(today, weeks), past=past, weekdays=() if weeks else (5, 6))


def _weekend_in_weeks(match: re.Match[str], today: date) -> Found:
    return found(_weekend_span(today, number_of(match[1])))


def _next_weekend(_match: re.Match[str], today: date) -> Found:
    """That of next week for most people, the coming one for some."""
    return found(_weekend_span(today, 1), _weekend_span(today))


def _shifted(today: date, months: int) -> tuple[int, int]:
    """Year and month that lie so many months from today."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return year, month + 1


def month_span(year: int, month: int) -> Span:
    """All days of a month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return Span(date(year, month, 1), after - ONE_DAY)


def _month(match: re.Match[str], today: date) -> Found:
    """The month of the year that is written, or the next one that is not over."""
    month, written = int(match["month"]), year_of(match["year"])
    span = month_span(today.year + (month < today.month) if written is None else written, month)
    return found(span, past=span.end < today)


def _month_of_last_year(match: re.Match[str], today: date) -> Found:
    return found(month_span(today.year - 1, int(match["month"])), past=True)


def _gone(match: re.Match[str], today: date) -> Found:
    """As in "I ugen der gik"."""
    if match["unit"].startswith("maaned"):
        return found(month_span(*_shifted(today, -1)), past=True)
    whole = _weekend_span(today, -1) if match["unit"].startswith("weekend") else Span.of(_monday(today, -1), 7)
    return found(whole, past=True)


def _quarter(match: re.Match[str], today: date) -> Found:
    """The quarter of the year that is written, or the next one that is not over."""
    last, written = int(match["quarter"]) * 3, year_of(match["year"])
    year = today.year + (last < today.month) if written is None else written
    span = Span(date(year, last - 2, 1), month_span(year, last).end)
    return found(span, past=span.end < today)


def _near_month(months: int, *, past: bool = False) -> Build:
    return lambda _match, today: found(month_span(*_shifted(today, months)), past=past)


def _months_on(today: date, months: int) -> tuple[date, Span]:
    """The same day so many months on (or the last of a shorter month), and that month."""
    whole = month_span(*_shifted(today, months))
    return whole.first + (min(today.day, whole.end.day) - 1) * ONE_DAY, whole


def _in_months(match: re.Match[str], today: date) -> Found:
    same_day, whole = _months_on(today, number_of(match[1]))
    return found(Span.of(same_day), whole)


def _year_span(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def _year(distance: int, *, past: bool = False) -> Build:
    return lambda _match, today: found(_year_span(today.year + distance), past=past)


def _last_of_the_year(_match: re.Match[str], today: date) -> Found:
    return found(Span.of(_year_span(today.year).end))


def _written_year(match: re.Match[str], today: date) -> Found:
    year = int(match["written"])
    return found(_year_span(year), past=year < today.year)


def _next_ones(match: re.Match[str], today: date) -> Found:
    """As in "De næste 14 dage": from today on; whether today is one of them is left open."""
    number, unit = number_of(match["number"] or "nogle"), match["unit"]
    if unit.startswith("maaned"):
        return found(Span(today, _months_on(today, number)[0]))
    last = today + number * (7 if unit.startswith("uge") else 1) * ONE_DAY
    return found(Span(today, last), Span(today, max(today, last - ONE_DAY)))


_THIS: Final = "(?:(?:denne|den) her|denne)"
_COUNT: Final = NUMBER.replace("(", "(?P<number>", 1)

RULES: Final[tuple[Rule, ...]] = (
    rule(rf"{LED}(?:{_THIS} uge|i ugen|ugen i gennem)|i ugen|senere (?:paa|i) ugen", _this_week),
    rule(rf"(?:senere |hele )?(?:i )?{_THIS} uge|(?:i loebet|resten) af (?:the )?ugen?", _this_week),
    rule(r"(?:hele|midt i) ugen", _this_week),
    rule(rf"{LED}(?:naeste|kommende|foelgende) uge", _week(1)),
    rule(rf"{LED}ugen? (?:der|som|that) (?:kommer|foelger|is coming)|(?:the )?uge to come", _week(1)),
    rule(rf"{LED}ugen? efter denne", _week(1)),
    rule(rf"{LED}overnaeste uge|{LED}ugen? efter naeste|{LED}ugen efter|naeste naeste uge", _week(2)),
    rule(r"(?:(?<=af )|(?<=of )|(?<=paa )|(?<=sidst i )|(?<=midt i )|(?<=foerst i ))(?:the )?ugen?", _this_week),
    rule(r"(?:(?<=af )|(?<=of )|(?<=paa )|(?<=i ))(?:the )?maaned(?:en)?", _near_month(0)),
    rule(r"(?:(?<=dag i )|(?<=wd\d i )|(?<=dag of )|(?<=wd\d of ))(?:the )?aaret?", _year(0)),
    rule(r"(?:i |in )?(?:den )?sidste uge(?! (?:i|in|af|of|foer|inden) )", _week(-1, past=True)),
    rule(rf"(?:om|in) {NUMBER} uger?|{NUMBER} uger? fra nu", _in_weeks),
    rule(rf"(?:for )?{NUMBER} uger? siden", _weeks_ago),
    rule(rf"{LED}(?:weekend(?:en)?|uge ?-? ?(?:slutningen|enden?))", _weekend(0)),
    rule(rf"{LED}weekend(?:en)? efter denne", _weekend(1)),
    rule(rf"{LED}weekend(?:en)? (?:om|in) {NUMBER} uger?", _weekend_in_weeks),
    rule(rf"{LED}naeste weekend", _next_weekend),
    rule(rf"{LED}(?:weekend(?:en)? efter naeste|overnaeste weekend)", _weekend(2)),
    rule(r"(?:i |in )?(?:den )?sidste weekend(?! (?:i|in|af|of|foer|inden) )", _weekend(-1, past=True)),
    rule(rf"{LED}mo(?P<month>\d+)(?: maaned)?{YEAR}", _month),
    rule(rf"{LED}(?:ord)?(?P<quarter>[1-4])\.? ?(?:kvartal(?:et)?|quarter){YEAR}", _quarter),
    rule(rf"{LED}(?:{_THIS} maaned|i maaneden)|resten af (?:the )?maaned(?:en)?|i maaneden", _near_month(0)),
    rule(rf"{LED}(?:(?:naeste|kommende) maaned|maaned(?:en)? (?:der|som) kommer)", _near_month(1)),
    rule(r"(?:i |in )?(?:den )?sidste maaned", _near_month(-1, past=True)),
    rule(rf"(?:om|in) {NUMBER} maaned(?:er)?", _in_months),
    rule(r"(?:senere )?i aar|denne aar|resten (?:af|of) (?:the )?aar(?:et)?|senere paa aaret", _year(0)),
    rule(rf"{LED}(?:naeste|kommende|nye) aar", _year(1)),
    rule(r"(?:paa )?aarets (?:sidste (?:dag|aften)|udgang)"
         r"|(?:paa )?(?:den )?sidste (?:dag|aften) (?:i|paa|af|of) (?:the )?aaret?", _last_of_the_year),
    rule(r"sidste aar|i fjor", _year(-1, past=True)),
    rule(r"(?:sidste aar|i fjor) i mo(?P<month>\d+)", _month_of_last_year),
    rule(r"(?:i )?mo(?P<month>\d+) (?:sidste aar|i fjor)", _month_of_last_year),
    rule(r"(?:i )?(?:den )?(?P<unit>ugen?|weekend(?:en)?|maaned(?:en)?) (?:der|som) "
         r"(?:lige )?(?:gik|(?:er )?gaaet|var)", _gone),
    rule(r"(?:i|in|aar|aaret) (?P<written>20\d\d)", _written_year),
    rule(r"(?:inden for |over |i |in )?(?:de |den |the )?(?:naermeste |naeste |kommende |foelgende )"
         rf"(?:par |few |couple of )?(?:{_COUNT} )?(?P<unit>dage|uger|maaneder)", _next_ones),
    rule(rf"(?:de )?(?:naeste )?{_COUNT} (?P<unit>dage|uger|maaneder) frem", _next_ones),
    rule(rf"inden for (?:de |en |the ){{0,2}}(?:naeste |kommende )?{_COUNT} (?P<unit>dage?|uger?|maaned(?:er)?)",
         _next_ones),
    rule(r"(?:i )?(?:den|the) (?P<number>a |)(?:kommende) (?P<unit>uge)(?= frem)", _next_ones),
)  # fmt: skip
