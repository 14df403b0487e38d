"""A citizen's chat that Telegram divides into topics: what was written side by side arrived in any order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.standin import Fault, FaultKind, World
from bot.standin.shapes import message_json
from bot.storage.tables import BlockedChatRow
from bot.transport.incoming.payload import lane_of, reduce_update
from bot.transport.incoming.payload_form import Raw
from tests.e2e.town import Town, open_town


def send_in_thread(town: Town, text: str, thread: int) -> None:
    """Anna writes in a topic of her chat with the assistant."""
    written = town.world.post(town.anna.room, town.anna.user, {"text": text})
    shape: dict[str, Any] = message_json(written) | {"message_thread_id": thread, "is_topic_message": True}
    town.world.updates.add("message", shape)


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


@pytest.mark.parametrize(
    ("chat", "thread"),
    [
        ({"id": 5, "type": "private"}, {"message_thread_id": 7, "is_topic_message": True}),
        ({"id": -5, "type": "supergroup"}, {"message_thread_id": 1, "is_topic_message": True}),
        ({"id": -5, "type": "supergroup"}, {"message_thread_id": 7}),
    ],
    ids=["a citizen's", "General", "a thread of replies"],
)
def test_only_a_groups_topics_have_lanes_of_their_own(chat: Raw, thread: Raw) -> None:
    """What is said elsewhere is handled one after the other, and kept without a number that cannot be written to."""
    message = {"message_id": 9, "date": 1, "chat": chat, "text": "hej", **thread}
    kept = reduce_update({"update_id": 1, "message": message})
    assert kept is not None
    assert lane_of(kept) == str(chat["id"])
    assert "message_thread_id" not in kept["message"]
