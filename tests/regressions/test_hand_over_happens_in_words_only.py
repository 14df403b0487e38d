"""A bot said that it transfers and nobody was told, or transferred and the citizen read nothing (55, 56, 67)."""

from __future__ import annotations

from pathlib import Path

from bot.standin import Fault, FaultKind, World
from tests.e2e.opening_cases import STRANGE, open_card
from tests.e2e.town import open_town


async def test_receipt_comes_only_when_staff_have_the_question(world: World, tmp_path: Path) -> None:
    """While the group cannot take the card the citizen is promised nothing; where it never does, they are told so."""
    async with open_town(world, tmp_path) as town:
        description = "Bad Request: not enough rights to send text messages to the chat"
        refusal = Fault(
            kind=FaultKind.REFUSE,
            method="sendMessage",
            chat_id=town.group.id,
            times=None,
            status=400,
            description=description,
        )
        world.faults.add(refusal)
        town.anna.send(STRANGE)
        await town.anna.replies(1)
        town.anna.press("Ja, spørg en medarbejder")
        assert "kan desværre ikke sende" in await town.anna.reply_text()
        assert "sendt til en medarbejder" not in "".join(message.text for message in town.anna.chat)


async def test_citizen_reads_that_a_person_has_it_and_staff_that_somebody_waits(world: World, tmp_path: Path) -> None:
    """A case that is open is known to both: a receipt on one side, a card on the other."""
    async with open_town(world, tmp_path) as town:
        await open_card(town)
        assert STRANGE in town.group.messages()[0].text


async def test_a_person_is_asked_for_once(world: World, tmp_path: Path) -> None:
    """Whoever asks for a person gets the offer at once, and one yes is enough."""
    async with open_town(world, tmp_path) as town:
        town.anna.send("jeg vil tale med et menneske")
        await town.anna.replies(1)
        town.anna.send("ja")
        assert "En medarbejder har fået besked" in await town.anna.reply_text()
