"""At night hand-over was not to be had, or an out-of-office text came on top of the answers (64, 65)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.standin import World
from tests.e2e.town import open_town

NIGHT = timedelta(hours=13)
"""From a quarter past ten in the morning to a quarter past eleven at night."""


async def test_an_answer_at_night_is_the_answer_alone(world: World, tmp_path: Path) -> None:
    """What the assistant can answer it answers at any hour, in one message that says nothing of staff's hours."""
    async with open_town(world, tmp_path) as town:
        town.anna.send("hvad koster et pas")
        [by_day] = await town.anna.replies(1)
        town.clock.turn(NIGHT)
        town.anna.send("hvad koster et pas")
        [at_night] = await town.anna.replies(1)
        town.anna.send("hvordan fornyer jeg mine lån")
        await town.anna.sees(lambda chat: "Du fornyer lån" in chat[-1].text)
        assert at_night.text == by_day.text
        assert len([message for message in town.anna.chat if message.sender is world.bot]) == 3


async def test_a_person_is_to_be_had_first_and_at_night(world: World, tmp_path: Path) -> None:
    """Whoever wants a person needs no question before, at any hour: staff get it, and a time with hours is named."""
    async with open_town(world, tmp_path) as town:
        town.clock.turn(NIGHT)
        town.anna.send("/menneske")
        [offer] = await town.anna.replies(1)
        assert "på fredag inden" in offer.text or "i morgen inden" in offer.text
        town.anna.press("Ja, spørg en medarbejder", offer)
        [receipt] = await town.anna.replies(1)
        assert "En medarbejder har fået besked" in receipt.text
        assert "inden kl." in receipt.text
        before = town.anna.last.id
        topic = await town.group.new_topic()
        town.anna.send("må jeg bygge et drivhus")
        assert await world.until(lambda: any("drivhus" in m.text for m in town.group.messages(topic)))
        assert [m for m in town.anna.chat if m.id > before and m.sender is world.bot] == []
