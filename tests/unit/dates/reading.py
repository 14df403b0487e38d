"""What the tests of dates ask on, and how they write down what was read."""

from __future__ import annotations

from datetime import datetime

from knowledge.dates import COPENHAGEN, read_dates

NOW = datetime(2026, 11, 25, 10, 15, tzinfo=COPENHAGEN)
"""A Wednesday."""


def days(text: str, now: datetime = NOW) -> list[str]:
    """The runs of days that `text` is taken to ask about, as "first" or "first..last"."""
    return [str(s.first) if s.single else f"{s.first}..{s.last or ''}" for s in read_dates(text, now).days]
