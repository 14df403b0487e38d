"""Aware UTC inside, Copenhagen at the edge."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.clock import local_date, local_time, system_clock

moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given a zone


def test_the_system_clock_is_aware_utc() -> None:
    """The present moment carries its zone, and the zone is UTC."""
    assert system_clock().utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - system_clock()) < timedelta(minutes=1)


@settings(max_examples=200)
@example(moment=datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
@example(moment=datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
@given(moment=moments)
def test_copenhagen_time_is_the_same_moment_one_or_two_hours_ahead(moment: datetime) -> None:
    """Going to wall time moves the hands, never the moment."""
    local = local_time(moment)
    # In the hour that comes twice, a wall time equals no moment of another zone (PEP 495): compared as UTC.
    assert local.astimezone(UTC) == moment
    assert local.utcoffset() in {timedelta(hours=1), timedelta(hours=2)}
    assert local_date(moment) == local.date()


@pytest.mark.parametrize(
    ("moment", "day", "hour"),
    [
        (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), date(2026, 11, 25), 0),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1), 0),
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30), 23),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29), 1),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29), 3),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25), 2),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), 2),
    ],
)
def test_the_day_changes_at_midnight_in_copenhagen(moment: datetime, day: date, hour: int) -> None:
    """The date is Copenhagen's in winter and in summer, also on the two days when the clocks change."""
    assert (local_date(moment), local_time(moment).hour) == (day, hour)
