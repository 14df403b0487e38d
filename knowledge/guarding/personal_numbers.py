"""What a Danish personal number (CPR number) looks like among other numbers.

A CPR number is the date of birth as DDMMYY and a serial of four digits; replacement numbers have 60 added to the day.
Numbers without a valid modulus-11 check have been issued since October 2007 (cpr.dk), so no check digit is tested.
Recall comes first: every number of that shape counts, however its digits are grouped, but for groupings that have a
plainer reading (a phone number, hours, a date and a time, years, an ISBN, a date and the postcode of a named town).
Unless a personal number is spoken of, a date before an amount is none either, nor a serial from 0000 to 3999 behind a
year of this century: such serials belong to the 1900s (cpr.dk), so it is a time or a number of something.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.called_numbers import find_called
from knowledge.guarding.digit_groups import find_grouped
from knowledge.guarding.isbn import find_isbns
from knowledge.guarding.number_names import is_counted, speaks_of_one
from knowledge.guarding.phones import SWEDISH
from knowledge.guarding.postcodes import is_named
from knowledge.guarding.reading import Reading, Span
from knowledge.guarding.serials import find_serials
from knowledge.guarding.told_numbers import find_told

# A telephone number abroad: a country code, but Denmark's, and no more digits than a number has.
_ABROAD: Final = re.compile(r"(?<![\d+])(?:\+|00)(?:[1-9]\d{0,2})(?<!45)(?:[ ()\-./]{0,2}\d){6,12}(?!\d)(?![ \-./]\d)")
# A bank card told figure by figure, which begins as no personal number does.
_CARD_IN_FIGURES: Final = re.compile(r"(?<!\d)(?<!\d\W)[45](?:\W\d){15}(?!\W?\d)")
_FINDERS: Final = (find_grouped, find_told, find_called, find_serials)
_AS_ISSUED: Final = re.compile(r"\d{6}\D?\d{4}")
_ENDS_WITH_FOUR: Final = re.compile(r"[\s,](\d{4})$")
_DATE_AND_FOUR: Final = re.compile(r"\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}[\s,]{1,3}\d{4}")
_OF_THE_LAST_CENTURY: Final = re.compile(r"(?:20\d{6}|\d{4}20\d\d)[0-3]\d{3}")


def find_personal_numbers(reading: Reading) -> Iterator[Span]:
    """Where personal numbers stand in a reading; the places may overlap."""
    text = reading.text
    others = sorted([*find_isbns(text), *(match.span() for match in _CARD_IN_FIGURES.finditer(text))])
    abroad = sorted(match.span() for pattern in (_ABROAD, SWEDISH) for match in pattern.finditer(text))
    for span in itertools.chain.from_iterable(find(text) for find in _FINDERS):
        foreign = _is_within(span, abroad) and not _AS_ISSUED.fullmatch(text, *span)
        unnamed = (_is_date_and_sum(text, span) or _is_nobodys(text, span)) and not speaks_of_one(text)
        if not (foreign or unnamed or _is_date_and_town(text, span) or _is_within(span, others)):
            yield span


def _is_within(span: Span, others: list[Span]) -> bool:
    """Whether one of `others`, which are sorted and apart from each other, holds `span`."""
    at = bisect.bisect_right(others, span[0], key=lambda other: other[0])
    return at > 0 and span[1] <= others[at - 1][1]


def _is_date_and_town(text: str, span: Span) -> bool:
    """Whether a date is followed by the second line of an address: "01.12.26 4690 Haslev"."""
    start, stop = span
    four = _ENDS_WITH_FOUR.search(text[start:stop])
    return four is not None and is_named(four[1], text, stop)


def _is_date_and_sum(text: str, span: Span) -> bool:
    """Whether a date is followed by four digits of something that is counted: "24-11-25, 1015 kroner"."""
    return _DATE_AND_FOUR.fullmatch(text, *span) is not None and is_counted(text, span[1])


def _is_nobodys(text: str, span: Span) -> bool:
    """Whether a serial of the last century follows a year of this one: nobody has such a number."""
    digits = "".join(filter(str.isdigit, text[slice(*span)]))
    return _OF_THE_LAST_CENTURY.fullmatch(digits) is not None
