"""A citizen goes on with what was just answered, in words that say nothing by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.running.app import running
from bot.standin import World, serve
from tests.e2e.opening_cases import STRANGE
from tests.e2e.saying import answer
from tests.e2e.test_events_in_chat import learn
from tests.e2e.town import Town, labels, make_settings, running_clock
from tests.unit.events.coming import PROGRAMME

WEEK = """/tider begge betjent mandag-fredag 10-17
begge betjent lørdag-søndag lukket
haslev borgerservice alle dage 11-12"""


async def test_a_day_a_house_and_a_part_go_on_with_opening_hours(town: Town) -> None:
    """Whoever was told of opening hours asks for others with a word or two, as often as they like."""
    notes = town.group.reader()
    notes.skip()
    town.bo.send(WEEK)
    await notes.next()
    assert (await answer(town, "har I åbent fredag i Haslev")).startswith("Haslev, fredag 27. november:")
    assert (await answer(town, "og på søndag")).startswith("Haslev, søndag 29. november:\n• Med personale: lukket")
    assert "Borgerservice: kl. 11-12" in await answer(town, "og borgerservice?")
    assert (await answer(town, "hvad med i dag?")).startswith("Haslev, onsdag 25. november:")
    assert (await answer(town, "åbningstider Faxe")).startswith("Faxe\nonsdag 25. november: Med personale kl. 10-17")


async def test_who_asks_when_it_is_open_and_names_nothing_is_told_of_today_and_tomorrow(town: Town) -> None:
    """Both houses are told of, and a house alone goes on with its week; of nothing known the entry tells."""
    before = await answer(town, "hvornår har I åbent")
    notes = town.group.reader()
    notes.skip()
    town.bo.send(WEEK)
    await notes.next()
    told = await answer(town, "hvornår har I åbent")
    assert told != before
    assert all(f"{house}\nonsdag 25. november" in told for house in ("Haslev", "Faxe"))
    assert "torsdag 26. november" in told
    assert "fredag 27. november" not in told
    assert "tirsdag 1. december" in await answer(town, "Faxe")


async def test_a_group_alone_lists_no_events_unless_they_were_spoken_of(town: Town) -> None:
    """After an answer of an entry it goes on with that; after events it is looked for among them."""
    await learn(town, *PROGRAMME.occurrences)
    assert "Et pas koster penge" in await answer(town, "hvad koster et pas")
    assert "Det sker" not in await answer(town, "og hvad med børn")
    assert "Det sker" not in await answer(town, "Haslev")
    assert "Det sker 28. november – 29. november" in await answer(town, "hvad sker der i weekenden")
    only = await answer(town, "og for unge?")
    assert "Krea" in only
    assert "Juleværksted" not in only


async def test_what_no_neighbour_tells_is_asked_of_a_person_with_what_it_is_about(town: Town) -> None:
    """Choices that have nothing to do with it are not offered, and staff read both questions."""
    town.anna.send("den lange historie om huset")
    await town.anna.replies(2)
    town.anna.send("og hvor hurtigt")
    [offer] = await town.anna.replies(1)
    assert labels(offer) == ["Ja, spørg en medarbejder", "Nej tak"]
    cards = town.group.reader()
    cards.skip()
    town.anna.press("Ja, spørg en medarbejder")
    [card] = await cards.next()
    assert "den lange historie om huset og hvor hurtigt" in card.text


async def test_choices_are_shown_again_to_whoever_is_at_a_loss_and_left_by_whoever_thinks_better_of_it(
    town: Town,
) -> None:
    """The same choices in the same order; a no in words is no complaint."""
    town.anna.send("pas")
    [choices] = await town.anna.replies(1)
    assert await answer(town, "hva?") == choices.text
    assert "Skriv bare, hvis der er andet." in await answer(town, "nej alligevel ikke")


async def test_what_names_nothing_is_about_what_was_told_whatever_else_is_near_to_it(town: Town) -> None:
    """The price of a passport is not told to whoever has just heard how loans are renewed."""
    assert "Du fornyer lån" in await answer(town, "hvordan fornyer jeg mine lån")
    assert "Et pas koster penge" not in await answer(town, "hvor dyrt er det")


async def test_a_correction_is_answered_as_the_question_that_was_meant(town: Town) -> None:
    """The word that was wrong is not said; what was told already is not told once more."""
    assert "Hvad mener du?" in await answer(town, "leveringstid forny")
    assert "Et pas kommer efter nogle uger" in await answer(town, "nej jeg mente pas")
    assert "Et pas kommer efter nogle uger" not in await answer(town, "nej det var pas")


async def test_staff_read_the_correction_as_it_was_written(town: Town) -> None:
    """What the assistant made of it stands below the citizen's own words, not in their place."""
    assert "Hvad mener du?" in await answer(town, "leveringstid forny")
    assert "Et pas kommer efter nogle uger" in await answer(town, "nej jeg mente pas")
    cards = town.group.reader()
    cards.skip()
    await answer(town, "/menneske")
    town.anna.send("ja tak")
    [card] = await cards.next()
    assert "nej jeg mente pas\nleveringstid pas" in card.text


