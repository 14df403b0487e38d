"""A citizen asks and is answered."""

from __future__ import annotations

from functools import partial

import pytest

from bot.render import utf16_length
from bot.standin.model import Message
from tests.e2e.town import LONG_ANSWER, Town, labels


async def test_question_gets_the_approved_answer_with_source_and_date(town: Town) -> None:
    """A question is answered word for word from the entry, with its source and date below."""
    town.anna.send("hva koster et pas")
    [answer] = await town.anna.replies(1)
    assert answer.text.startswith("Et pas koster penge. Se prisen på borger.dk.")
    assert answer.text.endswith("Kilde: borger.dk: Pas · Opdateret 1. november 2026")
    assert "<b>penge</b>" in answer.html


async def test_answer_offers_feedback_related_entries_and_a_person(town: Town) -> None:
    """Under an answer stand feedback, related entries and the way to a person."""
    town.anna.send("hvad koster et pas")
    [answer] = await town.anna.replies(1)
    assert labels(answer) == ["Det hjalp", "Det hjalp ikke", "Ventetid på pas", "Spørg en medarbejder"]


async def test_related_button_serves_the_related_entry(town: Town) -> None:
    """A follow-up button answers with the entry it names."""
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.press("Ventetid på pas")
    assert "efter nogle uger" in await town.anna.reply_text()


async def test_english_question_gets_the_english_answer(town: Town) -> None:
    """Whoever asks in English is answered in English."""
    town.anna.send("how much is a passport")
    assert "A passport costs money" in await town.anna.reply_text()


@pytest.mark.parametrize(
    ("code", "first"),
    [("da", "Hej! Jeg er en chatbot – en computer"), ("en", "Hello! I am a chatbot – a computer")],
)
async def test_start_says_first_that_this_is_a_computer(town: Town, code: str, first: str) -> None:
    """`/start` says first that this is a computer, in the device's language, and warns of CPR numbers."""
    person = town.world.add_citizen("Ny", language_code=code)
    person.start()
    [welcome] = await person.replies(1)
    assert welcome.text.startswith(first)
    assert "CPR" in welcome.text


async def test_language_can_be_chosen_and_stays(town: Town) -> None:
    """After `/sprog` the chosen language stays, whatever the questions look like."""
    town.anna.send("/sprog")
    await town.anna.replies(1)
    town.anna.press("English")
    assert "in English" in await town.anna.reply_text()
    town.anna.send("pas pris")
    assert "A passport costs money" in await town.anna.reply_text()


async def test_menu_leads_to_an_answer(town: Town) -> None:
    """Three presses lead from the areas to an answer, in one message that changes."""
    town.anna.send("/hjaelp")
    [menu] = await town.anna.replies(1)
    for label in ("Borgerservice", "Pas"):
        press = town.anna.press(label, menu)
        await town.anna.answered(press)
        assert await town.world.until(lambda: menu.edited)
        assert await town.world.until(partial(_shows, menu, label))
    town.anna.press("Pris på pas", menu)
    assert "Et pas koster penge" in await town.anna.reply_text()


async def test_5000_character_answer_arrives_whole_in_parts_split_at_paragraphs(town: Town) -> None:
    """A long answer arrives whole and in order, cut between paragraphs, each part within Telegram's limit."""
    assert len(LONG_ANSWER) >= 5000
    town.anna.send("den lange historie om huset")
    parts = await town.anna.replies(2)
    assert all(utf16_length(part.text) <= 4096 for part in parts)
    assert all(part.text.startswith("Afsnit") for part in parts)
    told = "\n\n".join(part.text for part in parts)
    wanted = LONG_ANSWER.replace("**", "")
    assert [p.strip() for p in told.split("\n\n")][: wanted.count("Afsnit")] == [
        p.strip() for p in wanted.split("\n\n")
    ]


async def test_edited_question_is_answered_anew(town: Town) -> None:
    """Whoever corrects a question gets the answer to the corrected one."""
    sent = town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    town.anna.edit(sent, "hvordan fornyer jeg mine lån")
    assert "Du fornyer lån" in await town.anna.reply_text()


async def test_greeting_is_answered_as_small_talk_without_feedback_buttons(town: Town) -> None:
    """A greeting is greeted back, and nobody is asked whether that helped."""
    town.anna.send("hej")
    [greeting] = await town.anna.replies(1)
    assert greeting.text.startswith("Hej! Jeg er en chatbot.")
    assert greeting.keyboard == []


