"""A group without topics is not asked for one again and again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.standin import World
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
