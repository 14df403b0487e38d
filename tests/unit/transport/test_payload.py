"""What is kept of an update: enough to handle it, and nothing that says who somebody is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from telegram import Message, Update

from bot.standin import World
from bot.standin.model import ChatKind, Status
from bot.transport.incoming.payload import lane_of, reduce_update
from bot.transport.incoming.payload_form import Raw

PERSONAL = "Xq7Hemmelig"
"""Stands wherever Telegram says who somebody is; whatever is found of it afterwards was kept."""

NUMBERS = st.builds(
    lambda day, month, year, gap, rest: f"{day:02}{month:02}{year:02}{gap}{rest:04}",
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(0, 99),
    st.sampled_from(["-", "", " "]),
    st.integers(1000, 9999),
)
NUMBER_IN_A_TEXT = st.tuples(st.sampled_from(["mit nummer er ", "", "CPR: "]), NUMBERS)
IDS = st.integers(min_value=1, max_value=2**52)


def person(number: int) -> Raw:
    """Somebody, with everything that Telegram may tell of them."""
    return {
        "id": number,
        "is_bot": False,
        "first_name": PERSONAL,
        "last_name": PERSONAL,
        "username": PERSONAL,
        "language_code": "da",
        "is_premium": True,
    }


def chat(number: int) -> Raw:
    """A chat, private or not, with all its names."""
    kind = "private" if number > 0 else "supergroup"
    names = dict.fromkeys(("title", "username", "first_name", "last_name", "bio", "description"), PERSONAL)
    return {"id": number, "type": kind, "is_forum": number < 0, **names, "active_usernames": [PERSONAL]}


FILE: Raw = {"file_id": "AgAC", "file_unique_id": "AQ", "file_name": PERSONAL, "mime_type": "x/y", "duration": 3}
SIZE: Raw = {"width": 10, "height": 10}
CONTENT: dict[str, Any] = {
    "photo": [{**FILE, **SIZE}],
    "video": {**FILE, **SIZE},
    "voice": FILE,
    "audio": {**FILE, "performer": PERSONAL, "title": PERSONAL},
    "document": FILE,
    "animation": {**FILE, **SIZE},
    "sticker": {
        "file_id": "CAAC", "file_unique_id": "AQ", "type": "regular", **SIZE, "is_animated": False,
        "is_video": False, "emoji": "🙂", "set_name": PERSONAL,
    },
    "video_note": {**FILE, "length": 10},
    "location": {"latitude": 55.2, "longitude": 12.1},
    "venue": {"location": {"latitude": 55.2, "longitude": 12.1}, "title": PERSONAL, "address": PERSONAL},
    "contact": {"phone_number": PERSONAL, "first_name": PERSONAL, "user_id": 7, "vcard": PERSONAL},
    "poll": {"id": "1", "question": PERSONAL, "options": [{"text": PERSONAL, "voter_count": 0}]},
    "checklist": {"title": PERSONAL, "tasks": [{"id": 1, "text": PERSONAL}]},
    "story": {"chat": chat(-5), "id": 1},
    "game": {"title": PERSONAL, "description": PERSONAL, "photo": [{**FILE, **SIZE}]},
    "invoice": {"title": PERSONAL, "description": PERSONAL, "start_parameter": "", "currency": "DKK"},
    "paid_media": {"star_count": 5, "paid_media": []},
    "giveaway": {"chats": [chat(-5)], "prize_description": PERSONAL},
    "giveaway_winners": {"chat": chat(-5), "winners": [person(8)]},
}  # fmt: skip
AROUND: dict[str, Any] = {
    "author_signature": PERSONAL,
    "sender_chat": chat(-9),
    "via_bot": person(9),
    "forward_origin": {"type": "user", "date": 1, "sender_user": person(8)},
    "forward_from": person(8),
    "forward_sender_name": PERSONAL,
    "quote": {"text": PERSONAL, "position": 0},
    "external_reply": {"origin": {"type": "user", "date": 1, "sender_user": person(8)}, "contact": CONTENT["contact"]},
    "entities": [
        {"type": "text_mention", "offset": 0, "length": 3, "user": person(8)},
        {"type": "bot_command", "offset": 0, "length": 6},
    ],
    "caption_entities": [{"type": "text_mention", "offset": 0, "length": 3, "user": person(8)}],
    "something_new": {"name": PERSONAL, "of": [PERSONAL]},
}


@st.composite
def messages(draw: st.DrawFn, number: str) -> Raw:
    """A message of any kind, with any of what may stand around it, and with a personal number in its words."""
    at, sender = draw(st.sampled_from([5, -5])), draw(IDS)
    message: Raw = {"message_id": draw(IDS), "date": 1_795_600_000, "chat": chat(at), "from": person(sender)}
    kind = draw(st.sampled_from(["text", *CONTENT]))
    message |= {"text": number} if kind == "text" else {kind: CONTENT[kind], "caption": number}
    message |= {name: AROUND[name] for name in draw(st.sets(st.sampled_from(sorted(AROUND))))}
    if draw(st.booleans()):
        earlier = {"message_id": 3, "date": 1, "chat": chat(at), "from": person(4), "text": f"{PERSONAL} {number}"}
        message["reply_to_message"] = earlier
    if draw(st.booleans()):
        message |= {"message_thread_id": 12, "is_topic_message": draw(st.booleans())}
    return message


@st.composite
def updates(draw: st.DrawFn) -> tuple[str, Raw]:
    """A personal number, and an update that holds it."""
    words, number = draw(NUMBER_IN_A_TEXT)
    message = draw(messages(words + number))
    kind = draw(st.sampled_from(["message", "edited_message", "callback_query"]))
    if kind != "callback_query":
        return number, {"update_id": draw(IDS), kind: message}
    query = {"id": "4", "from": person(5), "message": message, "chat_instance": "88", "data": "ok:"}
    return number, {"update_id": draw(IDS), kind: query}


@given(updates())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_personal_is_kept(made: tuple[str, Raw]) -> None:
    """No name, title, username, phone number, file name or personal number of any update is stored."""
    number, update = made
    kept = json.dumps(reduce_update(update), ensure_ascii=False)
    assert PERSONAL not in kept
    assert number not in kept


@given(updates())
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_kept_can_be_handled(made: tuple[str, Raw]) -> None:
    """What is kept is an update for python-telegram-bot, from the same person in the same chat, and has its lane."""
    _, update = made
    # The steps of a place that is shared live are not kept.
    assume("location" not in update.get("edited_message", {}))
    kept = reduce_update(update)
    assert kept is not None
    decoded = Update.de_json(json.loads(json.dumps(kept)), None)
    given = next(value for name, value in update.items() if name != "update_id")
    place = given.get("message", given)
    assert decoded.update_id == update["update_id"]
    assert decoded.effective_chat is not None
    assert (decoded.effective_chat.id, decoded.effective_chat.type) == (place["chat"]["id"], place["chat"]["type"])
    assert decoded.effective_user is not None
    assert (decoded.effective_user.id, decoded.effective_user.language_code) == (given["from"]["id"], "da")
    assert lane_of(kept).partition(":")[0] == str(place["chat"]["id"])


def again(world: World) -> Update:
    """The world's newest update as it is handled after it was stored."""
    kept = reduce_update(world.updates.pending[-1])
    assert kept is not None
    return Update.de_json(json.loads(json.dumps(kept)), None)


