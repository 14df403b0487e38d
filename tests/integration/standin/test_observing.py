from __future__ import annotations

import asyncio
from typing import Any

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.standin import Citizen, Group, Staff, World
from bot.standin.jsontypes import Json


async def get(http: httpx.AsyncClient, path: str, **query: Any) -> Json:
    """Read something of the control API."""
    response = await http.get(f"/standin/api/{path}", params=query)
    assert response.status_code == 200, response.text
    found: Json = response.json()
    return found


async def test_everything_is_seen_at_first(
    http: httpx.AsyncClient, bot: Bot, anna: Citizen, group: Group, bo: Staff
) -> None:
    """The first state holds the assistant, people, chats with topics and members, and all messages."""
    await bot.set_my_commands([("start", "Begynd")])
    await bot.set_my_description("Spørg")
    topic = bo.create_topic("Anna")
    await bot.send_message(anna.id, "<b>Hej</b>", parse_mode="HTML")
    state = await get(http, "state")
    assert state["bot"]["commands"] == {"": [{"command": "start", "description": "Begynd"}]}
    assert (state["bot"]["description"], state["bot"]["connected"]) == ({"": "Spørg"}, False)
    assert {(person["name"], person["role"]) for person in state["people"]} == {("Anna", "citizen"), ("Bo", "staff")}
    chats = {chat["id"]: chat for chat in state["chats"]}
    assert chats[group.id]["topics"] == [{"id": topic.id, "name": "Anna", "closed": False}]
    assert chats[anna.id]["opened"] is True
    shown = state["messages"][str(anna.id)][-1]
    assert (shown["html"], shown["from"]["is_bot"], shown["deleted"]) == ("<b>Hej</b>", True, False)
    assert state["messages"][str(group.id)][0]["service"] == {"kind": "forum_topic_created", "name": "Anna"}


async def test_only_changes_come_afterwards(http: httpx.AsyncClient, bot: Bot, anna: Citizen) -> None:
    """With a revision the state waits, and then holds new, edited and deleted messages and answers only."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja")]])
    sent = await bot.send_message(anna.id, "Ja?", reply_markup=keyboard)
    revision = (await get(http, "state"))["revision"]
    waiting = asyncio.create_task(get(http, "state", since=revision))
    press = anna.press("Ja")
    first = await waiting
    assert [answer["answered"] for answer in first["callback_answers"]] == [False]
    assert first["messages"] == {}
    await bot.answer_callback_query(press.id, "Tak")
    await bot.edit_message_text("Tak", anna.id, sent.message_id)
    anna.delete(anna.room.messages[1])
    second = await get(http, "state", since=first["revision"])
    changed = {message["id"]: message for message in second["messages"][str(anna.id)]}
    assert (changed[sent.message_id]["edited"], changed[1]["deleted"]) == (True, True)
    assert [(answer["id"], answer["text"]) for answer in second["callback_answers"]] == [(press.id, "Tak")]
    third = await get(http, "state", since=second["revision"], wait=0)
    assert (third["messages"], third["callback_answers"], third["revision"]) == ({}, [], second["revision"])


async def test_a_revision_from_before_a_restart_gives_everything(http: httpx.AsyncClient, anna: Citizen) -> None:
    """A revision that has not come yet cannot be from this stand-in."""
    state = await get(http, "state", since=10_000)
    assert str(anna.id) in state["messages"]


async def test_the_log_tells_what_was_asked(http: httpx.AsyncClient, bot: Bot, anna: Citizen) -> None:
    """Requests are logged with their parameters as they were meant, and can be chosen by method, chat and number."""
    await bot.send_message(anna.id, "42")
    await bot.send_photo(anna.id, b"png", filename="a.png")
    log = await get(http, "log", method="sendMessage", chat_id=anna.id)
    [entry] = log["entries"]
    assert (entry["params"]["text"], entry["params"]["chat_id"], entry["ok"]) == ("42", anna.id, True)
    later = await get(http, "log", since=entry["number"])
    assert [found["params"]["photo"] for found in later["entries"]] == ["a.png, 3 bytes"]
    assert later["last"] == log["last"] == entry["number"] + 1


async def test_violations_are_read_and_forgotten(http: httpx.AsyncClient, world: World) -> None:
    """A test in another process can ask for violations."""
    await http.post(f"/bot{world.token}/sendMesage")
    found = await get(http, "violations")
    assert [violation["method"] for violation in found["violations"]] == ["sendMesage"]
    await http.delete("/standin/api/violations")
    assert (await get(http, "violations"))["violations"] == []


async def test_faults_are_set_seen_and_lifted(http: httpx.AsyncClient, world: World, anna: Citizen) -> None:
    """A fault set over HTTP strikes, shows how often, and can be lifted alone or with all others."""
    made = (await http.post("/standin/api/faults", json={"kind": "flood", "retry_after": 3, "times": None})).json()
    refused = await http.post(f"/bot{world.token}/sendMessage", data={"chat_id": anna.id, "text": "x"})
    assert (refused.status_code, refused.json()["parameters"]) == (429, {"retry_after": 3})
    [fault] = (await get(http, "faults"))["faults"]
    assert (fault["id"], fault["used"], fault["times"]) == (made["id"], 1, None)
    await http.post("/standin/api/faults", json={"kind": "gone"})
    away = [world.faults.away]
    await http.delete("/standin/api/faults", params={"id": made["id"]})
    away.append(world.faults.away)
    await http.delete("/standin/api/faults")
    away.append(world.faults.away)
    assert away == [True, True, False]
    wrong = await http.get("/standin/api/log", params={"since": "x"})
    assert (wrong.status_code, wrong.json()) == (400, {"error": "since: 'x' is no number"})


async def test_the_page_learns_that_the_assistant_is_there(http: httpx.AsyncClient, bot: Bot, world: World) -> None:
    """A page that waits is told as soon as the assistant begins to poll, and it counts as there between two polls."""
    world.add_citizen("Anna")
    before = await get(http, "state")
    waiting = asyncio.create_task(get(http, "state", since=before["revision"]))
    await bot.get_updates()
    assert (before["bot"]["connected"], (await waiting)["bot"]["connected"]) == (False, True)
