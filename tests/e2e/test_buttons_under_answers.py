"""Buttons under answers and choices: each is about what it stands under, and one press is enough."""

from __future__ import annotations

import pytest

from bot.standin.model import Message
from tests.e2e.opening_cases import STRANGE, YES
from tests.e2e.town import Town


async def _said(town: Town, text: str) -> Message:
    town.anna.send(text)
    [said] = await town.anna.replies(1)
    return said


async def _card_after(town: Town, button: str) -> Message:
    cards = town.group.reader()
    cards.skip()
    town.anna.press(button)
    [card] = await cards.next()
    return card


@pytest.mark.parametrize("button", ["Det hjalp ikke", "Spørg en medarbejder"])
async def test_buttons_under_an_answer_are_about_that_answer(town: Town, button: str) -> None:
    """Another question asked since does not take the place of the one whose button is pressed."""
    passport = await _said(town, "hvad koster et pas")
    await _said(town, "forny lån")
    town.anna.press(button, passport)
    await town.anna.replies(1)
    card = await _card_after(town, YES)
    assert "Pris på pas" in card.text
    assert "forny lån" not in card.text
    assert "Forny lån" not in card.text


async def test_the_latest_answer_did_not_help_in_the_citizens_own_words(town: Town) -> None:
    """Of the latest answer staff read the question as it was asked, whatever was said in between."""
    passport = await _said(town, "hvad koster et pas")
    await _said(town, STRANGE)
    town.anna.press("Det hjalp ikke", passport)
    await town.anna.replies(1)
    card = await _card_after(town, YES)
    assert "hvad koster et pas" in card.text
    assert STRANGE not in card.text


async def test_a_person_instead_of_what_was_offered_is_asked_for_once(town: Town) -> None:
    """Where what was asked for is in no entry, the button for a person opens the case; nobody is asked again."""
    question = "hvad koster et pas i køge"
    suggested = await _said(town, question)
    assert suggested.text.startswith("Præcis det kan jeg ikke svare på.")
    card = await _card_after(town, "Spørg en medarbejder")
    assert question in card.text
    assert (await town.anna.reply_text()).startswith("Dit spørgsmål er sendt")


async def test_a_person_instead_is_offered_where_a_picture_would_go_along(town: Town) -> None:
    """Nothing goes to staff that the citizen was not told of: then the press brings the offer that says so."""
    town.anna.send_photo("hvad koster et pas i køge")
    await town.anna.replies(1)
    town.anna.press("Spørg en medarbejder")
    [offer] = await town.anna.replies(1)
    assert "lige har sendt" in offer.text
    assert town.group.messages() == []
    assert "hvad koster et pas i køge" in (await _card_after(town, YES)).text


@pytest.mark.parametrize("number", [0, -1])
async def test_a_button_that_goes_is_answered_once_however_often_it_was_hit(town: Town, number: int) -> None:
    """A thumb that hits twice before the buttons are gone has meant once; another button of them counts too."""
    asked = await _said(town, "pas")
    hit, other = (asked.keyboard[each][0]["callback_data"] for each in (number, 1))
    for each in (hit, hit, other):
        town.anna.press_data(each, asked)
    town.anna.send("hej")
    told = [message.text for message in await town.anna.replies(3)]
    assert len(set(told)) == 3
    assert told[-1].startswith("Hej!")


async def test_a_person_is_offered_once_to_whoever_presses_twice(town: Town) -> None:
    """Two presses, or a press on two devices, give one offer; after another question it is offered anew."""
    passport = await _said(town, "hvad koster et pas")
    for press in [town.anna.press("Spørg en medarbejder", passport) for _ in range(2)]:
        await town.anna.answered(press)
    [offer] = await town.anna.replies(1)
    assert "Skal jeg sende dit spørgsmål" in offer.text
    assert press.text == "Mit spørgsmål venter stadig på dig: svar gerne ja eller nej."
    await _said(town, "hej")
    town.anna.press("Spørg en medarbejder", passport)
    [again] = await town.anna.replies(1)
    assert again.text == offer.text
