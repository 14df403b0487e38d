"""Until when a case is put off is read as it was meant, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.clock import local_time
from bot.desk.waiting.snooze_times import snoozed_until

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)  # a Wednesday, 10.15 in Denmark


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2t", "25.11. 12.15"),
        ("45 min", "25.11. 11.00"),
        ("om 3 dage", "28.11. 10.15"),
        ("1 uge", "02.12. 10.15"),
        ("i morgen", "26.11. 08.00"),
        ("mandag", "30.11. 08.00"),
        ("mandag kl. 10", "30.11. 10.00"),
        ("mandag morgen", "30.11. 08.00"),
        ("mandag kl. 7", "30.11. 07.00"),
        ("i morgen kl. 7-9", "26.11. 07.00"),
        ("mandag inden middag", "30.11. 08.00"),
        ("i dag kl. 14", "25.11. 14.00"),
        ("1.12.", "01.12. 08.00"),
        ("en uge", "02.12. 10.15"),
        ("om to dage", "27.11. 10.15"),
        ("halvanden time", "25.11. 11.45"),
        ("en halv time", "25.11. 10.45"),
        ("et par timer", "25.11. 12.15"),
        ("til kl. 14", "25.11. 14.00"),
        ("14:30", "25.11. 14.30"),
        ("14.12", "25.11. 14.12"),
        ("kl. halv 4", "25.11. 15.30"),
        ("til den 14. december", "14.12. 08.00"),
        ("indtil fredag", "27.11. 08.00"),
        ("frem til i morgen kl. 9", "26.11. 09.00"),
        ("Om  to Dage ", "27.11. 10.15"),
        ("Til Kl. 14", "25.11. 14.00"),
    ],
)
def test_spans_and_days_are_understood(written: str, wanted: str) -> None:
    """A span counts from now; a day means its morning unless a time is named."""
    until = snoozed_until(written, NOW)
    assert until is not None
    assert f"{local_time(until):%d.%m. %H.%M}" == wanted


@pytest.mark.parametrize(
    "written",
    [
        "",
        "senere",
        "0t",
        "i går",
        "i dag",
        "9999 uger",
        "61 dage",
        "2 bananer",
        "fredag kl. 25",
        "mandag 10",
        "kl. 9",
        "hver søndag kl. 14",
        "hest dage",
        "14",
    ],
)
def test_what_names_no_time_ahead_is_refused(written: str) -> None:
    """Nothing, the past, more than sixty days ahead, and a day with a time that is none put no case off."""
    assert snoozed_until(written, NOW) is None
