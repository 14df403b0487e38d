"""Dates as they are written: "den 3. december", "24/12", "December 5th", "1.-24. december", "2027-02-20"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from knowledge.dates.found import Found, Rule, found, rule
from knowledge.dates.numbers import YEAR, year_of
from knowledge.dates.spans import Span, joined

_LED: Final = r"(?:den ?|d\. ?|d |the |paa ){0,4}"
_ENDING: Final = r"(?:\.|st|nd|rd|th|ende|te)?"
_DAY: Final = rf"{_LED}(?:ord)?(?P<day>\d{{1,2}}){_ENDING}"
_UNTIL: Final = r"(?P<joint> ?(?:-|–|—|til og med|til|og|to|indtil) ?)"
_MONTH: Final = r" ?(?:of |i )?mo(?P<month>\d+)"
_NO_DATE: Final = (
    r"(?![.:/]?\d)(?!\.? ?(?:aar|gang|etage|floor|grade|edition|sal|klasse|udgave|bind|dag|stk|kr|pers|boern|min|time))"
)
_LAST_MONTH: Final = 12
_FIGURES: Final = re.compile(r"\d+")


def _date(match: re.Match[str], today: date) -> Found | None:
    return _dated(int(match["day"]), int(match["month"]), match["year"], today)


def _dated(day: int, month: int, year: str | None, today: date) -> Found | None:
    """A day of a month: of the year that is written, or the next such day from today on."""
    written = year_of(year)
    if written is not None:
        only = _valid(written, month, day)
        return None if only is None else found(Span.of(only), past=only < today)
    coming = next((each for each in _of_each_year(month, day, today) if each >= today), None)
    return None if coming is None else found(Span.of(coming))


def _of_each_year(month: int, day: int, today: date) -> Iterator[date]:
    """That day of the years from this one on; nine years hold a 29 February, even across a century."""
    return (each for year in range(today.year, today.year + 9) if (each := _valid(year, month, day)))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_figures(match: re.Match[str], today: date) -> Found | None:
    day, month = int(match["day"]), int(match["month"])
    if month > _LAST_MONTH >= day:
        # Written as in America: no other reading is possible.
        day, month = month, day
    return _dated(day, month, match["year"], today)


def _in_dashes(match: re.Match[str], today: date) -> Found | None:
    """As in "Den 24-12"; "den 5-12" may be a run of days."""
    day, month = int(match["day"]), int(match["month"])
    return _dated(day, month, None, today) if month <= _LAST_MONTH < day else None


def _in_words(match: re.Match[str], today: date) -> Found | None:
    """As in "Den tredje i tolvte"."""
    month = int(match["month"])
    return _dated(int(match["day"]), month, None, today) if month <= _LAST_MONTH else None


def _days(match: re.Match[str], today: date) -> Found | None:
    """Days of one month; where they have begun, they are those that are running."""
    month, year = int(match["month"]), match["year"]
    last = _dated(int(match["last"]), month, year, today)
    if last is None:
        return None
    end = last.span.first
    first = _valid(end.year, month, int(match["day"]))
    if first is None or first > end:
        return None
    if match["joint"].strip() == "og" and not match.group().startswith("mellem"):
        return Found((joined((Span.of(first), Span.of(end))),), past=last.past)
    return found(Span(first, end), past=last.past)


def _listed(match: re.Match[str], today: date) -> Found | None:
    """As in "24., 25. og 26. december"."""
    days = [_dated(int(day), int(match["month"]), match["year"], today) for day in _FIGURES.findall(match["days"])]
    return _together(days)


def _listed_of_a_month(match: re.Match[str], today: date) -> Found | None:
    """As in "Den 28. eller 29."."""
    return _together([_of_month(int(day), today) for day in _FIGURES.findall(match["days"])])


def _together(days: Sequence[Found | None]) -> Found | None:
    spans = [day.span for day in days if day is not None]
    return Found((joined(spans),), past=all(day.past for day in days if day)) if len(spans) == len(days) else None


def _day_of_month(match: re.Match[str], today: date) -> Found | None:
    """As in "Den 12.": the next twelfth."""
    return _of_month(int(match["day"]), today)


def _run_of_a_month(match: re.Match[str], today: date) -> Found | None:
    """As in "24.-26.", of the month in which its last day comes next."""
    last = _of_month(int(match["last"]), today)
    end = None if last is None else last.span.first
    first = None if end is None else _valid(end.year, end.month, int(match["day"]))
    return None if first is None or end is None or first >= end else found(Span(first, end))


def _of_this_or_the_next(match: re.Match[str], today: date) -> Found | None:
    """As in "Den første i måneden", "den 3. i næste måned"."""
    if not match["next"]:
        return _of_month(int(match["day"]), today)
    year, month = divmod(today.year * 12 + today.month, 12)
    only = _valid(year, month + 1, int(match["day"]))
    return None if only is None else found(Span.of(only))


def _of_month(day: int, today: date) -> Found | None:
    months = (divmod(today.year * 12 + today.month - 1 + ahead, 12) for ahead in range(3))
    days = (_valid(year, month + 1, day) for year, month in months)
    coming = next((each for each in days if each is not None and each >= today), None)
    return None if coming is None else Found(((Span.of(coming),),), monthly=True)


_FIGURE_DAY: Final = rf"{_LED}(?P<day>\d{{1,2}})"
_FIGURE_YEAR: Final = r"(?:[-/. ] ?(?P<year>20\d\d|\d\d(?![./:\d])))?"
_ORDINAL: Final = r"(?:ord(?=1[1-9]|[23]\d))?"
"""From the eleventh on: "den anden" and "den første" alone are no dates."""
_LEADS: Final = "der noget aabent aaben aabner lukket lukker paa til fra indtil inden foer starter begynder haslev faxe"
_ENGLISH_LEADS: Final = "paa indtil by fra foer"
_LED_TO: Final = "|".join(
    rf"(?<=\b{lead} ){article}"
    for article, leads in (("den", rf"{_LEADS} wd\d"), ("the", rf"{_ENGLISH_LEADS} wd\d"))
    for lead in leads.split()
)
"""What stands before "den første" where it is the first of a month and not the first of some things."""
_NOTHING_AFTER: Final = r"(?= ?$| ?[,.?!;]| (?:i haslev|i faxe)\b)"
_NOT_ALWAYS_OPEN: Final = r"(?!24/7\b)"

RULES: Final[tuple[Rule, ...]] = (
    rule(rf"{_DAY}{_MONTH}{YEAR}", _date),
    rule(rf"(?:(?:paa|of) )?mo(?P<month>\d+) (?:the )?(?P<day>\d{{1,2}}){_ENDING}(?![.:]?\d){YEAR}", _date),
    rule(rf"(?:fra |mellem )?{_DAY}{_UNTIL}{_LED}(?P<last>\d{{1,2}}){_ENDING}{_MONTH}{YEAR}", _days),
    rule(rf"(?:fra |mellem )?mo(?P<month>\d+) (?P<day>\d{{1,2}}){_ENDING}{_UNTIL}(?P<last>\d{{1,2}}){_ENDING}{YEAR}",
         _days),
    rule(rf"(?<!kl )(?<!kl\. ){_LED}(?P<day>\d{{1,2}})\. ?[-–] ?{_LED}(?P<last>\d{{1,2}})\.{_NO_DATE}",
         _run_of_a_month),
    rule(rf"{_NOT_ALWAYS_OPEN}{_FIGURE_DAY} ?/ ?(?P<month>\d{{1,2}}){_FIGURE_YEAR}{_NO_DATE}", _in_figures),
    rule(rf"{_FIGURE_DAY}\. ?(?P<month>0?[1-9]|1[0-2])(?:[. ] ?(?P<year>20\d\d|\d\d))?\.?(?![:.]?\d)"
         rf"(?! ?(?:kl|time|min|kr))", _in_figures),
    rule(rf"(?:fra |mellem )?{_FIGURE_DAY}\.?{_UNTIL}(?P<last>\d{{1,2}})\.? ?[/.](?P<month>0?[1-9]|1[0-2])"
         rf"{_FIGURE_YEAR}{_NO_DATE}", _days),
    rule(rf"{_LED}(?P<days>\d{{1,2}}{_ENDING}(?:(?:,|,? ?(?:og|eller|or)) (?:den |the )?\d{{1,2}}{_ENDING}){{1,9}})"
         rf"{_MONTH}{YEAR}", _listed),
    rule(rf"(?:den |d\. ?|the |paa )(?P<days>\d{{1,2}}(?:\.|st|nd|rd|th) (?:og|eller|or) (?:den |the )?\d{{1,2}}"
         rf"(?:\.|st|nd|rd|th)){_NO_DATE}", _listed_of_a_month),
    rule(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _date),
    rule(rf"{_FIGURE_DAY}-(?P<month>\d{{1,2}})-(?P<year>20\d\d|\d\d(?![-./:\d]))", _in_figures),
    rule(rf"{_LED}ord(?P<day>\d+) (?:i|in|of) (?:den )?ord(?P<month>\d+)(?! (?:wd|uge))", _in_words),
    rule(r"(?:den |d\.? ?)(?:ord)?(?P<day>\d{1,2})\.? (?:i|in|of) (?:den )?(?:ord)?(?P<month>\d{1,2})\.?"
         r"(?: maaned|(?= ?$| ?[,?!]))", _in_words),
    rule(r"(?:den |d\.? ?)(?P<day>\d{1,2})-(?P<month>\d{1,2})(?![-./:\d])", _in_dashes),
    rule(rf"(?<![-./:\d])(?<!kl )(?<!kl\. )(?P<day>\d{{1,2}})-(?P<month>\d{{1,2}})(?!-){_NO_DATE}", _in_dashes),
    rule(rf"(?:paa )?(?:den ?|d\.? ?|the )(?:ord)?(?P<day>\d{{1,2}}){_ENDING} (?:(?P<within>i|in|af|of) )?"
         r"(?:(?P<next>(?:the )?naeste |kommende )maaned|denne maaned|(?(within)(?:the )?maaned(?:en)?|(?!)))",
         _of_this_or_the_next),
    rule(rf"(?<=wd\d )(?P<day>\d{{1,2}})(?:st|nd|rd|th){_NO_DATE}", _day_of_month),
    rule(rf"(?:{_LED_TO}) ord(?P<day>1|[3-9]|10){_NOTHING_AFTER}", _day_of_month),
    rule(rf"(?:den ?|d\. ?|d |paa the |the |paa (?=\d{{1,2}}(?:st|nd|rd|th)\b)){_ORDINAL}"
         rf"(?P<day>\d{{1,2}}){_ENDING}{_NO_DATE}", _day_of_month),
)  # fmt: skip
