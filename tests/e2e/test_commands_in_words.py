"""A command without its slash is that command, where nobody is waiting for what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.building import build_judge
from knowledge.entries import KnowledgeBase, Language
from tests.e2e.opening_cases import open_card
from tests.e2e.town import Town, labels


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Menneske", "Du kan få svar fra en medarbejder"),
        ("sprog", "Hvilket sprog vil du have svar på?"),
        ("abonnement", "Vil du have besked om"),
        ("privatliv.", "Dine oplysninger i denne chat"),
        ("minedata", "Jeg har ikke gemt noget om dig."),
        ("slet", "Jeg har ikke gemt noget om dig."),
    ],
)
async def test_a_command_may_be_typed_without_its_slash(town: Town, typed: str, told: str) -> None:
    """Its name alone does what the help says of it."""
    town.anna.send(typed)
    assert (await town.anna.reply_text()).startswith(told)


@pytest.mark.parametrize("before", ["min hund er løbet væk", "pas"])
async def test_it_is_a_command_where_it_answers_nothing_that_was_asked(town: Town, before: str) -> None:
    """After an offer or a list, too.

    Regression: after an offer "slet" was a question that nobody understood, and with the next yes it went to staff.
    """
    town.anna.send(before)
    await town.anna.replies(1)
    town.anna.send("slet")
    assert (await town.anna.reply_text()).startswith("Skal jeg slette alt")
    town.anna.send("ja")
    assert "slettet" in await town.anna.reply_text()


async def test_a_name_that_is_among_choices_is_the_choice(town: Town) -> None:
    """What was asked goes first: the answer with that word in its title is what is meant."""
    entries = dict(town.assistant.live.knowledge.entries)
    titled = replace(entries["pas-pris"].texts[Language.DA], title="Pas på et andet sprog")
    entries["pas-pris"] = replace(entries["pas-pris"], texts={**entries["pas-pris"].texts, Language.DA: titled})
    judge = build_judge(KnowledgeBase(entries), embedder="none", cache=None)
    town.assistant.live.swap(judge, town.assistant.live.version)
    town.anna.send("pas")
    [asked] = await town.anna.replies(1)
    assert any("andet sprog" in label for label in labels(asked))
    town.anna.send("sprog")
    assert "Et pas koster" in await town.anna.reply_text()


async def test_with_another_word_it_is_a_question(town: Town) -> None:
    """Whoever says more than the name asks something."""
    town.anna.send("menneske tak, hvad koster et pas")
    assert "Et pas koster" in await town.anna.reply_text()


async def test_for_a_person_it_is_a_text(town: Town) -> None:
    """While a person has the case nothing is carried out that was meant for them."""
    await open_card(town)
    reader = town.group.reader()
    reader.skip()
    town.anna.send("slet")
    [relayed] = await reader.next()
    assert "slet" in relayed.text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("/hjaelp hvad koster et pas", "Et pas koster"),
        ("/start hvad koster et pas", "Et pas koster"),
        ("/spørgsmål hvad koster et pas", "Et pas koster"),
        ("/pas", "Hvad mener du?"),
        ("/hjaelp mig", "Sådan bruger du mig"),
        ("/hjaelp det brænder", "Ring 112 nu"),
        ("/menneske det brænder", "Ring 112 nu"),
        ("/slet det brænder", "Ring 112 nu"),
        ("/medarbejder det brænder", "Ring 112 nu"),
        ("/menneske mit cpr er 150287-1234", "Din besked så ud til at indeholde et CPR-nummer"),
        ("/minedata 150287-1234", "Din besked så ud til at indeholde et CPR-nummer"),
        ("/medarbejder 150287-1234", "Din besked så ud til at indeholde et CPR-nummer"),
        ("/150287-1234", "Din besked så ud til at indeholde et CPR-nummer"),
    ],
)
async def test_what_stands_behind_a_command_is_heard(town: Town, written: str, told: str) -> None:
    """Regression: a question behind a command was nobody's, and danger was met with how to use the assistant."""
    town.anna.send("hej")
    await town.anna.replies(1)
    town.anna.send(written)
    assert (await town.anna.reply_text()).startswith(told)


async def test_half_a_personal_number_behind_a_command_is_half_a_number(town: Town) -> None:
    """The second half is refused as anywhere else."""
    town.anna.send("/menneske mit nummer er 150287")
    await town.anna.replies(1)
    town.anna.send("1234")
    assert "CPR-nummer" in await town.anna.reply_text()


async def test_a_newcomer_who_starts_with_a_question_reads_first_that_this_is_a_computer(town: Town) -> None:
    """The greeting comes first, and then the answer."""
    town.anna.send("/start hvad koster et pas")
    greeting, answer = await town.anna.replies(2)
    assert "et menneske" in greeting.text
    assert answer.text.startswith("Et pas koster")


async def test_what_a_person_is_asked_with_the_command_goes_to_staff(town: Town) -> None:
    """It is what the offer is about, and in a conversation with a person it goes to them.

    Regression: staff read that the citizen had not written a question yet.
    """
    town.anna.send("/menneske må jeg bygge et drivhus i forhaven")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    assert (await town.anna.reply_text()).startswith("Dit spørgsmål er sendt")
    topic = await town.group.new_topic()
    town.anna.send("/menneske det haster virkelig")
    assert await town.world.until(lambda: len(town.group.messages(topic)) > 1)
    card, said = [each.text for each in town.group.messages(topic) if each.text][:2]
    assert "må jeg bygge et drivhus i forhaven" in card
    assert said.endswith("det haster virkelig")
