"""How long a source that is busy wants to be left alone: "Retry-After", in seconds or as a date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = timedelta(hours=6)
"""Whoever asks for more is asked again all the same: citizens wait, and a year is a slip."""


def until(told: str, now: datetime) -> datetime | None:
    """Until when (aware) a source wants to be left alone; None where it does not say, or says nonsense.

    Args:
        told: the header field as it came, "" for none.
        now: when it came (aware).
    """
    stripped = told.strip()
    if stripped.isascii() and stripped.isdecimal():
        # Longer than any number of seconds that a time can hold.
        return now + min(LONGEST, timedelta(seconds=int(stripped[:9])))
    try:
        moment = parsedate_to_datetime(stripped)
    except ValueError:
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return min(aware, now + LONGEST) if aware > now else None