def message_of(update: Update) -> Message:
    """The update's message, which must be a new one."""
    assert update.message is not None
    return update.message


@pytest.fixture
def world() -> World:
    """A stand-in whose updates look as Telegram's do."""
    return World()


def test_text_is_kept_with_its_command(world: World) -> None:
    """A text comes back, and a command is still one."""
    anna = world.add_citizen("Anna")
    anna.start("faxe")
    message = message_of(again(world))
    assert message.text == "/start faxe"
    assert [(entity.type, entity.length) for entity in message.entities] == [("bot_command", 6)]
    anna.send("hvad koster et pas")
    assert message_of(again(world)).text == "hvad koster et pas"


def test_edit_is_still_an_edit(world: World) -> None:
    """An edited message is known as such, and by the id of what it was."""
    anna = world.add_citizen("Anna")
    asked = anna.send("hvad koster et ps")
    anna.edit(asked, "hvad koster et pas")
    update = again(world)
    assert update.message is None
    assert update.edited_message is not None
    assert (update.edited_message.message_id, update.edited_message.text) == (asked.id, "hvad koster et pas")
    assert update.edited_message.edit_date is not None


def test_photo_is_known_by_its_id_and_caption(world: World) -> None:
    """A picture itself is not kept: its caption is, and the id with which Telegram copies it to staff."""
    picture = world.add_citizen("Anna").send_photo("her er 010190-1234")
    message = message_of(again(world))
    assert (message.message_id, message.text, message.caption) == (picture.id, None, "her er [CPR]")
    assert message.photo == ()


