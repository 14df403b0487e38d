"""Telegram refused by its servers' name for a reason, not by the sentence that was known: what was said was lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.standin import Fault, FaultKind, World
from bot.storage.database import Database
from bot.storage.tables import BlockedChatRow, OutboxRow
from tests.e2e.opening_cases import open_card
from tests.e2e.saying import answer
from tests.e2e.town import Town, open_town


def refuse(town: Town, method: str, description: str, *, chat_id: int | None = None, status: int = 400) -> None:
    """The next request of a method is refused."""
    refusal = Fault(kind=FaultKind.REFUSE, method=method, chat_id=chat_id, status=status, description=description)
    town.world.faults.add(refusal)


@pytest.mark.parametrize("name", ["TOPIC_DELETED", "TOPIC_ID_INVALID"])
@pytest.mark.parametrize("picture", [False, True], ids=["text", "picture"])
async def test_a_topic_that_is_gone_is_made_anew(world: World, tmp_path: Path, name: str, *, picture: bool) -> None:
    """By whichever name: the message comes in a new topic, and its sender notices nothing."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        await town.group.new_topic()
        refuse(town, "copyMessage" if picture else "sendMessage", f"Bad Request: {name}", chat_id=town.group.id)
        sent = town.anna.send_photo("se her") if picture else town.anna.send("se her")
        topic = await town.group.new_topic()
        assert await world.until(lambda: any("se her" in each.text for each in town.group.messages(topic)))
        assert town.anna.last is sent


@pytest.mark.parametrize("name", ["ENTITIES_TOO_LONG", "ENTITY_BOUNDS_INVALID", "MESSAGE_TOO_LONG"])
async def test_an_answer_with_too_much_in_it_is_said_plainly(world: World, tmp_path: Path, name: str) -> None:
    """Too many marks, or too many words: what was asked for arrives without the marks."""
    async with open_town(world, tmp_path) as town:
        refuse(town, "sendMessage", f"Bad Request: {name}")
        assert "Et pas koster penge" in await answer(town, "hvad koster et pas")


async def test_what_may_not_be_deleted_makes_nobody_one_who_blocks(world: World, tmp_path: Path) -> None:
    """Telegram keeps a message, not its sender, from us: whoever wrote it still gets what they asked to hear of."""
    async with open_town(world, tmp_path) as town:
        refuse(town, "deleteMessage", "Forbidden: MESSAGE_DELETE_FORBIDDEN", status=403)
        town.anna.send("mit nummer er 010180-1234")
        assert await world.until(lambda: bool(world.log.calls("deleteMessage")))
    database = Database(town.settings.database())
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(OutboxRow).where(OutboxRow.state == "failed")) == 1
        assert await session.scalar(select(func.count()).select_from(BlockedChatRow)) == 0
    await database.close()


async def test_what_is_gone_and_a_reaction_that_is_not_allowed_raise_no_alarm(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Buttons of a message that is deleted, and a mark beside an answer that arrived, are missed by nobody."""
    async with open_town(world, tmp_path) as town:
        town.anna.send("må jeg bygge et drivhus i forhaven")
        [offer] = await town.anna.replies(1)
        [data, *_] = [button["callback_data"] for row in offer.keyboard for button in row]
        town.anna.delete(offer)
        town.anna.press_data(data, offer)
        topic = await town.group.new_topic()
        await town.anna.sees(lambda chat: "sendt til en medarbejder" in chat[-1].text)
        refuse(town, "setMessageReaction", "Bad Request: REACTION_INVALID")
        town.bo.send_in_topic(topic, "Det må du gerne.")
        assert await world.until(lambda: bool(world.log.calls("setMessageReaction")))
        town.anna.send("tak")
        assert await world.until(lambda: "tak" in town.group.messages(topic)[-1].text)
    assert len(world.log.calls("editMessageReplyMarkup")) == 1
    assert "message.not_delivered" not in caplog.text
