"""An event as a calendar file (iCalendar, RFC 5545), which phones and computers take into their calendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from knowledge.dates import COPENHAGEN
from knowledge.events.model import Occurrence, State

_PRODUCT: Final = "-//borgerbot//events//DA"
_STATUS: Final = {State.CANCELLED: "CANCELLED", State.POSTPONED: "TENTATIVE", State.MISSING: "TENTATIVE"}
_MINUTE: Final = 60
_AROUND: Final = timedelta(days=366)


def calendar_file(occurrence: Occurrence, now: datetime, place: str) -> str:
    """The file's text.

    Taken in again after a change, it replaces the earlier one: the uid stays, and the sequence grows with the time at
    which the source changed it.

    Args:
        occurrence: the event.
        now: when the file is made (aware).
        place: where it is, in words.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - takes long to import, and few ask for it

    event = Event()
    event.add("uid", occurrence.uuid)
    event.add("dtstamp", now)
    event.add("last-modified", occurrence.updated_at)
    event.add("sequence", int(occurrence.updated_at.timestamp()) // _MINUTE)
    event.add("status", _STATUS.get(occurrence.state, "CONFIRMED"))
    event.add("summary", occurrence.title)
    for name, moment in (("dtstart", occurrence.starts), ("dtend", occurrence.ends)):
        local = moment.astimezone(COPENHAGEN)
        event.add(name, local.date() if occurrence.all_day else local)
    for name, text in (("location", place), ("description", occurrence.description), ("url", occurrence.url)):
        if text:
            event.add(name, text)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    # Without an end, decades of clock changes are written out.
    calendar.add_missing_timezones(occurrence.starts.date() - _AROUND, occurrence.ends.date() + _AROUND)
    content: bytes = calendar.to_ical()
    return content.decode()
