"""Calendar feeds to read in tests."""

from __future__ import annotations

ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def event(*lines: str, uid: str = "a@x.dk", title: str = "Strikkeklub") -> str:
    """One event of a feed."""
    return "\n".join(
        ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", "DTSTAMP:20260901T080000Z", *lines, "END:VEVENT")
    )


def calendar(*events: str) -> bytes:
    """A feed."""
    text = "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//", ZONE.strip(), *events, "END:VCALENDAR", ""))
    return text.replace("\n", "\r\n").encode()
