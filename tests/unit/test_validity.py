"""When entries are due, and what a check does to their dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.running.regular import Weekly
from knowledge.entries import Availability, Entry, EntryText, Language, Status
from knowledge.validity import checked, due

TODAY = date(2026, 11, 25)
ENTRY = Entry("pas", "borgerservice", "pas", {Language.DA: EntryText("Pas", "Ja.", ("nyt pas",))}, owner="b")


def test_entries_are_listed_two_weeks_ahead_by_owner_and_urgency() -> None:
    """What is past or within fourteen days is listed by its first day; drafts and what has no day are not."""
    entries = [
        replace(ENTRY, slug="later", review_by=date(2026, 12, 10)),
        replace(ENTRY, slug="soon", review_by=date(2026, 12, 9)),
        replace(ENTRY, slug="past", review_by=date(2026, 11, 1)),
        replace(ENTRY, slug="ends", owner="a", review_by=date(2026, 12, 1), valid_to=date(2026, 11, 30)),
        replace(ENTRY, slug="checked", owner="a", review_by=date(2026, 12, 2), valid_to=date(2026, 12, 31)),
        replace(ENTRY, slug="draft", status=Status.DRAFT, review_by=date(2026, 11, 1)),
        replace(ENTRY, slug="never"),
    ]
    found = due(entries, TODAY)
    assert [(each.entry.slug, each.ends, each.over(TODAY)) for each in found] == [
        ("ends", True, False),
        ("checked", False, False),
        ("past", False, True),
        ("soon", False, False),
    ]


@pytest.mark.parametrize(
    ("checked_at", "review_by", "next_check"),
    [
        (date(2026, 5, 29), date(2026, 11, 25), date(2027, 5, 24)),
        (None, date(2026, 11, 1), date(2027, 11, 25)),
        (date(2026, 11, 20), date(2026, 11, 21), date(2026, 12, 9)),
        (date(2016, 1, 1), date(2026, 1, 1), date(2028, 11, 24)),
    ],
)
def test_a_check_allows_as_long_as_the_one_before(checked_at: date | None, review_by: date, next_check: date) -> None:
    """The time between two checks stays, within two weeks and two years; a year where nothing is known."""
    entry = checked(replace(ENTRY, checked_at=checked_at, review_by=review_by), TODAY)
    assert (entry.checked_at, entry.review_by) == (TODAY, next_check)
    assert entry.availability(TODAY) is Availability.SERVED


@given(st.integers(0, 2 * 365 * 24), st.integers(0, 6))
@settings(max_examples=60)
def test_weekly_things_are_due_once_a_week(hours: int, weekday: int) -> None:
    """The next time is after now, on its weekday and hour in Denmark, then a week later, also across summer time."""
    moment = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    weekly = Weekly("x", weekday, time(8))
    times = [weekly.next_after(moment)]
    times += [weekly.next_after(times[0]), weekly.next_after(weekly.next_after(times[0]))]
    assert times[0] > moment
    assert {(each.weekday(), each.time()) for each in times} == {(weekday, time(8))}
    assert all((later.date() - earlier.date()).days == 7 for earlier, later in pairwise(times))
