from __future__ import annotations

import pytest
from telegram import Bot, ChatMember, Update
from telegram.error import ChatMigrated, Forbidden

from bot.standin import Citizen, ControlError, Group, Staff, World, snapshot
from bot.standin.membership import migrate, set_anonymous, set_status
from bot.standin.model import ChatKind, Status


async def test_a_block_is_told_at_once(bot: Bot, anna: Citizen) -> None:
    """Blocking and unblocking come as changes of the assistant's own place, once each."""
    for _ in range(2):
        anna.block()
    anna.unblock()
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes] == [
        (ChatMember.MEMBER, ChatMember.BANNED),
        (ChatMember.BANNED, ChatMember.MEMBER),
    ]


def test_a_stranger_blocks_unnoticed(world: World) -> None:
    """One who never opened the chat can block without the assistant learning of it."""
    world.add_citizen("Per").block()
    assert world.updates.created == 0


async def test_changes_of_its_own_place_are_told(bot: Bot, group: Group, bo: Staff, world: World) -> None:
    """Losing a right, being thrown out and coming back are told, with who did it and what is left."""
    group.set_bot("administrator", without=frozenset({"can_manage_topics"}))
    group.remove_bot(by=bo)
    group.set_bot("member", by=bo)
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["administrator", "kicked", "member"]
    assert changes[0].new_chat_member.to_dict()["can_manage_topics"] is False
    assert {change.from_user.id for change in changes} == {bo.id}
    with pytest.raises(ControlError, match="nobody but the assistant"):
        world.add_staff_group("Tom").remove_bot()


async def test_who_comes_and_goes_is_told(bot: Bot, bo: Staff) -> None:
    """Leaving makes a service message, and chat_member for those who ask."""
    await bot.get_updates(allowed_updates=[Update.MESSAGE, Update.CHAT_MEMBER])
    bo.leave()
    change, message = (await bot.get_updates())[-2:]
    assert change.chat_member is not None
    assert change.chat_member.new_chat_member.status == "left"
    assert message.message is not None
    assert message.message.left_chat_member is not None
    assert message.message.left_chat_member.id == bo.id


async def test_who_joins_is_named(bot: Bot, group: Group, world: World) -> None:
    """One who joins shows in a service message, to the assistant and on the page."""
    per = world.add_user("Per", role="staff")
    set_status(world, group.chat, per, Status.MEMBER, by=per)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert [user.first_name for user in message.new_chat_members] == ["Per"]
    assert snapshot.message(group.chat.messages[message.message_id])["service"] == {
        "kind": "new_chat_members",
        "name": "Per",
    }


def test_only_administrators_are_anonymous(group: Group, bo: Staff) -> None:
    """An ordinary member writes in their own name; an administrator may write in the group's, and stop."""
    group.set_admin(bo, anonymous=True)
    assert bo.send("a").anonymous
    group.set_admin(bo, anonymous=False)
    assert not bo.send("b").anonymous
    group.set_admin(bo, admin=False)
    assert group.member(bo).status is Status.MEMBER
    with pytest.raises(ControlError, match="no administrator"):
        set_anonymous(group.world, group.chat, bo.user, anonymous=True)


async def test_a_migration_gives_the_group_a_new_id(bot: Bot, world: World) -> None:
    """Both chats say so, the old id refuses with the new one, and the people are in the new chat."""
    group = world.add_group("Vagten", bot=Status.ADMINISTRATOR)
    bo = world.add_member(group, "Bo")
    old = group.id
    group.migrate(forum=True)
    group.move(bo)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "x")
    assert moved.value.new_chat_id == group.id
    to, came = [update.message for update in (await bot.get_updates())[-2:]]
    assert to is not None
    assert came is not None
    assert (to.migrate_to_chat_id, came.migrate_from_chat_id) == (group.id, old)
    assert group.chat.kind is ChatKind.SUPERGROUP
    assert (await bot.create_forum_topic(group.id, "Anna")).name == "Anna"
    bo.send("jeg er her")
    for again in (group.chat, world.chats[old]):
        with pytest.raises(ControlError, match="no basic group any more"):
            migrate(world, again)


async def test_a_strange_group_can_add_the_assistant(bot: Bot, world: World) -> None:
    """Being added to a group it does not know is told, and its messages come."""
    strange = world.add_group("Fremmed", bot=Status.LEFT)
    per = world.add_member(strange, "Per")
    with pytest.raises(Forbidden):
        await bot.send_message(strange.id, "x")
    strange.set_bot(Status.MEMBER, by=per)
    per.send("/start")
    kinds = [next(key for key in update.to_dict() if key != "update_id") for update in await bot.get_updates()]
    assert kinds == ["my_chat_member", "message", "message"]


def test_a_basic_group_has_no_topics(world: World) -> None:
    """Topics need a supergroup."""
    with pytest.raises(ControlError, match="no topics"):
        world.add_group("Vagten", forum=True)
