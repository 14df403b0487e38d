"""The days that staff write for an entry: with their year or without, in figures or with the month's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Final

from knowledge.written_days import MONTHS, whole_year

_DAY: Final = re.compile(
    r"(?<!\d)(?:(?P<iso>\d{4})-(?P<iso_month>\d{1,2})-(?P<iso_day>\d{1,2})"
    r"|(?P<day>\d{1,2})(?:[./-](?P<month>\d{1,2})(?:[./-](?P<year>\d{4}|\d\d))?"
    rf"|\.?\s*(?P<name>{'|'.join(MONTHS)})[a-z]*\.?(?:\s+(?P<named>\d{{4}}))?))(?!\d)",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"\b(?:til|indtil|slut|frem til)(?:\s+den|\s+d\.)?\s*$", re.IGNORECASE)


def days_in(text: str, today: date) -> Iterator[tuple[date, bool]]:
    """The days in a text, each with whether "until" stands before it; without its year a day is the next one."""
    for found in _DAY.finditer(text):
        with suppress(ValueError):
            yield _day(found, today), _UNTIL.search(text[: found.start()]) is not None


def _day(found: re.Match[str], today: date) -> date:
    if found["iso"]:
        return date(int(found["iso"]), int(found["iso_month"]), int(found["iso_day"]))
    month = MONTHS.index(found["name"].lower()) + 1 if found["name"] else int(found["month"])
    year = found["year"] or found["named"]
    if year is not None:
        return date(int(whole_year(year)), month, int(found["day"]))
    this = date(today.year, month, int(found["day"]))
    return this if this >= today else this.replace(year=today.year + 1)
