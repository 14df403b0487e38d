"""What was neither a text nor one of the usual pictures and files was met with silence, and lost in a case (53, 82)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.standin import World, acts
from tests.e2e.opening_cases import open_card
from tests.e2e.town import Town, open_town

CHANNEL = {"id": -1009, "type": "channel", "title": "Kanal"}
CHECKLIST = {"checklist": {"title": "Husk", "tasks": [{"id": 1, "text": "pas"}, {"id": 2, "text": "billede"}]}}
COPIED = [
    CHECKLIST,
    {"game": {"title": "Spil", "description": "-", "photo": []}},
]
NOT_COPIED = [
    {"paid_media": {"star_count": 5, "paid_media": [{"type": "preview"}]}},
    {"giveaway": {"chats": [CHANNEL], "winners_selection_date": 1, "winner_count": 1}},
    {"giveaway_winners": {
        "chat": CHANNEL, "giveaway_message_id": 1, "winners_selection_date": 1, "winner_count": 0, "winners": [],
    }},
    {"invoice": {
        "title": "Gebyr", "description": "-", "start_parameter": "a", "currency": "DKK", "total_amount": 1,
    }},
]  # fmt: skip


def kind(content: dict[str, Any]) -> str:
    """What a content is called in a test's name."""
    return next(iter(content))


def send(town: Town, content: dict[str, Any]) -> None:
    """Anna sends it."""
    acts.write(town.world, town.anna.user, town.anna.room, content)


@pytest.mark.parametrize("content", COPIED + NOT_COPIED, ids=kind)
async def test_it_is_answered(world: World, tmp_path: Path, content: dict[str, Any]) -> None:
    """Whoever sends it reads that only texts can be read, and is offered a person."""
    async with open_town(world, tmp_path) as town:
        send(town, content)
        assert "Jeg kan kun læse tekst" in await town.anna.reply_text()


@pytest.mark.parametrize("content", COPIED, ids=kind)
async def test_in_a_case_it_reaches_staff(world: World, tmp_path: Path, content: dict[str, Any]) -> None:
    """Where it can be copied, staff have it."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        send(town, content)
        assert await world.until(lambda: kind(content) in town.group.messages()[-1].content)


@pytest.mark.parametrize("content", NOT_COPIED, ids=kind)
async def test_in_a_case_its_sender_reads_that_it_cannot_be_passed_on(
    world: World, tmp_path: Path, content: dict[str, Any]
) -> None:
    """Where Telegram lets nobody copy it, its sender knows that staff have not got it."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        send(town, content)
        await town.anna.sees(lambda chat: "nåede ikke frem" in chat[-1].text)


async def test_a_checklist_of_staff_stays_among_colleagues_until_it_is_sent(world: World, tmp_path: Path) -> None:
    """What colleagues are to do goes to no citizen, and nobody believes that it went: as of a poll, staff are told."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        acts.write(town.world, town.bo.user, town.group.chat, CHECKLIST, thread=topic)
        assert await world.until(lambda: "tjeklister er mest til kolleger" in town.group.messages(topic)[-1].text)
        assert "checklist" not in town.anna.last.content
        town.bo.press("Send til borgeren", town.group.messages(topic)[-1])
        await town.anna.sees(lambda chat: "checklist" in chat[-1].content)
