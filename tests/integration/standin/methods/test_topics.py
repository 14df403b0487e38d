from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.standin import Citizen, Group, Staff, World


async def test_a_topic_is_opened_and_written_to(bot: Bot, group: Group) -> None:
    """A new topic has the id of its service message, which the assistant is told of too."""
    made = await bot.create_forum_topic(group.id, "Anna: pas")
    [topic] = group.topics
    assert (topic.id, topic.name) == (made.message_thread_id, "Anna: pas")
    sent = await bot.send_message(group.id, "Hej", message_thread_id=topic.id)
    assert (sent.is_topic_message, sent.message_thread_id) == (True, topic.id)
    said = (await bot.get_updates())[-1].message
    assert said is not None
    assert said.forum_topic_created is not None


async def test_a_message_in_a_topic_shows_the_opening_as_its_target(bot: Bot, group: Group, bo: Staff) -> None:
    """In a topic, what replies to nothing carries the topic's opening message; a real reply carries its target."""
    made = await bot.create_forum_topic(group.id, "Anna")
    plain = bo.send_in_topic(made.message_thread_id, "hej")
    bo.reply(plain, "hej igen")
    first, second = [update.message for update in (await bot.get_updates())[-2:]]
    assert first is not None
    assert second is not None
    assert first.reply_to_message is not None
    assert first.reply_to_message.forum_topic_created is not None
    assert second.reply_to_message is not None
    assert (second.reply_to_message.text, second.message_thread_id) == ("hej", made.message_thread_id)


async def test_a_deleted_topic_is_not_found(bot: Bot, group: Group, bo: Staff) -> None:
    """Nothing can be sent to, or done with, a topic that is gone; its messages are gone too."""
    topic = bo.create_topic("Anna")
    said = bo.send_in_topic(topic, "hej")
    bo.delete_topic(topic)
    assert said not in bo.chat
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=topic.id)
    with pytest.raises(BadRequest, match="Topic_id_invalid"):
        await bot.close_forum_topic(group.id, topic.id)


async def test_a_closed_topic_refuses_until_it_is_reopened(bot: Bot, group: Group, bo: Staff) -> None:
    """Closing and reopening show in the group, closing twice is refused, and messages go through afterwards."""
    topic = bo.create_topic("Anna")
    await bot.close_forum_topic(group.id, topic.id)
    assert topic.closed
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(group.id, "x", message_thread_id=topic.id)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.close_forum_topic(group.id, topic.id)
    await bot.reopen_forum_topic(group.id, topic.id)
    await bot.send_message(group.id, "x", message_thread_id=topic.id)
    kinds = [next(iter(message.content)) for message in bo.chat if message.service]
    assert kinds == ["forum_topic_created", "forum_topic_closed", "forum_topic_reopened"]


async def test_topics_need_the_right_to_manage_them(bot: Bot, world: World) -> None:
    """Without can_manage_topics the assistant cannot open a topic, nor change another's."""
    group = world.add_staff_group("Vagten", without=frozenset({"can_manage_topics"}))
    topic = world.add_member(group, "Bo").create_topic("Anna")
    for act in (bot.create_forum_topic(group.id, "x"), bot.edit_forum_topic(group.id, topic.id, "x")):
        with pytest.raises(BadRequest, match="Not enough rights to manage topics"):
            await act


async def test_its_own_topic_stays_the_assistants(bot: Bot, group: Group, bo: Staff) -> None:
    """Who opened a topic may close it without the right, but not delete it."""
    made = await bot.create_forum_topic(group.id, "Anna")
    group.set_bot("member", by=bo)
    await bot.close_forum_topic(group.id, made.message_thread_id)
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.delete_forum_topic(group.id, made.message_thread_id)


async def test_a_topic_is_deleted_and_renamed(bot: Bot, group: Group, bo: Staff) -> None:
    """A new name shows in the group; the same one is refused; deletion leaves nothing."""
    topic = bo.create_topic("Anna")
    await bot.edit_forum_topic(group.id, topic.id, "Anna: pas")
    assert topic.name == "Anna: pas"
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.edit_forum_topic(group.id, topic.id, "Anna: pas")
    await bot.delete_forum_topic(group.id, topic.id)
    assert group.topics == []


@pytest.mark.parametrize(("name", "fits"), [("a" * 128, True), ("a" * 129, False), ("", False)])
async def test_a_name_has_1_to_128_characters(bot: Bot, group: Group, world: World, name: str, fits: bool) -> None:
    """A topic's name is neither empty nor longer than 128."""
    if fits:
        await bot.create_forum_topic(group.id, name)
        return
    with pytest.raises(BadRequest):
        await bot.create_forum_topic(group.id, name)
    assert {violation.where for violation in world.violations} == {"name"}
    world.violations.clear()


async def test_only_forums_have_topics(bot: Bot, world: World, anna: Citizen) -> None:
    """A group without topics and a private chat refuse."""
    plain = world.add_staff_group("Uden", forum=False)
    assert plain.topics == []
    for chat_id in (plain.id, anna.id):
        with pytest.raises(BadRequest, match="The chat is not a forum"):
            await bot.create_forum_topic(chat_id, "x")


GENERAL: list[tuple[str, str, str]] = [
    ("close_general_forum_topic", "reopen_general_forum_topic", "general_closed"),
    ("hide_general_forum_topic", "unhide_general_forum_topic", "general_hidden"),
]


@pytest.mark.parametrize(("do", "undo", "state"), GENERAL)
async def test_general_is_closed_and_hidden(bot: Bot, group: Group, do: str, undo: str, state: str) -> None:
    """General can be closed and hidden and brought back, each only once in a row; closed it refuses messages."""
    acts: list[Callable[[int], Awaitable[bool]]] = [getattr(bot, do), getattr(bot, undo)]
    for act, expected in zip(acts, (True, False), strict=True):
        await act(group.id)
        assert getattr(group.chat, state) is expected
        with pytest.raises(BadRequest, match="Topic_not_modified"):
            await act(group.id)
        if expected:
            with pytest.raises(BadRequest, match="Topic_closed"):
                await bot.send_message(group.id, "x")


async def test_general_is_renamed(bot: Bot, group: Group) -> None:
    """General can get another name, but not the one it has."""
    await bot.edit_general_forum_topic(group.id, "Alle")
    assert group.chat.general_name == "Alle"
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.edit_general_forum_topic(group.id, "Alle")
