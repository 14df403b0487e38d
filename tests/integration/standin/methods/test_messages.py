from __future__ import annotations

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden

from bot.standin import Citizen, Group, Staff, World


async def test_a_message_arrives_with_its_formatting(bot: Bot, anna: Citizen) -> None:
    """What the assistant sends is what the citizen sees, and what the assistant gets back."""
    sent = await bot.send_message(anna.id, "Et <b>pas</b> &amp; mere", parse_mode="HTML")
    [seen] = await anna.replies()
    assert (seen.text, seen.html, seen.id) == ("Et pas & mere", "Et <b>pas</b> &amp; mere", sent.message_id)
    assert sent.parse_entities() == {sent.entities[0]: "pas"}
    assert seen.from_bot


async def test_a_citizen_must_open_the_chat(bot: Bot, world: World) -> None:
    """The assistant cannot write first."""
    stranger = world.add_citizen("Per")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "Hej")
    stranger.send("hej")
    assert (await bot.send_message(stranger.id, "Hej")).text == "Hej"


async def test_a_block_refuses_until_it_is_lifted(bot: Bot, anna: Citizen) -> None:
    """A citizen who blocked the assistant gets nothing, and gets messages again afterwards."""
    anna.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "Hej")
    anna.unblock()
    await bot.send_message(anna.id, "Hej")
    assert await anna.reply_text() == "Hej"


async def test_a_deleted_account_refuses(bot: Bot, anna: Citizen) -> None:
    """Nobody can write to an account that is gone."""
    anna.deactivate()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(anna.id, "Hej")


async def test_an_unknown_chat_is_not_found(bot: Bot) -> None:
    """A chat that does not exist is "chat not found", by id and by name."""
    for chat in (4711, "@nobody"):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(chat, "Hej")


@pytest.mark.parametrize(("text", "fits"), [("a" * 4096, True), ("a" * 4097, False), ("😀" * 2049, False)])
async def test_a_text_has_at_most_4096_utf16_units(
    bot: Bot, anna: Citizen, world: World, text: str, fits: bool
) -> None:
    """4096 units fit, one more does not, and an emoji counts two; breaking it is a violation."""
    if fits:
        await bot.send_message(anna.id, text)
    else:
        with pytest.raises(BadRequest, match="Message is too long"):
            await bot.send_message(anna.id, text)
        assert [violation.where for violation in world.violations] == ["text"]
        world.violations.clear()


async def test_the_length_counts_after_parsing(bot: Bot, anna: Citizen) -> None:
    """Tags and references do not count."""
    sent = await bot.send_message(anna.id, "<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")
    assert sent.text == "&" * 4096


@pytest.mark.parametrize("text", ["<b></b>", "   ", "<i> \n</i>"])
async def test_an_empty_text_is_refused(bot: Bot, anna: Citizen, world: World, text: str) -> None:
    """A text of which nothing is left after parsing is refused."""
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(anna.id, text, parse_mode="HTML")
    world.violations.clear()


async def test_bad_markup_is_a_violation(bot: Bot, anna: Citizen, world: World) -> None:
    """Unescaped text in HTML is refused, and noted as a violation; so is markup the stand-in cannot read."""
    with pytest.raises(BadRequest, match=r'(?i)entities: unsupported start tag "x" at byte offset 1'):
        await bot.send_message(anna.id, "a<x>b", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(anna.id, "*a*", parse_mode="MarkdownV2")
    assert [violation.where for violation in world.violations] == ["parse_mode", "parse_mode"]
    world.violations.clear()


def keyboard(*rows: int, data: str | None = "x", url: str | None = None) -> InlineKeyboardMarkup:
    """Rows of so many equal buttons."""
    made = InlineKeyboardButton("Ja", url=url, callback_data=None if url else data)
    return InlineKeyboardMarkup([[made] * row for row in rows])


@pytest.mark.parametrize(
    ("markup", "fits"),
    [
        (keyboard(*[8] * 12, 4), True),
        (keyboard(*[8] * 12, 5), False),
        (keyboard(9), False),
        (keyboard(1, data="å" * 32), True),
        (keyboard(1, data="å" * 33), False),
        (keyboard(1, url="https://borger.dk"), True),
        (keyboard(1, url="borger"), False),
        (keyboard(1, data=None), False),
    ],
)
async def test_buttons_have_limits(
    bot: Bot, anna: Citizen, world: World, markup: InlineKeyboardMarkup, fits: bool
) -> None:
    """100 buttons, 8 in a row, 64 bytes of callback data, an address that is one, and exactly one thing to do."""
    if fits:
        await bot.send_message(anna.id, "Vælg", reply_markup=markup)
        assert len(anna.last.keyboard) == len(markup.inline_keyboard)
        return
    with pytest.raises(BadRequest):
        await bot.send_message(anna.id, "Vælg", reply_markup=markup)
    assert world.violations
    world.violations.clear()


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: Bot, anna: Citizen) -> None:
    """The keys under the text field are there until the assistant takes them away, or once if it said so."""
    shown = []
    await bot.send_message(anna.id, "Sprog?", reply_markup=ReplyKeyboardMarkup([["Dansk", "English"]]))
    await bot.send_message(anna.id, "Hm?")
    shown.append(anna.room.reply_keyboard)
    await bot.send_message(anna.id, "Tak", reply_markup=ReplyKeyboardRemove())
    shown.append(anna.room.reply_keyboard)
    await bot.send_message(anna.id, "Igen?", reply_markup=ReplyKeyboardMarkup([["Ja"]], one_time_keyboard=True))
    anna.send("Ja")
    shown.append(anna.room.reply_keyboard)
    rows = [[{"text": "Dansk"}, {"text": "English"}]]
    assert shown == [{"rows": rows, "placeholder": None, "one_time": False}, None, None]


