"""A picture of staff's waited while their group moved or closed: it was the citizen's chat that counted as moved."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from bot.standin import Fault, FaultKind, World
from bot.storage.tables import BlockedChatRow, MovedChatRow
from tests.e2e.opening_cases import open_card
from tests.e2e.town import open_town


async def test_what_is_for_a_citizen_stays_theirs_when_the_group_moves(world: World, tmp_path: Path) -> None:
    """What waits for the citizen reaches them and not the group; that the picture is out of reach staff are told."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        await open_card(town)
        old, card = town.group.id, town.group.messages()[-1]
        world.faults.add(Fault(kind=FaultKind.FLOOD, method="copyMessage", chat_id=town.anna.id, retry_after=3))
        town.bo.send_photo("se her", reply_to=card)
        town.bo.reply(card, "To meter er nok.")
        # The line above the picture has come.
        await town.anna.sees(lambda chat: "(et menneske)" in chat[-1].text)
        town.group.migrate()
        town.group.move(town.bo)
        await town.anna.sees(lambda chat: "To meter er nok." in chat[-1].text)
        assert await world.until(lambda: any("kunne ikke leveres" in each.text for each in town.group.messages()))
        assert not any("To meter" in each.text for each in town.group.messages())
        async with town.assistant.database.reading() as session:
            moved = (await session.scalars(select(MovedChatRow))).all()
        assert [(each.old_id, each.new_id) for each in moved] == [(old, town.group.id)]


async def test_who_gets_nothing_as_the_group_has_thrown_us_out_has_not_blocked_us(world: World, tmp_path: Path) -> None:
    """A picture cannot be copied out of a group that the assistant is not in: that is no fault of its citizen's."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        world.faults.add(Fault(kind=FaultKind.FLOOD, method="copyMessage", chat_id=town.anna.id, retry_after=3))
        town.bo.send_photo("se her", topic=topic)
        await town.anna.sees(lambda chat: "(et menneske)" in chat[-1].text)
        town.group.remove_bot()
        # Where the picture is lost, the line above it goes, too.
        await town.anna.sees(lambda chat: "(et menneske)" not in chat[-1].text)
        async with town.assistant.database.reading() as session:
            assert (await session.scalars(select(BlockedChatRow))).all() == []
