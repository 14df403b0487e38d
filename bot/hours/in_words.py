"""Places and days of opening hours as staff read them."""

from __future__ import annotations

from bot.catalogue import Texts
from knowledge.dates.spans import Span
from knowledge.opening_hours.order_days import WEEKDAYS
from knowledge.opening_hours.timetable import Kind


def place(texts: Texts, houses: tuple[str, ...], kind: Kind | None) -> str:
    """Houses and what in them has its hours, "alt" where no kind is named."""
    names = " og ".join(texts.plain(f"house-{house}") for house in houses)
    what = texts.plain("staff-hours-all" if kind is None else f"hours-kind-{kind.value}")
    return f"{names}, {what}"


def weekdays(numbers: tuple[int, ...]) -> str:
    """Weekdays in words, runs of three and more as ranges: "mandag-fredag, søndag"."""
    runs: list[list[int]] = []
    for weekday in numbers:
        if runs and runs[-1][-1] == weekday - 1:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    named = (
        f"{WEEKDAYS[run[0]]}-{WEEKDAYS[run[-1]]}" if len(run) > 2 else ", ".join(WEEKDAYS[each] for each in run)  # noqa: PLR2004 - two days are no range
        for run in runs
    )
    return ", ".join(named)


def span(days: Span) -> str:
    """A day, or the first and the last of a run, with their years."""
    first = f"{days.first.day}/{days.first.month} {days.first.year}"
    return first if days.single else f"{first} til {days.end.day}/{days.end.month} {days.end.year}"
