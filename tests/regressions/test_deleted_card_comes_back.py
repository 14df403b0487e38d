"""A case's card that was deleted came back outside of its topic, anew at each change (73, 76)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bot.standin import World
from bot.standin.model import Message
from tests.e2e.opening_cases import open_card
from tests.e2e.town import open_town


def ends_with(words: str, chat: list[Message]) -> bool:
    """Whether these are the last words of a chat."""
    return chat[-1].text.endswith(words)


async def test_a_card_that_staff_delete_stays_away(world: World, tmp_path: Path) -> None:
    """The case goes on in its topic: answered, asked again and answered, and nothing of it comes anywhere else."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        town.group.set_admin(town.bo)
        town.bo.delete(next(each for each in town.group.messages(topic) if each.keyboard))
        for number in range(2):
            town.bo.send_in_topic(topic, f"Svar nummer {number}, så.")
            await town.anna.sees(partial(ends_with, f"Svar nummer {number}, så."))
            town.anna.send(f"og spørgsmål {number}")
            assert await world.until(lambda: town.group.messages(topic)[-1].text.endswith(town.anna.last.text))
        town.bo.send_in_topic(topic, "/luk")
        assert await world.until(lambda: topic.closed)
    assert {each.thread for each in town.group.messages()} == {topic}
    assert not any(each.keyboard and "Nyt spørgsmål" in each.text for each in town.group.messages(topic))


async def test_a_card_that_went_with_its_topic_comes_once_with_the_new_one(world: World, tmp_path: Path) -> None:
    """The case is ended after its topic was deleted: its card stands in the new topic, and not beside it."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        town.bo.delete_topic(await town.group.new_topic())
        town.anna.send("/afslut")
        topic = await town.group.new_topic()
        assert await world.until(lambda: topic.closed)
    assert [each.thread for each in town.group.messages() if "Nyt spørgsmål" in each.text] == [topic]
