"""The assistant went on answering when a person had the conversation: texts, buttons, pictures (50, 52, 53)."""

from __future__ import annotations

from pathlib import Path

from bot.standin import World
from bot.standin.model import Message
from tests.e2e.opening_cases import open_card
from tests.e2e.town import Town, open_town


def said_by_us(town: Town, since: int) -> list[Message]:
    """What the assistant has said to Anna after a message."""
    return [message for message in town.anna.chat if message.id > since and message.sender is town.world.bot]


async def test_nothing_that_a_citizen_sends_is_answered_by_the_assistant(world: World, tmp_path: Path) -> None:
    """In an open case texts, greetings, pictures, sounds, stickers, places and edits go to staff, and unanswered."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        before = town.anna.last.id
        written = town.anna.send("hvad koster et pas")
        town.anna.send("hej")
        town.anna.send_photo("se her")
        town.anna.send_voice()
        town.anna.send_sticker()
        town.anna.send_location()
        town.anna.edit(written, "hvad koster et kørekort")
        town.anna.send("til sidst")
        assert await world.until(lambda: "til sidst" in town.group.messages()[-1].text)
        assert said_by_us(town, before) == []
        assert len(town.group.messages()) == 1 + 8


async def test_a_button_from_before_is_not_answered_by_the_assistant(world: World, tmp_path: Path) -> None:
    """A button under an old answer brings no answer while a person has the conversation."""
    async with open_town(world, tmp_path) as town:
        town.anna.send("hvad koster et pas")
        [answer] = await town.anna.replies(1)
        await open_card(town)
        before = town.anna.last.id
        press = town.anna.press("Ventetid på pas", answer)
        await town.anna.answered(press)
        town.anna.send("til sidst")
        assert await world.until(lambda: "til sidst" in town.group.messages()[-1].text)
        assert said_by_us(town, before) == []
