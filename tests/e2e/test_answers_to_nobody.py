"""What staff write where no case is found: they read that nobody has got it, or the case is known all the same."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.standin import Fault, FaultKind, World
from bot.standin.model import Message
from bot.storage.tables import OutboxRow
from tests.e2e.opening_cases import open_card
from tests.e2e.settling import settled
from tests.e2e.town import Town, open_town

NOBODY = "Ikke sendt til nogen"


def _lost(town: Town, method: str) -> None:
    """Of the next such request to the group Telegram's answer is lost, so that it is made twice."""
    town.world.faults.add(Fault(kind=FaultKind.DROP_AFTER, method=method, chat_id=town.group.id))


async def _refused(town: Town, written: Message) -> Message:
    """What staff read below what they wrote."""
    assert await town.world.until(lambda: any(m.reply_to is written for m in town.group.messages()))
    [told] = [m for m in town.group.messages() if m.reply_to is written]
    assert NOBODY in told.text
    assert told.thread is written.thread
    return told


@pytest.mark.parametrize("lost", ["card", "relay"])
async def test_an_answer_to_the_first_of_two_copies_is_no_answer_to_nobody(
    world: World, tmp_path: Path, lost: str
) -> None:
    """Whoever answers the copy that is not known reads so, also when answering that; the other one reaches Anna."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        if lost == "card":
            _lost(town, "sendMessage")
        await open_card(town)
        if lost == "relay":
            _lost(town, "sendMessage")
            town.anna.send("det haster")
        words = {"card": "drivhus", "relay": "det haster"}[lost]
        assert await world.until(lambda: sum(words in m.text for m in town.group.messages()) == 2)
        await settled(town)
        first, second = [m for m in town.group.messages() if words in m.text]
        told = await _refused(town, town.bo.reply(first, "Kun til den første"))
        await _refused(town, town.bo.reply(told, "Kun til beskeden"))
        town.bo.reply(first, "// til kollegerne")
        town.bo.reply(second, "Ja, det må du gerne")
        assert (await town.anna.replies(1))[-1].text.endswith("Ja, det må du gerne")
        assert not any("Kun til" in message.text for message in town.anna.chat)
        assert sum(NOBODY in message.text for message in town.group.messages()) == 2


async def test_what_is_written_in_the_first_of_two_topics_is_not_lost_in_silence(town: Town) -> None:
    """In the topic that is not known as the case's, staff read so, whether they reply there or not."""
    _lost(town, "createForumTopic")
    await open_card(town)
    await settled(town)
    first, second = town.group.topics
    told = await _refused(town, town.bo.send_in_topic(first, "Kun til det første emne"))
    await _refused(town, town.bo.reply(told, "Kun til beskeden"))
    town.bo.send_in_topic(second, "Ja, det må du gerne")
    assert (await town.anna.reply_text()).endswith("Ja, det må du gerne")


async def test_talk_among_staff_is_left_alone(town: Town) -> None:
    """In a topic of their own nothing is remarked on: neither talk, nor thanks for what the assistant listed there."""
    await open_card(town)
    own = town.bo.create_topic("Frokost")
    town.bo.reply(town.bo.send_in_topic(own, "brød?"), "ja")
    town.bo.send_in_topic(own, "/sager")
    assert await town.world.until(lambda: "Sag 1" in town.group.messages(own)[-1].text)
    await settled(town)
    listed = town.group.messages(own)[-1]
    town.bo.reply(listed, "tak for listen")
    # After two days it is not known any more what was said there.
    async with town.assistant.database.transaction() as session:
        await session.execute(delete(OutboxRow).where(OutboxRow.message_id == listed.id))
    town.bo.reply(listed, "tak igen")
    town.bo.send_in_topic(own, "/sager")
    assert await town.world.until(lambda: sum("Sag 1" in m.text for m in town.group.messages(own)) == 2)
    await settled(town)
    assert not any(NOBODY in message.text for message in town.group.messages())


async def test_an_answer_to_a_reminder_reaches_the_citizen(world: World, tmp_path: Path) -> None:
    """What the assistant says of a case is about that case, so a reply to it goes where it should."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        await open_card(town)
        await settled(town)
        town.clock.turn(timedelta(hours=24))
        assert await world.until(lambda: "borgeren venter" in town.group.messages()[-1].text)
        await settled(town)
        town.bo.reply(town.group.messages()[-1], "Ja, det må du gerne")
        assert await world.until(lambda: town.anna.chat[-1].text.endswith("Ja, det må du gerne"))
