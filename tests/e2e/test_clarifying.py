"""Between few entries the assistant asks, and every choice also works typed."""

from __future__ import annotations

import pytest

from bot.standin.model import Message
from knowledge.building import build_judge
from knowledge.entries import KnowledgeBase
from knowledge.judge import Judge
from tests.e2e.town import Town, labels


async def _ask_unclearly(town: Town) -> Message:
    town.anna.send("pas")
    [question] = await town.anna.replies(1)
    assert "Hvad mener du?" in question.text
    return question


async def test_lone_word_is_clarified_with_titles_and_none_of_these(town: Town) -> None:
    """A lone word that entries share is asked about: their titles as buttons, and a way out."""
    question = await _ask_unclearly(town)
    assert {label[3:] for label in labels(question)[:-1]} == {"Pris på pas", "Ventetid på pas"}
    assert labels(question)[-1] == "Ingen af dem"


async def test_choice_by_button_is_answered_and_the_buttons_go(town: Town) -> None:
    """Pressing a choice answers it, and the question's buttons disappear."""
    question = await _ask_unclearly(town)
    town.anna.press(next(label for label in labels(question) if "Ventetid" in label))
    assert "efter nogle uger" in await town.anna.reply_text()
    assert await town.world.until(lambda: labels(question) == [])


@pytest.mark.parametrize("typed", ["{number}", "nummer {word}", "{title}"])
async def test_choice_can_be_typed(town: Town, typed: str) -> None:
    """A number, a number in words and the title itself choose as a button does."""
    question = await _ask_unclearly(town)
    number = next(index for index, label in enumerate(labels(question), start=1) if "Ventetid" in label)
    town.anna.send(typed.format(number=number, word=["et", "to"][number - 1], title="ventetid på pas"))
    assert "efter nogle uger" in await town.anna.reply_text()


async def test_a_number_that_is_not_among_the_choices_is_asked_about_again(town: Town) -> None:
    """A slip of the finger does not end the question: the choices are there once more, and one of them still counts.

    Regression: botframework-sdk #3115, botbuilder-dotnet #6010; "9" was not understood, nor was the "1" after it.
    """
    question = await _ask_unclearly(town)
    town.anna.send("9")
    [again] = await town.anna.replies(1)
    assert labels(again) == labels(question)
    town.anna.send(str(next(index for index, label in enumerate(labels(again), start=1) if "Ventetid" in label)))
    assert "efter nogle uger" in await town.anna.reply_text()


async def test_none_of_these_leads_to_the_offer_of_a_person(town: Town) -> None:
    """When no choice fits, the assistant does not guess on: it offers a person."""
    await _ask_unclearly(town)
    town.anna.send("ingen af dem")
    [offer] = await town.anna.replies(1)
    assert "Skal jeg sende dit spørgsmål til en medarbejder?" in offer.text
    assert labels(offer) == ["Ja, spørg en medarbejder", "Nej tak"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("ja tak", "Et pas koster"), ("nej, noget andet", "Skal jeg sende dit spørgsmål til en medarbejder?")],
)
async def test_one_choice_is_taken_or_refused_in_a_word(town: Town, typed: str, read: str) -> None:
    """Where only one entry is likely, it is asked about, and yes or no is answer enough."""
    town.assistant.live.swap(without(town, "pas-tid"), town.assistant.live.version)
    town.anna.send("hvad er dagsprisen på pas")
    [question] = await town.anna.replies(1)
    assert "Er det det her, du mener?" in question.text
    assert labels(question) == ["1. Pris på pas", "Nej, noget andet"]
    town.anna.send(typed)
    assert read in await town.anna.reply_text()


async def test_new_question_leaves_the_clarification(town: Town) -> None:
    """Whoever asks something new instead of choosing is answered; what is no number is no choice any more."""
    await _ask_unclearly(town)
    town.anna.send("hvordan fornyer jeg mine lån")
    assert "Du fornyer lån" in await town.anna.reply_text()
    town.anna.send("begge dele tak")
    assert "efter nogle uger" not in await town.anna.reply_text()


async def test_a_choice_is_taken_in_ones_own_words(town: Town) -> None:
    """What is asked back by itself tells which choice was meant, and is no third question back.

    Regression: "pas", and then "det er til mit barn", was asked back between children's MitID, events and passports.
    """
    await _ask_unclearly(town)
    town.anna.send("hvornår kommer min datters")
    assert "efter nogle uger" in await town.anna.reply_text()


@pytest.mark.parametrize("said", ["1 og 2", "begge", "begge dele tak"])
async def test_whoever_wants_both_choices_gets_both_answers(town: Town, said: str) -> None:
    """Two choices that are both wanted are both answered."""
    await _ask_unclearly(town)
    town.anna.send(said)
    told = "\n".join(each.text for each in await town.anna.replies(2))
    assert "Et pas koster" in told
    assert "efter nogle uger" in told


@pytest.mark.parametrize("said", ["ja tak", "1 eller 2"])
async def test_whoever_says_not_which_is_asked_once_more(town: Town, said: str) -> None:
    """A yes to several choices is no question for staff; the choices are shown again, and then count."""
    first = await _ask_unclearly(town)
    town.anna.send(said)
    [again] = await town.anna.replies(1)
    assert (again.text, labels(again)) == (f"Vælg gerne én af dem først. {first.text}", labels(first))
    town.anna.send("1")
    assert "Skal jeg sende" not in await town.anna.reply_text()


async def test_other_words_do_not_take_a_choice(town: Town) -> None:
    """What is not likely by itself is not answered only because something was asked back before."""
    await _ask_unclearly(town)
    town.anna.send("min hund er løbet væk")
    answer = await town.anna.reply_text()
    assert "Et pas" not in answer
    assert "Skal jeg sende dit spørgsmål til en medarbejder?" in answer


async def test_clarification_survives_an_old_button_of_a_withdrawn_entry(town: Town) -> None:
    """A button of an entry that is gone gets a sentence, not silence."""
    question = await _ask_unclearly(town)
    town.assistant.live.swap(without(town, "pas-tid"), town.assistant.live.version)
    town.anna.press(next(label for label in labels(question) if "Ventetid" in label))
    assert "findes ikke længere" in await town.anna.reply_text()


def without(town: Town, slug: str) -> Judge:
    """The judge in force, had the entry never been there."""
    rest = {name: entry for name, entry in town.assistant.live.knowledge.entries.items() if name != slug}
    return build_judge(KnowledgeBase(rest), embedder="none", cache=None)
