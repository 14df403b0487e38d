from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.standin import Citizen, ControlError, Group, NothingCameError, Staff, World, acts
from bot.standin.model import Message, Status


async def last_update(bot: Bot) -> Update:
    """The newest update, as python-telegram-bot reads it."""
    return (await bot.get_updates(allowed_updates=Update.ALL_TYPES))[-1]


async def test_what_people_write_reaches_the_assistant(bot: Bot, anna: Citizen) -> None:
    """A text comes with who wrote it, their language, and the command in it."""
    anna.start("faxe")
    message = (await last_update(bot)).message
    assert message is not None
    assert message.from_user is not None
    assert (message.text, message.from_user.language_code, message.chat.type) == ("/start faxe", "da", "private")
    assert message.parse_entities() == {message.entities[0]: "/start"}


MEDIA: list[tuple[str, Callable[[Citizen], Message]]] = [
    ("photo", lambda citizen: citizen.send_photo("se her")),
    ("voice", lambda citizen: citizen.send_voice(duration=3)),
    ("sticker", lambda citizen: citizen.send_sticker("👍")),
    ("document", lambda citizen: citizen.send_document("pas.pdf")),
    ("location", lambda citizen: citizen.send_location()),
    ("audio", lambda citizen: citizen.send_media("audio")),
    ("video", lambda citizen: citizen.send_media("video")),
    ("contact", lambda citizen: citizen.send_media("contact", name="Per")),
]


@pytest.mark.parametrize(("kind", "send"), MEDIA)
async def test_each_kind_of_media_reaches_the_assistant(
    bot: Bot, anna: Citizen, kind: str, send: Callable[[Citizen], Message]
) -> None:
    """Every kind of message is one that python-telegram-bot can read."""
    sent = send(anna)
    message = (await last_update(bot)).message
    assert message is not None
    assert getattr(message, kind)
    assert message.caption == (sent.text or None)


async def test_an_album_is_an_update_for_each(bot: Bot, anna: Citizen) -> None:
    """The items of an album come one by one, sharing a media group, the caption on the first."""
    anna.send_album(("photo", "video", "photo"), caption="tre")
    messages = [update.message for update in (await bot.get_updates())[-3:]]
    assert [message.caption for message in messages if message] == ["tre", None, None]
    assert len({message.media_group_id for message in messages if message}) == 1
    with pytest.raises(ControlError, match="items"):
        anna.send_album(("photo",))


async def test_an_edit_is_an_edited_message(bot: Bot, anna: Citizen) -> None:
    """A changed text and a changed caption come as edited_message, with what Telegram finds in the new text."""
    anna.edit(anna.send("pas"), "se borger.dk")
    edited = (await last_update(bot)).edited_message
    assert edited is not None
    assert (edited.text, len(edited.entities), edited.edit_date is not None) == ("se borger.dk", 1, True)
    anna.edit(anna.send_photo("før"), "efter")
    captioned = (await last_update(bot)).edited_message
    assert captioned is not None
    assert (captioned.caption, bool(captioned.photo)) == ("efter", True)


async def test_a_reaction_is_told_in_private_and_to_administrators(
    bot: Bot, anna: Citizen, group: Group, bo: Staff
) -> None:
    """Reactions come with old and new, if asked for; as an ordinary member of a group the assistant gets none."""
    await last_update(bot)
    anna.react(anna.last, "👍")
    anna.react(anna.last, None)
    reaction = (await last_update(bot)).message_reaction
    assert reaction is not None
    assert ([r.to_dict()["emoji"] for r in reaction.old_reaction], reaction.new_reaction) == (["👍"], ())
    group.set_bot(Status.MEMBER)
    before = (await last_update(bot)).update_id
    bo.react(bo.send("hej"), "👍")
    assert (await last_update(bot)).update_id == before


async def test_an_anonymous_administrator_has_no_name(bot: Bot, group: Group, world: World) -> None:
    """Messages and reactions come in the name of the group."""
    chief = world.add_member(group, "Chef", anonymous=True)
    await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    said = chief.send("hej")
    message = (await last_update(bot)).message
    assert message is not None
    assert message.sender_chat is not None
    assert message.from_user is not None
    assert (message.from_user.username, message.sender_chat.id) == ("GroupAnonymousBot", group.id)
    chief.react(said)
    reaction = (await last_update(bot)).message_reaction
    assert reaction is not None
    assert (reaction.user, reaction.actor_chat is not None) == (None, True)


async def test_without_rights_little_is_heard_in_a_group(bot: Bot, world: World) -> None:
    """As an ordinary member the assistant gets commands, replies to itself and service messages, and nothing else."""
    group = world.add_staff_group("Vagten", bot_is_admin=False)
    bo = world.add_member(group, "Bo")
    sent = await bot.send_message(group.id, "Hej")
    bo.send("for os selv")
    bo.send("/status")
    bo.reply(group.chat.messages[sent.message_id], "svar")
    bo.create_topic("Anna")
    heard = [update.message.text for update in await bot.get_updates() if update.message]
    assert heard == ["/status", "svar", None]


