"""A message in reply to an earlier answer goes on with that, and one in reply to a person's words is for a person."""

from __future__ import annotations

from tests.e2e.opening_cases import open_card
from tests.e2e.saying import reply_after
from tests.e2e.town import Town, labels


async def test_a_reply_goes_on_with_the_answer_that_it_replies_to(town: Town) -> None:
    """What says little by itself is about the answer above it, whatever was asked since.

    Regression: "og ventetiden?" in reply to the price of a passport was about the loans that were told of last.
    """
    price = await reply_after(town, "hvad koster et pas")
    await reply_after(town, "hvordan fornyer jeg mine lån")
    told = await reply_after(town, "hvor lang tid tager det", price)
    assert "efter nogle uger" in told.text or any("Ventetid på pas" in label for label in labels(told))


async def test_a_yes_in_reply_to_an_answer_accepts_no_later_offer(town: Town) -> None:
    """What a yes below an answer is meant for is not known: nothing is sent to staff by it."""
    price = await reply_after(town, "hvad koster et pas")
    await reply_after(town, "min hund er løbet væk")
    await reply_after(town, "ja", price)
    assert town.group.topics == []


async def test_a_reply_to_a_persons_words_is_for_a_person_after_the_end_too(town: Town) -> None:
    """When the conversation has ended it is offered one, with what was said; thanks are thanks.

    Regression: "jeg kan ikke komme alligevel" in reply to an appointment was asked back between logins that are down.
    """
    card = await open_card(town)
    town.bo.reply(card, "Kom i morgen klokken ti")
    [told] = await town.anna.replies(1)
    town.anna.press("Afslut samtalen", told)
    await town.anna.replies(1)
    assert "Selv tak" in (await reply_after(town, "tak", told)).text
    offer = await reply_after(town, "hvad koster et pas så", told)
    assert offer.text.startswith("Det skal en medarbejder hjælpe dig med.")
    cards = town.group.reader()
    cards.skip()
    town.anna.send("ja")
    [card] = await cards.next()
    assert "hvad koster et pas så" in card.text
