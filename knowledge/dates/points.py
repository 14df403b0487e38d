"""Expressions for days as seen from today: "i dag", "om tre dage", "på lørdag", "i går"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from knowledge.dates.found import Build, Found, Rule, found, rule
from knowledge.dates.numbers import NUMBER, number_of
from knowledge.dates.spans import ONE_DAY, Span, joined

_LED: Final = r"(?P<led>(?:(?:nu|paa|her|den|til|kommende|denne|the|i) ){0,4})"
_NOT_TODAY: Final = re.compile(r"\b(?:paa|kommende|til) ")
_A_WEEK: Final = 7
_FORTNIGHT: Final = 14
_EIGHT_DAYS: Final = 8


def _day(distance: int, *, past: bool = False) -> Build:
    return lambda _match, today: found(Span.of(today + distance * ONE_DAY), past=past)


def _now(_match: re.Match[str], today: date) -> Found:
    return Found(((Span.of(today),),), moment=True)


def _in_hours(match: re.Match[str], today: date) -> Found:
    """As in "Om to timer", "om en halv time"."""
    count: float = 0.5 if match["half"] else number_of(match["count"]) if match["count"] else 1
    ahead = timedelta(minutes=count) if match["unit"].startswith("min") else timedelta(hours=count)
    return Found(((Span.of(today),),), moment=True, ahead=ahead)


def _in_days(match: re.Match[str], today: date) -> Found:
    """In Danish "otte dage" is a week, and "fjorten dage" is also the week after the next."""
    number = number_of(match[1])
    exact = Span.of(today + number * ONE_DAY)
    if number == _EIGHT_DAYS:
        return found(Span.of(today + _A_WEEK * ONE_DAY), exact)
    if number == _FORTNIGHT:
        return found(exact, Span.of(today + (_FORTNIGHT - today.weekday()) * ONE_DAY, _A_WEEK))
    return found(exact)


def _days_ago(match: re.Match[str], today: date) -> Found:
    return found(Span.of(today - number_of(match[1]) * ONE_DAY), past=True)


def _weekday(match: re.Match[str], today: date) -> Found:
    """The coming one; "på lørdag" said on a Saturday is that of next week, "lørdag" may be today."""
    weekday = int(match["wd"])
    ahead = (weekday - today.weekday()) % _A_WEEK
    coming = Span.of(today + ahead * ONE_DAY)
    if ahead:
        return found(coming, weekdays=[weekday])
    later = Span.of(today + _A_WEEK * ONE_DAY)
    return found(*((later, coming) if _NOT_TODAY.search(match["led"]) else (coming, later)), weekdays=[weekday])


def _next_weekday(match: re.Match[str], today: date) -> Found:
    """That of next week for most people, the coming one for some."""
    weekday = int(match["wd"])
    next_week = today + (_A_WEEK - today.weekday() + weekday) * ONE_DAY
    coming = today + ((weekday - today.weekday() - 1) % _A_WEEK + 1) * ONE_DAY
    other = coming if coming != next_week else next_week + _A_WEEK * ONE_DAY
    return found(Span.of(next_week), Span.of(other), weekdays=[weekday])


def _weekday_after_next(match: re.Match[str], today: date) -> Found:
    """A week after the coming one, or after that of next week."""
    coming = today + ((int(match["wd"] or match["over"]) - today.weekday() - 1) % _A_WEEK + 1) * ONE_DAY
    return found(Span.of(coming + _A_WEEK * ONE_DAY), Span.of(coming + _FORTNIGHT * ONE_DAY))


def _two_weekdays(match: re.Match[str], today: date) -> Found:
    """The coming ones: the second of the same week if it is later in it, and never today, which has a name."""
    first, second = int(match["wd"]), int(match["wd2"])
    least = 1 if _NOT_TODAY.search(match["led"]) else 0
    ahead = (first - today.weekday() - least) % _A_WEEK + least
    other = ahead + second - first if second > first else (second - today.weekday() - 1) % _A_WEEK + 1
    return Found((joined(Span.of(today + days * ONE_DAY) for days in (ahead, other)),), frozenset({first, second}))


def _weekday_and_weeks(match: re.Match[str], today: date) -> Found:
    """As in "Lørdag otte dage": a week after the coming Saturday; "om to uger" may be counted from this week, too."""
    weekday, weeks = int(match["wd"]), _weeks_on(match)
    from_coming = Span.of(today + (weekday - today.weekday()) % _A_WEEK * ONE_DAY + weeks)
    if not match["weeks"].startswith(("om", "in")) or match["weeks"].endswith("dage"):
        return found(from_coming)
    return found(from_coming, Span.of(today + (weekday - today.weekday()) * ONE_DAY + weeks))


def _weeks_and_weekday(match: re.Match[str], today: date) -> Found:
    """As in "Om to uger på torsdag": of the week that lies so far ahead, or so far from the coming one."""
    weekday, weeks = int(match["wd"]), _weeks_on(match)
    in_that_week = Span.of(today + (weekday - today.weekday()) * ONE_DAY + weeks)
    return found(in_that_week, Span.of(today + (weekday - today.weekday()) % _A_WEEK * ONE_DAY + weeks))


def _day_and_weeks(match: re.Match[str], today: date) -> Found:
    return found(Span.of(today + (match["day"] == "morgen") * ONE_DAY + _weeks_on(match)))


def _weeks_on(match: re.Match[str]) -> timedelta:
    said = match["weeks"]
    number = re.search(rf"\b{NUMBER}\b", said)
    count = number_of(number[0]) if number else 1
    return timedelta(weeks=count // _A_WEEK if said.endswith("dage") else count)


def _past_weekday(match: re.Match[str], today: date) -> Found:
    behind = (today.weekday() - int(match["wd"]) - 1) % _A_WEEK + 1
    return found(Span.of(today - behind * ONE_DAY), past=True)


_HOURS_ON: Final = (
    rf"(?:om|in) (?:(?P<half>en halv |half an? )|{NUMBER.replace('(', '(?P<count>', 1)} |an )"
    r"(?P<unit>timer?(?:s tid)?|hours?|min(?:utter|utes?)?)"
)
_WEEKS_ON: Final = (
    rf"(?P<weeks>(?:om |i )?(?:otte|8|fjorten|14) dage|(?:om|in) {NUMBER.replace('(', '(?:', 1)} uger?"
    r"|(?:en )?uge(?! ?\d))"
)
_WEEKS_FROM: Final = r"(?P<weeks>(?:en|a|to|two) uger?) (?:fra|efter|paa) (?:paa )?"

# Whoever stands there means now; "jeg stod ved døren" does not.
_AT_THE_DOOR: Final = (
    r"(?:jeg|vi|i|we) (?:staar|er|am|are|m|re)(?: (?:her|nu|lige|jo|standing|right)){0,2}"
    r" (?:udenfor|uden for|foran|ved (?:jeres |indgangs)?doeren|outside|at the door)"
    r"(?= ?$| ?[,.;?!]| (?:nu|og|men|bib\w*|jer\w*|doeren|indgangen|now|and|but|your|the \w*library)\b)"
)
_BEFORE_CLOSING: Final = (
    r"(?:(?! ikke\b)[^.?!]){0,60} (?:inden|foer) (?:(?:i|de|biblioteket|you|they|the library) (?:luk|clos)|lukketid"
    r"|(?:the )?closing)"
)

RULES: Final[tuple[Rule, ...]] = (
    # "Hvornår er det nu", "og nu vil jeg": a small word.
    rule(
        r"(?:lige |her og |right )nu(?: her)?(?! (?:paa )?wd)|(?<!\bdet )(?<!\bog )nu(?: her)?"
        r"(?! (?:(?:paa )?wd|at|da|hvor|naar|der er|kan|vil|skal|bliver|har jeg|er jeg))",
        _now,
    ),
    rule(r"(?:luk\w*|aabn\w*|clos\w*|open\w*) (?:(?:i|you) )?(?:snart|soon)", _now),
    rule(
        r"(?:aab[en]{2}t?|open|lukket|closed) (?:endnu|stadig\w*|still)|(?:endnu|stadig\w*|still) (?:aab[en]{2}t?|open)"
        r"|om lidt|om et oejeblik|(?:in )?a bit later",
        _now,
    ),
    rule(
        rf"(?:(?:kan|can) (?:jeg|vi|man|i|we) (?:naa|make it|get there)|naar (?:jeg|vi|man))(?={_BEFORE_CLOSING})", _now
    ),
    rule(rf"{_AT_THE_DOOR}|(?:er )?her (?:er )?(?:helt )?lukket", _now),
    rule(_HOURS_ON, _in_hours),
    rule(r"(?:senere |her )?i dag|dags dato|resten af (?:the )?dag(?:en)?|i loebet af (?:the )?dag(?:en)?", _day(0)),
    rule(r"senere paa dagen|later i dag", _day(0)),
    rule(r"(?:noget|mere|aab[en]{2}t?|anything|open) (?:senere|later)(?= ?$| ?[?!.])", _day(0)),
    rule(r"(?:(?:senere|her) )?(?:i|denne|her til|til)(?= (?:aften|eftermiddag|formiddag|nat)\b)", _day(0)),
    rule(r"i(?= morges\b)|tidligere i dag|earlier i dag", _day(0, past=True)),
    rule(r"i morgen", _day(1)),
    rule(r"(?:i )?over ?morgen|(?:the )?dag(?:en)? efter i morgen", _day(2)),
    rule(r"i gaar|i(?= aftes\b)|sidste(?= aften\b)", _day(-1, past=True)),
    rule(r"i forg(?:aa|a)rs|(?:the )?dag(?:en)? foer i gaar", _day(-2, past=True)),
    rule(rf"(?:om|in) (?:a )?{NUMBER} dage?|{NUMBER} dage? fra nu", _in_days),
    rule(rf"(?:for )?{NUMBER} dage? siden", _days_ago),
    rule(rf"{_LED}wd(?P<wd>\d)", _weekday),
    rule(rf"{_LED}naeste wd(?P<wd>\d)", _next_weekday),
    rule(rf"{_LED}(?:wd(?P<wd>\d) efter naeste|overnaeste wd(?P<over>\d))", _weekday_after_next),
    rule(rf"{_LED}wd(?P<wd>\d),? (?:og|eller|or|/) (?:paa )?wd(?P<wd2>\d)(?! {_WEEKS_ON})", _two_weekdays),
    rule(rf"{_LED}wd(?P<wd>\d) {_WEEKS_ON}", _weekday_and_weeks),
    rule(rf"{_WEEKS_FROM}wd(?P<wd>\d)", _weekday_and_weeks),
    rule(
        rf"(?P<weeks>(?:om|in) {NUMBER.replace('(', '(?:', 1)} uger?),? (?:paa |en )?wd(?P<wd>\d)", _weeks_and_weekday
    ),
    rule(rf"i (?P<day>dag|morgen) {_WEEKS_ON}", _day_and_weeks),
    rule(rf"{_WEEKS_FROM}i (?P<day>dag|morgen)", _day_and_weeks),
    rule(r"(?P<weeks>(?:a uge|two uger)) i (?P<day>dag|morgen)", _day_and_weeks),
    rule(r"(?P<weeks>(?:a uge|two uger)) wd(?P<wd>\d)", _weekday_and_weeks),
    rule(r"(?:i p|sidste )wd(?P<wd>\d)(?! (?:i|in|af|of|foer|inden) )", _past_weekday),
)