@pytest.mark.parametrize("knock", ["er der nogen?", "Hallo er der nogen her"])
async def test_who_knocks_is_told_no_opening_hours(town: Town, knock: str) -> None:
    """Whether anybody is there is asked of the chat, unless a day or a house is named."""
    group = town.group.reader()
    group.skip()
    town.bo.send(WEEK)
    await group.next()
    assert "Telefon" not in await answer(town, knock)
    assert "Haslev" in await answer(town, "er der nogen i Haslev i dag?")


async def test_a_farewell_after_an_offer_calls_nobody(town: Town) -> None:
    """A farewell behind "ok tak" leaves what was offered; with more about it, that is a yes."""
    await answer(town, STRANGE)
    assert "helt i orden" in await answer(town, "ok tak det var alt")
    await answer(town, STRANGE)
    assert "sendt til en medarbejder" in await answer(town, "ok tak, det haster lidt")


async def test_choices_that_are_open_still_are_what_a_piece_is_about(town: Town) -> None:
    """Who does it says nothing of what: the choices stay those of the question before."""
    town.anna.send("pas")
    [choices] = await town.anna.replies(1)
    both = labels(choices)[:2]
    town.anna.send("og hvis min mand gør det?")
    [again] = await town.anna.replies(1)
    assert {label.partition(" ")[2] for label in labels(again)[:2]} == {label.partition(" ")[2] for label in both}


async def test_a_question_is_put_again_for_something_else(town: Town) -> None:
    """Behind "og" and "hvad med" stands what takes the place of a word of the question before."""
    assert "Et pas koster penge" in await answer(town, "hvad koster et pas")
    assert "Du fornyer lån" in await answer(town, "kan jeg forlænge min bog")
    assert "Hvad mener du?" in await answer(town, "leveringstid forny")
    assert "Et pas kommer efter nogle uger" in await answer(town, "og pas?")


async def test_what_points_back_is_asked_of_what_was_spoken_of(town: Town) -> None:
    """Among what it may be about by itself the neighbours of the answer come first."""
    assert "Et pas koster penge" in await answer(town, "hvad koster et pas")
    town.anna.send("hvad hvis jeg skal på ferie i morgen")
    [choices] = await town.anna.replies(1)
    assert labels(choices)[0] in {"1. Pris på pas", "1. Ventetid på pas"}
    assert "Du fornyer lån" in await answer(town, "kan jeg forlænge min bog")


async def test_where_no_hours_are_known_a_day_goes_on_with_the_entry_about_them(world: World, tmp_path: Path) -> None:
    """On a fresh installation "hvad med søndag" is no question for events, and "og i Faxe" none for a person."""
    group = world.add_staff_group("Vagten")
    anna = world.add_citizen("Anna", language_code="da")
    async with serve(world) as server, running(make_settings(server, tmp_path, group.id), running_clock()):
        for question in ("hvornår åbner biblioteket", "og i Faxe?", "hvad med søndag", "og om aftenen?"):
            anna.send(question)
            [told] = await anna.replies(1)
            assert told.text.startswith("Se dagens tider for Haslev og Faxe"), question
        anna.send("what about saturday in the morning?")
        [told] = await anna.replies(1)
        assert told.text.startswith("See today's hours for Haslev and Faxe")
