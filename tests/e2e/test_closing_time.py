"""When the desk closes for the day, staff read who still waits for them."""

from __future__ import annotations

from datetime import timedelta

from bot.standin.model import Topic
from tests.e2e.opening_cases import open_card
from tests.e2e.town import Town

HOUR = timedelta(hours=1)


def _told(town: Town) -> list[str]:
    return [m.text for m in town.group.messages() if m.text.startswith("Lukketid:")]


async def _topic(town: Town) -> Topic:
    await open_card(town)
    return await town.group.new_topic()


async def test_staff_read_who_still_waits_each_day_at_closing_time(town: Town) -> None:
    """At three o'clock the group has the case in a list, the next day again, and once it is answered no more."""
    topic = await _topic(town)
    town.clock.turn(4 * HOUR)
    town.bo.send("/sager")
    assert await town.world.until(lambda: any("1 åben sag" in m.text for m in town.group.messages()))
    assert _told(town) == []
    town.clock.turn(HOUR)
    assert await town.world.until(lambda: len(_told(town)) == 1)
    [told] = _told(town)
    assert told.startswith("Lukketid: 1 borger venter stadig på svar.\nSag 1 · ")
    town.clock.turn(24 * HOUR)
    assert await town.world.until(lambda: len(_told(town)) == 2)
    town.bo.send_in_topic(topic, "Ja, det må du")
    await town.anna.sees(lambda chat: "Ja, det må du" in chat[-1].text)
    town.clock.turn(24 * HOUR)
    town.bo.send("/udsaet")
    assert await town.world.until(lambda: "i en sags emne" in town.group.messages()[-1].text)
    assert len(_told(town)) == 2


async def test_what_was_put_off_is_left_out_at_closing_time(town: Town) -> None:
    """Staff have said that a case can wait, so it is not named."""
    topic = await _topic(town)
    town.bo.send_in_topic(topic, "/udsaet 3 dage")
    assert await town.world.until(lambda: any("er udsat til" in m.text for m in town.group.messages(topic)))
    town.clock.turn(26 * HOUR)
    await town.anna.sees(lambda chat: "længere tid end lovet" in chat[-1].text)
    assert _told(town) == []
