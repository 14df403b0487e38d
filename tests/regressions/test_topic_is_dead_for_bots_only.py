"""A topic that people still read and write in could not be found by bots any more: messages went nowhere (77)."""

from __future__ import annotations

from pathlib import Path

from bot.standin import Fault, FaultKind, World
from bot.standin.errors import NO_THREAD
from tests.e2e.opening_cases import open_card
from tests.e2e.town import open_town


async def test_a_topic_that_only_people_can_use_is_left_for_a_new_one(world: World, tmp_path: Path) -> None:
    """The citizen's words come in a new topic while the old one still stands, and staff's arrive from either."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        old = await town.group.new_topic()
        assert await world.until(lambda: bool(town.group.messages(old)))
        world.faults.add(
            Fault(kind=FaultKind.REFUSE, method="sendMessage", chat_id=town.group.id, status=400, description=NO_THREAD)
        )
        town.anna.send("er I der?")
        new = await town.group.new_topic()
        assert await world.until(lambda: any("er I der?" in m.text for m in town.group.messages(new)))
        assert old.id in town.group.chat.topics
        town.bo.send_in_topic(new, "Ja, her")
        await town.anna.sees(lambda chat: "Ja, her" in chat[-1].text)
        town.bo.send_in_topic(old, "Og her, i det gamle emne")
        await town.anna.sees(lambda chat: "det gamle emne" in chat[-1].text)
