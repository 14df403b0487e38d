"""When a case has ended the citizen is asked once what they thought of it, and nobody learns who answered what."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.standin.model import Message
from bot.storage.tables import CaseRatingRow
from tests.e2e.opening_cases import open_card, open_topic
from tests.e2e.town import Town, labels

VERDICTS = ["🙂 God", "😐 Okay", "🙁 Dårlig"]


async def ended(town: Town) -> Message:
    """The last message about a case that a person had answered and the citizen has ended."""
    card = await open_card(town)
    town.bo.reply(card, "Det må du gerne")
    await town.anna.replies(1)
    town.anna.press("Afslut samtalen")
    [farewell] = await town.anna.replies(1)
    return farewell


async def verdicts(town: Town) -> list[str]:
    """The verdicts that were counted."""
    async with town.assistant.database.reading() as session:
        return list(await session.scalars(select(CaseRatingRow.verdict)))


async def test_a_rating_is_counted_once_and_thanked_for(town: Town) -> None:
    """One verdict counts for a case, however often its buttons are pressed; staff see nothing of it."""
    farewell = await ended(town)
    assert labels(farewell) == [*VERDICTS, "Jeg er ikke færdig"]
    for press in [town.anna.press(each, farewell) for each in ("🙂 God", "🙁 Dårlig")]:
        await town.anna.answered(press)
    assert await town.world.until(lambda: "Tak for din vurdering" in farewell.text)
    assert labels(farewell) == ["Jeg er ikke færdig"]
    assert await verdicts(town) == ["good"]
    assert not any("God" in message.text or "vurdering" in message.text for message in town.group.messages())


async def test_a_reopened_case_asks_for_no_second_rating(town: Town) -> None:
    """Nobody is asked twice about one case; while it is open again its old buttons only say so."""
    farewell = await ended(town)
    town.anna.press("Jeg er ikke færdig", farewell)
    await town.anna.replies(1)
    press = town.anna.press_data("ra:1:good") if labels(farewell)[0] == VERDICTS[0] else None
    if press is not None:
        await town.anna.answered(press)
        assert press.text == "Du skriver allerede med en medarbejder."
    town.anna.press("Afslut samtalen")
    [again] = await town.anna.replies(1)
    assert labels(again) == ["Jeg er ikke færdig"]
    assert await verdicts(town) == []


async def test_where_no_person_answered_nobody_is_asked_how_the_help_was(town: Town) -> None:
    """A case that ends before anybody has answered has no help to be judged; once one has, it is asked for."""
    card = await open_card(town)
    town.anna.send("/afslut")
    [farewell] = await town.anna.replies(1)
    assert labels(farewell) == ["Jeg er ikke færdig"]
    town.anna.press("Jeg er ikke færdig", farewell)
    await town.anna.replies(1)
    town.bo.reply(card, "Det må du gerne")
    await town.anna.replies(1)
    town.anna.send("/afslut")
    [farewell] = await town.anna.replies(1)
    assert labels(farewell) == [*VERDICTS, "Jeg er ikke færdig"]


@pytest.mark.parametrize("said", ["nej vent", "Jeg er ikke færdig"])
async def test_whoever_says_that_they_are_not_finished_has_the_case_again(town: Town, said: str) -> None:
    """Typed, as by the button: the case is open again, and what follows is for staff."""
    topic = await open_topic(town)
    reader = town.group.reader(topic)
    town.bo.send_in_topic(topic, "Ring til os")
    await town.anna.replies(1)
    town.bo.send_in_topic(topic, "/luk")
    assert "er slut" in await town.anna.reply_text()
    reader.skip()
    town.anna.send(said)
    assert "er åben igen" in await town.anna.reply_text()
    town.anna.send("hvad er nummeret")
    assert await town.world.until(lambda: any("hvad er nummeret" in each.text for each in town.group.messages()))


async def test_what_is_said_later_opens_no_case(town: Town) -> None:
    """After another question "vent" is a word like any other."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "/luk")
    assert "er slut" in await town.anna.reply_text()
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()
    town.anna.send("nej vent")
    assert "er åben igen" not in await town.anna.reply_text()
