from __future__ import annotations

from datetime import datetime, timedelta, timezone

from telegram import Bot

from bot.standin import Citizen, Group, Staff, World, snapshot


def test_times_are_utc() -> None:
    """A moment in any zone is shown in UTC, with a Z."""
    moment = datetime(2026, 11, 25, 10, tzinfo=timezone(timedelta(hours=1)))
    assert snapshot.iso(moment) == "2026-11-25T09:00:00Z"


def test_each_kind_of_media_is_described(anna: Citizen) -> None:
    """The page gets the kind, what belongs to it, and an address for what has bytes."""
    shown = [
        snapshot.message(message)["media"]
        for message in (
            anna.send_photo(),
            anna.send_voice(duration=3),
            anna.send_sticker("👍"),
            anna.send_document("pas.pdf"),
            anna.send_location(),
            anna.send_media("contact", name="Per"),
        )
    ]
    assert [media["kind"] for media in shown] == ["photo", "voice", "sticker", "document", "location", "contact"]
    assert (shown[1]["duration"], shown[2]["emoji"], shown[3]["file_name"]) == (3, "👍", "pas.pdf")
    assert all(bool(media["url"]) is (media["kind"] not in ("location", "contact")) for media in shown)
    assert snapshot.message(anna.send("tekst"))["media"] is None


def test_each_service_message_is_described(world: World) -> None:
    """The page gets what happened, and to whom or what."""
    group = world.add_group("Vagten")
    bo = world.add_member(group, "Bo")
    old = group.chat
    bo.leave()
    group.migrate()
    shown = [
        snapshot.message(message)["service"] for message in (*old.messages.values(), *group.chat.messages.values())
    ]
    assert shown == [
        {"kind": "left_chat_member", "name": "Bo"},
        {"kind": "migrate_to_chat_id", "chat_id": group.id},
        {"kind": "migrate_from_chat_id", "chat_id": old.id},
    ]
    assert snapshot.message(group.chat.messages[1])["from"] is None


async def test_who_sent_it_is_shown_as_people_see_it(
    bot: Bot, anna: Citizen, group: Group, bo: Staff, world: World
) -> None:
    """An anonymous administrator shows as the group, a forward with its first sender."""
    group.set_admin(bo, anonymous=True)
    said = snapshot.message(bo.send("hej"))
    assert said["from"] == {"id": 1087968824, "name": "Vagten", "is_bot": False, "anonymous": True}
    forwarded = await bot.forward_message(group.id, anna.id, 1)
    assert snapshot.message(group.chat.messages[forwarded.message_id])["forward_from"] == "Anna"
    group.chat.members[bo.id].user.last_name = "Holm"
    names = {member["name"] for member in snapshot.chat_shape(group.chat)["members"]}
    assert names == {world.bot.name, "Bo Holm"}
