"""What is edited in a case while it waits, or after it has arrived: what was judged is what the other side reads."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import delete, select

from bot.standin.faults import Fault, FaultKind
from bot.standin.jsontypes import Json
from bot.standin.model import Message, Topic
from bot.storage.tables import OutboxRow
from tests.e2e.opening_cases import open_topic
from tests.e2e.settling import settled
from tests.e2e.town import Town

STRANGE = "må jeg bygge et drivhus i forhaven"
NUMBER = "010190-1234"
PERSON = "(et menneske)"


async def _open_case(town: Town) -> Topic:
    topic = await open_topic(town)
    await settled(town)
    return topic


def _texts(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


def _busy(town: Town, chat_id: int) -> None:
    """The next message to a chat is put off for a while."""
    town.world.faults.add(Fault(kind=FaultKind.FLOOD, chat_id=chat_id, retry_after=2))


async def _put_off(town: Town) -> None:
    """Wait until a message has been put off."""
    query = select(OutboxRow.id).where(OutboxRow.finished_at.is_(None), OutboxRow.not_before > OutboxRow.created_at)
    async with asyncio.timeout(10):
        while True:
            async with town.assistant.database.reading() as session:
                if await session.scalar(query) is not None:
                    return


def _keeps_all(town: Town) -> None:
    """Nothing can be deleted."""
    refused = "Bad Request: message can't be deleted"
    town.world.faults.add(
        Fault(kind=FaultKind.REFUSE, method="deleteMessage", times=None, status=400, description=refused)
    )


def _changed(town: Town, message: Message, **content: Json | list[Json]) -> None:
    """Something other than the words of a message changes: its picture, or the place where somebody is."""
    message.content |= content
    message.edited_at = town.world.now()
    town.world.tell("edited_message", message)


async def test_a_picture_whose_caption_staff_make_a_note_is_taken_back(town: Town) -> None:
    """The note reaches nobody, picture and heading go, and so does the thumb that said that they had arrived."""
    topic = await _open_case(town)
    written = town.bo.send_media("photo", topic=topic, caption="Her er et kort")
    heading, picture = await town.anna.replies(2)
    assert await town.world.until(lambda: any(written.reactions.values()))
    town.bo.edit(written, f"// hun har ringet tre gange, cpr {NUMBER}")
    assert await town.world.until(lambda: heading.deleted and picture.deleted)
    assert await town.world.until(lambda: not any(written.reactions.values()))
    await settled(town)
    assert "ringet" not in _texts(town.anna.chat)
    assert [message for message in town.anna.chat if "photo" in message.content] == []


async def test_one_picture_of_an_album_is_taken_back_alone(town: Town) -> None:
    """Whom the other pictures are from still stands above them."""
    topic = await _open_case(town)
    first, _ = town.bo.send_album(("photo", "photo"), "sådan her", topic=topic)
    heading, taken, left = await town.anna.replies(3)
    await settled(town)
    town.bo.edit(first, "// forkert billede")
    assert await town.world.until(lambda: taken.deleted)
    await settled(town)
    assert not heading.deleted
    assert not left.deleted


async def test_a_picture_that_waits_for_the_citizen_is_not_sent_once_it_is_a_note(town: Town) -> None:
    """What has not left yet never leaves."""
    topic = await _open_case(town)
    _busy(town, town.anna.id)
    written = town.bo.send_media("photo", topic=topic)
    await _put_off(town)
    town.bo.edit(written, "// kun til os")
    await settled(town)
    assert PERSON not in _texts(town.anna.chat)
    assert [message for message in town.anna.chat if "photo" in message.content] == []


async def test_a_note_written_below_a_picture_that_waits_stays_with_staff(town: Town) -> None:
    """A picture goes with the caption that it was judged with, and the new one follows without its note."""
    topic = await _open_case(town)
    _busy(town, town.anna.id)
    written = town.bo.send_media("photo", topic=topic)
    await _put_off(town)
    town.bo.edit(written, "Se her\n// hun er svær")
    _, waiting, corrected, again = await town.anna.replies(4)
    assert "photo" in waiting.content
    assert "har rettet sit svar" in corrected.text
    assert (waiting.text, again.text) == ("", "Se her")


async def test_an_answer_in_several_parts_that_staff_make_a_note_is_taken_back_whole(town: Town) -> None:
    """However many messages became of it, none is left."""
    topic = await _open_case(town)
    written = town.bo.send_in_topic(topic, "Lukket mandag. " * 268)
    parts = await town.anna.replies(2)
    await settled(town)
    town.bo.edit(written, "// forkert sag")
    assert await town.world.until(lambda: all(part.deleted for part in parts))


async def test_the_last_correction_is_the_last_that_the_citizen_reads(town: Town) -> None:
    """An answer that was corrected into several messages, and then into a short one, does not end with the long one."""
    topic = await _open_case(town)
    written = town.bo.send_in_topic(topic, "Lukket mandag")
    await town.anna.replies(1)
    await settled(town)
    town.bo.edit(written, "Lukket mandag. " * 268)
    await town.anna.replies(2)
    await settled(town)
    town.bo.edit(written, "Lukket tirsdag")
    [last] = await town.anna.replies(1)
    assert last is town.anna.last
    assert last.text.endswith("Lukket tirsdag")


async def test_staff_are_told_where_an_answer_cannot_be_taken_back(town: Town) -> None:
    """Where Telegram deletes it no more, staff must know that the citizen still reads it."""
    topic = await _open_case(town)
    written = town.bo.send_in_topic(topic, "Kender du hende, Eva?")
    [answer] = await town.anna.replies(1)
    await settled(town)
    told = town.group.reader(topic)
    told.skip()
    _keeps_all(town)
    town.bo.edit(written, "// Kender du hende, Eva?")
    assert "stadig kan læse" in (await told.next())[0].text
    assert not answer.deleted


@pytest.mark.parametrize(
    ("written", "told"),
    [("// ring til hende i dag", ""), (f"Din tid er fredag, {NUMBER}", "er ikke sendt"), ("/lukk", "kender jeg ikke")],
)
async def test_what_was_never_sent_is_not_sent_by_an_edit_and_staff_read_that(
    town: Town, written: str, told: str
) -> None:
    """Whoever takes out the number, or the slashes, is not left to believe that the citizen has read it."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    said = town.bo.send_in_topic(topic, written)
    if told:
        assert told in (await read.next())[0].text
    town.bo.edit(said, "Din tid er fredag")
    assert "det er rettelsen heller ikke" in (await read.next())[0].text
    await settled(town)
    assert "fredag" not in _texts(town.anna.chat)


