from __future__ import annotations

import base64
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.standin import Citizen, Group, Staff, World
from bot.standin.jsontypes import Json


class Control:
    """The control API, as the page uses it."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def post(self, name: str, /, **body: Any) -> Json:
        """Do something that must succeed."""
        response = await self._client.post(f"/standin/api/{name}", json=body)
        assert response.status_code == 200, response.text
        found: Json = response.json()
        return found

    async def refused(self, name: str, /, **body: Any) -> str:
        """Do something that must be refused, and give the words."""
        response = await self._client.post(f"/standin/api/{name}", json=body)
        assert response.status_code == 400, response.text
        return str(response.json()["error"])


@pytest.fixture
def control(http: httpx.AsyncClient) -> Control:
    """The control API of the served world."""
    return Control(http)


async def test_a_citizen_is_made_and_starts(control: Control, world: World) -> None:
    """A person made over HTTP has a chat, which a start link opens."""
    person = await control.post("people", name="Per", language="en", username="per")
    message = await control.post("start", person=person["id"], parameter="faxe")
    assert (person["language"], person["role"], person["chat_id"]) == ("en", "citizen", person["id"])
    assert (message["text"], world.chats[person["id"]].opened) == ("/start faxe", True)


async def test_staff_join_the_staff_group(control: Control, group: Group) -> None:
    """Staff join the first group, or the one that is named, as what they are said to be."""
    bo = await control.post("people", name="Bo", role="staff", anonymous=True)
    other = await control.post("groups", title="Anden", type="group", bot="absent")
    kim = await control.post("people", name="Kim", role="staff", chat_id=other["id"])
    assert group.chat.members[bo["id"]].anonymous
    assert group.world.chats[other["id"]].members.keys() == {kim["id"]}


async def test_messages_go_where_they_are_sent(control: Control, anna: Citizen, group: Group, bo: Staff) -> None:
    """By default to the assistant; else to the chat, the topic and the message that are named."""
    topic = bo.create_topic("Anna")
    private = await control.post("messages", **{"from": anna.id}, text="hej")
    first = await control.post("messages", **{"from": bo.id}, chat_id=group.id, thread_id=topic.id, text="a")
    second = await control.post("messages", **{"from": bo.id}, chat_id=group.id, reply_to=first["id"], text="b")
    assert private["chat_id"] == anna.id
    assert (second["thread_id"], second["reply_to"]) == (topic.id, first["id"])


async def test_media_is_sent_with_its_bytes(control: Control, anna: Citizen, http: httpx.AsyncClient) -> None:
    """A photo's bytes are those that were given, and can be shown; an album gives several messages."""
    photo = {"kind": "photo", "caption": "her", "data": base64.b64encode(b"png").decode()}
    sent = await control.post("messages", **{"from": anna.id}, media=photo)
    assert (sent["media"]["kind"], sent["text"]) == ("photo", "her")
    shown = await http.get(sent["media"]["url"])
    assert (shown.content, shown.headers["content-type"]) == (b"png", "image/png")
    place = await control.post("messages", **{"from": anna.id}, media={"kind": "location", "latitude": 55.5})
    assert place["media"]["latitude"] == 55.5
    items = [{"kind": "photo"}, {"kind": "video"}]
    album = await control.post("messages", **{"from": anna.id}, media={"kind": "album", "items": items, "caption": "x"})
    assert [message["text"] for message in album["messages"]] == ["x", ""]
    assert len({message["media_group_id"] for message in album["messages"]}) == 1


async def test_a_document_is_not_shown_but_saved(control: Control, anna: Citizen, http: httpx.AsyncClient) -> None:
    """A document that somebody uploads never opens as a page of this address."""
    page = {"kind": "document", "mime_type": "text/html", "data": base64.b64encode(b"<script>").decode()}
    sent = await control.post("messages", **{"from": anna.id}, media=page)
    response = await http.get(sent["media"]["url"])
    assert response.headers["content-disposition"] == "attachment"
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_a_message_is_changed_and_deleted(control: Control, anna: Citizen) -> None:
    """One's own message can be changed and taken away."""
    sent = anna.send("pas")
    edited = await control.post("edits", **{"from": anna.id}, message_id=sent.id, text="kørekort")
    assert (edited["text"], edited["edited"]) == ("kørekort", True)
    assert await control.post("deletions", **{"from": anna.id}, message_ids=[sent.id]) == {"deleted": 1}
    assert sent.deleted


