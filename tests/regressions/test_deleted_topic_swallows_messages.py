"""A topic was deleted, or had died for bots, and that citizen's messages vanished for ever (76, 77)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bot.standin import Fault, FaultKind, Group, World
from tests.e2e.opening_cases import open_card
from tests.e2e.town import open_town


def is_read(group: Group, word: str) -> bool:
    """Whether a word stands in the group."""
    return any(word in message.text for message in group.messages())


async def test_every_message_arrives_however_often_the_topic_is_deleted(world: World, tmp_path: Path) -> None:
    """Each time the topic is gone the next message brings it back; none is lost, and the citizen notices nothing."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        for number in range(3):
            town.bo.delete_topic(await town.group.new_topic())
            town.anna.send(f"nummer {number}")
            arrived = partial(is_read, town.group, f"nummer {number}")
            assert await world.until(arrived)
        assert "nåede ikke frem" not in " ".join(message.text for message in town.anna.chat)


async def test_a_group_whose_topics_are_all_dead_gets_the_message_outside_of_them(world: World, tmp_path: Path) -> None:
    """Where no topic can be written to any more the message comes in the group itself, and a reply to it arrives."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        town.bo.delete_topic(await town.group.new_topic())
        refusal = Fault(
            kind=FaultKind.REFUSE,
            method="createForumTopic",
            times=None,
            status=400,
            description="Bad Request: not enough rights to manage topics",
        )
        world.faults.add(refusal)
        town.anna.send("er I der?")
        assert await world.until(lambda: any("er I der?" in m.text for m in town.group.messages()))
        relayed = next(m for m in town.group.messages() if "er I der?" in m.text)
        assert relayed.thread is None
        town.bo.reply(relayed, "Ja, her")
        await town.anna.sees(lambda chat: "Ja, her" in chat[-1].text)


async def test_a_message_in_an_old_case_is_noticed(world: World, tmp_path: Path) -> None:
    """Whoever takes up an old case is seen: the message stands in its topic, and the case in the list (61, 62)."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        town.bo.send_in_topic(topic, "/luk")
        await town.anna.sees(lambda chat: "Nu er det mig" in chat[-1].text)
        assert await world.until(lambda: topic.closed)
        town.anna.press("Jeg er ikke færdig")
        town.anna.send("en ting til")
        assert await world.until(lambda: any("en ting til" in m.text for m in town.group.messages(topic)))
        town.bo.send("/sager")
        assert await world.until(lambda: any("Genåbnet · venter siden" in m.text for m in town.group.messages()))
