"""The card of a case tells staff what they need, and no more than fits on a phone."""

from __future__ import annotations

from bot.standin.model import Message
from tests.e2e.town import Town

STRANGE = "må jeg bygge et drivhus i forhaven"


async def _card(town: Town) -> Message:
    cards = town.group.reader()
    cards.skip()
    town.anna.press("Ja, spørg en medarbejder")
    await town.anna.replies(1)
    [card] = await cards.next()
    return card


async def test_the_card_shows_what_was_asked_and_answered_before(town: Town) -> None:
    """Staff read the question before, redacted, the title of what it was answered with, and the house it named."""
    town.anna.send("hvad koster et pas i Haslev, mit nummer er 28 12 34 56")
    await town.anna.replies(1)
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    card = await _card(town)
    lines = card.text.splitlines()
    before = next(line for line in lines if line.startswith("Spurgte før: hvad koster et pas i Haslev"))
    assert "28 12 34 56" not in before
    assert any(line.startswith("Chatbotten svarede: ") and line != "Chatbotten svarede: " for line in lines)
    assert "Haslev" in lines[-1]
    assert len(lines) <= 16


async def test_an_answer_that_did_not_help_is_named_without_its_question_again(town: Town) -> None:
    """Where the handed over question itself was answered, the card names the answer and repeats nothing."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send("/menneske")
    await town.anna.replies(1)
    card = await _card(town)
    assert "Chatbotten svarede: " in card.text
    assert "Spurgte før" not in card.text
    assert "Haslev" not in card.text
    assert card.text.count("hvad koster et pas") == 1


async def test_a_first_question_has_nothing_before_it(town: Town) -> None:
    """Where nothing was answered before, nor in an ended case, the card says nothing of it."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    await _card(town)
    town.anna.press("Afslut samtalen")
    await town.anna.replies(1)
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    card = await _card(town)
    assert "Chatbotten svarede" not in card.text
    assert "Spurgte før" not in card.text
