"""A group without topics is not asked for one again and again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.standin import Fault, FaultKind, World
from tests.e2e.opening_cases import open_card
from tests.e2e.settling import settled
from tests.e2e.town import open_town


async def test_a_refused_topic_is_not_asked_for_again_at_once(world: World, tmp_path: Path) -> None:
    """Where a topic was refused, the next case goes without asking; after an hour the group is asked again."""
    async with open_town(world, tmp_path, without=("can_manage_topics",)) as town:
        people = [town.anna, world.add_citizen("Bent"), world.add_citizen("Carl")]
        asked = []
        for who in people:
            if who is people[-1]:
                town.clock.turn(timedelta(hours=1, minutes=1))
            await open_card(town, who)
            await settled(town)
            asked.append(len(world.log.calls("createForumTopic")))
        assert asked == [1, 1, 2]


async def test_a_case_does_not_wait_hours_for_its_topic(world: World, tmp_path: Path) -> None:
    """Where Telegram lets no more topics be made for hours, the card comes without one at once, and so do the others.

    Regression: everything that staff were to read waited as long, and nobody knew.
    """
    async with open_town(world, tmp_path) as town:
        world.faults.add(Fault(kind=FaultKind.FLOOD, method="createForumTopic", times=None, retry_after=3600))
        await open_card(town, town.anna)
        bent = world.add_citizen("Bent")
        await open_card(town, bent)
        bent.send("kommer der nogen")
        assert await world.until(lambda: any("kommer der nogen" in each.text for each in town.group.messages()))
        assert town.group.topics == []
        assert len(world.log.calls("createForumTopic")) == 1
