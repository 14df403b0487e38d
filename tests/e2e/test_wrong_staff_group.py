"""A staff group that the assistant is not in: said in the log at the start, and citizens are answered all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.standin import World
from bot.standin.model import Status
from tests.e2e.town import Town, open_town

NOBODYS_GROUP = -1009999999999


async def assert_answers(town: Town) -> None:
    """The assistant is at work."""
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()


@pytest.mark.parametrize("there", [False, True], ids=["no such group", "no member of it"])
async def test_a_group_that_is_not_reached_is_told_at_the_start(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture, *, there: bool
) -> None:
    """Whoever reads the log after a start knows that no case will reach staff, and what to set; citizens go on asking.

    Regression: a wrong number was noticed when the first case was lost on its way.
    """
    group = world.add_group("Andre", bot=Status.LEFT).id if there else NOBODYS_GROUP
    async with open_town(world, tmp_path, changes={"staff_chat_id": group}) as town:
        [line] = [line for line in caplog.text.splitlines() if "event=staff.no_group" in line]
        assert "level=critical" in line
        assert "set BORGERBOT_STAFF_CHAT_ID to what /id says there" in line
        assert str(group) not in line
        await assert_answers(town)


async def test_a_group_without_topics_for_the_assistant_is_told_at_the_start(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Who forgot to make it an administrator reads why no case gets a topic of its own."""
    group = world.add_staff_group("Vagten", bot_is_admin=False).id
    async with open_town(world, tmp_path, changes={"staff_chat_id": group}) as town:
        [line] = [line for line in caplog.text.splitlines() if "event=staff.no_" in line]
        assert "event=staff.no_topics" in line
        assert "make it an administrator" in line
        await assert_answers(town)


async def test_nothing_is_told_of_a_group_that_is_reached(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Where the assistant is in its group there is nothing to say."""
    await assert_answers(town)
    assert "staff.no_" not in caplog.text
