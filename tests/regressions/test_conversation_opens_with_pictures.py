"""A conversation that opened with a picture met silence, and of an album only one picture was passed on (82, 83)."""

from __future__ import annotations

from pathlib import Path

from bot.standin import World
from tests.e2e.town import open_town


async def test_a_picture_first_is_answered_and_the_next_ones_reach_staff_whole(world: World, tmp_path: Path) -> None:
    """A picture or an album as first word brings one offer; once taken, every picture arrives, those before it too."""
    async with open_town(world, tmp_path) as town:
        town.anna.send_album(("photo", "photo", "photo"))
        [offer] = await town.anna.replies(1)
        assert "Jeg kan kun læse tekst" in offer.text
        town.anna.press("Ja, spørg en medarbejder", offer)
        [receipt] = await town.anna.replies(1)
        assert "medarbejder" in receipt.text
        topic = await town.group.new_topic()
        town.anna.send_album(("photo", "photo"), "min have")
        town.anna.send_photo("og hegnet")
        card, *pictures = await town.group.reader(topic).next(7)
        assert "Borgeren har ikke skrevet et spørgsmål endnu" in card.text
        assert [(message.text, "photo" in message.content) for message in pictures] == [
            *[("", True)] * 3,
            ("min have", True),
            ("", True),
            ("og hegnet", True),
        ]


async def test_a_picture_with_a_question_is_answered(world: World, tmp_path: Path) -> None:
    """The words below a first picture are never passed over in silence."""
    async with open_town(world, tmp_path) as town:
        town.anna.send_photo("hvad koster et pas")
        assert "Et pas koster penge" in await town.anna.reply_text()
