"""What is edited in a case while it waits, or after it has arrived: what was judged is what the other side reads."""

from __future__ import annotations

from bot.standin.jsontypes import Json
from bot.standin.model import Message, Topic
from tests.e2e.town import Town
from tests.integration.test_desk import settled

STRANGE = "må jeg bygge et drivhus i forhaven"


async def _open_case(town: Town) -> Topic:
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    assert "sendt til en medarbejder" in await town.anna.reply_text()
    await settled(town)
    town.group.reader().skip()
    return await town.group.new_topic()


def _changed(town: Town, message: Message, **content: Json | list[Json]) -> None:
    """Something other than the words of a message changes: its picture, or the place where somebody is."""
    message.content |= content
    message.edited_at = town.world.now()
    town.world.tell("edited_message", message)


async def test_what_changes_without_words_brings_no_answer_and_no_case(town: Town) -> None:
    """A step of a shared place, or another picture, is no question: the offer is made once."""
    place = town.anna.send_location()
    assert "kun læse tekst" in await town.anna.reply_text()
    for step in range(3):
        _changed(town, place, location={"latitude": 55.3 + step / 1000, "longitude": 12.1})
    picture = town.anna.send_photo("")
    assert "kun læse tekst" in await town.anna.reply_text()
    _changed(town, picture)
    asked = town.anna.send_photo("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()
    _changed(town, asked)
    town.anna.send("hvordan fornyer jeg mine lån")
    assert "Du fornyer lån" in await town.anna.reply_text()


async def test_the_steps_of_a_shared_place_do_not_fill_a_case(town: Town) -> None:
    """Staff are shown where it began, and a colleague's walk is none of the citizen's business."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    shared = town.anna.send_location(), town.bo.send_media("location", topic=topic)
    await read.next()
    await town.anna.replies(2)
    for place in shared:
        _changed(town, place, location={"latitude": 55.3, "longitude": 12.1})
    town.anna.send("til sidst")
    assert "til sidst" in (await read.next())[0].text
    town.bo.send_in_topic(topic, "også til sidst")
    assert "også til sidst" in await town.anna.reply_text()