async def test_a_button_is_pressed(control: Control, bot: Bot, anna: Citizen, world: World) -> None:
    """A press reaches the assistant, by the data of the button."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja")]])
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard)
    pressed = await control.post("presses", **{"from": anna.id}, message_id=sent.message_id, data="ja")
    assert world.presses[pressed["id"]].data == "ja"


async def test_reactions_come_and_go(control: Control, anna: Citizen) -> None:
    """A reaction shows on the message until it is taken away."""
    given = await control.post("reactions", **{"from": anna.id}, message_id=1, emoji="👍")
    taken = await control.post("reactions", **{"from": anna.id}, message_id=1, emoji=None)
    assert (given["reactions"], taken["reactions"]) == ([{"emoji": "👍", "from": anna.id}], [])


async def test_a_citizen_blocks_and_unblocks(control: Control, anna: Citizen) -> None:
    """Both directions of a block."""
    assert (await control.post("blocks", person=anna.id, blocked=True))["blocked"] is True
    assert (await control.post("blocks", person=anna.id, blocked=False))["blocked"] is False


async def test_topics_live_and_die(control: Control, group: Group, bo: Staff) -> None:
    """Create, rename, close, reopen, delete; and General closes too."""
    place = {"chat_id": group.id, "from": bo.id}
    made = await control.post("topics", **place, action="create", name="Anna")
    topic = group.chat.topics[made["thread_id"]]
    states = []
    for action in ("rename", "close", "reopen"):
        await control.post("topics", **place, action=action, thread_id=topic.id, name="Anna: pas")
        states.append((topic.name, topic.closed))
    assert states == [("Anna: pas", False), ("Anna: pas", True), ("Anna: pas", False)]
    await control.post("topics", **place, action="delete", thread_id=topic.id)
    await control.post("topics", **place, action="close", thread_id=None)
    assert (group.topics, group.chat.general_closed) == ([], True)
    assert "General cannot be changed by delete" in await control.refused("topics", **place, action="delete")


async def test_members_and_rights_change(control: Control, group: Group, bo: Staff) -> None:
    """People come, go and are promoted; the assistant's rights change; the answer shows the chat."""
    place = {"chat_id": group.id, "person": bo.id}
    statuses = []
    for action in ("promote", "anonymous", "named", "demote", "leave", "join"):
        chat = await control.post("members", **place, action=action)
        statuses += [(m["status"], m["anonymous"]) for m in chat["members"] if m["id"] == bo.id]
    assert statuses == [
        ("administrator", False),
        ("administrator", True),
        ("administrator", False),
        ("member", False),
        ("left", False),
        ("member", False),
    ]
    await control.post("rights", chat_id=group.id, bot="administrator", rights={"can_manage_topics": False})
    assert "can_manage_topics" not in group.chat.members[1].rights
    await control.post("rights", chat_id=group.id, bot="absent")
    assert group.chat.members[1].status == "kicked"
    bo.leave()
    assert "nobody but the assistant" in await control.refused("rights", chat_id=group.id)


async def test_a_group_migrates(control: Control, world: World) -> None:
    """A basic group made over HTTP becomes a supergroup with another id."""
    made = await control.post("groups", title="Vagten", type="group")
    new = await control.post("migrate", chat_id=made["id"], forum=True)
    assert (new["type"], world.chats[made["id"]].migrated_to) == ("supergroup", new["id"])


@pytest.mark.parametrize(
    ("name", "body", "error"),
    [
        ("people", {}, "name: it is missing"),
        ("people", {"name": "Bo", "role": "boss"}, "role: 'boss' is not one of citizen, staff"),
        ("people", {"name": "Bo", "role": "staff"}, "role: there is no group"),
        ("people", {"name": "Bo", "role": "staff", "chat_id": 1001}, "chat_id: 1001 is a private chat"),
        ("start", {"person": 1001, "parameter": "å"}, "parameter: 'å'"),
        ("messages", {"from": 1, "text": "x"}, "from: there is no person 1"),
        ("messages", {"from": "x", "text": "x"}, "from: 'x' is no whole number"),
        ("messages", {"from": 1001, "chat_id": 5, "text": "x"}, "chat_id: there is no chat 5"),
        ("messages", {"from": 1001, "reply_to": 5, "text": "x"}, "reply_to: there is no message 5"),
        ("messages", {"from": 1001, "thread_id": 5, "text": "x"}, "thread_id: there is no topic 5"),
        ("messages", {"from": 1001}, "text: it is missing"),
        ("messages", {"from": 1001, "media": "x"}, "media: it is not an object"),
        ("messages", {"from": 1001, "media": {"kind": "album", "items": []}}, "media.items"),
        ("deletions", {"from": 1001}, "message_ids: it is not a list"),
        ("presses", {"from": 1001, "message_id": 1, "data": "x"}, "data: message 1 has no button"),
        ("groups", {"title": "x", "type": "channel"}, "type: 'channel' is not one of"),
        ("groups", {"title": "x", "rights": {"can_fly": False}}, "rights: can_fly is no right"),
        ("people", {"name": "Bo", "language": 5}, "language: it is missing or no text"),
        (
            "messages",
            {"from": 1001, "media": {"kind": "voice", "duration": "long"}},
            "body: a value has the wrong shape",
        ),
        ("faults", {"kind": "fire"}, "kind: 'fire' is not one of"),
        ("faults", {"kind": "slow", "speed": 1}, "speed: no such setting"),
    ],
)
@pytest.mark.usefixtures("anna")
async def test_a_bad_request_says_what_is_wrong_and_where(control: Control, name: str, body: Json, error: str) -> None:
    """Every refusal names the field and what to do."""
    assert (await control.refused(name, **body)).startswith(error)


async def test_topics_need_a_forum_and_a_member(control: Control, world: World, anna: Citizen, group: Group) -> None:
    """Only members of a forum do anything with topics."""
    plain = world.add_staff_group("Uden", forum=False)
    bo = world.add_member(plain, "Bo")
    assert "has no topics" in await control.refused("topics", **{"from": bo.id}, chat_id=plain.id, name="x")
    assert "is not in Vagten" in await control.refused("topics", **{"from": anna.id}, chat_id=group.id, name="x")


@pytest.mark.parametrize(
    ("content", "kind", "error"),
    [
        (b"{}", "text/plain", "Content-Type"),
        (b"x", "application/json", "body: it is not JSON"),
        (b"[]", "application/json", "body: it is not an object"),
    ],
)
async def test_only_json_objects_are_read(http: httpx.AsyncClient, content: bytes, kind: str, error: str) -> None:
    """A body of another kind is refused, which also keeps forms on other sites out."""
    response = await http.post("/standin/api/people", content=content, headers={"Content-Type": kind})
    assert (response.status_code, response.json()["error"].startswith(error)) == (400, True)
