"""A citizen's chat that Telegram divides into topics: what was written side by side arrived in any order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.standin import Fault, FaultKind, World
from bot.standin.shapes import message_json
from bot.storage.tables import BlockedChatRow
from bot.transport.incoming.payload import lane_of, reduce_update
from tests.e2e.opening_cases import open_card
from tests.e2e.town import Town, open_town


def send_in_thread(town: Town, text: str, thread: int) -> None:
    """Anna writes in a topic of her chat with the assistant."""
    written = town.world.post(town.anna.room, town.anna.user, {"text": text})
    shape: dict[str, Any] = message_json(written) | {"message_thread_id": thread, "is_topic_message": True}
    town.world.updates.add("message", shape)


async def test_one_citizen_is_one_conversation_whatever_the_topic(world: World, tmp_path: Path) -> None:
    """What is written in turn in three topics is handled one after the other, and reaches staff in that order."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        words = ["pas", "gebyr", "billede", "tid", "sted", "farvel"]
        for number, word in enumerate(words):
            send_in_thread(town, word, 5 + number % 3)
        assert await world.until(lambda: "farvel" in town.group.messages(topic)[-1].text)
        relayed = [each.text.splitlines()[-1] for each in town.group.messages(topic)[-len(words) :]]
        assert relayed == words


async def test_who_comes_back_in_a_topic_is_known_as_back(world: World, tmp_path: Path) -> None:
    """Whoever had blocked the assistant and writes in a topic of the chat has unblocked it."""
    async with open_town(world, tmp_path) as town:
        refusal = "Forbidden: bot was blocked by the user"
        world.faults.add(Fault(kind=FaultKind.REFUSE, method="sendMessage", status=403, description=refusal))
        town.anna.send("hej")
        assert await world.until(lambda: bool(world.log.calls("sendMessage")))
        send_in_thread(town, "hvad koster et pas", 5)
        assert "Et pas koster penge" in await town.anna.reply_text()
        async with town.assistant.database.reading() as session:
            assert await session.scalar(select(func.count()).select_from(BlockedChatRow)) == 0


def test_general_and_threads_of_replies_are_no_topics() -> None:
    """Neither can be written into by its number: what is said in them is kept without one."""
    chat = {"id": -5, "type": "supergroup"}
    for thread in ({"message_thread_id": 1, "is_topic_message": True}, {"message_thread_id": 7}):
        message = {"message_id": 9, "date": 1, "chat": chat, "text": "/sager", **thread}
        kept = reduce_update({"update_id": 1, "message": message})
        assert kept is not None
        assert lane_of(kept) == "-5"
        assert "message_thread_id" not in kept["message"]
