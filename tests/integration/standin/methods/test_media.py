from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest

from bot.standin import Citizen, World


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "audio", "video", "sticker"])
async def test_a_file_is_uploaded_fetched_and_sent_again(bot: Bot, anna: Citizen, kind: str) -> None:
    """Every kind of file arrives as that kind, can be fetched by its id byte for byte, and sent again by it."""
    send = getattr(bot, f"send_{kind}")
    sent = await send(anna.id, b"1234 \xff")
    carried: Any = getattr(sent, kind)
    file_id = carried[-1].file_id if kind == "photo" else carried.file_id
    file = await bot.get_file(file_id)
    assert bytes(await file.download_as_bytearray()) == b"1234 \xff"
    await send(anna.id, file_id)
    first, second = anna.chat[-2:]
    assert first.content[kind] == second.content[kind]


async def test_a_citizens_file_is_fetched(bot: Bot, anna: Citizen) -> None:
    """The small size of a citizen's photo can be fetched too."""
    anna.send_photo(data="AAEC")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    small = await message.photo[0].get_file()
    assert bytes(await small.download_as_bytearray()) == b"\x00\x01\x02"


async def test_a_file_id_is_of_one_kind(bot: Bot, anna: Citizen) -> None:
    """A document's id cannot be sent as a photo, nor one that is unknown, nor an address."""
    document = await bot.send_document(anna.id, b"1", filename="a.pdf")
    assert document.document is not None
    assert document.document.file_name == "a.pdf"
    for wrong in (document.document.file_id, "nothing", "https://faxe.dk/a.png"):
        with pytest.raises(BadRequest, match="Wrong file identifier"):
            await bot.send_photo(anna.id, wrong)
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("nothing")


async def test_a_caption_has_at_most_1024_units(bot: Bot, anna: Citizen, world: World) -> None:
    """1024 after parsing fit, one more does not."""
    await bot.send_photo(anna.id, b"1", caption="<b>" + "a" * 1024 + "</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(anna.id, b"1", caption="a" * 1025)
    assert [violation.where for violation in world.violations] == ["caption"]
    world.violations.clear()


async def test_an_empty_file_is_refused(bot: Bot, anna: Citizen) -> None:
    """A file without a byte is no file."""
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(anna.id, b"")


async def test_a_photo_has_at_most_10_megabytes(bot: Bot, anna: Citizen) -> None:
    """A photo of 10 MB goes, one byte more does not, but as a document it does."""
    big = bytes(10 * 2**20)
    await bot.send_photo(anna.id, big)
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.send_photo(anna.id, big + b"1")
    await bot.send_document(anna.id, big + b"1")


async def test_an_album_is_several_messages_of_one_group(bot: Bot, anna: Citizen) -> None:
    """2-10 files of kinds that go together arrive as messages with one media group, each with its caption."""
    sent = await bot.send_media_group(
        anna.id, [InputMediaPhoto(b"1", caption="<i>en</i>", parse_mode="HTML"), InputMediaPhoto(b"2")]
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.text for message in anna.chat[-2:]] == ["en", ""]
    with pytest.raises(BadRequest, match="Can't mix"):
        await bot.send_media_group(anna.id, [InputMediaPhoto(b"1"), InputMediaDocument(b"2")])
    with pytest.raises(BadRequest, match="Wrong number of items"):
        await bot.send_media_group(anna.id, [InputMediaPhoto(b"1")])
