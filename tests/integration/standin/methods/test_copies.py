from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.standin import Citizen, Group, Staff, World


async def test_a_copy_has_the_content_and_not_the_sender(bot: Bot, anna: Citizen, group: Group, bo: Staff) -> None:
    """A citizen's photo arrives in the topic with its caption and formatting, without a link back to the citizen."""
    photo = anna.send_photo(caption="se borger.dk")
    topic = bo.create_topic("Anna")
    copied = await bot.copy_message(group.id, anna.id, photo.id, message_thread_id=topic.id)
    [seen] = group.messages(topic)
    assert (seen.id, seen.content, seen.from_bot, seen.origin) == (copied.message_id, photo.content, True, None)


async def test_a_copy_drops_the_buttons_and_may_change_the_caption(bot: Bot, anna: Citizen) -> None:
    """The original's keyboard stays behind; a caption of the copy's own, be it empty, replaces the original's."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja")]])
    photo = await bot.send_photo(anna.id, b"png", caption="a", reply_markup=keyboard)
    await bot.copy_message(anna.id, anna.id, photo.message_id, caption="b")
    assert (anna.last.text, anna.last.buttons) == ("b", [])
    await bot.copy_message(anna.id, anna.id, photo.message_id, caption="")
    assert (anna.last.text, list(anna.last.content)) == ("", ["photo"])


async def test_what_cannot_be_copied_is_refused(bot: Bot, anna: Citizen, group: Group, bo: Staff) -> None:
    """A missing message and a service message are refused in their own words."""
    topic = bo.create_topic("Anna")
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(group.id, anna.id, 99)
    with pytest.raises(BadRequest, match="Message can't be copied"):
        await bot.copy_message(anna.id, group.id, topic.id)


async def test_an_album_stays_an_album(bot: Bot, anna: Citizen, group: Group) -> None:
    """Copies of an album share a media group of their own, in order; service and missing ids are skipped."""
    album = anna.send_album(("photo", "video"), caption="to")
    text = anna.send("og tre")
    await bot.copy_messages(group.id, anna.id, [*(message.id for message in album), text.id, 99])
    copies = group.messages()
    assert [next(iter(copy.content)) for copy in copies] == ["photo", "video", "text"]
    groups = [copy.media_group_id for copy in copies]
    assert groups[0] == groups[1] != album[0].media_group_id
    assert groups[2] is None


async def test_ids_must_increase(bot: Bot, anna: Citizen, group: Group) -> None:
    """Several copies need strictly increasing ids, and at least one that is there."""
    first, second = anna.send("a"), anna.send("b")
    for ids in ([second.id, first.id], [first.id, first.id]):
        with pytest.raises(BadRequest, match="strictly increasing"):
            await bot.copy_messages(group.id, anna.id, ids)
    with pytest.raises(BadRequest, match="no messages to copy"):
        await bot.copy_messages(group.id, anna.id, [98, 99])


async def test_a_forward_names_the_sender(bot: Bot, anna: Citizen, group: Group) -> None:
    """A forwarded message says whose it was, also when it is forwarded again."""
    question = anna.send("hej")
    once = await bot.forward_message(group.id, anna.id, question.id)
    assert once.forward_origin is not None
    [again] = await bot.forward_messages(anna.id, group.id, [once.message_id])
    seen = anna.room.messages[again.message_id]
    assert seen.origin is not None
    assert seen.origin["sender_user"]["first_name"] == "Anna"


async def test_an_anonymous_sender_stays_so(bot: Bot, anna: Citizen, group: Group, world: World) -> None:
    """A forward of an anonymous administrator's message names the group only."""
    chief = world.add_member(group, "Chef", anonymous=True)
    said = chief.send("hej")
    forwarded = await bot.forward_message(anna.id, group.id, said.id)
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.to_dict()["sender_user_name"] == "Vagten"
