"""Staff answered as their group became a supergroup: it was another group by then, and the answer was left alone."""

from __future__ import annotations

from pathlib import Path

from bot.standin import World
from bot.standin.shapes import message_json
from tests.e2e.opening_cases import open_card
from tests.e2e.town import open_town


async def test_what_was_written_and_pressed_in_the_old_place_counts(world: World, tmp_path: Path) -> None:
    """The move is known before they are read: the answer reaches its citizen, and the button ends the case."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        await open_card(town)
        old, card = town.group.chat, town.group.messages()[-1]
        written = message_json(world.post(old, town.bo.user, {"text": "To meter er nok."}, reply_to=card))
        town.group.migrate()
        town.group.move(town.bo)
        town.anna.send("er I der?")
        assert await world.until(lambda: any("er I der?" in each.text for each in town.group.messages()))
        world.updates.add("message", written)
        await town.anna.sees(lambda chat: "To meter er nok." in chat[-1].text)
        town.bo.press("Afslut sagen", card)
        await town.anna.sees(lambda chat: "Nu er det mig" in chat[-1].text)