async def test_staff_are_told_where_nobody_knows_any_more_what_became_of_an_answer(town: Town) -> None:
    """When its parts are forgotten none of them can be found, so staff must know that the citizen still reads them."""
    topic = await _open_case(town)
    written = town.bo.send_in_topic(topic, "Lukket mandag. " * 268)
    parts = await town.anna.replies(2)
    await settled(town)
    async with town.assistant.database.transaction() as session:
        await session.execute(delete(OutboxRow))
    told = town.group.reader(topic)
    told.skip()
    town.bo.edit(written, "// forkert sag")
    assert "stadig kan læse" in (await told.next())[0].text
    assert not any(part.deleted for part in parts)


async def test_an_answer_edited_into_a_command_is_left_as_it_was(town: Town) -> None:
    """A slash is a slip or a command that works in a new message only; the citizen reads none of it, and staff why."""
    topic = await _open_case(town)
    written = town.bo.send_in_topic(topic, "Ja")
    [answer] = await town.anna.replies(1)
    told = town.group.reader(topic)
    told.skip()
    for slip in ("/luk", "// nu\n/luk"):
        town.bo.edit(written, slip)
        assert "virker kun i en ny besked" in (await told.next())[0].text
    await settled(town)
    assert answer.text.endswith("Ja")
    assert "/luk" not in _texts(town.anna.chat)


async def test_a_command_below_a_note_is_not_sent_to_the_citizen(town: Town) -> None:
    """A slip of the pen is one wherever the words for the citizen begin."""
    topic = await _open_case(town)
    told = town.group.reader(topic)
    told.skip()
    town.bo.send_in_topic(topic, "// nu er det nok\n/luk")
    assert "kender jeg ikke" in (await told.next())[0].text
    await settled(town)
    assert "/luk" not in _texts(town.anna.chat)


async def test_a_picture_with_a_personal_number_reaches_a_busy_group_before_it_is_deleted(town: Town) -> None:
    """Staff get it, masked, however long it waits; only then does it go from the citizen's chat."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    _busy(town, town.group.id)
    picture = town.anna.send_photo(f"Mit pas, cpr {NUMBER}")
    [relayed] = await read.next()
    assert (relayed.text, "photo" in relayed.content) == ("Mit pas, cpr [CPR]", True)
    assert await town.world.until(lambda: picture.deleted)
    await settled(town)
    assert "nåede ikke frem" not in _texts(town.anna.chat)


async def test_a_number_written_below_a_picture_that_waits_is_masked(town: Town) -> None:
    """The picture goes as it was judged, the later caption masked, though the citizen's own could not be deleted."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    _busy(town, town.group.id)
    _keeps_all(town)
    picture = town.anna.send_photo("")
    await _put_off(town)
    town.anna.edit(picture, f"mit cpr er {NUMBER}")
    waiting, corrected, again = await read.next(3)
    assert (waiting.text, again.text) == ("", "mit cpr er [CPR]")
    assert "Borgeren har rettet" in corrected.text


