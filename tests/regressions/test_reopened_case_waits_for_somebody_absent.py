"""A reopened case stayed with whoever had it last, who was not there to answer any more (61)."""

from __future__ import annotations

from pathlib import Path

from bot.standin import World
from tests.e2e.opening_cases import open_card
from tests.e2e.town import open_town


async def test_a_reopened_case_is_nobodys(world: World, tmp_path: Path) -> None:
    """Whoever had a case when it was closed does not have it when it is taken up again: anybody can take it."""
    async with open_town(world, tmp_path) as town:
        card = await open_card(town)
        town.bo.press("Tag sagen", card)
        assert await world.until(lambda: "Hos Bo" in card.text)
        town.bo.press("Afslut sagen", card)
        await town.anna.replies(1)
        town.anna.press("Jeg er ikke færdig")
        await town.anna.replies(1)
        town.bo.send("/sager")
        assert await world.until(lambda: any("1 åben sag" in message.text for message in town.group.messages()))
        line = next(message.text for message in town.group.messages() if "1 åben sag" in message.text)
        assert "Genåbnet" in line
        assert "Bo" not in line
