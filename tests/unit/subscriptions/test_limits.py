"""At which times of the week an event may be, and that it may cost nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from knowledge.dates.spans import COPENHAGEN
from knowledge.events.model import Spot
from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.limits import Limit
from knowledge.subscriptions.wishes import Subscription, concerns

DAY, EVENING, WEEKEND = Limit.DAYTIME, Limit.EVENINGS, Limit.WEEKENDS
TALK = Happening("talk", "Foredrag", Spot(datetime(2026, 12, 1), datetime(2026, 12, 1)))  # noqa: DTZ001 - replaced


def lasting(day: int, hour: int, hours: float, *, month: int = 12, all_day: bool = False) -> Spot:
    """From a moment by the clock in Copenhagen; 1 December 2026 is a Tuesday."""
    starts = datetime(2026, month, day, hour, tzinfo=COPENHAGEN)
    return Spot(starts, starts + timedelta(hours=hours), all_day=all_day)


@pytest.mark.parametrize(
    ("spot", "times"),
    [
        (lasting(1, 10, 2), {DAY}),
        (lasting(1, 15, 4), {DAY}),
        (lasting(1, 16, 2), {EVENING}),
        (lasting(4, 22, 4), {EVENING}),
        (lasting(5, 10, 2), {WEEKEND}),
        (lasting(6, 23, 3), {WEEKEND}),
        (lasting(1, 0, 24, all_day=True), {DAY, EVENING}),
        (lasting(5, 0, 24, all_day=True), {WEEKEND}),
        (lasting(24, 0, 25, month=10, all_day=True), {WEEKEND}),
        (lasting(4, 16, 46), {DAY, EVENING, WEEKEND}),
        (lasting(1, 0, 24 * 21, all_day=True), {DAY, EVENING, WEEKEND}),
        (lasting(1, 0, 24 * 4, all_day=True), {DAY, EVENING}),
    ],
)
def test_an_event_is_at_the_time_at_which_one_comes_to_it(spot: Spot, times: set[Limit]) -> None:
    """By when it begins; what lasts for days, or has no time of day, can be gone to whenever it is on."""
    for limit in (DAY, EVENING, WEEKEND):
        wanted = concerns(Subscription(limits=frozenset({limit})), replace(TALK, spot=spot))
        assert wanted is (limit in times), limit


def test_times_add_up_and_the_price_narrows() -> None:
    """Evenings and weekends are both wanted by whoever chose both; what costs something is not, at any time."""
    free = Subscription(limits=frozenset({EVENING, WEEKEND, Limit.FREE}))
    evening, saturday = (replace(TALK, spot=each) for each in (lasting(1, 19, 2), lasting(5, 10, 2)))
    assert [concerns(free, each) for each in (evening, saturday)] == [True, True]
    assert not concerns(free, replace(saturday, costs=True))
    assert not concerns(free, replace(TALK, spot=lasting(1, 10, 2)))
    assert concerns(Subscription(), replace(saturday, costs=True))
