"""What goes to staff with a yes: what the citizen meant, all that was said with it, and nothing that was declined."""

from __future__ import annotations

import pytest

from bot.standin.model import Message
from tests.e2e.opening_cases import STRANGE, YES, offered
from tests.e2e.settling import settled
from tests.e2e.town import Town, labels

FUNERAL = "det handler om min mors begravelse"


async def _said(town: Town, text: str, number: int = 1) -> list[Message]:
    town.anna.send(text)
    return await town.anna.replies(number)


async def _opened(town: Town, text: str = "") -> Message:
    """The card of the case that a typed text opens, or the pressed yes where there is none."""
    cards = town.group.reader()
    cards.skip()
    if text:
        town.anna.send(text)
    else:
        town.anna.press(YES)
    [card] = await cards.next()
    return card


async def test_an_old_yes_offers_again_and_opens_nothing(town: Town) -> None:
    """Pressed after another question was answered, it passes nothing on but asks anew, about what was asked last."""
    offer = await offered(town.anna)
    await _said(town, "hvad koster et pas")
    town.anna.press(YES, offer)
    [again] = await town.anna.replies(1)
    assert YES in labels(again)
    assert again.text.startswith("Dit seneste spørgsmål er: »hvad koster et pas«")
    await settled(town)
    assert town.group.topics == []
    card = await _opened(town, "ja")
    assert "hvad koster et pas" in card.text
    assert STRANGE not in card.text


async def test_a_yes_under_an_older_offer_is_none_to_the_newest(town: Town) -> None:
    """However quickly it is pressed twice: which question would go is told first."""
    old = await offered(town.anna)
    await _said(town, "må jeg holde høns i min have")
    for press in [town.anna.press(YES, old) for _ in range(2)]:
        await town.anna.answered(press)
    for told in await town.anna.replies(2):
        assert told.text.startswith("Dit seneste spørgsmål er: »må jeg holde høns i min have«")
    await settled(town)
    assert town.group.topics == []


async def test_a_yes_that_crosses_a_newer_offer_is_none_to_it(town: Town) -> None:
    """Pressed right behind another question, before that is answered: nobody has read what would go."""
    old = await offered(town.anna)
    town.anna.send("må jeg holde høns i min have")
    town.anna.press(YES, old)
    offer, named = await town.anna.replies(2)
    assert YES in labels(offer)
    assert named.text.startswith("Dit seneste spørgsmål er: »må jeg holde høns i min have«")
    await settled(town)
    assert town.group.topics == []


async def test_a_wish_for_a_person_sent_twice_at_once_is_no_yes(town: Town) -> None:
    """The second was written before the offer could be read; once more below it is one."""
    for _ in range(2):
        town.anna.send("jeg vil tale med et menneske")
    for offer in await town.anna.replies(2):
        assert YES in labels(offer)
    await settled(town)
    assert town.group.topics == []
    await _opened(town, "jeg vil tale med et menneske")


async def test_what_is_said_after_asking_for_a_person_belongs_to_the_case(town: Town) -> None:
    """Whoever has asked for a person and then says why is offered no choices, and staff read why."""
    await _said(town, "/menneske")
    [offer] = await _said(town, FUNERAL)
    assert YES in labels(offer)
    [offer] = await _said(town, f"{STRANGE} i næste uge")
    assert YES in labels(offer)
    card = await _opened(town, "ja")
    assert FUNERAL in card.text
    assert f"{STRANGE} i næste uge" in card.text


async def test_a_bare_yes_or_thanks_is_never_the_question(town: Town) -> None:
    """A yes that nobody asked for, and small talk, leave the question before them in its place."""
    await _said(town, STRANGE)
    await _said(town, "nej tak")
    await _said(town, "ja")
    await _said(town, "hej")
    await _said(town, "/menneske")
    card = await _opened(town, "ja")
    assert STRANGE in card.text


async def test_a_number_to_call_that_is_given_with_the_second_wish_reaches_staff(town: Town) -> None:
    """What is said with the yes goes along: masked on the card, and the number itself from person to person."""
    await offered(town.anna)
    card = await _opened(town, "ring til mig på 22334455")
    await settled(town)
    assert STRANGE in card.text
    assert "ring til mig på [telefon]" in card.text
    assert "22334455" not in card.text
    assert card.thread is not None
    assert [m.text for m in town.group.messages(card.thread)][-1] == "ring til mig på 22334455"


async def test_a_first_wish_for_a_person_that_says_why_is_the_question(town: Town) -> None:
    """What a wish for a person is about is not lost because it is in the same sentence."""
    [offer] = await _said(town, f"kan jeg tale med en medarbejder om {STRANGE}")
    assert YES in labels(offer)
    assert STRANGE in (await _opened(town, "ja tak")).text


@pytest.mark.parametrize("more", ["ja tak, det haster, jeg rejser på fredag", "ja gerne, min kone er syg"])
async def test_a_yes_that_goes_on_opens_the_case_and_goes_along(town: Town, more: str) -> None:
    """Staff read the question and what was said with the yes."""
    await offered(town.anna)
    card = await _opened(town, more)
    assert STRANGE in card.text
    assert more in card.text


