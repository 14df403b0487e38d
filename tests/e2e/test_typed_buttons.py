"""What stands on a button is, typed, as good as a press: one thumb and a screen reader find the letters first."""

from __future__ import annotations

import pytest

from tests.e2e.opening_cases import open_card
from tests.e2e.saying import reply_after
from tests.e2e.test_case_rating import ended, verdicts
from tests.e2e.test_events_in_chat import learn
from tests.e2e.town import Town, labels
from tests.unit.events.coming import PROGRAMME


async def test_the_buttons_of_an_event_may_be_typed(town: Town) -> None:
    """Its file and its reminder, whatever signs stand beside the words; what a press would note is said."""
    await learn(town, *PROGRAMME.occurrences)
    await reply_after(town, "hvad sker der i weekenden")
    await reply_after(town, "den første")
    assert "document" in (await reply_after(town, "læg i kalenderen")).content
    assert (await reply_after(town, "Mind mig om det, tak")).text.startswith("Jeg minder dig om det: fredag")


@pytest.mark.parametrize(("said", "verdict"), [("god", "good"), ("Dårlig!", "poor")])
async def test_a_rating_may_be_typed(town: Town, said: str, verdict: str) -> None:
    """The word on a button counts; the case is taken up again by the words on the other."""
    await ended(town)
    assert "Tak for din vurdering" in (await reply_after(town, said)).text
    assert await verdicts(town) == [verdict]
    assert "åben igen" in (await reply_after(town, "jeg er ikke færdig")).text


async def test_a_nod_is_no_rating(town: Town) -> None:
    """The "okay" after a conversation is a nod, though it stands on a button."""
    await ended(town)
    await reply_after(town, "okay")
    assert await verdicts(town) == []


async def test_a_number_changes_ones_mind(town: Town) -> None:
    """Whoever has read one answer of a list, or asked something else, may name another number of it."""
    await reply_after(town, "pas")
    town.anna.press("1. Pris på pas")
    await town.anna.replies(1)
    assert "efter nogle uger" in (await reply_after(town, "nr. 2")).text
    await reply_after(town, "hvordan fornyer jeg mine lån")
    assert "Et pas koster" in (await reply_after(town, "nej, den første i stedet")).text
    assert "efter nogle uger" in (await reply_after(town, "den sidste")).text


async def test_how_many_one_wants_is_no_number_of_a_list(town: Town) -> None:
    """Whoever has read the answer and would like one of what it is about is not taken to the first of the list."""
    await reply_after(town, "pas")
    town.anna.press("2. Ventetid på pas")
    await town.anna.replies(1)
    assert "Et pas koster" not in (await reply_after(town, "jeg vil gerne have et")).text


async def test_a_number_in_reply_to_a_list_is_one_of_that_list(town: Town) -> None:
    """A list further up is meant by whoever replies to it, though a newer one waits for a number."""
    await learn(town, *PROGRAMME.occurrences)
    asked = await reply_after(town, "pas")
    await reply_after(town, "hvad sker der i weekenden")
    assert "efter nogle uger" in (await reply_after(town, "2", asked)).text


async def test_the_way_back_in_the_menu_may_be_typed(town: Town) -> None:
    """From the answers of a topic it leads to the topics."""
    menu = await reply_after(town, "/start")
    town.anna.press("Borgerservice", menu)
    await town.anna.sees(lambda _: "Pas" in labels(menu))
    town.anna.press("Pas", menu)
    await town.anna.sees(lambda _: menu.text.startswith("Pas"))
    assert (await reply_after(town, "tilbage")).text.startswith("Borgerservice")


async def test_the_menu_may_be_gone_through_in_words(town: Town) -> None:
    """An area and a topic that stand below the latest message are opened; anywhere else they are questions."""
    await reply_after(town, "/start")
    assert "Pas" in labels(await reply_after(town, "Borgerservice"))
    assert "Pris på pas" in labels(await reply_after(town, "pas"))
    assert "Et pas koster" in (await reply_after(town, "pris på pas")).text
    assert "Hvad mener du?" in (await reply_after(town, "pas")).text


async def test_whoever_has_read_one_answer_of_a_list_may_say_that_it_was_none_of_it(town: Town) -> None:
    """The list is in sight still; where something else is waited for since, the words answer that."""
    await reply_after(town, "pas")
    assert "Et pas koster" in (await reply_after(town, "1")).text
    assert "Så har jeg ikke det rigtige svar" in (await reply_after(town, "ingen af dem")).text


async def test_words_on_a_button_further_up_are_no_press(town: Town) -> None:
    """Whoever has left a question is not taken back to it by a word that stood below it."""
    assert "Faxe" in labels(await reply_after(town, "/abonnement"))
    await reply_after(town, "nej tak")
    assert "Seniorer" not in labels(await reply_after(town, "faxe"))


async def test_a_person_reads_what_stands_on_a_button(town: Town) -> None:
    """While a person has the case it is a text like any other."""
    await open_card(town)
    reader = town.group.reader()
    reader.skip()
    town.anna.send("Afslut samtalen")
    [relayed] = await reader.next()
    assert "Afslut samtalen" in relayed.text
