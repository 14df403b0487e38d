"""The first questions of a subscription are answered by typing as well as by pressing."""

from __future__ import annotations

import pytest

from tests.e2e.opening_cases import open_topic
from tests.e2e.town import Town, labels

HOUSES = ["Haslev", "Faxe", "Begge huse"]
GROUPS = ["Børn", "Unge", "Voksne", "Seniorer", "Alle"]
RHYTHMS = ["Med det samme", "En oversigt hver torsdag", "Dagen før"]


async def _asked(town: Town) -> list[str]:
    return labels((await town.anna.replies(1))[0])


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (("faxe", "til børn", "torsdag"), ("Huse: Faxe", "For: Børn", "Hvornår: En oversigt hver torsdag")),
        (("begge tak", "alle", "3"), ("Huse: alle", "For: alle", "Hvornår: Dagen før")),
        (("begge huse", "de ældre", "hver uge"), ("For: Seniorer", "Hvornår: En oversigt hver torsdag")),
        (("faxe", "mine børnebørn", "aftenen før"), ("For: Børn", "Hvornår: Dagen før")),
        (("1", "ja", "unge"), ("Haslev",)),
    ],
)
async def test_what_stands_on_a_button_may_be_typed(town: Town, said: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """House, group and rhythm, by their names or numbers; whoever says yes and not to which is asked once more."""
    town.anna.send("/abonnement")
    assert await _asked(town) == HOUSES
    town.anna.send(said[0])
    assert await _asked(town) == GROUPS
    town.anna.send(said[1])
    if said[1] == "ja":
        assert await _asked(town) == GROUPS
        return
    assert await _asked(town) == RHYTHMS
    town.anna.send(said[2])
    shown = await town.anna.reply_text()
    assert all(line in shown for line in kept)


@pytest.mark.parametrize("said", ["kun gratis", "kun i weekenden", "helst om aftenen"])
async def test_who_names_a_time_or_a_price_too_early_is_asked_once_more(town: Town, said: str) -> None:
    """It is chosen after the first questions, which goes on with what is typed next."""
    town.anna.send("/abonnement")
    await _asked(town)
    town.anna.send("Faxe")
    await _asked(town)
    town.anna.send(said)
    [again] = await town.anna.replies(1)
    assert "Tid og pris vælger du om lidt" in again.text
    assert labels(again) == GROUPS
    town.anna.send("unge")
    assert await _asked(town) == RHYTHMS


async def test_who_begins_with_a_price_reads_that_it_is_chosen_next(town: Town) -> None:
    """Nothing that was asked for is passed over in silence."""
    town.anna.send("giv mig besked når der er noget gratis for unge i Faxe")
    [asked] = await town.anna.replies(1)
    assert "Tid og pris vælger du om lidt" in asked.text
    assert labels(asked) == RHYTHMS


async def test_a_no_and_another_question_leave_it(town: Town) -> None:
    """Whoever wants none of it is left alone, and what they ask is answered; a house named later begins nothing."""
    town.anna.send("/abonnement")
    await _asked(town)
    town.anna.send("nej tak")
    assert "helt i orden" in await town.anna.reply_text()
    town.anna.send("/abonnement")
    await _asked(town)
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()
    town.anna.send("Faxe")
    assert await _asked(town) != GROUPS


async def test_what_was_pressed_is_not_asked_any_more(town: Town) -> None:
    """A rhythm that is named after the last button was pressed is no choice."""
    town.anna.send("/abonnement")
    [message] = await town.anna.replies(1)
    for label in ("Haslev", "Voksne", "Med det samme"):
        await town.anna.sees(lambda _, label=label: label in labels(message))  # type: ignore[misc]
        town.anna.press(label)
    await town.anna.sees(lambda _: "Hvornår: Med det samme" in message.text)
    town.anna.send("torsdag")
    await town.anna.replies(1)
    assert "Hvornår: Med det samme" in message.text
    town.anna.send("hvad abonnerer jeg på")
    assert "Hvornår: Med det samme" in await town.anna.reply_text()


async def test_staff_read_what_is_typed_while_they_have_the_case(town: Town) -> None:
    """A house that is named while a person has the case is for the person."""
    topic = await open_topic(town)
    reader = town.group.reader(topic)
    await reader.next()
    town.anna.send("/abonnement")
    await _asked(town)
    town.anna.send("Faxe")
    assert (await reader.next())[0].text.endswith("Faxe")


@pytest.mark.parametrize(
    "said", ["hvad abonnerer jeg på", "hvilke beskeder får jeg", "stop alt", "frameld mig alt tak"]
)
async def test_who_has_chosen_nothing_is_told_so(town: Town, said: str) -> None:
    """Asked what comes, or told to stop all of it, the assistant says that it sends nothing."""
    town.anna.send(said)
    assert "Jeg sender dig ikke noget af mig selv" in await town.anna.reply_text()
