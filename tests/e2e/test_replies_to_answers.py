"""A message in reply to an earlier answer goes on with that answer."""

from __future__ import annotations

from bot.standin.model import Message
from tests.e2e.town import Town, labels


async def _said(town: Town, text: str, reply_to: Message | None = None) -> Message:
    town.anna.send(text, reply_to=reply_to)
    [said] = await town.anna.replies(1)
    return said


async def test_a_reply_goes_on_with_the_answer_that_it_replies_to(town: Town) -> None:
    """What says little by itself is about the answer above it, whatever was asked since.

    Regression: "og ventetiden?" in reply to the price of a passport was about the loans that were told of last.
    """
    price = await _said(town, "hvad koster et pas")
    await _said(town, "hvordan fornyer jeg mine lån")
    told = await _said(town, "hvor lang tid tager det", price)
    assert "efter nogle uger" in told.text or any("Ventetid på pas" in label for label in labels(told))


async def test_a_yes_in_reply_to_an_answer_accepts_no_later_offer(town: Town) -> None:
    """What a yes below an answer is meant for is not known: nothing is sent to staff by it."""
    price = await _said(town, "hvad koster et pas")
    await _said(town, "min hund er løbet væk")
    await _said(town, "ja", price)
    assert town.group.topics == []
