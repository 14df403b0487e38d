"""Expressions for a part of the day: "formiddag", "efter kl. 17", "inden 12", "mellem 10 og 12", "halv fem"."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from knowledge.dates.numbers import HOUR_IN_WORDS, number_of
from knowledge.dates.spans import Window

_MIDNIGHT: Final = time()
MORNING: Final = Window(time(6), time(10))
"""What "i morgen tidlig" and "mandag morgen" mean."""

_PARTS: Final[tuple[tuple[str, Window], ...]] = (
    (r"eftermiddag(?:en)?", Window(time(12), time(18))),
    (r"formiddag(?:en)?", Window(time(8), time(12))),
    (
        r"(?<!i )(?<!over )morgen|morgenen|morges|tidlig(?: morgen)?(?! (?:for|efter)?(?:middag|aften))",
        MORNING,
    ),
    (r"middag(?:en)?|middagstid|frokost(?:tid)?", Window(time(11), time(13))),
    (r"aften(?:en)?|aftes", Window(time(17), _MIDNIGHT)),
    (r"nat(?:ten)?", Window(time(22), time(6))),
)
_LATE_PARTS: Final = frozenset({time(12), time(17)})

_UNITS: Final = r"aar|dag|uge|maaned|gang|kr|min|time|boern|pers|st(?:k|yk)|%|mo\d|/|sal|klasse|etage|bog|boeg"
_NO_CLOCK: Final = rf"(?![.:]?\d)(?!\.? ?(?:{_UNITS}))"
# "Efter to" may count anything; in words, an hour needs "klokken" or "halv" before it.
_IN_WORDS: Final = (
    r"(?:(?<=kl )|(?<=kl\. )|(?<=halv )|(?<=kvart i )|(?<=kvart over )|(?<=quarter past )|(?<=quarter to ))"
    rf"(?:{HOUR_IN_WORDS})"
)
_QUARTER: Final = r"(?:kvart|quarter) (?:over|i|past|to)"


def _clock_time(name: str = "") -> str:
    """A pattern for a time such as "kl. 10.30", "halv fem" or "5 pm"; its groups end in `name`."""
    return (
        rf"(?:kl\.? ?)?(?:(?P<half{name}>halv) |(?P<quarter{name}>{_QUARTER}) )?"
        rf"(?P<hour{name}>\d{{1,2}}|{_IN_WORDS})(?:[.:](?P<minute{name}>\d\d))?"
        rf"(?: ?(?P<half_day{name}>am|pm))?(?:-?tiden)?{_NO_CLOCK}"
    )


_FIGURES: Final = _clock_time()
_LATEST_HOUR: Final = 24
_NOON: Final = 12
_FIRST_MORNING_HOUR: Final = 7
"""A bare "kl. 5" is five in the afternoon where libraries and counters are meant; "kl. 7" is seven in the morning."""


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?<!\d[.:/])(?:{pattern})(?![^\W_])")


_BETWEEN: Final = _pattern(
    rf"(?:(?<!boern )(?<!alderen )(?<!unge )(?<!alder )(?:mellem|fra) |(?=kl|\d{{1,2}}[.:]\d\d ?[-–])"
    rf"|(?<=¤ )(?=(?:[7-9]|1\d|2[0-3]) ?[-–] ?\d{{1,2}}(?![-–./:\d]))){_clock_time()}"
    rf" ?(?:og|til|-|–|to) ?{_clock_time('2')}"
)
_AFTER: Final = _pattern(rf"(?:efter|fra|tidligst|siden) {_FIGURES}(?: (?:af|og frem))?")
_BEFORE: Final = _pattern(
    rf"(?:(?:inden|foer|senest|indtil) |(?:(?:frem )?til |by )(?=kl|\d+(?::\d\d)? ?[ap]m)){_FIGURES}"
)
_AT: Final = _pattern(
    r"(?:(?:ved|omkring|cirka|ca\.?|at) )?"
    rf"(?=kl|halv \w|{_QUARTER} \w|\d+(?:[.:]\d\d)? ?[ap]m|\d+-tiden|\d{{1,2}}[.:][0-5]\d(?!\d))" + _FIGURES
)
_NOON_BOUNDS: Final = (
    (_pattern(r"(?:inden|foer) middag"), Window(_MIDNIGHT, time(12))),
    (_pattern(r"efter middag(?:s(?:tid|lur))?"), Window(time(12), time(18))),
    (_pattern(r"efter (?:skole(?:tid)?|school)"), Window(time(14), time(18))),
    (_pattern(r"efter (?:arbejde|fyraften|work)"), Window(time(16), _MIDNIGHT)),
)
_PART_PATTERNS: Final = tuple((_pattern(rf"(?:om (?:the )?)?(?:{pattern})"), window) for pattern, window in _PARTS)

Read = tuple[Window, int, int]
"""A window with the place where the text names it."""


def read_window(text: str) -> tuple[Window | None, tuple[tuple[int, int], ...]]:
    """The part of the day that a text in the grammar's way of writing names, with the places of what names it.

    The text must hold no dates any more. A clock time says more than a part of the day; "kl. 7 i aften" is 19:00.
    """
    part = _part(text)
    late = part is not None and part[0].start in _LATE_PARTS
    clock = _clock(text, late=late)
    found = [read for read in (clock, part) if read is not None]
    return (found[0][0] if found else None), tuple((start, end) for _, start, end in found)


def _part(text: str) -> Read | None:
    for pattern, window in (*_NOON_BOUNDS, *_PART_PATTERNS):
        if match := pattern.search(text):
            return window, match.start(), match.end()
    return None


def _clock(text: str, *, late: bool) -> Read | None:
    for pattern, build in ((_BETWEEN, _between), (_AFTER, _after), (_BEFORE, _before), (_AT, _at)):
        for match in pattern.finditer(text):
            window = build(match, late)
            if window is not None:
                return window, match.start(), match.end()
    return None


def _between(match: re.Match[str], late: bool) -> Window | None:  # noqa: FBT001 - one of four of a kind
    start, end = _time(match, "", late=late), _time(match, "2", late=late)
    return Window(start, end) if start is not None and end is not None and start != end else None


def _after(match: re.Match[str], late: bool) -> Window | None:  # noqa: FBT001
    start = _time(match, "", late=late)
    return Window(start, _MIDNIGHT) if start else None


def _before(match: re.Match[str], late: bool) -> Window | None:  # noqa: FBT001
    end = _time(match, "", late=late)
    return Window(_MIDNIGHT, end) if end else None


def _at(match: re.Match[str], late: bool) -> Window | None:  # noqa: FBT001
    moment = _time(match, "", late=late)
    return Window(moment, moment) if moment is not None else None


def _time(match: re.Match[str], number: str, *, late: bool) -> time | None:
    written = match[f"hour{number}"]
    hour, minute = number_of(written), int(match[f"minute{number}"] or 0)
    if hour > _LATEST_HOUR or minute > 59:  # noqa: PLR2004 - minutes of an hour
        return None
    hour = _of_day(hour, written, match[f"half_day{number}"], late=late)
    total = hour * 60 + minute - (30 if match[f"half{number}"] else 0) + _quarter(match[f"quarter{number}"])
    return time(total // 60 % 24, total % 60)


def _quarter(said: str | None) -> int:
    """Minutes of "kvart over" and "kvart i"."""
    if said is None:
        return 0
    return 15 if said.endswith(("over", "past")) else -15


def _of_day(hour: int, written: str, half: str | None, *, late: bool) -> int:
    """The hour from 0 to 24; without "am" or "pm", small hours are those after noon."""
    if half is not None:
        return hour % _NOON + (_NOON if half == "pm" else 0)
    early = hour < _FIRST_MORNING_HOUR and not written.startswith("0")
    return hour + _NOON if 0 < hour < _NOON and (late or early) else hour
