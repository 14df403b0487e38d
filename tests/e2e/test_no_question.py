"""What asks for nothing is no question: nobody is told that it was not understood, and no person is offered for it."""

from __future__ import annotations

import pytest

from tests.e2e.town import Town, labels

NODDED = "Skriv bare, hvis jeg kan hjælpe med noget."
YES = "Ja, spørg en medarbejder"


async def _said(town: Town, text: str) -> str:
    town.anna.send(text)
    return await town.anna.reply_text()


@pytest.mark.parametrize(
    "said", ["nej tak", "et øjeblik", "jeg trykkede forkert", "Venlig hilsen\nInger Marie Thomsen"]
)
async def test_what_asks_for_nothing_is_nodded_at(town: Town, said: str) -> None:
    """A no to nothing, a moment to look for one's glasses, an apology, and the name below a letter."""
    assert await _said(town, said) == NODDED
    await _said(town, "hvad koster et pas")
    assert await _said(town, said) == NODDED


async def test_what_was_asked_still_stands_after_a_moment(town: Town) -> None:
    """Whoever asks us to wait is still asked what they were asked, and that is no part of their question."""
    await _said(town, "jeg vil tale med et menneske")
    for moment in ("lige to minutter", "vent lige"):
        assert await _said(town, moment) == NODDED
    cards = town.group.reader()
    town.anna.send("ja")
    [card] = await cards.next()
    assert "minutter" not in card.text


async def test_a_yes_to_nothing_may_want_the_person_below_the_answer(town: Town) -> None:
    """After an answer it is offered one; where nothing was said before, it is asked to say more."""
    assert (await _said(town, "ja tak")).startswith("Hvad tænker du på?")
    await _said(town, "hvad koster et pas")
    town.anna.send("ja")
    [offer] = await town.anna.replies(1)
    assert offer.text.startswith("Du kan få svar fra en medarbejder")
    assert YES in labels(offer)


async def test_a_name_below_a_question_leaves_the_question(town: Town) -> None:
    """The end of a letter before a question takes nothing from it."""
    assert "Et pas koster" in await _said(town, "Hilsen Karen, hvad koster et pas")


async def test_the_words_of_the_button_are_no_yes_to_nothing(town: Town) -> None:
    """Whoever begins with the words that stand on every button is offered a person.

    Regression: "ask a member of staff" was read as a yes with nothing before it, and asked to say more.
    """
    town.anna.send("ask a member of staff")
    [offer] = await town.anna.replies(1)
    assert "Yes, ask a member of staff" in labels(offer)
