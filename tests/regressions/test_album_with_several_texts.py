"""Staff read that all of an album stayed in the group, though its pictures with texts of their own had gone."""

from __future__ import annotations

from pathlib import Path

from bot.standin import World, acts
from tests.e2e.opening_cases import open_card
from tests.e2e.town import open_town


async def test_only_what_has_no_text_of_its_own_shares_the_fate_of_what_stays(world: World, tmp_path: Path) -> None:
    """One text has a personal number: it stays, and so does the picture without a text; the others arrive."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        album = world.media_group()
        for caption in ("før", "cpr 010180-1234", "", "efter"):
            picture = acts.media_content(world, {"kind": "photo", "caption": caption})
            acts.write(world, town.bo.user, town.group.chat, picture, thread=topic, media_group_id=album)
        await town.anna.sees(lambda chat: chat[-1].text == "efter")
        assert [each.text for each in town.anna.chat if "photo" in each.content] == ["før", "efter"]
        told = "De næste i albummet uden egen tekst bliver også i gruppen"
        assert await world.until(lambda: sum(told in each.text for each in town.group.messages(topic)) == 1)
