from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import RetryAfter

from bot.standin import Citizen, Flood, Group, StoppedClock, World
from bot.standin.errors import ApiError


async def test_a_group_takes_20_a_minute_over_all_its_topics(
    bot: Bot, group: Group, world: World, clock: StoppedClock
) -> None:
    """All topics of a group share one limit; the refusal says when there is room again."""
    world.flood = Flood()
    for number in range(20):
        clock.turn(seconds=1)
        if number % 2:
            await bot.create_forum_topic(group.id, str(number))
        else:
            await bot.send_message(group.id, "x")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(group.id, "x")
    assert refused.value.retry_after == timedelta(seconds=41)
    clock.turn(seconds=41)
    await bot.send_message(group.id, "x")


async def test_answers_to_presses_and_reading_do_not_count(bot: Bot, anna: Citizen, world: World) -> None:
    """Only what is sent or changed counts."""
    world.flood = Flood()
    await bot.send_message(anna.id, "x")
    for _ in range(3):
        await bot.get_chat(anna.id)
    with pytest.raises(RetryAfter):
        await bot.send_message(anna.id, "x")
    assert world.flood.refused == 1


@given(st.lists(st.tuples(st.sampled_from([1, 2, -1]), st.integers(0, 900)), max_size=200))
def test_no_window_ever_holds_too_many(requests: list[tuple[int, int]]) -> None:
    """However requests come, what is let through keeps every limit, and waiting as told is enough."""
    flood, clock = Flood(per_group=5, overall=3), StoppedClock()
    passed: list[tuple[int, float]] = []
    start = clock()
    for chat_id, pause in requests:
        clock.turn(milliseconds=pause)
        try:
            flood.check(chat_id, clock())
        except ApiError as refused:
            clock.turn(seconds=(refused.parameters or {})["retry_after"])
            flood.check(chat_id, clock())
        passed.append((chat_id, (clock() - start).total_seconds()))
    for _, moment in passed:
        second = [chat for chat, at in passed if moment <= at < moment + 1]
        assert len(second) <= 3
        assert second.count(1) <= 1
        assert len([chat for chat, at in passed if moment <= at < moment + 60 and chat == -1]) <= 5
