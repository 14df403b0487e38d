"""A citizen steers the chat in words: a person, the menu, another language, an end, or only "hva?"."""

from __future__ import annotations

import pytest

from tests.e2e.opening_cases import open_case
from tests.e2e.town import Town, labels


@pytest.mark.parametrize("wish", ["må jeg snakke med et rigtigt menneske?", "is there anyone i can talk to"])
async def test_the_wish_for_a_person_as_a_question_is_offered_one_at_once(town: Town, wish: str) -> None:
    """No choices are asked back; asked twice, it is a yes."""
    town.anna.send(wish)
    [offer] = await town.anna.replies(1)
    assert len(labels(offer)) == 2
    assert "Hvad mener du" not in offer.text
    assert "Er det det her" not in offer.text


@pytest.mark.parametrize("left", ["nej tak det er lige meget", "whatever", "nåh glem det igen"])
async def test_whoever_leaves_what_they_asked_hears_a_kind_sentence(town: Town, left: str) -> None:
    """After choices and after the offer of a person alike; nothing is waited for afterwards."""
    for asked in ("pas", "må jeg bygge et drivhus i forhaven"):
        town.anna.send(asked)
        await town.anna.replies(1)
        town.anna.send(left)
        [said] = await town.anna.replies(1)
        assert "Skriv bare, hvis der er andet." in said.text
        assert labels(said) == []


async def test_that_it_worked_is_good_to_hear(town: Town) -> None:
    """Success is no question for staff."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send("det virker nu!!")
    assert "Godt at høre" in await town.anna.reply_text()


@pytest.mark.parametrize("typed", ["menu", "start forfra", "Start over"])
async def test_the_menu_can_be_asked_for_in_words(town: Town, typed: str) -> None:
    """It begins anew, as `/start` does."""
    town.anna.send(typed)
    [menu] = await town.anna.replies(1)
    assert menu.text.startswith("Hej! Jeg er en chatbot")
    assert "Borgerservice" in labels(menu)


@pytest.mark.parametrize("typed", ["gentag", "kan du læse det op igen", "hvad skrev du?", "Once more, please"])
async def test_what_was_told_or_asked_back_last_may_be_asked_for_again(town: Town, typed: str) -> None:
    """Whoever cannot scroll back hears it once more; where nothing was told they are asked to say more."""
    town.anna.send(typed)
    assert (await town.anna.reply_text()).startswith(("Hvad tænker du på?", "What are you thinking of?"))
    for asked in ("hvad koster et pas", "pas", "må jeg bygge et drivhus i forhaven"):
        town.anna.send(asked)
        [told] = await town.anna.replies(1)
        town.anna.send(typed)
        [again] = await town.anna.replies(1)
        assert (again.text, labels(again)) == (told.text, labels(told))


async def test_another_language_tells_once_more_what_was_told_last(town: Town) -> None:
    """An answer and a question with choices are both said again, and the chat goes on in that language."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send("can you say that in english please")
    switched, told = await town.anna.replies(2)
    assert "in English" in switched.text
    assert "A passport costs money" in told.text
    town.anna.send("pas")
    await town.anna.replies(1)
    town.anna.send("på dansk igen tak")
    _, asked = await town.anna.replies(2)
    assert "Hvad mener du?" in asked.text


@pytest.mark.parametrize(
    ("asked", "wish"),
    [
        ("må jeg bygge et drivhus i forhaven", "english please"),
        ("wie bekomme ich einen neuen Pass", "Auf Englisch, bitte"),
    ],
)
async def test_another_language_offers_once_more_what_was_offered_last(town: Town, asked: str, wish: str) -> None:
    """The offer stands in the new language, and a yes to it is one."""
    town.anna.send(asked)
    await town.anna.replies(1)
    town.anna.send(wish)
    switched, offer = await town.anna.replies(2)
    assert "in English" in switched.text
    assert "Shall I pass your question" in offer.text
    town.anna.send("yes")
    assert "has been passed to" in await town.anna.reply_text()


@pytest.mark.parametrize("typed", ["?", "hva", "hvor?"])
async def test_a_question_word_alone_is_asked_to_say_more(town: Town, typed: str) -> None:
    """No excuse and no offer for staff of what nobody could answer; a person is one press away."""
    town.anna.send(typed)
    [said] = await town.anna.replies(1)
    assert said.text.startswith("Hvad tænker du på?")
    assert labels(said) == ["Spørg en medarbejder"]


@pytest.mark.parametrize("command", ["/slut", "/luk", "/SLUT", "/afslut"])
async def test_a_citizen_ends_a_case_by_whatever_name(town: Town, command: str) -> None:
    """What is to end the conversation does not go to staff as a message."""
    await open_case(town)
    town.anna.send(command)
    assert "svarer igen" in await town.anna.reply_text()