def test_album_stays_together(world: World) -> None:
    """The pictures of an album keep what binds them."""
    world.add_citizen("Anna").send_album()
    assert message_of(again(world)).media_group_id is not None


def test_sticker_is_still_a_sticker(world: World) -> None:
    """A sticker is told from a picture, since it is a smile and no question."""
    world.add_citizen("Anna").send_sticker("🙂")
    sticker = message_of(again(world)).sticker
    assert sticker is not None
    assert sticker.emoji == "🙂"


def test_voice_is_a_message_without_text(world: World) -> None:
    """A voice message is handled as something that cannot be read."""
    voice = world.add_citizen("Anna").send_voice()
    message = message_of(again(world))
    assert (message.message_id, message.text) == (voice.id, None)


def test_reply_names_what_it_answers(world: World) -> None:
    """A reply in the staff group is known by the message it answers."""
    group = world.add_staff_group("Vagten")
    bo = world.add_member(group, "Bo")
    first = bo.send("Nyt spørgsmål")
    bo.reply(first, "Det koster 893 kr.")
    message = message_of(again(world))
    assert message.reply_to_message is not None
    assert message.reply_to_message.message_id == first.id
    assert message.reply_to_message.text is None


def test_press_names_button_and_message(world: World) -> None:
    """A press is known by its data, and by the message whose button it was."""
    anna = world.add_citizen("Anna")
    anna.start()
    keyboard = [[{"text": "Ja", "callback_data": "ok:"}]]
    shown = world.post(anna.room, world.bot, {"text": "Hvad mener du?"}, keyboard=keyboard)
    anna.press("Ja")
    query = again(world).callback_query
    assert query is not None
    assert query.data == "ok:"
    assert query.message is not None
    assert (query.message.message_id, query.message.chat.id) == (shown.id, anna.id)


def test_topics_are_lanes_of_their_own(world: World) -> None:
    """In the staff group each topic is in order by itself; what stands in no topic shares the group's lane."""
    group = world.add_staff_group("Vagten")
    bo = world.add_member(group, "Bo")
    topic = bo.create_topic("Anna: pas")
    bo.send_in_topic(topic, "Hej")
    assert message_of(again(world)).message_thread_id == topic.id
    assert lane_of(again(world).to_dict()) == f"{group.id}:{topic.id}"
    first = bo.send("i General")
    assert lane_of(again(world).to_dict()) == str(group.id)
    bo.reply(first, "et svar i General har et nummer, men intet emne")
    assert lane_of(again(world).to_dict()) == str(group.id)


def test_move_of_a_group_is_kept(world: World) -> None:
    """That a group became a supergroup is kept, with its new id."""
    group = world.add_group("Vagten", kind=ChatKind.GROUP, bot=Status.ADMINISTRATOR)
    world.add_member(group, "Bo")
    old = group.id
    before = len(world.updates.pending)
    group.migrate()
    kept = [each for each in map(reduce_update, list(world.updates.pending)[before:]) if each is not None]
    moves = [Update.de_json(each, None) for each in kept]
    assert (old, group.id) in [(message_of(each).chat.id, message_of(each).migrate_to_chat_id) for each in moves]


def reaction(old: list[Raw], new: list[Raw]) -> Raw:
    """Somebody's changed reaction, with everything that Telegram may tell of them."""
    about = {"chat": chat(-5), "message_id": 7, "date": 1_795_600_000}
    changed = {"old_reaction": old, "new_reaction": new}
    return {"message_reaction": {**about, "user": person(5), "actor_chat": chat(-9), **changed}}


HEART: Raw = {"type": "emoji", "emoji": "❤"}
UNSETTABLE: list[Raw] = [
    {"type": "custom_emoji", "custom_emoji_id": PERSONAL},
    {"type": "paid"},
    {"type": "emoji", "emoji": "🫖"},
]


@pytest.mark.parametrize(("old", "new"), [({}, HEART), (HEART, {})], ids=["given", "taken away"])
def test_reaction_is_kept_without_whose_it_is(old: Raw, new: Raw) -> None:
    """Of a reaction its place and the emoji are kept if the assistant may set it, and nothing of who reacted."""
    before, after = ([*UNSETTABLE, *([each] if each else [])] for each in (old, new))
    kept = reduce_update({"update_id": 1, **reaction(before, after)})
    assert kept is not None
    assert PERSONAL not in json.dumps(kept)
    decoded = Update.de_json(json.loads(json.dumps(kept)), None)
    assert (decoded.effective_user, decoded.effective_chat and decoded.effective_chat.id) == (None, -5)
    changed = decoded.message_reaction
    assert changed is not None
    shown = [[each.to_dict() for each in side] for side in (changed.old_reaction, changed.new_reaction)]
    assert shown == [[each] if each else [] for each in (old, new)]
    assert lane_of(kept) == "-5"


