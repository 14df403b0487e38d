from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.standin import Citizen, ControlError, StoppedClock, World

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja:1")]])


async def test_a_press_is_told_and_answered(bot: Bot, anna: Citizen) -> None:
    """A press comes as a callback query with its message; the answer reaches the citizen."""
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    press = anna.press("Ja")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.message.message_id, query.from_user.id) == ("ja:1", sent.message_id, anna.id)
    await query.answer("Tak", show_alert=True)
    await anna.answered(press)
    assert (press.text, press.show_alert) == ("Tak", True)


async def test_a_press_is_answered_once(bot: Bot, anna: Citizen) -> None:
    """The second answer is too late, as is one to a press that never was."""
    await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    press = anna.press("Ja")
    await bot.answer_callback_query(press.id)
    for query_id in (press.id, "99"):
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query(query_id)


async def test_a_press_grows_too_old(bot: Bot, anna: Citizen, clock: StoppedClock) -> None:
    """After a minute a press cannot be answered any more."""
    await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    press = anna.press("Ja")
    clock.turn(seconds=61)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(press.id)


async def test_a_long_answer_is_a_violation(bot: Bot, anna: Citizen, world: World) -> None:
    """200 characters are the most an answer holds."""
    await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    press = anna.press("Ja")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(press.id, "a" * 201)
    assert {violation.where for violation in world.violations} == {"text"}
    world.violations.clear()
    await bot.answer_callback_query(press.id, "a" * 200)


async def test_a_message_deleted_under_the_finger_is_inaccessible(bot: Bot, anna: Citizen) -> None:
    """A press on a message that is gone comes without its content."""
    await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    shown = anna.last
    await bot.delete_message(anna.id, shown.id)
    anna.press("Ja", shown)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert not query.message.is_accessible


async def test_only_buttons_that_are_there_can_be_pressed(bot: Bot, anna: Citizen) -> None:
    """A button that was removed, or never was, cannot be pressed."""
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=YES)
    with pytest.raises(ControlError, match="no button 'Nej'"):
        anna.press("Nej")
    await bot.edit_message_reply_markup(anna.id, sent.message_id)
    with pytest.raises(ControlError, match="no button with data 'ja:1'"):
        anna.press_data("ja:1")
