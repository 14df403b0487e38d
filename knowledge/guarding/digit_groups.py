"""Groups of digits that together are a personal number, and the groupings that have a plainer reading."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.guarding.hours import is_range
from knowledge.guarding.reading import Span

DAY = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
MONTH = r"(?:0[1-9]|1[0-2])"
YEAR = r"(?:18|19|20)\d\d"
MONTH_NAME = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[^\W\d_]{0,7}"
_SHORT: Final = re.compile(rf"{DAY}{MONTH}\d{{6}}")
_FULL: Final = re.compile(rf"(?:{DAY}{MONTH}{YEAR}|{YEAR}{MONTH}{DAY})\d{{4}}")
_A_YEAR: Final = re.compile(r"(?:19|20)\d\d")

_GROUP: Final = re.compile(r"\d+")
_GAP: Final = re.compile(r"[\W_]{1,8}")
_NARROW_GAP: Final = re.compile(r"[^\w,;()\n]{1,3}")
_SHORT_LENGTH, _FULL_LENGTH, _PHONE_PAIRS = 10, 12, 4
_BIRTH_LENGTH, _FULL_BIRTH_LENGTH, _SERIAL_LENGTH, _PAIR_LENGTH = 6, 8, 4, 2
_PAIRS: Final = (2, 2, 2, 2, 2)
_FOURS: Final = (4, 4, 4)
_MOST_PAIRS: Final = 24

# What two pairs after a date of these years are read as, when they are set off from it.
_THESE_YEARS: Final = re.compile(r"[23]\d")
_TIME: Final = re.compile(r"(?:[01]\d|2[0-4])[.:][0-5]\d|(?:[0-2]\d|3[01])[./](?:0[1-9]|1[0-2])")
_HOURS: Final = re.compile(r"([01]\d|2[0-4])\s?[\-\u2010-\u2015]\s?([01]\d|2[0-4])")
_DATE_AND_NUMBER: Final = re.compile(r"\d{1,2}\D+\d{1,2}\D+(?:19|20)\d\d\D+\d+")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Neighbouring groups of digits that may form one number, such as "01", "01", "90" and "1234".

    Attributes:
        before: the group before these and the gap to it, both "" if there is none.
        groups: the digits, group by group.
        gaps: what stands between the groups.
        after: the group after these and the gap to it, both "" if there is none.
    """

    before: tuple[str, str]
    groups: tuple[str, ...]
    gaps: tuple[str, ...]
    after: tuple[str, str]

    @property
    def text(self) -> str:
        return "".join(itertools.chain(*itertools.zip_longest(self.groups, self.gaps, fillvalue="")))

    @property
    def digits(self) -> str:
        return "".join(self.groups)

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(len(group) for group in self.groups)


def find_grouped(text: str) -> Iterator[Span]:
    """Where ten digits (twelve with the century) in whole groups are a personal number; the places may overlap."""
    groups = list(_GROUP.finditer(text))
    for first in range(len(groups)):
        for stop in _stops(text, groups, first):
            numbers = _numbers(text, groups, first, stop)
            if _is_personal(numbers) and not (_is_evenly_paired(numbers) and _is_phones(text, groups, first, stop)):
                yield groups[first].start(), groups[stop - 1].end()


def is_shaped(digits: str) -> bool:
    """Whether ten digits in a row begin with a date of birth."""
    return _SHORT.fullmatch(digits) is not None


def _stops(text: str, groups: Sequence[re.Match[str]], first: int) -> Iterator[int]:
    """The ends of the runs of groups from `first` on that have the length of a personal number."""
    length = 0
    for index in range(first, len(groups)):
        if index > first and not _GAP.fullmatch(text, groups[index - 1].end(), groups[index].start()):
            return
        length += len(groups[index].group())
        if length in {_SHORT_LENGTH, _FULL_LENGTH}:
            yield index + 1
        elif length > _FULL_LENGTH:
            return


def _numbers(text: str, groups: Sequence[re.Match[str]], first: int, stop: int) -> _Numbers:
    inside = groups[first:stop]
    return _Numbers(
        before=(groups[first - 1].group(), _gap(text, groups, first - 1)) if first else ("", ""),
        groups=tuple(group.group() for group in inside),
        gaps=tuple(_gap(text, groups, index) for index in range(first, stop - 1)),
        after=(groups[stop].group(), _gap(text, groups, stop - 1)) if stop < len(groups) else ("", ""),
    )


def _gap(text: str, groups: Sequence[re.Match[str]], index: int) -> str:
    """What stands between the groups `index` and `index + 1`."""
    return text[groups[index].end() : groups[index + 1].start()]


