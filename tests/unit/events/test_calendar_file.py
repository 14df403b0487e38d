"""An event's calendar file is one that calendars take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from knowledge.dates import COPENHAGEN
from knowledge.events.calendar_file import calendar_file
from knowledge.events.model import Occurrence, State
from tests.unit.events.coming import AUTHOR, NOW


def read(occurrence: Occurrence) -> Any:
    """The event of the file, as another program reads it."""
    calendar = Calendar.from_ical(calendar_file(occurrence, NOW, "Salen, Haslev"))
    [event] = calendar.walk("VEVENT")
    return event


def test_file_says_what_when_and_where_in_danish_time() -> None:
    """Title, place and page stand in it, and the time has its zone, with the rules of that zone."""
    event = read(AUTHOR)
    assert (event["summary"], event["location"], event["url"]) == (AUTHOR.title, "Salen, Haslev", AUTHOR.url)
    assert event["dtstart"].params["TZID"] == "Europe/Copenhagen"
    assert event.start == datetime(2026, 12, 2, 19, tzinfo=COPENHAGEN)
    assert event.end - event.start == timedelta(hours=2)
    text = calendar_file(AUTHOR, NOW, "")
    assert "BEGIN:VTIMEZONE" in text
    assert len(text) < 3000


@pytest.mark.parametrize(
    ("state", "status"), [(State.SCHEDULED, "CONFIRMED"), (State.SOLD_OUT, "CONFIRMED"), (State.CANCELLED, "CANCELLED")]
)
def test_cancelled_event_is_cancelled_in_the_file(state: State, status: str) -> None:
    """Taken in again after it was cancelled, the calendar says so."""
    assert read(replace(AUTHOR, state=state))["status"] == status


def test_changed_event_replaces_the_earlier_one() -> None:
    """The uid stays, and the sequence grows."""
    later = replace(AUTHOR, updated_at=AUTHOR.updated_at + timedelta(minutes=5))
    before, after = read(AUTHOR), read(later)
    assert before["uid"] == after["uid"] == AUTHOR.uuid
    assert 0 <= before["sequence"] < after["sequence"] < 2**31


def test_whole_days_have_no_time() -> None:
    """An event without a time of day is a day in the calendar, and its end the day after."""
    midnight = datetime(2026, 12, 2, tzinfo=COPENHAGEN)
    spot = replace(AUTHOR.spot, starts=midnight, ends=midnight + timedelta(days=1), all_day=True)
    event = read(replace(AUTHOR, spot=spot))
    assert (event.start, event.end) == (date(2026, 12, 2), date(2026, 12, 3))
