"""How long a busy source is left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.events.fetching import LONGEST_WAIT, wait_until

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("3600", 1.0),
        (" 1800 ", 0.5),
        ("0", 0.0),
        ("Wed, 25 Nov 2026 10:00:00 GMT", 1.0),
        ("Wed, 25 Nov 2026 11:00:00", 2.0),
        ("31536000", LONGEST_WAIT / timedelta(hours=1)),
        ("9" * 400, LONGEST_WAIT / timedelta(hours=1)),
        ("Wed, 25 Nov 2099 10:00:00 GMT", LONGEST_WAIT / timedelta(hours=1)),
    ],
)
def test_a_busy_source_is_left_alone_as_long_as_it_says(told: str, hours: float) -> None:
    """In seconds or as a date, but for hours at most."""
    assert wait_until(told, NOW) == NOW + hours * timedelta(hours=1)


@pytest.mark.parametrize("told", ["", "-5", "soon", "1,5", "Wed, 25 Nov 2026 08:00:00 GMT", "²"])
def test_what_says_no_time_asks_for_none(told: str) -> None:
    """Nonsense, and a time that is over."""
    assert wait_until(told, NOW) is None