def _is_phones(text: str, groups: Sequence[re.Match[str]], first: int, stop: int) -> bool:
    """Whether five evenly spaced pairs lie in a longer run of such pairs that makes whole phone numbers."""
    even = _gap(text, groups, first)

    def run(indices: range, gap_offset: int) -> int:
        pairs = itertools.takewhile(
            lambda index: len(groups[index].group()) == _PAIR_LENGTH and _gap(text, groups, index + gap_offset) == even,
            indices[:_MOST_PAIRS],
        )
        return sum(1 for _ in pairs)

    around = run(range(first - 1, -1, -1), 0) + run(range(stop, len(groups)), -1)
    return (len(_PAIRS) + around) % _PHONE_PAIRS == 0


def _is_personal(numbers: _Numbers) -> bool:
    if len(numbers.digits) == _FULL_LENGTH:
        return _FULL.fullmatch(numbers.digits) is not None and _is_full(numbers)
    if not _SHORT.fullmatch(numbers.digits) or _is_years(numbers) or _is_full_date(numbers):
        return False
    if _splits_at_six(numbers) and numbers.lengths[-1] == _SERIAL_LENGTH:
        return not _are_hours(numbers)
    if _is_evenly_paired(numbers):
        return not _is_ascending_list(numbers)
    return not _is_time(numbers) and (numbers.lengths[0] in {1, 6, 10} or not _runs_on(numbers))


def _is_evenly_paired(numbers: _Numbers) -> bool:
    return numbers.lengths == _PAIRS and len(set(numbers.gaps)) == 1


def _splits_at_six(numbers: _Numbers) -> bool:
    return _BIRTH_LENGTH in itertools.accumulate(numbers.lengths)


def _is_full(numbers: _Numbers) -> bool:
    """Whether a date with its century goes together with the serial, and is no date with a time or another date."""
    parts = tuple(itertools.accumulate(numbers.lengths))
    if len(parts) == 1:
        return True
    if _FULL_BIRTH_LENGTH not in parts or _is_years(numbers):
        return False
    if numbers.lengths[-1] == _SERIAL_LENGTH:
        return (numbers.lengths != _FOURS or not _runs_on(numbers)) and not _are_hours(numbers)
    return set(numbers.gaps[parts.index(_FULL_BIRTH_LENGTH) :]) == {" "} and not _runs_on(numbers)


def _is_years(numbers: _Numbers) -> bool:
    """Years and seasons: "2010-2012, 14", "2010-11, 2012"."""
    years = [group for group in numbers.groups if _A_YEAR.fullmatch(group)]
    return len(years) > 1 and numbers.groups[0] in years and (numbers.groups[1] in years or len(set(numbers.gaps)) > 1)


def _is_full_date(numbers: _Numbers) -> bool:
    """A date with its century and one more number: "24.12.2026 10"."""
    return _DATE_AND_NUMBER.fullmatch(numbers.text) is not None


def _is_ascending_list(numbers: _Numbers) -> bool:
    """Such as weeks: "10, 11, 12, 13, 14"."""
    return "," in numbers.gaps[0] and all(left < right for left, right in itertools.pairwise(numbers.groups))


def _is_time(numbers: _Numbers) -> bool:
    """A date of these years with hours or a second date: "24.12.26 10-12", "24.12.26 10.30", "24.12.26-28.12"."""
    pairs = numbers.lengths[-2:] == (_PAIR_LENGTH, _PAIR_LENGTH)
    if not pairs or not _splits_at_six(numbers) or numbers.gaps[-1] == numbers.gaps[-2]:
        return False
    last = numbers.groups[-2] + numbers.gaps[-1] + numbers.groups[-1]
    hours = _HOURS.fullmatch(last)
    timed = _TIME.fullmatch(last) is not None or (hours is not None and hours[1] < hours[2])
    return timed and _THESE_YEARS.match(numbers.digits, _BIRTH_LENGTH - _PAIR_LENGTH) is not None


def _are_hours(numbers: _Numbers) -> bool:
    """A date of these years and from when to when: "12.11.2026 1430-1600"; a serial is followed by no such range."""
    after, gap = numbers.after
    if is_range(numbers.groups[-1] + gap + after):
        return _THESE_YEARS.match(numbers.digits, len(numbers.digits) - _SERIAL_LENGTH - _PAIR_LENGTH) is not None
    in_date = numbers.before[1] in {".", "/", "-"} and numbers.lengths == (_PAIR_LENGTH, *_FOURS[1:])
    return in_date and is_range(numbers.groups[-2] + numbers.gaps[-1] + numbers.groups[-1])


def _runs_on(numbers: _Numbers) -> bool:
    """Whether groups of the same length stand so near that these ten digits are a part of something longer."""
    return any(
        len(neighbour) == length and _NARROW_GAP.fullmatch(gap) is not None
        for (neighbour, gap), length in (
            (numbers.before, numbers.lengths[0]),
            (numbers.after, numbers.lengths[-1]),
        )
    )