@pytest.mark.parametrize(
    "update",
    [
        reaction([], UNSETTABLE),
        reaction([HEART], [*UNSETTABLE, HEART]),
        {"my_chat_member": {"chat": chat(5), "from": person(5), "date": 1}},
        {"channel_post": {"message_id": 1, "date": 1, "chat": chat(-5), "text": "hej"}},
        {"business_message": {"message_id": 1, "date": 1, "chat": chat(5), "text": "hej"}},
        {"inline_query": {"id": "1", "from": person(5), "query": "hej", "offset": ""}},
        {"something_new": {"text": "hej"}},
        {"message": {"message_id": 1, "date": 1, "chat": chat(-5), "new_chat_members": [person(5)]}},
        {"message": {"message_id": 1, "date": 1, "chat": chat(-5), "pinned_message": {"text": "hej"}}},
        {"message": {"message_id": 1, "date": 1, "chat": chat(-5), "forum_topic_edited": {"name": "pas"}}},
        {"edited_message": {"message_id": 1, "date": 1, "chat": chat(5), "location": {"latitude": 1, "longitude": 2}}},
        {"callback_query": {"id": "1", "from": person(5), "chat_instance": "8", "inline_message_id": "9", "data": "x"}},
        {"callback_query": {"id": "1", "from": person(5), "chat_instance": "8", "game_short_name": "9"}},
    ],
    ids=lambda update: next(iter(update)),
)
def test_what_does_not_concern_the_assistant_is_not_kept(update: Raw) -> None:
    """Nothing is kept of posts, of comings and goings, of steps, of pins and renamed topics, of what is new to us."""
    assert reduce_update({"update_id": 1, **update}) is None


def test_telephone_number_is_kept_where_staff_wrote_it(world: World) -> None:
    """A citizen's telephone number is masked; one that staff give to a citizen is what they mean to say."""
    text = "ring til os på 56 20 30 00"
    anna = world.add_citizen("Anna")
    group = world.add_staff_group("Vagten")
    bo = world.add_member(group, "Bo")
    anna.send(text)
    assert message_of(again(world)).text == "ring til os på [telefon]"
    bo.send(text)
    assert message_of(again(world)).text == text


@pytest.mark.parametrize("kind", ["chat_member", "my_chat_member"])
@pytest.mark.parametrize(("status", "there"), [("administrator", True), ("restricted", False), ("kicked", False)])
def test_of_comings_and_goings_only_who_is_there_is_kept(kind: str, status: str, there: bool) -> None:
    """Of a change in a group is kept whose place it is and whether they are there, in order with the group."""
    places = {"old_chat_member": {"status": "member"}, "new_chat_member": {"status": status, "custom_title": PERSONAL}}
    change = {name: place | {"user": person(7)} for name, place in places.items()}
    kept = reduce_update({"update_id": 1, kind: {"chat": chat(-100), "from": person(8), "date": 5, **change}})
    assert kept is not None
    assert PERSONAL not in json.dumps(kept)
    assert lane_of(kept) == "-100"
    update = getattr(Update.de_json(kept), kind)
    assert (update.new_chat_member.user.id, update.new_chat_member.status) == (7, "member" if there else "left")


def test_private_chat_has_no_members() -> None:
    """That a citizen blocks the assistant concerns no group, and is not kept."""
    change = {name: {"status": "member", "user": person(7)} for name in ("old_chat_member", "new_chat_member")}
    update = {"update_id": 1, "my_chat_member": {"chat": chat(100), "from": person(8), "date": 5, **change}}
    assert reduce_update(update) is None


def test_name_of_a_chat_that_writes_is_not_kept() -> None:
    """Of the chat in whose name something is written, its number is kept and not what it is called."""
    message = {"message_id": 1, "date": 5, "chat": chat(-100), "text": "hej", "sender_chat": chat(-200)}
    kept = reduce_update({"update_id": 1, "message": message})
    assert kept is not None
    assert PERSONAL not in json.dumps(kept)
    assert kept["message"]["sender_chat"]["id"] == -200
