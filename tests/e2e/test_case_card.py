"""The card of a case tells staff what they need, and no more than fits on a phone."""

from __future__ import annotations

from bot.standin.model import Message
from tests.e2e.opening_cases import STRANGE, open_case
from tests.e2e.town import Town, labels


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


async def _shows(town: Town, card: Message, state: str, *buttons: str) -> None:
    assert await town.world.until(lambda: card.text.endswith(state) and labels(card) == list(buttons)), card.text


async def test_the_card_shows_the_state_in_force_however_it_came_about(town: Town) -> None:
    """Answered, written to again, ended by either side and taken up again: the card says so, with its buttons."""
    topic, card = await open_case(town)
    town.bo.send_in_topic(topic, "Ja, det må du gerne")
    await _shows(town, card, "Venter på borgeren", "Afslut sagen")
    asked = town.anna.send("også et rødt")
    await _shows(town, card, "Venter på os", "Tag sagen", "Afslut sagen")
    town.bo.send_in_topic(topic, "Også det")
    await _shows(town, card, "Venter på borgeren", "Afslut sagen")
    town.anna.edit(asked, "også et grønt")
    await _shows(town, card, "Venter på os", "Tag sagen", "Afslut sagen")
    town.anna.press("Afslut samtalen")
    await _shows(town, card, "Afsluttet")
    assert await town.world.until(lambda: "Jeg er ikke færdig" in labels(town.anna.chat[-1]))
    town.anna.press("Jeg er ikke færdig")
    await _shows(town, card, "Genåbnet", "Tag sagen", "Afslut sagen")
    town.bo.press("Afslut sagen", card)
    await _shows(town, card, "Afsluttet")


async def test_an_answer_of_the_knowledge_base_shows_on_the_card(town: Town) -> None:
    """Staff who send an entry as it is have answered, and the card says so."""
    topic, card = await open_case(town)
    told = town.group.reader(topic)
    told.skip()
    town.bo.send_in_topic(topic, "/svar pris på pas")
    [found] = await told.next()
    town.bo.press(labels(found)[0], found)
    [shown] = await told.next()
    town.bo.press("Send som det er", shown)
    await _shows(town, card, "Venter på borgeren", "Afslut sagen")


async def test_a_note_with_the_cards_buttons_leaves_what_follows_to_the_card(town: Town) -> None:
    """A case that was taken up again and is taken at the note that says so is taken on its card, and only there."""
    topic, card = await open_case(town)
    told = town.group.reader(topic)
    told.skip()
    town.bo.send_in_topic(topic, "/luk")
    [ended] = await told.next()
    town.bo.press("Genåbn sagen", ended)
    [note] = await told.next()
    town.bo.press("Tag sagen", note)
    await _shows(town, card, "Taget", "Giv sagen fri", "Afslut sagen")
    assert await town.world.until(lambda: labels(note) == [])
    assert note.text == "Sag 1 er åben igen. Borgeren har fået besked."


async def test_a_promise_stands_on_the_card_with_its_date_while_it_waits(town: Town) -> None:
    """The card stands there for days, so it names the day; answered, or broken, the promise is there no more."""
    topic, card = await open_case(town)
    assert "Lovet svar: den 26. november inden kl." in card.text
    town.bo.send_in_topic(topic, "Ja")
    await _shows(town, card, "Venter på borgeren", "Afslut sagen")
    assert "Lovet svar" not in card.text


async def test_a_case_on_record_is_over_on_its_card_when_its_citizen_has_all_erased(town: Town) -> None:
    """What the law keeps of an erasure looks ended: no button, and a closed topic."""
    topic, card = await open_case(town)
    told = town.group.reader(topic)
    told.skip()
    town.bo.send_in_topic(topic, "/journal")
    await told.next()
    town.anna.send("/slet")
    await town.anna.replies(1)
    town.anna.press("Ja, slet alt")
    await _shows(town, card, "Afsluttet")
    assert await town.world.until(lambda: topic.closed)
