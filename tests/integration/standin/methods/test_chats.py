from __future__ import annotations

import pytest
from telegram import Bot, ChatMemberAdministrator, ChatMemberBanned, ChatMemberLeft, ChatMemberMember
from telegram.error import BadRequest, Forbidden

from bot.standin import Citizen, Group, Staff, World
from bot.standin.model import Status


async def test_a_chat_is_described(bot: Bot, anna: Citizen, group: Group) -> None:
    """A group says that it has topics; a private chat names the citizen."""
    full, private = await bot.get_chat(group.id), await bot.get_chat(anna.id)
    assert (full.title, full.is_forum, full.type) == ("Vagten", True, "supergroup")
    assert (private.first_name, private.type) == ("Anna", "private")


async def test_a_member_is_described_by_their_place(bot: Bot, group: Group, bo: Staff, anna: Citizen) -> None:
    """Administrator with rights, member, left: each its own kind; nobody is "user not found"."""
    mine = await bot.get_chat_member(group.id, bot.id)
    assert isinstance(mine, ChatMemberAdministrator)
    assert mine.can_manage_topics
    assert isinstance(await bot.get_chat_member(group.id, bo.id), ChatMemberMember)
    assert isinstance(await bot.get_chat_member(group.id, anna.id), ChatMemberLeft)
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group.id, 4711)
    assert await bot.get_chat_member_count(group.id) == 2


@pytest.mark.usefixtures("bo")
async def test_administrators_are_people(bot: Bot, group: Group, world: World, anna: Citizen) -> None:
    """The list holds the administrators that are no bots; a private chat has none."""
    chief = world.add_member(group, "Chef", admin=True)
    assert [member.user.id for member in await bot.get_chat_administrators(group.id)] == [chief.id]
    with pytest.raises(BadRequest, match="no administrators in the private chat"):
        await bot.get_chat_administrators(anna.id)


async def test_somebody_is_banned_and_let_in_again(bot: Bot, group: Group, bo: Staff) -> None:
    """A ban throws out; lifting it lets the person join again; it needs the right to restrict."""
    await bot.ban_chat_member(group.id, bo.id)
    assert isinstance(await bot.get_chat_member(group.id, bo.id), ChatMemberBanned)
    await bot.unban_chat_member(group.id, bo.id, only_if_banned=True)
    assert isinstance(await bot.get_chat_member(group.id, bo.id), ChatMemberLeft)
    group.chat.members[bot.id].rights = frozenset()
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.ban_chat_member(group.id, bo.id)


async def test_a_group_one_is_not_in_refuses(bot: Bot, group: Group, world: World, bo: Staff) -> None:
    """Thrown out, gone or never there: each is Forbidden in its own words."""
    strange = world.add_group("Fremmed", bot=Status.LEFT)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(strange.id, "x")
    group.remove_bot(by=bo)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")


async def test_leaving_a_group_is_told_and_final(bot: Bot, group: Group) -> None:
    """After leaving the assistant knows its place, and cannot write."""
    await bot.get_updates(allowed_updates=["my_chat_member"])
    await bot.leave_chat(group.id)
    change = (await bot.get_updates())[-1].my_chat_member
    assert change is not None
    assert isinstance(change.new_chat_member, ChatMemberLeft)
    with pytest.raises(Forbidden, match="bot is not a member"):
        await bot.send_message(group.id, "x")


async def test_a_message_is_pinned_and_let_go(bot: Bot, group: Group, bo: Staff, anna: Citizen) -> None:
    """A pin makes a service message once; deleting or unpinning ends it; it needs the right."""
    first, second = bo.send("a"), bo.send("b")
    for message in (first, second, second):
        await bot.pin_chat_message(group.id, message.id)
    assert len([message for message in bo.chat if "pinned_message" in message.content]) == 2
    pinned = (await bot.get_chat(group.id)).pinned_message
    assert pinned is not None
    assert pinned.text == "b"
    await bot.unpin_chat_message(group.id)
    await bot.delete_message(group.id, first.id)
    assert group.chat.pinned == []
    await bot.pin_chat_message(group.id, second.id)
    await bot.unpin_all_chat_messages(group.id)
    assert group.chat.pinned == []
    group.chat.members[bot.id].rights = frozenset()
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.pin_chat_message(group.id, second.id)
    await bot.pin_chat_message(anna.id, anna.last.id)
    assert anna.room.pinned == [1]


async def test_a_chat_can_be_named(bot: Bot, group: Group) -> None:
    """A public group answers to its @name."""
    group.chat.username = "vagten"
    assert (await bot.send_message("@vagten", "x")).chat.id == group.id