async def test_a_reply_needs_its_target(bot: Bot, anna: Citizen) -> None:
    """A reply to a message that is not there is refused, unless the assistant said it does not matter."""
    question = anna.send("Hvad koster et pas?")
    answer = await bot.send_message(anna.id, "893 kr.", reply_parameters=ReplyParameters(question.id))
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "Hvad koster et pas?"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(anna.id, "?", reply_parameters=ReplyParameters(99))
    loose = await bot.send_message(anna.id, "?", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True))
    assert loose.reply_to_message is None


async def test_a_reply_outside_topics_names_a_thread_that_cannot_be_sent_to(bot: Bot, group: Group, bo: Staff) -> None:
    """In a supergroup, a reply in General carries a thread id without being in a topic; using it fails."""
    first = bo.send("hej")
    answer = await bot.send_message(group.id, "hej", reply_parameters=ReplyParameters(first.id))
    assert (answer.message_thread_id, answer.is_topic_message) == (first.id, None)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "hej", message_thread_id=answer.message_thread_id)


async def test_an_action_shows_until_the_next_message(bot: Bot, anna: Citizen, world: World) -> None:
    """The citizen sees that the assistant is typing until it has written; an unknown action is refused."""
    await bot.send_chat_action(anna.id, "typing")
    assert (anna.room.action, anna.room.action_at) == ("typing", world.now())
    await bot.send_message(anna.id, "Hej")
    assert anna.room.action is None
    with pytest.raises(BadRequest):
        await bot.send_chat_action(anna.id, "sleeping")


async def test_a_place_is_sent(bot: Bot, anna: Citizen) -> None:
    """A location arrives as it was sent."""
    sent = await bot.send_location(anna.id, 55.25, 12.12)
    assert sent.location is not None
    assert (sent.location.latitude, anna.last.content["location"]["longitude"]) == (55.25, 12.12)


async def test_a_reaction_is_set_and_taken_away(bot: Bot, anna: Citizen, world: World) -> None:
    """One of Telegram's emoji can be set on a message; others are refused; nobody is told of the assistant's own."""
    question = anna.send("Tak!")
    before = world.updates.created
    await bot.set_message_reaction(anna.id, question.id, "👍")
    assert question.reactions == {world.bot.id: [{"type": "emoji", "emoji": "👍"}]}
    await bot.set_message_reaction(anna.id, question.id, None)
    assert question.reactions == {}
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(anna.id, question.id, "🧀")
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(anna.id, 99, "👍")
    assert world.updates.created == before


async def test_a_service_message_takes_no_reaction(bot: Bot, group: Group, bo: Staff) -> None:
    """What the group itself says cannot be reacted to."""
    topic = bo.create_topic("Anna")
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(group.id, topic.id, "👍")


async def test_a_reply_stays_in_its_topic(bot: Bot, group: Group, bo: Staff) -> None:
    """A reply goes to its target's topic, and cannot be sent to another one."""
    first, second = bo.create_topic("a"), bo.create_topic("b")
    target = ReplyParameters(bo.send_in_topic(first, "hej").id)
    sent = await bot.send_message(group.id, "x", reply_parameters=target)
    assert sent.message_thread_id == first.id
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(group.id, "x", reply_parameters=target, message_thread_id=second.id)


async def test_entities_have_a_limit_and_previews_options(bot: Bot, anna: Citizen, world: World) -> None:
    """100 entities fit, 101 do not; link preview options are kept with the message."""
    sent = await bot.send_message(anna.id, "<b>a</b> " * 100, parse_mode="HTML", disable_web_page_preview=True)
    assert sent.link_preview_options is not None
    assert len(sent.entities) == 100
    with pytest.raises(BadRequest, match="Entities_too_long"):
        await bot.send_message(anna.id, "<b>a</b> " * 101, parse_mode="HTML")
    assert [violation.where for violation in world.violations] == ["entities"]
    world.violations.clear()
