"""Whoever hides their account when forwarded could not be answered, or was named as another's author (79, 86)."""

from __future__ import annotations

from pathlib import Path

from bot.standin import World, acts
from bot.standin.model import Message
from tests.e2e.opening_cases import open_card
from tests.e2e.settling import settled
from tests.e2e.town import Town, open_town

HIDDEN = {"type": "hidden_user", "date": 1764000000, "sender_user_name": "Frede Hemmelig"}


def forward(town: Town, text: str) -> Message:
    """Anna passes on what somebody wrote whose account hides it."""
    written = town.world.post(town.anna.room, town.anna.user, acts.text_content(text), origin=dict(HIDDEN))
    town.world.tell("message", written)
    return written


async def test_what_a_hidden_author_wrote_arrives_without_a_name_and_is_answered(world: World, tmp_path: Path) -> None:
    """A forwarded message reaches staff as the case's, naming nobody; a reply to it reaches who sent it to us."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        topic = await town.group.new_topic()
        passed_on = forward(town, "husk tilladelsen")
        forward(town, "ring til mig på 28 12 34 56")
        card, *relayed = await town.group.reader(topic).next(3)
        assert "drivhus" in card.text
        assert "husk tilladelsen" in relayed[0].text
        assert all("Frede" not in each.text and "Anna" not in each.text for each in relayed)
        assert all(each.origin is None for each in relayed)
        await settled(town)
        town.bo.reply(relayed[0], "Den er på vej")
        await town.anna.sees(lambda chat: "Den er på vej" in chat[-1].text)
        assert town.anna.last.reply_to is passed_on
