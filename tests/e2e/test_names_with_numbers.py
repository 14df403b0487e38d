"""What is sent under a name that holds a personal number goes no further than the chat that it was sent in."""

from __future__ import annotations

from tests.e2e.opening_cases import open_topic
from tests.e2e.town import Town

NAME = "010190-1234 ansøgning.pdf"


async def test_a_file_with_such_a_name_reaches_no_staff(town: Town) -> None:
    """Staff read the caption and the masked name; the citizen is told why, and the message is deleted."""
    topic = await open_topic(town)
    reader = town.group.reader(topic)
    await reader.next()
    sent = town.anna.send_document(NAME, "her er min ansøgning")
    assert "har et navn, der ligner et CPR-nummer" in await town.anna.reply_text()
    [told] = await reader.next()
    assert "her er min ansøgning\n[CPR] ansøgning.pdf" in told.text
    assert await town.world.until(lambda: sent.deleted)
    assert not any("document" in each.content for each in town.group.messages())


async def test_it_does_not_go_along_with_a_case_that_is_opened_later(town: Town) -> None:
    """Outside a case the file is not offered to anybody."""
    sent = town.anna.send_document(NAME)
    assert "giver jeg det ikke videre" in await town.anna.reply_text()
    assert await town.world.until(lambda: sent.deleted)
    await open_topic(town)
    assert not any("document" in each.content for each in town.group.messages())


async def test_staff_send_no_such_file(town: Town) -> None:
    """A file of staff's with such a name is not carried to the citizen, and staff are told."""
    topic = await open_topic(town)
    reader = town.group.reader(topic)
    await reader.next()
    town.bo.send_document(NAME, "se her", topic=topic)
    assert "CPR-nummer" in (await reader.next())[0].text
    assert not any("document" in each.content for each in town.anna.chat)


async def test_a_number_behind_words_that_are_a_link_reaches_no_staff(town: Town) -> None:
    """A text is copied to staff with the addresses that its words hide: with a personal number in one it is not."""
    topic = await open_topic(town)
    link = {"type": "text_link", "offset": 0, "length": 8, "url": "https://www.borger.dk/?id=0101901234"}
    sent = town.anna.send("min side, ring på 20 12 34 56", marked=[link])
    assert "CPR-nummer" in await town.anna.reply_text()
    assert await town.world.until(lambda: sent.deleted)
    assert "0101901234" not in str([each.content for each in town.group.messages(topic)])