def test_people_cannot_do_what_the_apps_do_not_let_them(world: World, anna: Citizen, group: Group, bo: Staff) -> None:
    """Empty and overlong texts, closed topics, others' messages, and writing to a blocked assistant are refused."""
    topic = bo.create_topic("Anna")
    bo.close_topic(topic)
    chief = world.add_member(group, "Chef", admin=True)
    chief.send_in_topic(topic, "jeg må gerne")
    theirs = chief.last
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: anna.send("  "), "text: it is empty"),
        (lambda: anna.send("a" * 4097), "text: 4097"),
        (lambda: anna.send_photo("a" * 4097), "media.caption: 4097"),
        (lambda: anna.send_media("dance"), "media.kind: 'dance'"),
        (lambda: anna.send_photo(data="!"), "media.data"),
        (lambda: anna.start("å"), "parameter: 'å'"),
        (lambda: bo.send_in_topic(topic, "hej"), "thread_id: the topic is closed"),
        (lambda: bo.send_in_topic(99, "hej"), "thread_id: no topic 99"),
        (lambda: bo.edit(theirs, "x"), "message_id"),
        (lambda: acts.write(world, bo.user, anna.room, {"text": "x"}), "chat_id: chat 1001 is somebody else's"),
        (lambda: anna.press_data("x", anna.last), "data: message 1 has no button"),
        (lambda: bo.delete(theirs), "message_ids"),
    ]
    for act, message in refused:
        with pytest.raises(ControlError, match=message.replace("(", r"\(")):
            act()
    bo.leave()
    anna.block()
    with pytest.raises(ControlError, match="Bo is not in Vagten"):
        bo.send("hej")
    with pytest.raises(ControlError, match="Anna has blocked"):
        anna.send("hej")
    group.chat.migrated_to = -5
    with pytest.raises(ControlError, match="the group has become -5"):
        chief.send("hej")


def test_deleting_is_not_told(world: World, anna: Citizen) -> None:
    """A citizen may delete in their own chat; the assistant learns nothing of it."""
    before = world.updates.created
    said = anna.last
    anna.delete(said)
    assert anna.chat == []
    assert (world.updates.created, said.deleted) == (before, True)


async def test_replies_are_given_once_and_in_order(bot: Bot, anna: Citizen) -> None:
    """What came before anybody waited is not missed, and nothing is given twice."""
    for text in ("a", "b", "c"):
        await bot.send_message(anna.id, text)
    assert [message.text for message in await anna.replies(2)] == ["a", "b"]
    waiting = asyncio.create_task(anna.replies(2))
    await asyncio.sleep(0)
    await bot.send_message(anna.id, "d")
    assert [message.text for message in await waiting] == ["c", "d"]
    await bot.send_message(anna.id, "e")
    anna.reader.skip()
    with pytest.raises(NothingCameError, match=r"1 more from the assistant, 0 came within 0.01 s in Anna:(\n|.)*e"):
        await anna.replies(within=0.01)


async def test_waiting_ends_with_what_was_seen(anna: Citizen, group: Group) -> None:
    """What never comes fails with the chat as it is, for every kind of wait."""
    with pytest.raises(NothingCameError, match="/start"):
        await anna.sees(lambda chat: len(chat) > 5, within=0.01)
    with pytest.raises(NothingCameError, match="no new topic in Vagten"):
        await group.new_topic(within=0.01)
    anna.room.messages[1].keyboard = [[{"text": "Ja", "callback_data": "ja"}]]
    with pytest.raises(NothingCameError, match="'ja' was not answered"):
        await anna.answered(anna.press("Ja"), within=0.01)


async def test_a_group_is_read_by_topic(bot: Bot, group: Group, bo: Staff) -> None:
    """Each topic is given once as new, and read by itself."""
    first, second = bo.create_topic("a"), bo.create_topic("b")
    assert [await group.new_topic(), await group.new_topic()] == [first, second]
    for topic in (second, first):
        await bot.send_message(group.id, topic.name, message_thread_id=topic.id)
    assert [(await group.reader(topic).next())[0].text for topic in (first, second)] == ["a", "b"]
    bo.rename_topic(first, "c")
    bo.close_topic(None)
    bo.reopen_topic(None)
    assert (first.name, group.chat.general_closed) == ("c", False)
    assert group.member(bo).status is Status.MEMBER


async def test_a_button_in_the_group_is_pressed_by_its_members(bot: Bot, group: Group, bo: Staff) -> None:
    """A colleague presses by data; one who has left cannot; without the assistant in the group nobody is told."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Tag sagen", callback_data="claim:1")]])
    await bot.send_message(group.id, "Ny sag", reply_markup=keyboard)
    bo.press_data("claim:1")
    query = (await last_update(bot)).callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("claim:1", bo.id)
    group.remove_bot(by=bo)
    before = (await last_update(bot)).update_id
    bo.press_data("claim:1")
    assert (await last_update(bot)).update_id == before
    bo.leave()
    with pytest.raises(ControlError, match="Bo is not in Vagten"):
        bo.press_data("claim:1")


async def test_a_full_name_reaches_the_assistant(bot: Bot, world: World) -> None:
    """Surname and username are there where a person has them."""
    per = world.add_citizen("Per", username="per_h")
    per.user.last_name = "Holm"
    per.start()
    message = (await last_update(bot)).message
    assert message is not None
    assert message.from_user is not None
    assert (message.from_user.full_name, message.chat.last_name) == ("Per Holm", "Holm")
    assert (message.chat.username, message.from_user.username) == ("per_h", "per_h")