async def test_a_number_written_into_a_text_that_waits_to_be_copied_is_masked(town: Town) -> None:
    """A telephone number is copied by Telegram, as it stands by then: with a personal number beside it, it is not."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    _busy(town, town.group.id)
    _keeps_all(town)
    written = town.anna.send("ring til mig på 20 30 40 50")
    await _put_off(town)
    town.anna.edit(written, f"ring til mig på 20 30 40 50, cpr {NUMBER}")
    [corrected] = await read.next()
    assert corrected.text.endswith("ring til mig på [telefon], cpr [CPR]")
    await settled(town)
    assert "1234" not in _texts(town.group.messages(topic))


async def test_a_text_that_was_copied_goes_when_a_personal_number_is_written_into_it(town: Town) -> None:
    """Whether the copy was made before or after is not known, so it does not stay."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    written = town.anna.send("ring til mig på 20 30 40 50")
    [copied] = await read.next()
    await settled(town)
    town.anna.edit(written, f"ring til mig på 20 30 40 50, cpr {NUMBER}")
    assert await town.world.until(lambda: copied.deleted)
    assert "[CPR]" in _texts(town.group.messages(topic))


async def test_a_telephone_number_below_a_picture_reaches_staff_and_is_kept_masked(town: Town) -> None:
    """It is written for staff to call, as in a text; with a personal number beside it the copy does not stay."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    picture = town.anna.send_photo("ring til mig på 20 30 40 50")
    [copied] = await read.next()
    assert (copied.text, "photo" in copied.content) == ("ring til mig på 20 30 40 50", True)
    async with town.assistant.database.reading() as session:
        kept = [str(payload) for payload in await session.scalars(select(OutboxRow.payload))]
    assert "20 30 40 50" not in "".join(kept)
    assert "ring til mig på [telefon]" in "".join(kept)
    await settled(town)
    town.anna.edit(picture, f"ring til mig på 20 30 40 50, cpr {NUMBER}")
    assert await town.world.until(lambda: copied.deleted)


async def test_a_corrected_telephone_number_reaches_staff_and_is_kept_masked(town: Town) -> None:
    """Staff can call the right number, and the record has every sentence without it."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    written = town.anna.send("Passet er væk, ring på 20 30 40 50 inden fredag")
    [first] = await read.next()
    await settled(town)
    town.anna.edit(written, "Passet er væk, ring på 20 30 40 51 inden lørdag")
    corrected, second = await read.next(2)
    assert "Borgeren har rettet" in corrected.text
    assert corrected.reply_to is first
    assert "20 30 40 51" in second.text
    await settled(town)
    town.bo.send_in_topic(topic, "/udskrift")
    [answer] = await read.next()
    file = town.world.files.find(answer.content["document"]["file_id"])
    assert file is not None
    record = file.data.decode()
    for day in ("fredag", "lørdag"):
        assert f"Passet er væk, ring på [telefon] inden {day}" in record
    assert "20 30 40" not in record


async def test_a_picture_that_is_put_in_anothers_place_follows_as_corrected(town: Town) -> None:
    """Staff see the new picture below the old one."""
    topic = await _open_case(town)
    read = town.group.reader(topic)
    read.skip()
    picture = town.anna.send_photo("haven")
    [old] = await read.next()
    await settled(town)
    _changed(town, picture, photo=[{**size, "file_unique_id": "other"} for size in picture.content["photo"]])
    corrected, new = await read.next(2)
    assert "Borgeren har rettet" in corrected.text
    assert corrected.reply_to is old
    assert (new.text, new.content["photo"]) == ("haven", picture.content["photo"])


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


async def test_an_answer_is_taken_back_in_a_closed_case_too(town: Town) -> None:
    """What went to the wrong citizen is often seen after the case was closed; a correction needs the case open."""
    town.group.set_admin(town.bo)
    topic = await _open_case(town)
    written = town.bo.send_in_topic(topic, "Du skal søge om tilladelse")
    [answer] = await town.anna.replies(1)
    await settled(town)
    town.bo.send_in_topic(topic, "/luk")
    assert await town.world.until(lambda: topic.closed)
    await settled(town)
    town.bo.edit(written, "Du skal ikke søge")
    assert await town.world.until(lambda: "ser stadig svaret" in _texts(town.group.messages(topic)))
    assert answer.text.endswith("Du skal søge om tilladelse")
    town.bo.edit(written, "// forkert sag")
    assert await town.world.until(lambda: answer.deleted)
