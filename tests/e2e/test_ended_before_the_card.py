"""A case that its citizen ends while its card is still on the way to staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.standin import Fault, FaultKind, World
from tests.e2e.opening_cases import STRANGE, open_card
from tests.e2e.settling import settled
from tests.e2e.town import Town, labels, open_town
from tests.integration.transport.rows import outbox_until

ENDED = "Sag 1: borgeren har afsluttet samtalen."


async def _waits(town: Town) -> None:
    """Wait until the group has told the assistant to wait."""
    await outbox_until(town.assistant.database, lambda rows: any("waits" in row.context for row in rows))


async def _end_before(town: Town, method: str) -> None:
    """The group is told to wait as the card, or its topic, is to come; the citizen ends the case meanwhile."""
    town.world.faults.add(Fault(kind=FaultKind.FLOOD, method=method, chat_id=town.group.id, retry_after=3))
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    await _waits(town)
    town.anna.send("/afslut")
    assert "Nu er det mig" in await town.anna.reply_text()


@pytest.mark.parametrize("method", ["createForumTopic", "sendMessage"])
async def test_who_has_ended_the_case_is_promised_nothing(town: Town, method: str) -> None:
    """The citizen reads nothing more; staff read below the card that it is over, and the topic is closed."""
    await _end_before(town, method)
    assert await town.world.until(lambda: bool(town.group.topics) and town.group.topics[0].closed)
    await settled(town)
    assert "Nu er det mig" in town.anna.chat[-1].text
    card, note = [message for message in town.group.messages(town.group.topics[0]) if message.text]
    assert STRANGE in card.text
    assert labels(card) == []
    assert (note.text, labels(note)) == (ENDED, ["Genåbn sagen"])


async def test_a_card_without_a_topic_says_that_it_is_over(world: World, tmp_path: Path) -> None:
    """In a group without topics the note answers the card, which has no buttons any more."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        await _end_before(town, "sendMessage")
        assert await world.until(lambda: any(message.text == ENDED for message in town.group.messages()))
        await settled(town)
        card, note = town.group.messages()[-2:]
        assert (note.reply_to, labels(card)) == (card, [])
        assert "Nu er det mig" in town.anna.chat[-1].text


async def test_what_was_ended_too_early_is_taken_up_again(town: Town) -> None:
    """Whoever goes on with it after all reaches staff, who have the question in the topic."""
    await _end_before(town, "sendMessage")
    await settled(town)
    town.anna.press("Jeg er ikke færdig")
    assert "åben igen" in await town.anna.reply_text()
    topic = town.group.topics[0]
    assert await town.world.until(lambda: not topic.closed)
    town.bo.send_in_topic(topic, "Ja, det må du gerne")
    assert (await town.anna.reply_text()).endswith("Ja, det må du gerne")


async def test_a_case_ended_while_its_topic_is_made_anew_is_closed_there(town: Town) -> None:
    """Also where the topic was deleted and the case is on its way to a new one, staff read there that it is over."""
    await open_card(town)
    await settled(town)
    town.bo.delete_topic(town.group.topics[0])
    town.world.faults.add(Fault(kind=FaultKind.FLOOD, method="createForumTopic", chat_id=town.group.id, retry_after=3))
    town.anna.send("er I der?")
    await _waits(town)
    town.anna.send("/afslut")
    assert "Nu er det mig" in await town.anna.reply_text()
    await settled(town)
    topic = town.group.topics[-1]
    assert topic.closed
    assert ENDED in [message.text for message in town.group.messages(topic)]
