from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.standin import Citizen, Group, Staff, StoppedClock, World
from bot.standin.model import Status

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja")]])


async def test_an_edit_changes_the_text_and_drops_the_buttons(bot: Bot, anna: Citizen) -> None:
    """An edited text replaces the old one; the keyboard goes unless it is given again."""
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    edited = await bot.edit_message_text("<b>Nej</b>", anna.id, sent.message_id, parse_mode="HTML", reply_markup=YES)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.edit_date is not None, anna.last.buttons) == ("Nej", True, ["Ja"])
    await bot.edit_message_text("Nå", anna.id, sent.message_id)
    assert (anna.last.text, anna.last.buttons, anna.last.edited) == ("Nå", [], True)


async def test_an_edit_must_change_something(bot: Bot, anna: Citizen) -> None:
    """The same text and keyboard again is refused; a changed keyboard alone is a change."""
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("Ja?", anna.id, sent.message_id, reply_markup=YES)
    await bot.edit_message_text("Ja?", anna.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(anna.id, sent.message_id)


async def test_the_buttons_alone_can_be_changed(bot: Bot, anna: Citizen) -> None:
    """The keyboard changes and the text stays."""
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    await bot.edit_message_reply_markup(anna.id, sent.message_id)
    assert (anna.last.text, anna.last.buttons) == ("Ja?", [])


async def test_only_own_messages_that_are_there_can_be_edited(bot: Bot, anna: Citizen) -> None:
    """A citizen's message, a missing one and a deleted one are each refused in their own words."""
    question = anna.send("hej")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", anna.id, question.id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", anna.id, 99)
    sent = await bot.send_message(anna.id, "y")
    await bot.delete_message(anna.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", anna.id, sent.message_id)


async def test_texts_and_captions_are_edited_each_in_their_way(bot: Bot, anna: Citizen) -> None:
    """A photo has no text and a text has no caption to edit; a caption can be changed."""
    text = await bot.send_message(anna.id, "x")
    photo = await bot.send_photo(anna.id, b"png", caption="x")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("y", anna.id, photo.message_id)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(anna.id, text.message_id, caption="y")
    await bot.edit_message_caption(anna.id, photo.message_id, caption="y")
    assert (anna.last.text, "photo" in anna.last.content) == ("y", True)


async def test_private_messages_can_be_deleted_for_48_hours(bot: Bot, anna: Citizen, clock: StoppedClock) -> None:
    """In a private chat both sides' messages can be deleted, until they are 48 hours old."""
    question = anna.send("mit nummer er …")
    sent = await bot.send_message(anna.id, "x")
    clock.turn(hours=48)
    await bot.delete_message(anna.id, question.id)
    assert question not in anna.chat
    clock.turn(seconds=1)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(anna.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(anna.id, question.id)


async def test_others_messages_in_a_group_need_the_right(bot: Bot, group: Group, bo: Staff) -> None:
    """With can_delete_messages any message goes, without it only the assistant's own."""
    first, second = bo.send("a"), bo.send("b")
    await bot.delete_message(group.id, first.id)
    group.set_bot("administrator", without=frozenset({"can_delete_messages"}))
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.id, second.id)
    own = await bot.send_message(group.id, "c")
    assert await bot.delete_message(group.id, own.message_id)


async def test_many_are_deleted_at_once(bot: Bot, anna: Citizen, world: World) -> None:
    """Up to 100 go at once, those that are not there are skipped, and none at all is a violation."""
    sent = [await bot.send_message(anna.id, str(number)) for number in range(3)]
    assert await bot.delete_messages(anna.id, [99, *(message.message_id for message in sent)])
    assert world.sent_to(anna.id) == []
    for wrong in ([], list(range(101))):
        with pytest.raises(BadRequest):
            await bot.delete_messages(anna.id, wrong)
    assert [violation.where for violation in world.violations] == ["message_ids", "message_ids"]
    world.violations.clear()


async def test_the_birth_of_a_supergroup_stays(bot: Bot, world: World) -> None:
    """The message that says where a supergroup came from cannot be deleted, even with the right to."""
    group = world.add_group("Vagten", bot=Status.ADMINISTRATOR)
    group.migrate()
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.id, 1)
