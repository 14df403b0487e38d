"""What passes between citizen and staff in a case: edits follow, replies stay replies, and every kind of message."""

from __future__ import annotations

import pytest

from bot.standin import acts
from bot.standin.model import Message
from tests.e2e.opening_cases import open_topic
from tests.e2e.settling import settled
from tests.e2e.town import Town, labels


def _texts(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


async def test_an_edit_by_staff_corrects_what_the_citizen_sees(town: Town) -> None:
    """A typo that staff correct is corrected in the citizen's chat, in the same message; notes stay out of it."""
    topic = await open_topic(town)
    written = town.bo.send_in_topic(topic, "Det koster 100 kr.")
    [answer] = await town.anna.replies(1)
    town.bo.edit(written, "Det koster 200 kr.\n// vi tog fejl")
    assert await town.world.until(lambda: "200 kr." in answer.text)
    assert "har rettet sit svar" in answer.text
    assert "tog fejl" not in answer.text
    assert labels(answer) == ["Afslut samtalen"]
    assert "100 kr." not in _texts(town.anna.chat)


async def test_an_address_that_a_word_hides_is_told(town: Town) -> None:
    """What staff paste as a link, as of a sentence on a website, leads the citizen there; an address stands once."""
    topic = await open_topic(town)
    link = {"type": "text_link", "offset": 3, "length": 5, "url": "https://www.borger.dk/pas"}
    own = {"type": "text_link", "offset": 10, "length": 9, "url": "https://borger.dk/"}
    town.bo.send("😀 siden, borger.dk", topic=topic, marked=[link, own])
    assert (await town.anna.reply_text()).endswith("\n😀 siden (https://www.borger.dk/pas), borger.dk")


async def test_an_address_that_a_word_below_a_picture_hides_is_told(town: Town) -> None:
    """A text is carried alike wherever it stands; with a personal number in the address it stays, and staff read so."""
    topic = await open_topic(town)

    def send(url: str) -> None:
        link = {"type": "text_link", "offset": 3, "length": 3, "url": url}
        photo = acts.media_content(town.world, {"kind": "photo", "caption": "Se her"}) | {"caption_entities": [link]}
        acts.write(town.world, town.bo.user, town.group.chat, photo, thread=topic)

    send("https://a.dk/?cpr=010190-1234")
    assert await town.world.until(lambda: "CPR-nummer" in _texts(town.group.messages(topic)))
    send("https://a.dk/pas")
    assert [each.text for each in await town.anna.replies(2)][1:] == ["Se her (https://a.dk/pas)"]


async def test_an_answer_that_staff_make_a_note_is_taken_back(town: Town) -> None:
    """An answer edited into a note for colleagues goes from the citizen's chat."""
    topic = await open_topic(town)
    written = town.bo.send_in_topic(topic, "Kender du hende, Eva?")
    [answer] = await town.anna.replies(1)
    town.bo.edit(written, "// Kender du hende, Eva?")
    assert await town.world.until(lambda: answer.deleted)


async def test_an_edit_with_a_personal_number_is_not_passed_on(town: Town) -> None:
    """What staff may not write they may not edit in either; they are told, and what the citizen still reads."""
    topic = await open_topic(town)
    written = town.bo.send_in_topic(topic, "Vi ringer")
    [answer] = await town.anna.replies(1)
    told = town.group.reader(topic)
    told.skip()
    town.bo.edit(written, "Dit nummer er 010190-1234")
    refused = (await told.next())[0].text
    assert "CPR-nummer" in refused
    assert "Borgeren ser stadig svaret, som det var før" in refused
    assert "1234" not in answer.text


async def test_a_citizens_edit_follows_as_corrected_below_what_it_corrects(town: Town) -> None:
    """Staff see what they may have answered already and, in reply to it, the citizen's correction."""
    topic = await open_topic(town)
    read = town.group.reader(topic)
    read.skip()
    written = town.anna.send("i Haslev")
    [relayed] = await read.next()
    await settled(town)
    town.anna.edit(written, "i Faxe")
    [corrected] = await read.next()
    assert "Borgeren har rettet" in corrected.text
    assert "i Faxe" in corrected.text
    assert corrected.reply_to is relayed
    assert "i Haslev" in relayed.text


@pytest.mark.parametrize("text", ["/5 meter bredt", "/tegning@another_bot er vedlagt"])
async def test_what_a_citizen_begins_with_a_slash_passes_too(town: Town, text: str) -> None:
    """A command that does not exist is a text for whoever has the case; only without a case the assistant answers."""
    town.anna.send(text)
    assert "Den kommando kender jeg ikke" in await town.anna.reply_text()
    topic = await open_topic(town)
    town.anna.send(text)
    assert await town.world.until(lambda: text in _texts(town.group.messages(topic)))
    await settled(town)
    assert _texts(town.anna.chat).count("Den kommando kender jeg ikke") == 1


async def test_replies_stay_replies_both_ways(town: Town) -> None:
    """A reply to a message points at the same message on the other side."""
    topic = await open_topic(town)
    read = town.group.reader(topic)
    read.skip()
    asked = town.anna.send("må det være rødt?")
    town.anna.send("og stort?")
    first, _ = await read.next(2)
    await settled(town)
    written = town.bo.reply(first, "Ja, rødt er fint")
    [answer] = await town.anna.replies(1)
    assert answer.reply_to is asked
    assert await town.world.until(lambda: bool(written.reactions))
    town.anna.reply(answer, "dejligt")
    [thanks] = await read.next()
    assert thanks.reply_to is written


@pytest.mark.parametrize("kind", ["photo", "voice", "document", "location", "sticker", "video", "contact"])
async def test_every_kind_of_message_passes_both_ways(town: Town, kind: str) -> None:
    """Sound, files, places and stickers reach the other side as they are."""
    topic = await open_topic(town)
    read = town.group.reader(topic)
    read.skip()
    town.anna.send_media(kind)
    [relayed] = await read.next()
    assert kind in relayed.content
    town.bo.send_media(kind, topic=topic)
    header, copied = await town.anna.replies(2)
    assert "(et menneske)" in header.text
    assert kind in copied.content


@pytest.mark.parametrize("text", ["// kun til os", "Internt: se her", "Dit nummer er 010190-1234"])
async def test_an_album_stays_whole_in_the_group(town: Town, text: str) -> None:
    """What the text below one picture keeps in the group is all of the album, and staff read so, once."""
    topic = await open_topic(town)
    before = len(town.anna.chat)
    told = town.group.reader(topic)
    told.skip()
    town.bo.send_album(("photo", "photo", "photo"), text, topic=topic)
    last = [(await told.next())[0].text]
    if text[:2] != "//":
        last += [each.text for each in await told.next()]
    assert sum("De næste i albummet uden egen tekst bliver også i gruppen" in each for each in last) == 1
    town.bo.send_in_topic(topic, "Sådan ser her ud")
    await town.anna.sees(lambda chat: "Sådan ser her ud" in chat[-1].text)
    assert len(town.anna.chat) == before + 1


async def test_albums_pass_whole_and_say_once_whom_they_are_from(town: Town) -> None:
    """Every picture of an album arrives, in order, and the caption with it; the sender is named once."""
    topic = await open_topic(town)
    read = town.group.reader(topic)
    read.skip()
    town.anna.send_album(("photo", "photo", "photo"), "haven")
    pictures = await read.next(3)
    assert [picture.text for picture in pictures] == ["haven", "", ""]
    town.bo.send_album(("photo", "photo"), "sådan her", topic=topic)
    header, first, second = await town.anna.replies(3)
    assert "(et menneske)" in header.text
    assert (first.text, second.text) == ("sådan her", "")


async def test_what_is_too_long_below_a_picture_stands_above_it(town: Town) -> None:
    """Addresses, and whoever has Premium, make a text longer than a bot may write below a picture."""
    topic = await open_topic(town)
    read = town.group.reader(topic)
    read.skip()
    hidden = {"type": "text_link", "offset": 0, "length": 3, "url": "https://faxekommune.dk/drivhus"}
    town.bo.send_media("photo", topic=topic, caption=f"Her {'b' * 1016} slut", marked=[hidden])
    told, picture = await town.anna.replies(2)
    assert "(et menneske)" in told.text
    assert "Her (https://faxekommune.dk/drivhus) bbb" in told.text
    assert told.text.endswith(" slut")
    assert ("photo" in picture.content, picture.text) == (True, "")
    town.anna.send_photo(f"Her {'b' * 1100} slut")
    written, picture = await read.next(2)
    assert written.text.endswith(" slut")
    assert ("photo" in picture.content, picture.text) == (True, "")