async def test_a_yes_that_goes_on_to_ask_is_a_question(town: Town) -> None:
    """Whoever asks on is answered; no case is opened."""
    await offered(town.anna)
    [answer] = await _said(town, "ja men hvad koster et pas")
    assert "Et pas koster" in answer.text
    assert town.group.messages() == []


async def test_what_was_declined_is_not_sent_with_another_question(town: Town) -> None:
    """A no is a no to the picture, too: a later yes to something else does not take it along."""
    town.anna.send_photo()
    await town.anna.replies(1)
    town.anna.press("Nej tak")
    await town.anna.replies(1)
    offer = await offered(town.anna)
    assert "lige har sendt" not in offer.text
    card = await _opened(town)
    await settled(town)
    assert card.thread is not None
    assert [m for m in town.group.messages(card.thread) if "photo" in m.content] == []


async def test_what_was_written_before_the_offer_was_there_is_no_yes_to_it(town: Town) -> None:
    """Whoever writes in pieces has read no offer yet: nobody is called, and the yes that follows the offer counts.

    Regression: "jeg", "vil gerne", "forny mit pas", written at once, opened a case, and staff got the passport.
    """
    for piece in (STRANGE, "vil gerne", "hvad koster et pas"):
        town.anna.send(piece)
    offer, again, answer = await town.anna.replies(3)
    assert YES in labels(offer)
    assert YES in labels(again)
    assert "Et pas koster" in answer.text
    assert town.group.messages() == []
    await _said(town, STRANGE)
    card = await _opened(town, "vil gerne")
    assert STRANGE in card.text


@pytest.mark.parametrize(
    "said", ["nej alligevel ikke", "nej jeg finder selv ud af det", "glem det igen", "måske senere"]
)
async def test_an_offer_is_declined_in_ones_own_words(town: Town, said: str) -> None:
    """Whoever needs nobody any more is offered nothing again, is not told that an answer was bad, and calls nobody.

    Regression: these were read as a new question, and a later "ok" sent it to staff.
    """
    await _said(town, STRANGE)
    [told] = await _said(town, said)
    assert told.text.startswith("Det er helt i orden.")
    assert labels(told) == []
    await _said(town, "ok")
    await settled(town)
    assert town.group.messages() == []


async def test_what_is_said_to_an_unanswered_question_goes_to_staff_with_it(town: Town) -> None:
    """Whoever gets angry at an offer has still asked what they asked; another question stands alone."""
    await _said(town, STRANGE)
    await _said(town, "nu bliver jeg altså gal på dig, din dumme maskine")
    card = await _opened(town)
    assert STRANGE in card.text
    assert "nu bliver jeg altså gal på dig" in card.text


async def test_another_question_takes_the_place_of_an_unanswered_one(town: Town) -> None:
    """What was asked before it and not sent stays where it is."""
    await _said(town, STRANGE)
    await _said(town, "hvor kan jeg købe en gul paraply?")
    card = await _opened(town)
    assert STRANGE not in card.text
    assert "gul paraply" in card.text


async def test_a_laugh_is_no_question_and_ok_to_it_calls_nobody(town: Town) -> None:
    """Neither is offered to staff, and what was offered before still is."""
    for said in ("lol", "ok", "😂", "hmm"):
        town.anna.send(said)
        [reply] = await town.anna.replies(1)
        assert (reply.text, labels(reply)) == ("Skriv bare, hvis jeg kan hjælpe med noget.", [])
    assert town.group.topics == []
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.send("haha")
    await town.anna.replies(1)
    town.anna.send("ja tak")
    assert "sendt til en medarbejder" in await town.anna.reply_text()
    topic = await town.group.new_topic()
    assert STRANGE in (await town.group.reader(topic).next())[0].text


async def test_signs_alone_are_about_the_question_before(town: Town) -> None:
    """A "?" is nothing to send to staff; what it asks about is."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send("??")
    assert "forstod desværre ikke" in await town.anna.reply_text()
    cards = town.group.reader()
    cards.skip()
    town.anna.press("Ja, spørg en medarbejder")
    card = (await cards.next())[0].text
    assert "hvad koster et pas" in card
    assert "??" not in card


async def test_a_person_wished_for_about_something_is_offered(town: Town) -> None:
    """Whoever wants to talk to somebody about what has no sure answer is asked no more, and staff read it all."""
    town.anna.send("jeg vil gerne snakke med nogen om pas og sådan noget")
    [offer] = await town.anna.replies(1)
    assert "fra en medarbejder" in offer.text
    town.anna.send("ja")
    assert "sendt til en medarbejder" in await town.anna.reply_text()


async def test_thanks_after_an_offer_call_nobody(town: Town) -> None:
    """An "okay" with thanks for the help is no yes; asking for it is."""
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.send("okay mange tak for hjælpen")
    assert "sendt til en medarbejder" not in await town.anna.reply_text()
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.send("kan I ikke bare spørge for mig?")
    assert "sendt til en medarbejder" in await town.anna.reply_text()
