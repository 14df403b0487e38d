from __future__ import annotations

import pytest
from telegram import Bot

from bot.standin import Citizen, ControlError, World


def test_a_token_has_a_user_id() -> None:
    """The assistant's id is the number before the colon; a token without one is refused with a hint."""
    assert World(token="42:X").bot.id == 42
    with pytest.raises(ControlError, match="1:TEST"):
        World(token="X")


async def test_memory_can_be_bounded(bot: Bot) -> None:
    """With limits the log and each chat keep the newest only, and numbers go on."""
    world = World(log_limit=3, history_limit=2)
    anna = world.add_citizen("Anna")
    for text in ("a", "b", "c"):
        anna.send(text)
    assert [message.text for message in anna.chat] == ["b", "c"]
    assert anna.last.id == 3
    assert bot.id == world.bot.id


async def test_what_was_sent_is_listed_in_order(bot: Bot, anna: Citizen, world: World) -> None:
    """The messages of the assistant to a chat, without what it deleted."""
    sent = [await bot.send_message(anna.id, text) for text in ("a", "b", "c")]
    await bot.delete_message(anna.id, sent[1].message_id)
    assert [message.text for message in world.sent_to(anna.id)] == ["a", "c"]
    assert [entry.params["text"] for entry in world.log.calls("sendMessage", chat_id=anna.id)] == ["a", "b", "c"]


async def test_its_own_updates_are_checked(world: World, anna: Citizen) -> None:
    """An update that does not fit the specification is a violation of the stand-in's own."""
    if world.specification is None:
        pytest.skip("the specification is not beside the repository")
    world.updates.add("message", {"message_id": "1"})
    assert all(violation.where.startswith("the stand-in's own update.message") for violation in world.violations)
    assert world.violations
    world.violations.clear()
    assert anna.last.text == "/start"
