"""Newcomers who write another language, and chats whose language stays what it is."""

from __future__ import annotations

import pytest

from tests.e2e.town import Town, labels


@pytest.mark.parametrize(
    ("code", "question", "yes", "receipt"),
    [
        ("pl", "jak wyrobić paszport?", "tak", "przekazan"),
        ("de", "Wie kann ich einen neuen Pass beantragen?", "ja", "weitergegeben"),
        ("tr", "cpr numarasi almak istiyorum", "evet", "iletildi"),
        ("uk", "Як отримати CPR номер?", "так", "передано"),
        ("ar", "كيف أحصل على جواز سفر؟", "نعم", "أُرسل سؤالك"),
        ("so", "Sidee ku heli karaa baasaboor?", "haa", "Su'aashaada"),
        ("hu", "hol van a könyvtár", "igen", "has been passed to a member of staff"),
    ],
)
async def test_an_offer_is_accepted_in_the_language_it_was_made_in(
    town: Town, code: str, question: str, yes: str, receipt: str
) -> None:
    """A yes of that language passes the question on, and the receipt is in it where there is one."""
    person = town.world.add_citizen("Ny", language_code=code)
    cards = town.group.reader()
    person.send(question)
    await person.replies(1)
    person.send(yes)
    assert receipt in await person.reply_text()
    [card] = await cards.next()
    assert question in card.text
    assert f"Sprog: {code}" in card.text


async def test_what_follows_in_the_case_is_said_in_the_same_language(town: Town) -> None:
    """Who answers, and that the conversation has ended, is said as the offer was."""
    person = town.world.add_citizen("Ny", language_code="pl")
    cards = town.group.reader()
    person.send("gdzie jest borgerservice")
    await person.replies(1)
    person.send("tak")
    await person.replies(1)
    [card] = await cards.next()
    town.bo.reply(card, "Torvet 1")
    assert "(człowiek):" in await person.reply_text()
    person.press("Zakończ rozmowę")
    assert "chatbot" in await person.reply_text()


async def test_every_question_that_was_not_answered_reaches_staff(town: Town) -> None:
    """With the yes goes all that was asked before it in a language that nothing is answered in.

    Regression: staff read "Kann ich mit einem Menschen sprechen?" alone, and what it was about was lost.
    """
    for question in ("Was kostet ein neuer Reisepass für meinen Sohn?", "Kann ich mit einem Menschen sprechen?"):
        town.anna.send(question)
        await town.anna.replies(1)
    cards = town.group.reader()
    town.anna.send("ja")
    [card] = await cards.next()
    assert "Was kostet ein neuer Reisepass für meinen Sohn?\nKann ich mit einem Menschen sprechen?" in card.text


async def test_an_offer_is_declined_in_its_language(town: Town) -> None:
    """A no leaves the offer, and that is said in the same language."""
    person = town.world.add_citizen("Ny", language_code="pl")
    person.send("gdzie jest borgerservice")
    await person.replies(1)
    person.send("nie")
    assert "W porządku" in await person.reply_text()


async def test_tak_is_thanks_after_a_danish_offer(town: Town) -> None:
    """Nothing is passed on, and the thanks are returned."""
    town.anna.send("må jeg bygge et drivhus i forhaven")
    await town.anna.replies(1)
    town.anna.send("tak")
    assert "Selv tak" in await town.anna.reply_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dzień dobry", "Jestem chatbotem"),
        ("merhaba", "sohbet robotuyum"),
        ("Bună ziua", "Sunt un chatbot"),
        ("hola", "Soy un chatbot"),
        ("dziękuję", "Nie ma za co"),
        ("szia", "Hello! I am a chatbot."),
    ],
)
async def test_a_courtesy_of_another_language_is_returned(town: Town, text: str, told: str) -> None:
    """In that language where it can be, else in English."""
    town.anna.send(text)
    [message] = await town.anna.replies(1)
    assert told in message.text
    assert labels(message) == []


async def test_a_word_or_a_title_changes_no_chats_language(town: Town) -> None:
    """A Danish chat stays Danish, whatever is named in it, until something is said in English."""
    for text in (
        "hvad koster et pas",
        "book et room?",
        "har I Where the Crawdads Sing",
        "die",
        "dzień dobry",
        "thanks",
    ):
        town.anna.send(text)
        await town.anna.replies(1)
    town.anna.send("tak")
    assert "Selv tak" in await town.anna.reply_text()
    town.anna.send("pas")
    assert "Hvad mener du" in await town.anna.reply_text()
    town.anna.send("how much is a passport")
    assert "A passport costs money" in await town.anna.reply_text()


async def test_danish_names_change_no_english_chat(town: Town) -> None:
    """What everybody here calls by its Danish name is asked for in English chats too."""
    person = town.world.add_citizen("New", language_code="en")
    for text in ("how much is a passport", "Haslev borgerservice", "kørekort"):
        person.send(text)
        await person.replies(1)
    person.send("tak")
    assert "Selv tak" in await person.reply_text()
    person.send("xyzzy")
    assert "I did not understand" in await person.reply_text() or "I do not want to guess" in person.last.text


@pytest.mark.parametrize(("text", "told"), [("english", "in English from now on"), ("på engelsk tak", "in English")])
async def test_a_language_that_is_asked_for_is_set(town: Town, text: str, told: str) -> None:
    """It stays, like the one that is chosen by `/sprog`."""
    town.anna.send(text)
    assert told in await town.anna.reply_text()
    town.anna.send("pas pris")
    assert "A passport costs money" in await town.anna.reply_text()


async def test_who_reads_no_danish_is_answered_in_english(town: Town) -> None:
    """That somebody does not understand what they have just read is not answered in the same language."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.send("I don't understand danish")
    assert "in English from now on" in await town.anna.reply_text()


async def test_a_language_we_lack_is_offered_a_person_in_it(town: Town) -> None:
    """Who asks for Polish reads in Polish what there is."""
    town.anna.send("Czy mówisz po polsku?")
    [offer] = await town.anna.replies(1)
    assert "odpowiadam tylko po duńsku i angielsku" in offer.text
    assert labels(offer)[0] == "Tak, przekaż pytanie"