async def test_personal_number_is_refused_without_an_echo(town: Town) -> None:
    """A CPR number is never repeated; the citizen is told to delete the message, and a person is one press away."""
    town.anna.send("hvad koster et pas til 010190-1234")
    [refusal] = await town.anna.replies(1)
    assert "CPR" in refusal.text
    assert "1234" not in refusal.text
    town.anna.press("Spørg en medarbejder", refusal)
    [offer] = await town.anna.replies(1)
    assert "Skal jeg hente en medarbejder?" in offer.text


async def test_sticker_voice_and_photo_get_a_kind_sentence(town: Town) -> None:
    """What the assistant cannot read gets a kind sentence and, where it may be a question, the way to a person."""
    town.anna.send_sticker()
    assert "forstår kun tekst" in await town.anna.reply_text()
    for send in (town.anna.send_voice, town.anna.send_photo):
        send()
        [reply] = await town.anna.replies(1)
        assert "Jeg kan kun læse tekst" in reply.text
        assert "Ja, spørg en medarbejder" in labels(reply)


async def test_caption_of_a_photo_is_read_as_the_question(town: Town) -> None:
    """A question under a picture is a question."""
    town.anna.send_photo("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()


async def test_album_is_answered_once(town: Town) -> None:
    """An album comes as many messages and is answered once."""
    town.anna.send_album(["photo", "photo", "photo"])
    await town.anna.replies(1)
    town.anna.send("hej")
    assert "Hej" in await town.anna.reply_text()


async def test_album_with_a_question_below_it_is_answered_as_that(town: Town) -> None:
    """The pictures that follow the one with the question are part of it: nothing is said of them.

    Regression: below the answer stood that only text can be read.
    """
    town.anna.send_album(["photo", "photo", "photo"], "hvad koster et pas")
    assert "Et pas koster" in await town.anna.reply_text()
    town.anna.send("hej")
    assert "Hej" in await town.anna.reply_text()


async def test_entry_without_its_local_facts_hands_over(town: Town) -> None:
    """An entry that staff have not filled in is never the answer, and its blanks are never shown."""
    town.anna.send("hvad er jeres adresse")
    offer = await town.anna.reply_text()
    assert "mangler oplysningerne" in offer
    assert "{{" not in offer


def _shows(message: Message, text: str) -> bool:
    return text in message.text


@pytest.mark.parametrize("text", ["hej hej", "Godmorgen!", "hej og tak"])
async def test_greeting_is_met_with_a_greeting(town: Town, text: str) -> None:
    """Nobody who says hello is told that they were not understood."""
    town.anna.send(text)
    assert "Hej! Jeg er en chatbot." in await town.anna.reply_text()


async def test_a_question_in_pieces_is_one_question(town: Town) -> None:
    """What names nothing is judged with what was asked before it, and goes to staff with that."""
    town.anna.send("mit pas")
    assert "Hvad mener du?" in await town.anna.reply_text()
    town.anna.send("og prisen")
    [answer] = await town.anna.replies(1)
    assert "Et pas koster penge" in answer.text
    cards = town.group.reader()
    cards.skip()
    town.anna.send("/menneske")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    assert "mit pas og prisen" in (await cards.next())[0].text


async def test_what_was_just_answered_is_not_answered_again(town: Town) -> None:
    """Whoever asks on after an answer wants something else than the same once more."""
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()
    town.anna.send("og prisen")
    assert "mener" in await town.anna.reply_text()


async def test_two_questions_in_one_text_get_both_answers(town: Town) -> None:
    """Each from its entry; what is not sure comes last, so that what it asks back is waited for.

    Behind something that nobody here knows of, what is asked may be about that: a person reads all of it.
    """
    town.anna.send("hvad koster et pas og hvordan fornyer jeg mine lån")
    first, second = await town.anna.replies(2)
    assert first.text.startswith("Et pas koster penge.")
    assert second.text.startswith("Du fornyer lån")
    town.anna.send("må jeg bygge et drivhus i forhaven og hvordan fornyer jeg mine lån")
    await town.anna.replies(1)
    town.anna.send("hvordan fornyer jeg mine lån og må jeg bygge et drivhus i forhaven")
    first, second = await town.anna.replies(2)
    assert first.text.startswith("Du fornyer lån")
    assert labels(second) == ["Ja, spørg en medarbejder", "Nej tak"]
    cards = town.group.reader()
    cards.skip()
    town.anna.send("ja tak")
    [card] = await cards.next()
    assert "må jeg bygge et drivhus i forhaven" in card.text
